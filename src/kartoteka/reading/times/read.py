"""Find the time expressions of a text and say what days they mean.

One way through: tokens, feasts, the cascade of grammars, the stance of each expression, the story's line, and last the
prepositions. Needs nothing but the text; linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kartoteka.reading.times import lexicon, terms
from kartoteka.reading.times.cascade import Cascade
from kartoteka.reading.times.edtf import edtf_of
from kartoteka.reading.times.expression import Basis, Expression, Hanging
from kartoteka.reading.times.extent import with_complement
from kartoteka.reading.times.feast_names import mark_feasts
from kartoteka.reading.times.grammar import NODE_CATEGORIES, RULES
from kartoteka.reading.times.meaning.plain import filled
from kartoteka.reading.times.plot import Mention, Placed
from kartoteka.reading.times.relation import Relation, bounds_of, relation_of
from kartoteka.reading.times.senses import (
    Age,
    Amount,
    Clock,
    Date,
    DayPart,
    EventDay,
    Feast,
    Number,
    Part,
    Pointer,
    Shift,
    Span,
    Term,
    Vague,
    Weekday,
)
from kartoteka.reading.times.stance import Stance, Surroundings
from kartoteka.reading.times.story import tell
from kartoteka.reading.times.timex import timexes_of, value_of
from kartoteka.reading.times.tokens import Item, Line, tokenize
from kartoteka.values import Bounds, Day

_OLD_STYLE_TEXT = re.compile(
    r"\b(?:all |the )?dates? (?:\w+ ){0,6}(?:old style|julian|o\.s\.)"
    r"|\b(?:old style|julian calendar|old calendar) (?:\w+ ){0,4}(?:throughout|is used|are used)"
    r"|\b(?:by|according to|in) the (?:old|julian) calendar",
    re.IGNORECASE,
)
_ORTHODOX_TEXT = re.compile(r"\b(?:Orthodox (?:Easter|Christmas|calendar|Church|feast)|archimandrite|hieromonk)\b")


_HOURS = lexicon.word_set("dawn daybreak sunrise dusk sunset nightfall noon midday midnight")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression as the grammar found it."""

    index: int
    start: int
    end: int
    sense: Any
    stance: Stance


def read_times(
    text: str,
    *,
    anchor: Day | None = None,
    set_aside: Sequence[tuple[int, int]] = (),
    headings: Sequence[tuple[int, int]] = (),
) -> tuple[Expression, ...]:
    """The time expressions of a text in the order of their start, never overlapping.

    Args:
        anchor: a day known from before the text (of a letter: its own date).
        set_aside: half-open spans of the text that stand beside the story (notes); dates in them do not move its line.
        headings: spans of headings, where they are known; short lines between empty ones are taken for headings too.
    """
    cascade = _cascade()
    line = cascade.apply(mark_feasts(tokenize(text, cascade.alphabet), cascade.alphabet))
    surroundings = Surroundings(line, cascade.alphabet, set_aside, headings)
    found = _found(line, cascade, surroundings)
    mentions = [_mention(f) for f in found]
    old_style = _old_style(text, found)
    placed = tell(mentions, anchor, _ORTHODOX_TEXT.search(text) is not None, old_style)
    return tuple(_expression(text, line, f, p, found) for f, p in zip(found, placed, strict=True))


@lru_cache(maxsize=1)
def _cascade() -> Cascade:
    return Cascade(RULES, NODE_CATEGORIES)


def _found(line: Line, cascade: Cascade, surroundings: Surroundings) -> list[Found]:
    wanted = "".join(cascade.alphabet.characters(c) for c in ("DATE", "AMOUNT", "AGE", "VAGUEREF", "ELIDED"))
    found: list[Found] = []
    length: Amount | None = None
    for match in re.finditer("[" + re.escape(wanted) + "]", line.codes):
        index = match.start()
        item = line.items[index]
        if item is None:
            continue
        sense = next(v for c, v in item.values.items() if c != "RULE")
        stance = surroundings.of(index)
        if isinstance(sense, Amount):
            length = sense
            sense = terms.term_of(sense, stance)
        elif isinstance(sense, Number):
            sense = terms.half_of(length) if sense.low == 0.5 else terms.elided(sense.low, length, stance)
            if sense is None:
                continue
        elif isinstance(sense, Pointer) and _is_length(sense, line.word(index), stance):
            sense = Term(Amount(1, 1, sense.unit, turn="other"))
        elif isinstance(sense, Pointer) and stance.left[:1] == ("within",) and line.word(index).startswith("the "):
            sense = Term(Amount(1, 1, sense.unit), True, within=True)
        if isinstance(sense, Span) and sense.link == "list" and sense.places is not None:
            for part, (start, end) in zip(filled(sense.first, sense.last), sense.places, strict=True):
                found.append(Found(index, start, end, part, stance))
            continue
        found.append(Found(index, _start(sense, item, line), item.end, sense, stance))
    return found


def _start(sense: Any, item: Item, line: Line) -> int:
    """Where the expression begins: "from" and "between" of a range stand outside."""
    if isinstance(sense, Span) and sense.places and line.text[item.start : item.start + 4].lower() in ("from", "betw"):
        return sense.places[0][0]
    return item.start


def _is_length(sense: Pointer, words: str, stance: Stance) -> bool:
    """For the next year, in the past decade: lengths and no dates."""
    return " past " in words or (" next " in words and stance.left[:1] == ("for",))


def _timex_end(found: Found, line: Line) -> int:
    """The end of the TIMEX2, which takes along what belongs to a length."""
    if not isinstance(found.sense, Term):
        return found.end
    return with_complement(line, found.index, of_the=found.sense.amount.turn is not None)


def _mention(found: Found) -> Mention:
    families = lexicon.event_families()
    stance = found.stance
    events = frozenset(families[w] for w in stance.words if w in families)
    near = tuple(families[w] for w in stance.left[:5] if w in families)
    relation = relation_of(stance.left, stance.right)
    return Mention(found.sense, stance, events, near, relation.name in ("since",) and not stance.heading)


def _old_style(text: str, found: Sequence[Found]) -> list[bool]:
    """Which expressions go by the old calendar because the text or their sentence says so."""
    said = _OLD_STYLE_TEXT.search(text)
    if said is None:
        return []
    whole = re.match(r"(?i)(?:by|according to|in) the", said.group()) is None
    flags = []
    sentence = None
    for f in found:
        if sentence is None and f.start >= said.start():
            sentence = f.stance.sentence
        flags.append(whole or f.stance.sentence == sentence)
    return flags


def _expression(text: str, line: Line, found: Found, placed: Placed, all_found: Sequence[Found]) -> Expression:
    sense, moment = found.sense, placed.moment
    relation = _relation(found)
    period = Bounds(None, None) if moment is None else Bounds(moment.first, moment.last)
    bounds = Bounds(None, None) if moment is None else bounds_of(relation.name, moment)
    if relation.name == "within" and moment is not None and placed.rests_on is not None and isinstance(sense, Pointer):
        bounds = Bounds(moment.first, moment.last)
    duration = value_of(sense, None)[0] if isinstance(sense, (Term, Amount)) else None
    first = found.index - relation.words
    return Expression(
        found.start,
        found.end,
        text[found.start : found.end],
        _kind(sense),
        bounds,
        period,
        relation.name,
        line.starts[first] if relation.words and first >= 0 else found.start,
        None if moment is None else edtf_of(sense, moment, relation.name),
        duration,
        tuple(timexes_of(sense, moment, found.start, _timex_end(found, line))),
        _basis(placed, text, all_found),
        _hanging(sense),
        placed.aside,
        moment is not None and moment.doubtful,
    )


def _relation(found: Found) -> Relation:
    governed = found.stance.left[:1] in (("by",), ("until",), ("till",), ("before",))
    if isinstance(found.sense, (Vague, Term)) or (isinstance(found.sense, (Shift, EventDay, Age)) and not governed):
        return Relation("on")
    if (
        isinstance(found.sense, Span)
        and found.sense.link == "to"
        and found.stance.left[:1] in (("from",), ("between",))
    ):
        return Relation("on")
    relation = relation_of(found.stance.left, found.stance.right)
    if _is_an_hour(found.sense, relation.name):
        return Relation("on", relation.words)
    if relation.name == "before" and isinstance(found.sense, Part) and found.sense.at_its_end:
        return Relation("by", relation.words)  # before the end of May: its last day is still before it
    return relation


def _is_an_hour(sense: Any, relation: str) -> bool:
    """Before dawn, by nightfall: on that day; but "by noon on 18 May" is its deadline."""
    if not isinstance(sense, DayPart) or sense.word not in _HOURS:
        return False
    return relation == "before" or (relation in ("by", "until") and sense.inner is None)


def _kind(sense: Any) -> str:
    kinds: tuple[tuple[Any, str], ...] = (
        ((Term, Amount), "duration"),
        (Vague, "reference"),
        (Age, "age"),
        (Span, "range"),
        (Feast, "feast"),
        (Part, "part"),
        ((DayPart, Clock), "time"),
        ((Shift, EventDay, Pointer, Weekday), "relative"),
    )
    for classes, name in kinds:
        if isinstance(sense, classes):
            return name
    return "relative" if isinstance(sense, Date) and (sense.turn or sense.year_turn) else "date"


def _basis(placed: Placed, text: str, all_found: Sequence[Found]) -> Basis:
    if placed.moment is None:
        return Basis("open", None, "fixes no day")
    if placed.rule == "plain":
        return Basis("plain", None, "the words say it")
    if placed.rests_on is None or placed.rests_on < 0:
        return Basis(
            placed.rule,
            None,
            f"{placed.rule} the dates beside it" if placed.rule != "from the birth" else "from the birth",
        )
    other = all_found[placed.rests_on]
    return Basis(placed.rule, placed.rests_on, f'{placed.rule} "{text[other.start : other.end]}"')


def _hanging(sense: Any) -> Hanging | None:
    if isinstance(sense, Shift):
        return Hanging(sense.sign, value_of(sense.amount, None)[0], " ".join(sense.event))
    if isinstance(sense, EventDay):
        return Hanging(sense.sign, None, " ".join(sense.event))
    return None
