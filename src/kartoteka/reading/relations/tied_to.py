"""Whom a description ties its bearer to: *[his] wife*, *son of [Isabel]*, *[she] bore a son*, the head of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.mentions.words import KIN, load, singular
from kartoteka.reading.relations.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAVING = frozenset(load("relations")["having_kin"].split())


def tied_to(view: View, token: Token) -> list[str]:
    """Ids of the persons that the kin or tie noun needs; empty where the text does not say."""
    return (
        _possessor(view, token)
        or _complement(view, token)
        or _subject_of_having(view, token)
        or _entry_head(view, token)
    )


def _possessor(view: View, token: Token) -> list[str]:
    for child in token.lefts:
        if child.dep_ == "poss":
            return view.persons(child)
    head = token.head  # "his wife Maria": the parser may hang "his" on the name
    if token.dep_ in ("compound", "nmod") and head.i > token.i:
        for child in head.lefts:
            if child.dep_ == "poss" and child.i < token.i:
                return view.persons(child)
    if token.dep_ == "conj" and head.tag_ == token.tag_ and not any(c.dep_ in ("det", "poss") for c in token.lefts):
        return _possessor(view, head) if head.i < token.i else []  # "her friend and teacher"
    return []


def _complement(view: View, token: Token) -> list[str]:
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "to"):
            for whole in child.children:
                if whole.dep_ == "pobj":
                    found = view.persons(whole)
                    return [*found, *(p for other in whole.conjuncts if _is_named(other) for p in view.persons(other))]
    return []


def _is_named(other: Token) -> bool:
    """*son of Karl and Anna*, but not *son of Karl and [grandson] of a rabbi*."""
    return singular(other.text, other.lemma_) not in KIN or any(c.dep_ == "poss" for c in other.lefts)


def _subject_of_having(view: View, token: Token) -> list[str]:
    top = token
    while top.dep_ in ("conj", "appos", "compound") and top.head.i != top.i:
        top = top.head
    verb = top.head
    if _is_born_to(top):
        verb = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    elif top.dep_ not in ("dobj", "attr") or verb.lemma_ not in _HAVING:
        return []
    while True:
        for child in verb.children:
            if child.dep_ == "nsubj":
                return view.persons(child)
        if verb.dep_ not in ("xcomp", "conj", "acomp"):
            return []
        verb = verb.head


def _is_born_to(token: Token) -> bool:
    """*She gave birth to a [son]*."""
    link = token.head
    if token.dep_ != "pobj" or link.lower_ != "to":
        return False
    return link.head.lower_ == "birth" or any(c.lower_ == "birth" and c.dep_ == "dobj" for c in link.head.children)


def _entry_head(view: View, token: Token) -> list[str]:
    """In an entry a bare noun is its head's: *Daughter Marina stayed ...*; *Acc. to grandson, M. K. Polivanov*."""
    if any(child.dep_ in ("det", "poss", "nummod") for child in token.lefts) or token.dep_ == "attr":
        return []
    head = view.entry(token)
    return [head] if head is not None else []
