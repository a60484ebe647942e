"""Days of the week: alone, in a period (the last Friday of August), beside one (the Tuesday after Easter)."""

from __future__ import annotations

from dataclasses import replace

from kartoteka.reading.times import moment
from kartoteka.reading.times.meaning.view import Meaning, Read, View
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import Weekday
from kartoteka.values import arithmetic, calendars, days
from kartoteka.values.days import Day

_REFORM = days.from_ymd(1582, 10, 15)


def weekday(sense: Weekday, view: View, read: Read) -> list[Meaning]:
    """The day of a day of the week: counted from the last date, or in or beside a period."""
    if sense.inner is not None:
        return [
            Meaning(found, m.cost, m.hung)
            for m in read(sense.inner, view)
            if (found := _weekday_beside(sense, m.moment)) is not None
        ]
    ref = view.ref
    if ref is None and view.anchor is None:
        if view.ahead is None or view.ahead.coarseness > 1:
            return []
        return [Meaning(moment.of_day(_weekday_before(sense.number, view.ahead.first)), 0.0, True)]
    start = ref if ref is not None else moment.of_day(view.anchor or 0)
    if start.coarseness > 2:
        return []
    if sense.turn == "previous":
        return [Meaning(moment.of_day(_weekday_before(sense.number, start.first)), 0.0, True)]
    if start.coarseness > 1:
        return [Meaning(replace(start, grain="span"), 0.5, True)]
    forward = _weekday_after(sense.number, start.last)
    if start.grain == "day" and arithmetic.weekday(start.first) == sense.number and sense.turn == "same":
        return [Meaning(start, 0.0, True)]
    back = _weekday_before(sense.number, start.first)
    return [Meaning(moment.of_day(forward), 0.0, True), Meaning(moment.of_day(back), 0.4, True)]


def _weekday_after(number: int, day: Day) -> Day:
    return day + (number - _weekday_of(day) - 1) % 7 + 1


def _weekday_before(number: int, day: Day) -> Day:
    return day - (_weekday_of(day) - number - 1) % 7 - 1


def _weekday_of(day: Day) -> int:
    """The day of the week; a date before the reform is taken as it stands, so its weekday is the Julian one."""
    if 366 < day < _REFORM:
        return arithmetic.weekday(calendars.from_julian(*days.to_ymd(day)))
    return arithmetic.weekday(day)


def _weekday_beside(sense: Weekday, inner: Moment) -> Moment | None:
    if sense.place == "after":
        return moment.of_day(_weekday_after(sense.number, inner.last))
    if sense.place == "before":
        return moment.of_day(_weekday_before(sense.number, inner.first))
    first = _weekday_after(sense.number, inner.first - 1)
    if sense.place == "in":
        return moment.of_day(first) if first <= inner.last else moment.of_day(_weekday_after(sense.number, inner.last))
    day = (
        _weekday_before(sense.number, inner.last + 1) if sense.ordinal == -1 else first + 7 * ((sense.ordinal or 1) - 1)
    )
    return moment.of_day(day) if inner.first <= day <= inner.last else None
