"""Kin and other ties: *his wife, the actress Zinaida Raikh*; *Francisco Beltrán, her son*; *her friend*.

The subject is the one described, the object the one that it is tied to. Where only the other side has a name
(*Janka, the son of a toolmaker*) the tie is said all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import KIN, KIN_SHORT, TIE_NOUNS, load, singular
from kartoteka.reading.relations.one_of import one_of
from kartoteka.reading.relations.tied_to import tied_to
from kartoteka.reading.relations.view import View
from kartoteka.reading.relations.wording import worded

if TYPE_CHECKING:
    from spacy.tokens import Token


_CHILDREN: dict[str, str] = load("relations")["children"]
_OFFICES = frozenset(load("relations")["offices"].split())
_SEEMING = frozenset(load("relations")["seeming"].split())


def kin_relations(view: View) -> Iterator[Relation]:
    """Kin and ties said by descriptions, in order."""
    for token in view.doc:
        short = KIN_SHORT.get(token.text)
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") and short is None:
            continue
        kind = _kind(short or _key(token), token) or _own_child(token)
        if kind is not None and view.cast.at(token.i) and not _only_seems(token):
            yield from one_of(view, token, kind) or _of(view, token, kind)


def _key(token: Token) -> str:
    """The noun; of *cell-[mate]* the whole word."""
    doc, i = token.doc, token.i
    if i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        for whole in (f"{doc[i - 2].lower_}{token.lemma_}", f"{doc[i - 2].lower_}-{token.lemma_}"):
            if whole in KIN or whole in TIE_NOUNS:
                return whole
    return singular(token.text, token.lemma_)


def _own_child(token: Token) -> str | None:
    """*her [boy] Ivan*, *their little [girl]*: a child with its parents' pronoun; *his boys* may be his men."""
    owners = [c.lower_ for c in token.lefts if c.dep_ == "poss" and c.tag_ == "PRP$"]
    if token.lemma_ not in _CHILDREN or not owners:
        return None
    return "kin" if token.tag_ == "NN" or owners[0] in ("her", "their") else None


def _kind(key: str, token: Token) -> str | None:
    """Of which type the tie is: *his secretary* holds a post with him, *his companions* are no kin."""
    if key in _OFFICES:
        return "post"
    if key in KIN and not (key == "companion" and token.tag_ == "NNS"):
        return "kin"
    return "associate" if key in TIE_NOUNS else None


def _only_seems(token: Token) -> bool:
    """*She passed for his [wife]*; *posing as their [uncle]*."""
    link = token.head
    return token.dep_ == "pobj" and link.lower_ in ("for", "as") and link.head.lemma_ in _SEEMING


def _of(view: View, token: Token, kind: str) -> Iterator[Relation]:
    value, start, end = worded(token, complement=False)
    if value.rpartition(" ")[2] in _CHILDREN:
        value = _CHILDREN[value.rpartition(" ")[2]]
    others = tied_to(view, token)
    subjects = view.persons(token)
    head = view.entry(token)
    if head is not None and others and others != [head] and not _told_of_somebody(view, subjects):
        subjects = [head]  # "Illegit. son of Marcelina Shpet"
    for subject in subjects:
        for other in others:
            if other != subject and _ties(view, token, kind, subject, other):
                yield Relation(kind, subject, other, value, start, end)


def _ties(view: View, token: Token, kind: str, subject: str, other: str) -> bool:
    if token.lemma_ == "ward":
        return bool(view.entities[subject].names)  # else where the sick lie
    return kind == "kin" or _are_associates(view, subject, other)


def _are_associates(view: View, subject: str, other: str) -> bool:
    """*his friends*, who are nobody in particular, say nothing of him."""
    return view.kind(other) == "person" and view.kind(subject) == "person" and bool(view.entities[subject].names)


def _told_of_somebody(view: View, subjects: list[str]) -> bool:
    return any(view.entities[s].names or len(view.entities[s].mentions) > 1 for s in subjects)
