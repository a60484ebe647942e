"""Other names: *Hu Nim, known in the Party as [Phoas]*; *Lenora ([Nora])*; *SHPET (also [Špet], Chpet)*; *Duch, whose
real name was [Kaing Guek Eav]*. The subject is the person, the value the other name as worded.
"""

from __future__ import annotations

from collections.abc import Iterator

from kartoteka.claims import Relation
from kartoteka.reading.relations.view import View
from kartoteka.reading.who.aliases import also_named, strong_cue_before


def alias_relations(view: View) -> Iterator[Relation]:
    """Aliases said by the text, in order."""
    spans = {i: end for i, (_, end) in view.named.items()}
    persons = {i for i, (entity, _) in view.named.items() if view.kind(entity) == "person"}
    for first, last, earlier in also_named(view.doc, spans, persons):
        entity = view.named[first][0]
        if entity == view.named[earlier][0]:
            token = view.doc[last - 1]
            value = view.doc[first:last].text
            yield Relation("alias", entity, None, value, view.doc[first].idx, token.idx + len(token.text))
    yield from _under_a_name(view)


def _under_a_name(view: View) -> Iterator[Relation]:
    """*He was living under the name of [Hang Pin]*: the bearer stands further back."""
    for first, (entity, last) in sorted(view.named.items()):
        if (
            view.kind(entity) == "person"
            and len(view.entities[entity].names) > 1
            and strong_cue_before(view.doc, first)
        ):
            token = view.doc[last - 1]
            yield Relation(
                "alias", entity, None, view.doc[first:last].text, view.doc[first].idx, token.idx + len(token.text)
            )
