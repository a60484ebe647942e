"""From which date an expression is counted: the line's, one that stood aside, an event's, a birth's, a term's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kartoteka.reading.times import lexicon, moment, weights
from kartoteka.reading.times.meaning import Meaning, View, is_plain, meanings
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.plot import Mention, Story
from kartoteka.reading.times.senses import (
    About,
    Age,
    Date,
    DayPart,
    EventDay,
    Feast,
    Part,
    Pointer,
    Season,
    Shift,
    Term,
    Weekday,
)
from kartoteka.reading.times.stance import Stance

_REACH = 40
"""An event's date is sought among so many expressions before the one that hangs on it."""

_TOO_ROUGH = 400
"""Days, a year: no days or weeks are counted from what is rougher."""

_MONTH = 2
"""The coarseness of a month."""

_DAYS = frozenset({"day", "night", "week", "fortnight", "hour", "minute"})
_RESTATED = ((",",), (",", "on"), (",", "in"), ("(",), (",", "the"), (",", "on", "the"))
"""What stands between a counted date and one that says the same again."""


def options(
    story: Story, mention: Mention, mentions: Sequence[Mention], index: int, view: View
) -> list[tuple[Meaning, float, int | None]]:
    """The expression's meanings from each date that it can be counted from, with that date's place."""
    sense = mention.sense
    if isinstance(sense, Pointer) and sense.expiry:
        end = _last_term(story, mentions, index)
        return [] if end is None else [(Meaning(end[0], 0.0, True), 0.0, end[1])]
    if _names_its_event(sense) and mention.stance.left == (",",) and story.last is not None:
        # "On 14 July, five days after her birthday": the day stands there.
        return [(Meaning(story.last, 0.0, True), 0.0, story.last_index)]
    if view.near is not None and mention.stance.right in _RESTATED and _is_counted(sense):
        return [(Meaning(_as_counted(sense, view.near), 0.0, True), 0.0, index + 1)]
    event = _event_reference(story, mention, mentions, index)
    if event is not None:
        seen = replace(view, ref=story.main, event=event[0])
        return [(m, 0.0, event[1] if m.hung else None) for m in meanings(sense, seen)]
    if isinstance(sense, Age):
        birth = _last_birth(story, mentions, index)
        seen = view if birth is None else replace(view, birth=birth[0])
        return [(m, 0.0, None if birth is None else birth[1]) for m in meanings(sense, seen)]
    found: list[tuple[Meaning, float, int | None]] = []
    for ref, reference, cost in _references(story, mention, mentions):
        found += [(m, cost, reference if m.hung else None) for m in meanings(sense, replace(view, ref=ref))]
    return found


def _references(story: Story, mention: Mention, mentions: Sequence[Mention]) -> list[tuple[Moment | None, int, float]]:
    """The main line's date; the last one where that stood aside; for days the last day that was named."""
    w = weights.WEIGHTS
    from_birth = story.main_index >= 0 and "birth" in mentions[story.main_index].after_event
    cost = w.from_birth if from_birth and isinstance(mention.sense, (Shift, EventDay, Term)) else 0.0
    found: list[tuple[Moment | None, int, float]] = [(story.main, story.main_index, cost)]
    before = _before_term(story, mention, mentions)
    if before is not None:
        found = [(story.main, story.main_index, cost + w.over_term), (*before, cost)]
    if story.stands_aside and story.last is not None and not _is_a_birth(story, mentions):
        last = mentions[story.last_index].stance if story.last_index >= 0 else None
        here = mention.stance
        after_term = isinstance(mentions[story.last_index].sense, Term)
        if last is not None and last.sentence == here.sentence and last.bracket in (None, here.bracket):
            found = [(story.main, story.main_index, cost + w.other_reference_near), (story.last, story.last_index, 0.0)]
        elif last is not None and is_bare_day(mention.sense) and _is_just_told(last, here) and _is_a_month(story.last):
            found = [(story.main, story.main_index, cost + w.over_the_named), (story.last, story.last_index, 0.0)]
        elif last is not None and _is_that_day(mention.sense) and here.sentence - last.sentence == 1 and _is_told(last):
            found = [(story.main, story.main_index, cost + w.over_the_last), (story.last, story.last_index, 0.0)]
        elif last is not None and _points_back(mention.sense) and _is_just_told(last, here) and not after_term:
            found = [(story.main, story.main_index, cost + w.over_pointer), (story.last, story.last_index, 0.0)]
        else:
            left = last is not None and (last.noted != here.noted or last.bracket not in (None, here.bracket))
            other = w.other_pointer if _points_back(mention.sense) else w.other_reference
            found.append((story.last, story.last_index, 2 * other + 0.5 if left else other))
    if _asks_for_a_day(mention.sense) and story.day is not None and story.main is not None and story.main.coarseness:
        found.append((story.day, story.day_index, w.day_reference))
    return found


def _before_term(story: Story, mention: Mention, mentions: Sequence[Mention]) -> tuple[Moment, int] | None:
    """The date before a length that was lived through: "held for three years; she had come the autumn before"."""
    if (
        story.main_index < 0
        or not isinstance(mentions[story.main_index].sense, Term)
        or not _is_previous(mention.sense)
    ):
        return None
    here: Story | None = story
    while here is not None and here.main_index == story.main_index and here.main == story.main:
        here = here.before
    if here is None or here.main is None or here.main_index < 0:
        return None
    return here.main, here.main_index


def _is_previous(sense: Any) -> bool:
    """Whether the words point back: the previous autumn, the month before."""
    return getattr(sense, "turn", None) == "previous" or (isinstance(sense, EventDay) and sense.sign < 0)


def _points_back(sense: Any) -> bool:
    """Whether the words point to what was said just before: that summer, the following year, two days later."""
    if isinstance(sense, (Part, About)) or (isinstance(sense, DayPart) and sense.inner is not None):
        return _points_back(sense.inner)
    if isinstance(sense, (Date, Season, Feast)):
        return bool(sense.turn or sense.year_turn) and not is_plain(sense)
    return isinstance(sense, (Pointer, DayPart, Term)) or (isinstance(sense, (Shift, EventDay)) and sense.inner is None)


def _is_that_day(sense: Any) -> bool:
    """That day, the same night: of what was told in the sentence before, though it stood aside."""
    return isinstance(sense, (Pointer, DayPart)) and sense.turn == "same" and getattr(sense, "unit", "day") in _DAYS


def _is_a_birth(story: Story, mentions: Sequence[Mention]) -> bool:
    """Whether a birth stood aside last: nothing but a length of life is counted from it, if there is a line."""
    return story.main is not None and story.last_index >= 0 and "birth" in mentions[story.last_index].after_event


def _is_a_month(here: Moment) -> bool:
    """Whether it is a month or less, so that a day of it can be meant."""
    return here.coarseness <= _MONTH


def _is_just_told(last: Stance, here: Stance) -> bool:
    """Whether the date that stood aside is that of the sentence before, in the narrator's text."""
    return here.sentence - last.sentence == 1 and not last.noted and last.bracket is None and last.quote is None


def is_bare_day(sense: Any) -> bool:
    """On the 22nd: of the month that was named last."""
    return isinstance(sense, Date) and sense.month is None and sense.year is None and sense.day is not None


def _is_told(stance: Stance) -> bool:
    return not stance.noted and stance.bracket is None and stance.quote is None and stance.opens


def _asks_for_a_day(sense: Any) -> bool:
    if isinstance(sense, (Pointer, DayPart)) and sense.turn == "same":
        return False  # that day, the same night: of what was told last, however roughly
    if isinstance(sense, (Pointer, EventDay)):
        return sense.unit in _DAYS
    if isinstance(sense, Shift):
        return sense.amount.unit in _DAYS
    return isinstance(sense, (DayPart, Weekday)) and sense.inner is None


def _names_its_event(sense: Any) -> bool:
    return isinstance(sense, (Shift, EventDay)) and bool(sense.event or isinstance(sense.inner, Age))


def _is_counted(sense: Any) -> bool:
    """Whether a date behind a comma can say the same again: "two days later, on 5 May 1938"."""
    if isinstance(sense, (Shift, EventDay, DayPart, Weekday)):
        return sense.inner is None
    return isinstance(sense, Pointer) and sense.unit == "day"


def _as_counted(sense: Any, near: Moment) -> Moment:
    """The date beside it, in the grain of what was counted: two years later is a year."""
    unit = sense.amount.unit if isinstance(sense, Shift) else getattr(sense, "unit", "day")
    if unit == "year" and near.coarseness < 4:
        return moment.of_year(near.year)
    return moment.of_month(near.year, near.month) if unit == "month" and near.coarseness < 2 else near


def _event_reference(
    story: Story, mention: Mention, mentions: Sequence[Mention], index: int
) -> tuple[Moment, int] | None:
    """The date of the event that a relative date names: at once behind it, or the last one told with such a word."""
    sense = mention.sense
    if not isinstance(sense, (Shift, EventDay)) or not sense.event:
        return None
    following = mentions[index + 1].sense if index + 1 < len(mentions) else None
    if isinstance(sense, Shift) and sense.next_date and is_plain(following):
        found = meanings(following, View())
        if found:
            return found[0].moment, index + 1
    known = lexicon.event_families()
    families = {known[word] for word in sense.event if word in known}
    words = {word for word in sense.event if len(word) > 3} - {"that", "this", "them", "their"}
    here: Story | None = story
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if here is None:
            break
        told = mentions[position]
        found_at = here.placed.moment
        if found_at is None or (_asks_for_a_day(sense) and found_at.last - found_at.first > _TOO_ROUGH):
            pass
        elif told.events & families or words & set(told.stance.words):
            return found_at, position
        here = here.before
    return None


def _last_birth(story: Story, mentions: Sequence[Mention], index: int) -> tuple[Moment, int] | None:
    """The birth that was told last."""
    here: Story | None = story
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if here is None:
            break
        if "birth" in mentions[position].after_event and here.placed.moment is not None:
            return here.placed.moment, position
        here = here.before
    return None


def _last_term(story: Story, mentions: Sequence[Mention], index: int) -> tuple[Moment, int] | None:
    """The end, to the day, of the length that was told last."""
    here: Story | None = story
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if here is None:
            break
        found = here.placed.moment
        if isinstance(mentions[position].sense, Term) and found is not None:
            return found.base or found, position
        here = here.before
    return None
