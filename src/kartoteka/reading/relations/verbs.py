"""Ties and posts that a verb says: *Ivan Petrov married Maria Sokolova*; *Torres, who headed the secret police*; *the
tribunal, chaired by Boris Levin*.

Only bodies and named persons count: whoever leads a column or runs a house holds no post.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import first_name_sex, load
from kartoteka.reading.relations.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARRYING = frozenset(["marry", "wed", "remarry", "divorce"])
_LEADING: dict[str, str] = load("relations")["leading"]
_ALSO_LED: dict[str, str] = load("relations")["also_led"]


def verb_relations(view: View) -> Iterator[Relation]:
    """Marriages and posts said by verbs, in order."""
    for token in view.doc:
        if any(child.dep_ == "neg" for child in token.children):
            continue
        if token.lemma_ in _MARRYING or token.lower_ in ("married", "wedded"):
            yield from _marriage(view, token)
        elif token.lemma_ in _LEADING and token.pos_ == "VERB":
            yield from _leading(view, token)


def _marriage(view: View, verb: Token) -> Iterator[Relation]:
    if verb.dep_ == "amod":
        return
    top = verb.head if verb.dep_ == "acomp" else verb
    ones = _person(view, _subject(top) or _antecedent(verb))
    others = _person(view, _object(verb))
    if ones is None or others is None or ones == others or not view.entities[others].names:
        return
    wife, husband = (ones, others) if _sex(view, ones) == "f" or _sex(view, others) == "m" else (others, ones)
    value = "former wife" if verb.lemma_ == "divorce" else "wife"
    yield Relation("kin", wife, husband, value, verb.idx, verb.idx + len(verb.text))


def _subject(verb: Token) -> Token | None:
    top = verb
    for _ in range(3):
        for child in top.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if top.dep_ not in ("conj", "xcomp"):
            return None
        top = top.head
    return None


def _antecedent(verb: Token) -> Token | None:
    """*Adrienne, [married] to Lafayette*."""
    return verb.head if verb.dep_ == "acl" else None


def _object(verb: Token) -> Token | None:
    for child in verb.lefts:
        if child.dep_ == "dobj" and child.lower_ == "whom":
            return child  # "Klara, whom he had [divorced]"
    for child in verb.rights:
        if child.dep_ == "dobj":
            return child
        if child.dep_ == "prep" and child.lower_ == "to":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "prep":
            within = next(
                (c for p in child.children for c in p.children if p.lower_ == "to" and c.dep_ == "pobj"), None
            )
            if within is not None:
                return within
    return None


def _person(view: View, token: Token | None) -> str | None:
    found = [i for i in view.persons(token) if view.kind(i) == "person"] if token is not None else []
    return found[0] if len(found) == 1 else None


def _sex(view: View, entity_id: str) -> str:
    words = view.entities[entity_id].name.split()
    return first_name_sex(words[0]) or ("m" if words[0] == "Prince" else "") if words else ""


def _leading(view: View, verb: Token) -> Iterator[Relation]:
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod"):
        led: Token | None = verb.head
        leaders = _agents(verb)
    else:
        subject = _subject(verb)
        led, leaders = _led(verb), [subject] if subject is not None and subject.dep_ == "nsubj" else []
    bodies = view.things(led, "body", _ALSO_LED.get(verb.lemma_, "body")) if led is not None else []
    if not bodies:
        return
    for leader in leaders:
        for person in view.persons(leader):
            if view.kind(person) == "person" and view.entities[person].names:
                yield Relation("post", person, bodies[0], _LEADING[verb.lemma_], verb.idx, verb.idx + len(verb.text))


def _agents(verb: Token) -> list[Token]:
    for child in verb.children:
        if child.dep_ == "agent":
            return [c for c in child.children if c.dep_ == "pobj"]
        if child.dep_ == "prep" and child.lower_ == "over":
            return [c for by in child.children if by.lower_ == "by" for c in by.children if c.dep_ == "pobj"]
    return []


def _led(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "dobj":
            return child
        if verb.lemma_ == "preside" and child.dep_ == "prep" and child.lower_ == "over":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
