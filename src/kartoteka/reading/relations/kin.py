"""Kin and other ties: *his wife, the actress Zinaida Raikh*; *Francisco Beltrán, her son*; *her friend*.

The subject is the one described, the object the one that it is tied to. Where only the other side has a name
(*Janka, the son of a toolmaker*) the tie is said all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import KIN, KIN_SHORT, TIE_NOUNS, singular
from kartoteka.reading.relations.tied_to import tied_to
from kartoteka.reading.relations.view import View
from kartoteka.reading.relations.wording import worded

if TYPE_CHECKING:
    from spacy.tokens import Token


def kin_relations(view: View) -> Iterator[Relation]:
    """Kin and ties said by descriptions, in order."""
    for token in view.doc:
        short = KIN_SHORT.get(token.text)
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") and short is None:
            continue
        key = short or singular(token.text, token.lemma_)
        kind = "kin" if key in KIN else "associate" if key in TIE_NOUNS else None
        if kind is not None and view.cast.at(token.i):
            yield from _of(view, token, kind)


def _of(view: View, token: Token, kind: str) -> Iterator[Relation]:
    value, start, end = worded(token, complement=False)
    others = tied_to(view, token)
    subjects = view.persons(token)
    head = view.entry(token)
    if head is not None and others and others != [head] and not _told_of_somebody(view, subjects):
        subjects = [head]  # "Illegit. son of Marcelina Shpet"
    for subject in subjects:
        for other in others:
            if other != subject and (kind == "kin" or _are_associates(view, subject, other)):
                yield Relation(kind, subject, other, value, start, end)


def _are_associates(view: View, subject: str, other: str) -> bool:
    """*his friends*, who are nobody in particular, say nothing of him."""
    return view.kind(other) == "person" and view.kind(subject) == "person" and bool(view.entities[subject].names)


def _told_of_somebody(view: View, subjects: list[str]) -> bool:
    return any(view.entities[s].names or len(view.entities[s].mentions) > 1 for s in subjects)
