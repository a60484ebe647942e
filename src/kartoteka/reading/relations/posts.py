"""Posts said by descriptions: *Kerzhentsev, chairman of the Committee on the Arts*; *two interrogators, Voronin and
Rodos*; *he was Lieutenant ...*; *the governor of Aleppo*, who has no name.

A description that only points back (*the director had accused ...*) says no post of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import (
    HONORIFICS,
    MEMBER_NOUNS,
    POST_NOUNS,
    POST_TITLES,
    TIE_NOUNS,
    TITLES,
    fold,
    load,
    singular,
)
from kartoteka.reading.relations.view import View
from kartoteka.reading.relations.wording import worded

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_PLACES = frozenset(map(fold, load("relations")["of_places"].split()))
"""Posts that may be of a place: *governor of Aleppo*."""


def post_relations(view: View) -> Iterator[Relation]:
    """Posts and memberships, in order."""
    for token in view.doc:
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or not view.cast.at(token.i) or token.i in view.named:
            continue
        said_before = token.i + 1 in view.named and fold(token.text) in TITLES
        if token.text[:1].isupper() and (said_before or fold(token.text) in HONORIFICS):
            continue  # a title, which `title_relations` reads
        if token.text[:1].isupper() and token.i + 1 < len(view.doc) and _is_title(token.nbor()):
            continue  # "[Chief] Justice O'Connor"
        key = singular(token.text, token.lemma_)
        if key not in POST_NOUNS and key not in MEMBER_NOUNS:
            continue
        subjects = [s for s in view.bearers(token) if view.kind(s) == "person"]
        if key in MEMBER_NOUNS and _body(view, token) is not None and key not in OF_PLACES:
            yield from _membership(view, token, subjects)
        elif key in POST_NOUNS and not (key in TIE_NOUNS and _of_a_person(view, token)):
            yield from _post(view, token, key, subjects)


def _is_title(token: Token) -> bool:
    return token.text[:1].isupper() and fold(token.text) in POST_TITLES


def _membership(view: View, token: Token, subjects: list[str]) -> Iterator[Relation]:
    value, start, end = worded(token, complement=False)
    for subject in subjects:
        yield Relation("affiliation", subject, _body(view, token), value, start, end)


def _post(view: View, token: Token, key: str, subjects: list[str]) -> Iterator[Relation]:
    body = _body(view, token)
    place_only = (
        body is not None and view.kind(body) == "place" and key not in OF_PLACES and token.head.dep_ != "compound"
    )
    value, start, end = worded(token, complement=not (place_only and not _serves(view, token)))
    for subject in subjects:
        if view.entities[subject].names:
            if view.name_near(token, [subject], after=60 if token.tag_ == "NNS" else 12) or _predicated(token):
                yield Relation("post", subject, body, value, start, end)
        elif body is not None and not any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in token.lefts):
            yield Relation("post", subject, body, value, start, end)


def _serves(view: View, token: Token) -> bool:
    """A hospital or a prison has doctors and chairmen: the complement belongs to the post where it is no mere town."""
    return any(found.tag_ in ("NN", "NNS") for found in _complements(token))


def _predicated(token: Token) -> bool:
    first = token
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return first.dep_ in ("attr", "oprd") or (first.dep_ == "pobj" and first.head.lower_ == "as")


def _of_a_person(view: View, token: Token) -> bool:
    for child in token.lefts:
        if child.dep_ == "poss":
            return any(view.kind(i) == "person" for i in view.cast.at(child.i))
    return False


def _complements(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("compound", "nmod", "poss"):
            yield child
        if child.dep_ == "prep" and child.lower_ in ("of", "at", "in", "on", "for", "to"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def _body(view: View, token: Token) -> str | None:
    """The body or place in the description: *[NKVD] interrogators*, *chairman of the [prison]*."""
    for word in _complements(token):
        for found in view.things(word, "body", "place", "group"):
            if view.kind(found) != "group":
                return found
    return None
