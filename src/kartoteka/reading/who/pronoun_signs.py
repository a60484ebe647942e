"""Signs that a candidate is, or is not, the one that a pronoun stands for; `data/people/pronouns.toml` weighs them.

A candidate is an entity with its latest mention. Signs speak of nearness, the part that the mention plays in its
sentence, how often the entity has been spoken of, agreement in sex, and binding (an object is not its own subject).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.trail import Step

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})


def part(token: Token) -> str:
    """The part that a mention plays: subject, object, possessor, of, preposition, other; conjuncts as their first."""
    while token.dep_ in ("conj", "appos", "compound", "flat") and token.head.i != token.i:
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


def pronoun_signs(doc: Doc, pronoun: Found, sentence: int, paragraph: int, quote: int, draft: Draft, step: Step,
                  rank: int) -> Iterator[str]:  # fmt: skip
    """The signs for this candidate; `rank` counts the candidates that are nearer."""
    away = sentence - step.sentence
    mine, theirs = doc[pronoun.head], doc[step.found.head]
    place = part(theirs)
    where = "here" if away == 0 else "last" if away == 1 else "earlier"
    yield f"{where} {place}"
    yield f"away {min(away, 5)}"
    yield f"rank {min(rank, 5)}"
    if paragraph != step.paragraph:
        yield "other paragraph"
    if quote != step.quote:
        yield "other side of a quotation"
    yield f"form {step.found.form}"
    if step.found.form == "pronoun" and doc[step.found.first].lower_ not in ("who", "whom", "whose", "which", "that"):
        yield "same pronoun" if pronoun.sex == step.found.sex else "other pronoun"
    count = len(draft.mentions)
    yield f"spoken of {1 if count == 1 else 2 if count < 4 else 4 if count < 8 else 8}"
    if draft.named:
        yield "named"
    if pronoun.sex:
        yield "sex agrees" if draft.sex == pronoun.sex else "sex unknown"
    my_part = part(mine)
    if my_part == place:
        yield f"same part {my_part}"
    yield f"{my_part} to {place}"
    if away == 0:
        yield from _in_one_sentence(mine, theirs, my_part, place)
    elif place == "subject" and clause(theirs).dep_ == "ROOT":
        yield "main subject before"


def _in_one_sentence(mine: Token, theirs: Token, my_part: str, place: str) -> Iterator[str]:
    same_clause = clause(mine).i == clause(theirs).i
    if same_clause:
        yield "same clause"
        if place == "subject" and my_part == "possessor":
            yield "possessor of its subject"
    elif clause(theirs).is_ancestor(clause(mine)):
        yield "from the clause above"
        if place == "subject" and my_part == "subject":
            yield "subject from the clause above"
    elif clause(mine).is_ancestor(clause(theirs)):
        yield "from a clause below"
    if theirs.i > mine.i:
        yield "after the pronoun"


def bound(mine: Token, theirs: Token) -> bool:
    """Whether grammar forbids the two to be one: *he saw him*; a possessor and the thing possessed; conjuncts."""
    if mine.lower_ in _REFLEXIVE:
        return False
    if theirs.i in (t.i for t in mine.ancestors if mine.dep_ == "poss" and t.i == mine.head.i):
        return True
    if mine.dep_ == "poss":
        top = mine.head
        while top.dep_ in ("conj", "compound", "appos") and top.head.i != top.i:
            if top.i == theirs.i:
                return True
            top = top.head
        return top.i == theirs.i
    mine_part, their_part = part(mine), part(theirs)
    if clause(mine).i != clause(theirs).i:
        return False
    if {mine_part, their_part} <= {"subject", "object", "agent"} and mine_part != their_part:
        return True
    if "subject" in (mine_part, their_part) and mine_part != their_part and "possessor" not in (mine_part, their_part):
        return "of" not in (mine_part, their_part)
    return mine in theirs.conjuncts
