"""What the parse says of two words: the part that each plays, its clause, whether grammar forbids them to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})
_CHAIN = frozenset({"conj", "appos", "compound", "flat", "nmod"})


def part(token: Token) -> str:
    """The part that a mention plays: subject, object, possessor, of, preposition, other; conjuncts as their first."""
    while token.dep_ in _CHAIN and token.head.i != token.i:
        token = token.head
    if token.dep_ in SUBJECT:
        return "subject"
    if token.dep_ in ("dobj", "dative", "attr", "oprd"):
        return "object"
    if token.dep_ == "poss":
        return "possessor"
    if token.dep_ == "pobj":
        return "agent" if token.head.dep_ == "agent" else "of" if token.head.lower_ == "of" else "preposition"
    return "other"


def clause(token: Token) -> Token:
    """The verb (or root) of the clause that the token stands in."""
    while token.head.i != token.i:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
            return token
        token = token.head
    return token


def bound(mine: Token, theirs: Token) -> bool:
    """Whether grammar forbids the two to be one: *he saw him*; a possessor and the thing possessed; conjuncts."""
    if mine.lower_ in REFLEXIVE:
        return clause(mine).i != clause(theirs).i and part(theirs) != "subject"
    if mine.dep_ == "poss":
        top = mine.head
        while top.dep_ in ("compound", "appos") and top.head.i != top.i:
            if top.i == theirs.i:
                return True
            top = top.head
        return bool(top.i == theirs.i)
    mine_part, their_part = part(mine), part(theirs)
    if clause(mine).i != clause(theirs).i:
        return False
    if {mine_part, their_part} <= {"subject", "object", "agent"} and mine_part != their_part:
        return True
    if "subject" in (mine_part, their_part) and mine_part != their_part and "possessor" not in (mine_part, their_part):
        return "of" not in (mine_part, their_part)
    return mine in theirs.conjuncts


_TOPIC = (("as", "for"), ("as", "to"), ("as", "regards"), ("concerning",), ("about",), ("of",))
_TITLED = 3
"""So many words may stand between the cue and the name: *As for the young Count Orlov*."""


def topic_of(doc: Doc, start: int, name_at: Mapping[int, Found]) -> Found | None:
    """The name with which a sentence says whom it is about: *As for [Nagy], ...*; *Of [Hajjaj] it is said that ...*."""
    while start < len(doc) and (doc[start].is_space or doc[start].is_punct):
        start += 1
    for cue in _TOPIC:
        behind = start + len(cue)
        if tuple(token.lower_ for token in doc[start:behind]) == cue:
            at = next((i for i in range(behind, min(behind + _TITLED, len(doc))) if i in name_at), None)
            name = name_at[at] if at is not None else None
            if name is None or name.last >= len(doc):
                return None
            after = doc[name.last].lower_
            return name if after == "it" or (cue[0] == "as" and after == ",") else None
    return None
