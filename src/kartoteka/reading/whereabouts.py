"""Where an event happened, where its own clause says it less plainly than with a preposition of the verb.

They found Anna in a village on the coast.     the phrase hangs on the object
in prison, where he was serving ten years      *where* is the prison
There he was shot.                             *there* is the place told of last
A court at Damascus condemned them.            a court judges where it sits
Soldiers searched the house.                   the thing searched is the place
Cornered in a cave, he shot himself.           where the participle says
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.event_types import types
from kartoteka.reading.filler import STATIC, Filler

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kartoteka.reading.events import Trigger

_ELSEWHERE = frozenset(["by", "from", "against", "as", "for", "of", "about", "like", "than", "according to"])
_REACH = 60
_DEPTH = 4


def fill_place(trigger: Trigger, head: Token, filler: Filler) -> None:
    """Fill `place` where it is empty; the first of the readings above that finds one."""
    if trigger.type in types("stays_there"):
        _fill_behind_length(trigger, head, filler)
    if filler.roles.get("place"):
        return
    for reason, places in _candidates(trigger, head, filler):
        if places:
            filler.put("place", places, f"place: {reason}")
            return


def fill_from_clause_before(trigger: Trigger, head: Token, filler: Filler) -> None:
    """*was taken to the wood and shot* (there), *was set down at Kansk and driven on* (from there)."""
    moves = trigger.type in types("has_origin")
    role = "origin" if moves else "place"
    if filler.roles.get(role) or not (moves or trigger.type in types("stays_there")):
        return
    verb = head
    for _ in range(_DEPTH):
        if verb.dep_ != "conj" or verb.head.pos_ != "VERB" or (verb is not head and clause.own_subject(verb)):
            return
        if clause.own_subject(verb) and not any(t.pos_ == "PRON" for t in clause.own_subject(verb)):
            return
        verb = verb.head
        after = clause.prepositions(verb)
        for name in ("to", "into", "onto", *(("at", "in") if moves else ())):
            for token in after.get(name, ()):
                places = filler.resolver.places(token)
                if places and verb.i < token.i < head.i and not set(places) & set(filler.roles.get("place", ())):
                    filler.put(role, places, f"{role}: where {verb.text!r} leads")
                    return


def _candidates(trigger: Trigger, head: Token, filler: Filler) -> Iterator[tuple[str, tuple[str, ...]]]:
    slots = trigger.slots
    arguments = (*slots.undergoer, *slots.recipient) if not slots.passive else slots.recipient
    governed = [t for name, heads in slots.after.items() if name not in _ELSEWHERE for t in heads]
    for token in (*arguments, *governed, *_of(head)):
        yield f"beside {token.text!r}", _beside(token, head, filler)
    if trigger.type in types("done_to_a_place"):
        within = [t for name in ("through", "into", "over", "upon", "on") for t in slots.after.get(name, ())]
        for token in (*slots.undergoer, *within, *_of(head)):
            yield f"{token.text!r}", filler.resolver.places(token)
    yield "where", _where(head, filler)
    yield "there", _there(head, filler)
    if trigger.type in types("stays_there"):
        yield "of the participle before", _where_brought(head, filler)
    if trigger.type in types("at_a_seat"):
        for token in slots.doer:
            if filler.resolver.kinds.is_force(token) or token.lemma_.lower() in _SEATED:
                yield f"the seat of {token.text!r}", _seat(token, filler)


def _fill_behind_length(trigger: Trigger, head: Token, filler: Filler) -> None:
    """*was held for four months in the Butyrki prison*: the place hangs on the length."""
    for token in trigger.slots.after.get("for", ()):
        if token.lemma_.lower() not in _LENGTHS:
            continue
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in STATIC and child.i > head.i:
                for governed in clause.children(child, "pobj"):
                    filler.put("place", filler.resolver.places(governed), f"place: behind {token.text!r}")


_LENGTHS = frozenset({"year", "month", "week", "day", "night", "hour", "decade", "while", "time"})
_SEATED = frozenset(
    ["court", "tribunal", "court-martial", "assize", "senate", "prosecutor", "jury", "bench", "council", "magistrate"]
)


def _of(head: Token) -> list[Token]:
    if head.pos_ not in ("NOUN", "PROPN"):
        return []
    return list(clause.prepositions(head).get("of", ()))


def _beside(token: Token, head: Token, filler: Filler) -> tuple[str, ...]:
    """Places in phrases of rest that hang on the token and stand behind the event (not *ten years in prison*)."""
    if token.lemma_.lower() in _LENGTHS:
        return ()
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in STATIC and child.i > head.i:
            for governed in clause.children(child, "pobj"):
                found = filler.resolver.places(governed)
                if found:
                    return found
    return ()


def _seat(token: Token, filler: Filler) -> tuple[str, ...]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("at", "in", "of"):
            for governed in clause.children(child, "pobj"):
                found = filler.resolver.places(governed)
                if found:
                    return found
    return ()


def _where(head: Token, filler: Filler) -> tuple[str, ...]:
    """The place that a relative *where* takes up, over coordinated and dependent verbs."""
    verb = head
    for _ in range(_DEPTH):
        where = next((c for c in verb.children if c.lower_ == "where" and c.i < head.i), None)
        if where is not None:
            return _antecedent(where, verb, filler)
        if verb.dep_ not in ("conj", "xcomp", "ccomp") or verb.head is verb:
            return ()
        verb = verb.head
    return ()


def _antecedent(where: Token, verb: Token, filler: Filler) -> tuple[str, ...]:
    if verb.dep_ == "relcl":
        found = filler.resolver.places(verb.head)
        if found:
            return found
    for token in reversed(where.doc[max(where.sent.start, where.i - 6) : where.i]):
        found = filler.resolver.places(token)
        if found:
            return found
    return ()


def _where_brought(head: Token, filler: Filler) -> tuple[str, ...]:
    """*Cornered in a cave, he shot himself*; *was tracked down in a field and killed*: where that was done to him."""
    before = [c for c in clause.children(head, "advcl") if c.i < head.i and c.tag_ in ("VBN", "VB", "VBD")]
    before = [c for c in before if clause.is_passive(c) and not clause.own_subject(c)]
    for verb in before:
        after = clause.prepositions(verb)
        found = [e for name in ("in", "at") for t in after.get(name, ()) for e in filler.resolver.places(t)]
        if found:
            return tuple(found)
    return ()


def _there(head: Token, filler: Filler) -> tuple[str, ...]:
    for child in head.children:
        if child.lower_ in ("there", "thither") and child.dep_ == "advmod":
            return last_place(child, filler)
    return ()


def last_place(token: Token, filler: Filler) -> tuple[str, ...]:
    """The place named last before the token; a mere landmark (*east of [Moscow]*) only where there is no other."""
    landmark: tuple[str, ...] = ()
    for other in reversed(token.doc[max(0, token.i - _REACH) : token.i]):
        found = filler.resolver.places(other) if other.pos_ in ("NOUN", "PROPN") else ()
        if found and other.lower_ not in _SIDES and not _is_landmark(other):
            return _described(other, filler) or found
        landmark = landmark or found
    return landmark


def _described(token: Token, filler: Filler) -> tuple[str, ...]:
    """*Nugra Salman, a fortress in the desert*: the place of which another one is only said where it lies."""
    noun = token
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head.head
    return filler.resolver.places(noun.head) if noun.dep_ == "appos" else ()


def _is_landmark(token: Token) -> bool:
    """*near Kazan*, *outside Moscow*, *six miles from Lyon*, *north of Omsk*, *a smith from Kazan*: another place."""
    link = token.head
    if token.dep_ == "attr":
        return True  # *the house was an office of the Party*
    if token.dep_ != "pobj":
        return False
    if link.lower_ == "from" and link.head.pos_ in ("NOUN", "PROPN"):
        return True
    measured = link.head.lemma_.lower() in _MEASURES or link.head.lower_ in _SIDES
    return link.lower_ in _NEAR or (link.lower_ in ("of", "from") and measured)


_NEAR = frozenset({"near", "outside", "beside", "behind", "beyond", "opposite", "between", "towards", "above", "below"})
_SIDES = frozenset(
    {"east", "west", "north", "south", "outskirts", "edge", "vicinity"}
    | {f"{way}-{side}" for way in ("north", "south") for side in ("east", "west")}
    | {
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "neighbourhood",
        "neighborhood",
        "far",
        "upstream",
        "downstream",
    }
)
_MEASURES = frozenset(
    {"mile", "kilometre", "kilometer", "km", "verst", "league", "hour", "day", "march", "metre", "yard"}
)
