"""The story's line: which of its possible moments each expression means, so that the whole story is easiest to tell.

The search keeps a handful of the cheapest stories (a beam). A story has a main line that runs forward by default and may
step over New Year; a date in a bracket, a quotation, a note, or one that is planned, denied or looked back on, stands
aside of it and does not move it. What comes later can make an earlier choice dear, so later sentences inform earlier ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kartoteka.reading.times import lexicon, moment
from kartoteka.reading.times.meaning import Meaning, View, is_plain, meanings
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import Age, Date, DayPart, EventDay, Pointer, Season, Shift, Term, Weekday
from kartoteka.reading.times.stance import Stance
from kartoteka.values.days import Day

BEAM = 6


@dataclass(frozen=True, slots=True)
class Weights:
    """What it costs a story to do so; set on the development data (tools/tune_time.py says how)."""

    forward: float = 0.45  # a step forward, by the logarithm of its length
    forward_most: float = 2.5  # and never more than so much
    back: float = 0.26  # any step back
    back_far: float = 0.64  # and by the logarithm of its length
    back_easy: float = 0.6  # the share of that where the words look back
    within: float = 0.17  # back within a period that was named before
    aside: float = 0.9  # to stand aside without a word that says so
    aside_cued: float = 0.27  # with one
    aside_again: float = 0.78  # counted from a date that stood aside itself
    aside_gap: float = 0.24  # far from the line, by the logarithm of the distance
    main_despite: float = 0.15  # on the line although words look back
    main_in_bracket: float = 3.0  # or although it stands in brackets
    other_reference: float = 2.0  # counted from the last date that stood aside
    other_reference_near: float = 0.15  # from the main line, although one stood aside in the same sentence


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression in its place: its sense, its stance, and the events that its clause names."""

    sense: Any
    stance: Stance
    events: frozenset[str]
    after_event: tuple[str, ...] = ()
    background: bool = False  # "until 1956", "since 1921": beside the line by its preposition


@dataclass(frozen=True, slots=True)
class Placed:
    """What an expression means in the story, and on what that rests.

    `rests_on` is the place of the expression from which it is counted, None where the words are plain or it was counted
    from the anchor; `aside` says that it does not move the main line; `rule` names how it was found.
    """

    moment: Moment | None
    rests_on: int | None = None
    aside: bool = False
    rule: str = "plain"


@dataclass(slots=True)
class _Story:
    cost: float
    last: Moment | None
    last_index: int
    last_aside: bool
    main: Moment | None
    main_index: int
    before: _Story | None
    placed: Placed


def tell(
    mentions: Sequence[Mention], anchor: Day | None = None, orthodox: bool = False, old_style: Sequence[bool] = ()
) -> list[Placed]:
    """A place in time for each expression, in their order; linear in their number."""
    ahead = _ahead(mentions, orthodox, old_style)
    start = None if anchor is None else moment.of_day(anchor)
    beam = [_Story(0.0, start, -1, False, start, -1, None, Placed(None))]
    births = _births(mentions, ahead)
    for index, mention in enumerate(mentions):
        near = ahead[index] if _is_near(mentions, index) else None
        view = View(None, ahead[index], anchor, births[index], None, orthodox, bool(old_style) and old_style[index], near)
        beam = _step(beam, index, mention, mentions, view)
    return _told(min(beam, key=lambda s: s.cost), len(mentions))


def _is_near(mentions: Sequence[Mention], index: int) -> bool:
    """Whether the next expression is plain and stands in the same sentence."""
    if index + 1 >= len(mentions) or not is_plain(mentions[index + 1].sense):
        return False
    return mentions[index + 1].stance.sentence == mentions[index].stance.sentence


def _told(story: _Story, count: int) -> list[Placed]:
    found = []
    here: _Story | None = story
    while here is not None and len(found) < count:
        found.append(here.placed)
        here = here.before
    return found[::-1]


def _ahead(mentions: Sequence[Mention], orthodox: bool, old_style: Sequence[bool]) -> list[Moment | None]:
    """For each expression the next one that is plain in itself and on the line."""
    found: list[Moment | None] = [None] * len(mentions)
    coming: Moment | None = None
    for index in range(len(mentions) - 1, -1, -1):
        found[index] = coming
        mention = mentions[index]
        if is_plain(mention.sense):
            view = View(orthodox=orthodox, old_style=bool(old_style) and old_style[index])
            here = meanings(mention.sense, view)
            if here and not (mention.stance.noted or "birth" in mention.after_event):
                coming = here[0].moment
    return found


def _births(mentions: Sequence[Mention], ahead: Sequence[Moment | None]) -> list[Moment | None]:
    """For each expression the last birth before it that is plain, else the first after it."""
    known: dict[int, Moment] = {}
    for index, mention in enumerate(mentions):
        if "birth" in mention.after_event and is_plain(mention.sense):
            here = meanings(mention.sense, View())
            if here:
                known[index] = here[0].moment
    found: list[Moment | None] = []
    order = sorted(known)
    last: Moment | None = known[order[0]] if order else None
    for index in range(len(mentions)):
        last = known.get(index, last)
        found.append(last)
    return found


def _step(beam: list[_Story], index: int, mention: Mention, mentions: Sequence[Mention], view: View) -> list[_Story]:
    plain = meanings(mention.sense, view) if is_plain(mention.sense) else None
    grown: list[_Story] = []
    for story in beam:
        if plain is not None:
            options = [(m, 0.0, None) for m in plain]
        else:
            options = _options(story, mention, mentions, index, view)
        if not options:
            grown.append(
                _Story(
                    story.cost,
                    story.last,
                    story.last_index,
                    story.last_aside,
                    story.main,
                    story.main_index,
                    story,
                    Placed(None),
                )
            )
        for meaning, cost, reference in options:
            grown += _continued(story, index, mention, meaning, story.cost + cost + meaning.cost, reference)
    return _cheapest(grown)


def _options(
    story: _Story, mention: Mention, mentions: Sequence[Mention], index: int, view: View
) -> list[tuple[Meaning, float, int | None]]:
    found: list[tuple[Meaning, float, int | None]] = []
    event = _event_reference(story, mention, mentions, index)
    if isinstance(mention.sense, Pointer) and mention.sense.expiry:
        end = _last_term(story, mentions, index)
        return [] if end is None else [(Meaning(end[0], 0.0, True), 0.0, end[1])]
    for ref, reference, cost in _references(story, mention, mentions):
        seen = replace(view, ref=ref, event=event[0] if event else None)
        if (
            isinstance(mention.sense, (Shift, EventDay))
            and mention.sense.inner is None
            and event is not None
            and event[1] == index + 1
        ):
            reference = event[1]
        elif event is not None:
            reference = event[1]
        found += [(m, cost, reference if m.hung else None) for m in meanings(mention.sense, seen)]
        if event is not None and isinstance(mention.sense, (Shift, EventDay)):
            break
    return found


def _references(story: _Story, mention: Mention, mentions: Sequence[Mention]) -> list[tuple[Moment | None, int, float]]:
    """The dates from which an expression can be counted: the main line's, and the last one where that stood aside."""
    if story.last_index == story.main_index or story.last is None:
        return [(story.main, story.main_index, 0.0)]
    last = mentions[story.last_index].stance if story.last_index >= 0 else None
    here = mention.stance
    same_sentence = last is not None and last.sentence == here.sentence and last.bracket == here.bracket
    closed = last is not None and (
        (last.bracket is not None and last.bracket != here.bracket) or last.noted != here.noted
    )
    other = WEIGHTS.other_reference
    if closed:
        return [(story.main, story.main_index, 0.0), (story.last, story.last_index, 2 * other)]
    if same_sentence or isinstance(mention.sense, (Shift, EventDay, Pointer, Term)):
        return [
            (story.main, story.main_index, other / 2),
            (story.last, story.last_index, 0.0 if same_sentence else other / 2),
        ]
    return [(story.main, story.main_index, 0.0), (story.last, story.last_index, other)]


def _continued(
    story: _Story, index: int, mention: Mention, meaning: Meaning, cost: float, reference: int | None
) -> list[_Story]:
    here = meaning.moment
    rule = _rule(mention.sense, reference, meaning)
    if isinstance(mention.sense, (Age,)):
        return [
            _Story(
                cost,
                story.last,
                story.last_index,
                story.last_aside,
                story.main,
                story.main_index,
                story,
                Placed(here, None, True, rule),
            )
        ]
    beside = _beside(mention)
    chained = story.last_aside and reference == story.last_index and reference is not None
    distance = _distance(story, here, mention)
    aside_cost = (0.0, WEIGHTS.aside_cued, 0.0)[beside] if beside else WEIGHTS.aside_again if chained else WEIGHTS.aside
    nearest = min(_gap(story.main, here), _gap(story.last, here))
    aside_cost += WEIGHTS.aside_gap * math.log2(1 + nearest / 30)
    main_cost = distance + (0.0, WEIGHTS.main_despite, WEIGHTS.main_in_bracket)[beside]
    main = _Story(cost + main_cost, here, index, False, here, index, story, Placed(here, reference, False, rule))
    if mention.stance.heading:
        main.cost = cost + 0.3 * distance
        return [main]
    if isinstance(mention.sense, Term) and mention.sense.back:
        return [_Story(cost, story.last, story.last_index, story.last_aside, story.main, story.main_index, story, Placed(here, reference, True, rule))]
    line = (here, index) if story.main is None else (story.main, story.main_index)
    aside = _Story(cost + aside_cost, here, index, True, *line, story, Placed(here, reference, True, rule))
    return [main] if story.main is None and not beside else [main, aside]


def _beside(mention: Mention) -> int:
    """0 on the line; 1 where words say that it stands beside; 2 where brackets, quotations or notes do."""
    stance = mention.stance
    if stance.noted or stance.bracket is not None or "birth" in mention.after_event:
        return 2
    if stance.quote is not None or "plan" in stance.shows or "aside" in stance.shows or mention.background:
        return 1
    if "back" in stance.shows or "denied" in stance.shows:
        return 1
    return 0


def _distance(story: _Story, here: Moment, mention: Mention) -> float:
    """What it costs the main line to go there."""
    origin = story.main
    if origin is None:
        return 0.0
    if here.first > origin.last:
        return min(WEIGHTS.forward_most, WEIGHTS.forward * math.log2(1 + (here.first - origin.last) / 90))
    if here.last < origin.first:
        cost = WEIGHTS.back + WEIGHTS.back_far * math.log2(1 + (origin.first - here.last) / 30)
        return cost * (WEIGHTS.back_easy if mention.stance.shows & {"back", "denied", "aside"} else 1.0)
    return 0.0 if here.first >= origin.first else WEIGHTS.within


def _gap(origin: Moment | None, here: Moment) -> float:
    if origin is None:
        return 0.0
    return float(max(0, here.first - origin.last, origin.first - here.last))


def _event_reference(
    story: _Story, mention: Mention, mentions: Sequence[Mention], index: int
) -> tuple[Moment, int] | None:
    """The date of the event that a relative date names: at once behind it, or the last one told with such a word."""
    sense = mention.sense
    if not isinstance(sense, (Shift, EventDay)) or not sense.event:
        return None
    if (
        isinstance(sense, Shift)
        and sense.next_date
        and index + 1 < len(mentions)
        and is_plain(mentions[index + 1].sense)
    ):
        found = meanings(mentions[index + 1].sense, View())
        if found:
            return found[0].moment, index + 1
    families = {lexicon.event_families().get(word) for word in sense.event} - {None}
    wanted = {word for word in sense.event if len(word) > 3 or word in ("war",)} - {"that", "this", "them", "their"}
    here: _Story | None = story
    position = index - 1
    while here is not None and position >= 0 and index - position <= 40:
        told = mentions[position]
        if here.placed.moment is not None and (told.events & families or wanted & set(told.stance.words)):
            return here.placed.moment, position
        here = here.before
        position -= 1
    return None


def _last_term(story: _Story, mentions: Sequence[Mention], index: int) -> tuple[Moment, int] | None:
    """The end of the length that was told last, if it is known."""
    here: _Story | None = story
    for position in range(index - 1, max(-1, index - 20), -1):
        if here is None:
            return None
        if isinstance(mentions[position].sense, Term) and here.placed.moment is not None:
            return here.placed.moment, position
        here = here.before
    return None


def _rule(sense: Any, reference: int | None, meaning: Meaning) -> str:
    if not meaning.hung:
        return "plain"
    if isinstance(sense, (Shift, EventDay, Term)):
        return "counted from"
    if isinstance(sense, Age):
        return "from the birth"
    if isinstance(sense, (Pointer, DayPart)):
        return "points to"
    if isinstance(sense, Weekday):
        return "weekday beside"
    if isinstance(sense, Date) and sense.day is not None and sense.month is None:
        return "month from"
    if isinstance(sense, Season) and sense.turn:
        return "points to"
    return "year from"


def _cheapest(stories: list[_Story]) -> list[_Story]:
    best: dict[tuple[Any, ...], _Story] = {}
    for story in stories:
        key = (story.main, story.last)
        if key not in best or story.cost < best[key].cost:
            best[key] = story
    return sorted(best.values(), key=lambda s: s.cost)[:BEAM]
