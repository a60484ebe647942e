"""Signs that a candidate is, or is not, the one that a pronoun stands for; `data/people/pronouns.json` weighs them.

A candidate is an entity with its latest mention. Signs speak of nearness, the part that the mention plays in its
sentence, how often the entity has been spoken of, agreement in sex, and binding (an object is not its own subject).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import words_of_file
from kartoteka.reading.who.descriptions import determiner
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.layout import Layout
from kartoteka.reading.who.trail import Step, Trail

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_SAYING = words_of_file("speakers", "saying")
_DONE_TO_PEOPLE = words_of_file("name_signs", "done_to_people")
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


def pronoun_signs(
    doc: Doc, where: Layout, trail: Trail, pronoun: Found, draft: Draft, step: Step, rank: int
) -> Iterator[str]:
    """The signs for this candidate; `rank` counts the candidates that are nearer."""
    at = pronoun.head
    away = where.sentence[at] - step.sentence
    mine, theirs = doc[at], doc[step.found.head]
    my_part, place = part(mine), part(theirs)
    near = "here" if away == 0 else "last" if away == 1 else "earlier"
    yield f"{near} {place}"
    yield f"{my_part}: {near} {place}"
    yield f"away {min(away, 6)}"
    yield f"rank {min(rank, 6)}"
    yield f"{my_part}: rank {min(rank, 3)}"
    if clause(theirs).lemma_ in _SAYING and place == "subject":
        yield f"who says, {near}"
    if my_part == "possessor" and mine.head.dep_ == "conj" and mine.head.head.i == theirs.i:
        yield "joined: X and his"
    if away == 0:
        yield f"mentions between {min(rank, 3)} here"
    if where.paragraph[at] != step.paragraph:
        yield "other paragraph"
    yield from _quotation(where.quote[at], step.quote)
    yield from _last_form(doc, pronoun, step, near)
    yield from _standing(pronoun, draft)
    yield f"in view {_about(trail.in_view[draft.number])}"
    last = trail.last_called.get(pronoun.sex)
    if last is not None and last.draft is draft:
        yield f"the last so called, {min(where.sentence[at] - last.sentence, 3)} away"
    elif last is not None and where.sentence[at] == last.sentence:
        yield "another was so called here"
    if away == 0:
        yield from _in_one_sentence(mine, theirs, my_part, place)
    elif place == "subject":
        main = clause(theirs)
        if main.dep_ in ("ROOT", "conj"):
            yield f"main subject {near}"
        if my_part == "subject" and main.lemma_ == clause(mine).lemma_:
            yield "subject of the same verb"
    if draft is trail.entry and where.paragraph[at] == trail.entry_paragraph:
        yield "heads the entry"
    if mine.dep_ in ("dobj", "nsubjpass", "dative") and mine.head.lemma_ in _DONE_TO_PEOPLE:
        yield f"undergoes what people undergo: {draft.kind}"
    elif mine.dep_ == "nsubj" and mine.head.lemma_ in _SAYING:
        yield f"does what people do: {draft.kind}"
    if away == 1 and my_part == "subject" and mine.i - mine.sent.start < 3:
        yield f"opens the sentence: {place}"


def _quotation(mine: int, theirs: int) -> Iterator[str]:
    if mine != theirs:
        yield "into a quotation" if not theirs else "out of a quotation" if not mine else "between quotations"
    elif mine:
        yield "in one quotation"


def _last_form(doc: Doc, pronoun: Found, step: Step, near: str) -> Iterator[str]:
    form: str = step.found.form
    if form == "pronoun":
        word = doc[step.found.first].lower_
        form = "relative" if word in _RELATIVE else "same pronoun" if step.found.sex == pronoun.sex else "other pronoun"
    elif form == "nominal":
        form = f"{determiner(doc[step.found.head])} nominal"
    yield f"{form} {near}"


def _standing(pronoun: Found, draft: Draft) -> Iterator[str]:
    yield f"spoken of {_about(sum(f.form != 'pronoun' for f in draft.mentions[:40]))}"
    yield "named" if draft.named else "described"
    if pronoun.sex:
        yield from _sex(pronoun.sex, draft)
    if pronoun.plural:
        yield f"plural {draft.kind}" + (" of members" if draft.members else "")
    elif not pronoun.sex:
        yield f"it {draft.kind}"


def _about(count: int) -> int:
    """A count as one of 0, 1, 2, 3, 5, 9, 17."""
    return next(limit for limit in (0, 1, 2, 3, 5, 9, 17) if count <= limit or limit == 17)


def _sex(sex: str, draft: Draft) -> Iterator[str]:
    other = draft.called["f" if sex == "m" else "m"]
    standing = "named" if draft.named else "described"
    yield "sex agrees" if draft.sex else f"{standing}, sex unknown, called {sex}"
    if not draft.sex and other:
        yield f"called otherwise before {min(other, 2)}"
    if not draft.sex and draft.named and draft.names[0][0].endswith(("a", "ia", "ie", "ine", "elle", "ette")):
        yield f"name like a woman's: {sex}"


def _in_one_sentence(mine: Token, theirs: Token, my_part: str, place: str) -> Iterator[str]:
    my_clause, their_clause = clause(mine), clause(theirs)
    if their_clause.i == my_clause.i:
        yield f"same clause {my_part} {place}"
    elif their_clause.is_ancestor(my_clause):
        yield f"from the clause above {my_part} {place}"
        yield f"{my_clause.dep_} under {place}"
    elif my_clause.is_ancestor(their_clause):
        yield f"from a clause below {place}"
    else:
        yield f"from a clause beside {my_part} {place}"
    if theirs.i > mine.i:
        yield "after the pronoun"


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
