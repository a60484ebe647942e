"""What the parse says of two words: the part that each plays, its clause, whether grammar forbids them to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

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
