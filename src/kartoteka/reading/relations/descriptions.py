"""Relations that a description says: kin (*his wife*), posts (*chairman of ...*), ties (*her friend*), membership.

The entity that the head noun stands for is the subject; the possessor or the complement is the object. A plural
description says it of each member of its group: *two interrogators, Voronin and Rodos*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Entity, Relation
from kartoteka.reading.cast import Cast
from kartoteka.reading.mentions.nominals import kind_of_noun
from kartoteka.reading.mentions.words import KIN, KIN_SHORT, MEMBER_NOUNS, POST_NOUNS, TIE_NOUNS, singular
from kartoteka.reading.relations.wording import worded

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def described_relations(doc: Doc, cast: Cast, entities: dict[str, Entity]) -> Iterator[Relation]:
    """Relations said by the descriptions of the text, in order."""
    for token in doc:
        ids = cast.at(token.i)
        if not ids or token.tag_ not in ("NN", "NNS", "NNP", "NNPS"):
            continue
        key = KIN_SHORT.get(token.text) or singular(token.text, token.lemma_)
        subjects = [i for i in ids if entities[i].kind == "person"] or list(ids)
        if key in KIN:
            yield from _kin(token, subjects, cast, entities)
        elif key in TIE_NOUNS and _possessor_ids(token, cast, entities):
            yield from _tie(token, subjects, cast, entities)
        elif key in MEMBER_NOUNS and _body(token, cast, entities):
            yield from _member(token, subjects, cast, entities)
        elif key in POST_NOUNS and kind_of_noun(key, False) == "person":
            yield from _post(token, subjects, cast, entities)


def _kin(token: Token, subjects: list[str], cast: Cast, entities: dict[str, Entity]) -> Iterator[Relation]:
    value, start, end = worded(token, complement=False)
    for subject in subjects:
        for other in _possessor_ids(token, cast, entities):
            if other != subject:
                yield Relation("kin", subject, other, value, start, end)


def _tie(token: Token, subjects: list[str], cast: Cast, entities: dict[str, Entity]) -> Iterator[Relation]:
    value, start, end = worded(token, complement=False)
    for subject in subjects:
        for other in _possessor_ids(token, cast, entities):
            if other != subject:
                yield Relation("associate", subject, other, value, start, end)


def _member(token: Token, subjects: list[str], cast: Cast, entities: dict[str, Entity]) -> Iterator[Relation]:
    value, start, end = worded(token, complement=False)
    body = _body(token, cast, entities)
    for subject in subjects:
        if entities[subject].names and body is not None:
            yield Relation("affiliation", subject, body, value, start, end)


def _post(token: Token, subjects: list[str], cast: Cast, entities: dict[str, Entity]) -> Iterator[Relation]:
    value, start, end = worded(token)
    for subject in subjects:
        if entities[subject].names:
            yield Relation("post", subject, _body(token, cast, entities), value, start, end)


def _possessor_ids(token: Token, cast: Cast, entities: dict[str, Entity]) -> list[str]:
    for child in token.lefts:
        if child.dep_ == "poss":
            return _persons(cast.at(child.i), entities)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "to"):
            for whole in child.children:
                if whole.dep_ == "pobj":
                    return _persons(cast.at(whole.i), entities)
    return []


def _persons(ids: tuple[str, ...], entities: dict[str, Entity]) -> list[str]:
    persons = [i for i in ids if entities[i].kind == "person"]
    return persons or [i for i in ids if entities[i].kind == "group"]


def _body(token: Token, cast: Cast, entities: dict[str, Entity]) -> str | None:
    """The body or place in the description: *[NKVD] interrogators*, *chairman of the [prison]*."""
    for child in token.children:
        reach = [child] if child.dep_ in ("compound", "nmod", "poss") else []
        if child.dep_ == "prep" and child.lower_ in ("of", "at", "in", "on", "for", "to"):
            reach += [c for c in child.children if c.dep_ == "pobj"]
        for word in reach:
            for found in cast.at(word.i):
                if entities[found].kind in ("body", "place"):
                    return found
    return None
