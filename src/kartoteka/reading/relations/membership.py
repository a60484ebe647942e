"""Membership said without a noun for it: *Alfredo Astiz, of Task Group 3.3.2*; *he belonged to the Southern Society*;
*elected to the National Assembly*; *his colleague in the Friendship Association*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import TIE_NOUNS, load, singular
from kartoteka.reading.relations.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

_BELONGING = frozenset(load("relations")["belonging"].split())
_ADHERENTS = frozenset(load("relations")["adherents"].split())
_LINKS = {
    "belong": ("to",),
    "sit": ("on", "in", "for"),
    "enlist": ("in",),
    "enrol": ("in", "at"),
    "enroll": ("in", "at"),
}
"""Behind which prepositions the body stands; an object else."""
_MADE_MEMBER = frozenset({"elect", "admit", "appoint", "recruit", "co-opt", "return"})


def membership_relations(view: View) -> Iterator[Relation]:
    """Memberships, in order."""
    for _, (entity, last) in sorted(view.named.items()):
        if view.kind(entity) == "person":
            yield from _of_a_body(view, entity, last)
    for token in view.doc:
        if token.lemma_ in _BELONGING and token.pos_ == "VERB":
            yield from _by_verb(view, token)
        elif token.lemma_ in _MADE_MEMBER and token.tag_ == "VBN":
            yield from _made(view, token)
        elif token.lower_ in _ADHERENTS and token.text.istitle() and token.i not in view.named:
            yield from _adherent(view, token)
        elif token.tag_ == "NN" and singular(token.text, token.lemma_) in TIE_NOUNS:
            yield from _colleague(view, token)


def _of_a_body(view: View, entity: str, last: int) -> Iterator[Relation]:
    doc = view.doc
    i = last
    if i < len(doc) and doc[i].text == "," and i + 1 < len(doc) and doc[i + 1].lower_ == "of":
        i += 1
    if i + 1 < len(doc) and doc[i].lower_ == "of":
        i += 1
        if i < len(doc) and doc[i].lower_ == "the":
            i += 1
        found = view.named.get(i)
        if found is not None and view.kind(found[0]) == "body":
            token = doc[found[1] - 1]
            yield Relation("affiliation", entity, found[0], "member", doc[i].idx, token.idx + len(token.text))


def _bodies(view: View, verb: Token, *prepositions: str) -> Iterator[tuple[str, Token]]:
    for child in verb.children:
        words = [child] if child.dep_ == "dobj" and not prepositions else []
        if child.dep_ == "prep" and child.lower_ in prepositions:
            words = [c for c in child.children if c.dep_ == "pobj"]
        for word in words:
            for body in view.things(word, "body"):
                yield body, word


def _subjects(view: View, verb: Token) -> list[str]:
    top = verb
    for _ in range(4):
        for child in top.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return [p for p in view.persons(child) if view.kind(p) == "person"]
        if top.dep_ not in ("conj", "xcomp", "advcl"):
            break
        top = top.head
    return []


def _by_verb(view: View, verb: Token) -> Iterator[Relation]:
    links = _LINKS.get(verb.lemma_, ())
    pairs = list(_bodies(view, verb, *links)) if links else list(_bodies(view, verb))
    if any(child.dep_ == "neg" for child in verb.children):
        return
    for body, _ in pairs:
        for subject in _subjects(view, verb):
            yield Relation("affiliation", subject, body, "member", verb.idx, verb.idx + len(verb.text))


def _made(view: View, verb: Token) -> Iterator[Relation]:
    for body, word in _bodies(view, verb, "to", "into"):
        for subject in _subjects(view, verb):
            yield Relation("affiliation", subject, body, "member", word.idx, word.idx + len(word.text))


def _adherent(view: View, token: Token) -> Iterator[Relation]:
    """*Luz Arce, a [Socialist]*; *the [Menshevik] Boris Levin*: a party that has no other name."""
    if token.tag_ not in ("NN", "NNP"):
        return
    for subject in view.persons(token):
        if view.kind(subject) == "person" and view.entities[subject].names:
            yield Relation("affiliation", subject, None, token.text, token.idx, token.idx + len(token.text))


def _colleague(view: View, token: Token) -> Iterator[Relation]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "at", "on"):
            for word in child.children:
                for body in view.things(word, "body"):
                    for subject in view.persons(token):
                        yield Relation("affiliation", subject, body, "member", word.idx, word.idx + len(word.text))
