"""Subjects that the parser gives to another word than their verb.

In the dock Orlov retorted.                            an apposition of the dock
Orlov, so it was announced, had been found dead.       both subjects to the verb in passing
She joined them after her son, a boy, was seized.      the verb goes on from *joined*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.mentions.person_nouns import likely_person
from kartoteka.reading.tree import children

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = frozenset({"he", "she", "they", "we", "i"})


def _apposed_subject(verb: Token) -> list[Token]:
    """*In the dock Orlov retorted*, *when the news came to Yuste, the Emperor, who was ill, said*: an apposition of the
    place for the parser."""
    if verb.dep_ not in ("ROOT", "conj", "ccomp") or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return []
    for phrase in verb.lefts:
        if phrase.dep_ not in ("prep", "advcl"):
            continue
        for token in phrase.subtree:
            below_place = token.dep_ == "appos" and token.head.dep_ == "pobj" and token.pos_ in ("PROPN", "NOUN")
            if below_place and token.head.right_edge.i < verb.i and _is_next(token.head.right_edge.i, verb):
                return [token]
    return []


def _is_next(last: int, verb: Token) -> bool:
    """Whether nothing but a comma, auxiliaries and adverbs stand between."""
    between = verb.doc[last + 1 : verb.i]
    return all(t.is_punct or t.dep_ in ("aux", "auxpass", "neg", "advmod") for t in between)


def _as_compound(verb: Token) -> list[Token]:
    """*In those of 25 October Orlov states that*: a name that the parser joins to the verb."""
    named = [t for t in children(verb, "compound", "nmod") if t.pos_ == "PROPN" and t.i == verb.i - 1]
    return named if verb.tag_ in ("VBZ", "VBD") else []


def lost_subject(verb: Token) -> list[Token]:
    """The subject of a verb without one, where the parser has given it to another word."""
    return _apposed_subject(verb) or _as_compound(verb) or _behind_after(verb) or _before_so(verb)


def _before_so(verb: Token) -> list[Token]:
    """*Orlov, so it was announced, had been found dead*: the parser gives both subjects to the verb in passing."""
    own = children(verb.head, "nsubj", "nsubjpass") if verb.dep_ in ("conj", "ccomp", "dep") else []
    if len(own) != 2 or own[1].lower_ not in ("it", *_PERSONAL) or not own[1].i < verb.head.i < verb.i:
        return []
    between = {t.lower_ for t in verb.doc[own[0].right_edge.i + 1 : own[1].i]}
    return own[:1] if between & {"so", "as"} and verb.doc[verb.left_edge.i - 1].text == "," else []


def _behind_after(verb: Token) -> list[Token]:
    """*She joined them after her son, a boy of ten, was seized*: for the parser *was seized* goes on from *joined*."""
    helped = children(verb, "auxpass", "aux")
    if verb.dep_ != "conj" or not helped or any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.children):
        return []
    for phrase in children(verb.head, "prep"):
        if phrase.lower_ in ("after", "before", "until", "till", "since") and phrase.i > verb.head.i:
            edge = phrase.right_edge.i + 1
            found = [t for t in children(phrase, "pobj") if may_be_person(t)]
            if found and edge == helped[0].i - 1 and verb.doc[edge].text == ",":
                return found
    return []


def before_whose(token: Token) -> Token:
    """*shot Trepov, by whose command he had been flogged*: whose it is, where the parser has lost the clause."""
    before = token.doc[max(0, token.i - 3) : token.i]
    if token.lower_ != "whose" or len(before) < 3 or before[1].text != "," or before[2].pos_ != "ADP":
        return token
    return before[0] if before[0].pos_ in ("NOUN", "PROPN") else token


def may_be_person(noun: Token) -> bool:
    """*a professor of law, who*: the professor; a plural noun of number stands for people (*dozens of families*)."""
    return noun.pos_ == "PROPN" or likely_person(noun.vocab, noun.lemma_.lower())
