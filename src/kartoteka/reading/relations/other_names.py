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
    yield from _nicknames(view)


def _as_another(view: View, entity: str, first: int, last: int) -> bool:
    """*as “[Peter Cordes]” he was selling cloth*: a name behind *as* whose last word is in none of his others."""
    i = first - 1
    while i > 0 and view.doc[i].text in _QUOTES:
        i -= 1
    spelt = view.doc[first:last].text.lower()
    others = [name.lower().split() for name in view.entities[entity].names if name.lower() != spelt]
    if i < 0 or view.doc[i].lower_ != "as" or not others or any(view.doc[last - 1].lower_ in name for name in others):
        return False
    return any(len(name) > 1 for name in others) or not any(set(name) & set(spelt.split()) for name in others)


_NICKNAMING = frozenset({"nicknamed", "dubbed", "codenamed", "code-named", "known", "surnamed", "called"})
_QUOTES = frozenset({"“", '"', "‘", "„", "«"})
_CLOSING = frozenset({"”", '"', "’", "“", "»"})


def _nicknames(view: View) -> Iterator[Relation]:
    """*Josip Broz, nicknamed [the Locksmith]*; *Abbott, known as “[the Hammer]”*; *Josip “[Walter]” Broz*."""
    doc = view.doc
    for first, (entity, last) in sorted(view.named.items()):
        if view.kind(entity) != "person":
            continue
        inside = [i for i in range(first, last) if doc[i].text in _QUOTES]
        if len(inside) and inside[0] + 2 < last:
            yield _alias(view, entity, inside[0] + 1, inside[0] + 2)
        i = last + 1 if last < len(doc) and doc[last].text in (",", "(") else last
        if i + 2 >= len(doc) or doc[i].lower_ not in _NICKNAMING:
            continue
        i += 1
        if doc[i].lower_ == "as" or (
            doc[i - 1].lower_ != "known" and doc[i].text not in _QUOTES and doc[i].lower_ == "as"
        ):
            i += 1
        elif doc[i - 1].lower_ == "known":
            continue
        yield from _quoted(view, entity, i)


def _quoted(view: View, entity: str, i: int) -> Iterator[Relation]:
    doc = view.doc
    quoted = i + 1 < len(doc) and doc[i].text in _QUOTES
    start = i + 1 if quoted else i
    end = start
    if quoted:
        while end < len(doc) and end < start + 6 and doc[end].text not in _CLOSING:
            end += 1
    elif doc[i].lower_ == "the" and i + 1 < len(doc) and doc[i + 1].text[:1].isupper():
        end = start + 2
        while end < len(doc) and doc[end].text[:1].isupper() and doc[end].text.isalpha():
            end += 1
    if start < end < len(doc) and start not in view.named:
        yield _alias(view, entity, start, end)


def _alias(view: View, entity: str, first: int, last: int) -> Relation:
    end = view.doc[last - 1]
    return Relation("alias", entity, None, view.doc[first:last].text, view.doc[first].idx, end.idx + len(end.text))


def _under_a_name(view: View) -> Iterator[Relation]:
    """*He was living under the name of [Hang Pin]*: the bearer stands further back."""
    for first, (entity, last) in sorted(view.named.items()):
        if (
            view.kind(entity) == "person"
            and len(view.entities[entity].names) > 1
            and (strong_cue_before(view.doc, first) or _as_another(view, entity, first, last))
        ):
            token = view.doc[last - 1]
            yield Relation(
                "alias", entity, None, view.doc[first:last].text, view.doc[first].idx, token.idx + len(token.text)
            )
