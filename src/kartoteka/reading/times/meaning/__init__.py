"""The days that a sense can mean, seen from a point of the story.

`meanings(sense, view)` gives every moment that the words allow, each with a cost: 0 where the words leave no choice,
more where they would be used otherwise. Which of them the story means is decided by `kartoteka.reading.times.story`.

To add a kind of sense: a function `(sense, view, read) -> list[Meaning]` in the file of its subject, where `read` gives
the meanings of a sense inside it, and its line in `_READERS`.
"""

from __future__ import annotations

from typing import Any

from kartoteka.errors import TimeError
from kartoteka.reading.times import senses
from kartoteka.reading.times.meaning import dates, distance, parts, periods, pointing, ranges, republican, weekdays
from kartoteka.reading.times.meaning.plain import is_plain
from kartoteka.reading.times.meaning.view import Meaning, View
from kartoteka.values import days

__all__ = ["Meaning", "View", "is_plain", "meanings"]

_FIRST_DAY, _LAST_DAY = days.from_ymd(-9998, 1, 1), days.from_ymd(9999, 12, 31)

_READERS: dict[type, Any] = {
    senses.Date: dates.date,
    senses.Republican: republican.republican,
    senses.Season: periods.season,
    senses.Years: periods.years,
    senses.Feast: periods.feast,
    senses.Weekday: weekdays.weekday,
    senses.Pointer: pointing.pointer,
    senses.DayPart: pointing.daypart,
    senses.Clock: pointing.clock,
    senses.Part: parts.part,
    senses.About: parts.about,
    senses.Span: ranges.span,
    senses.Shift: distance.shift,
    senses.EventDay: distance.event_day,
    senses.Age: distance.age,
    senses.Term: distance.term,
}


def meanings(sense: Any, view: View) -> list[Meaning]:
    """Every moment that the sense can mean from there; empty where it fixes no day between 9999 BCE and 9999."""
    reader = _READERS.get(type(sense))
    if reader is None:
        return []
    try:
        found: list[Meaning] = reader(sense, view, meanings)
    except (TimeError, OverflowError):
        return []  # such a day is not there, or out of reach
    return [m for m in found if _FIRST_DAY <= m.moment.first <= m.moment.last <= _LAST_DAY]
