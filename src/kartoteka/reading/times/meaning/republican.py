"""Dates of the French Republic; where the year is left out, every one that the story allows."""

from __future__ import annotations

from kartoteka.reading.times.meaning.dates import candidate_years, skipping_cost
from kartoteka.reading.times.meaning.view import Meaning, Read, View
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import Republican
from kartoteka.values import calendars, days

_FIRST_YEAR = 1792


def republican(sense: Republican, view: View, read: Read) -> list[Meaning]:
    """The days of the date, in the year that it names or in those of the story."""
    if sense.year is not None:
        return [Meaning(_of(sense, sense.year))]
    wanted = set(candidate_years(view))
    found = [_of(sense, year) for year in range(1, calendars.REPUBLICAN_YEARS + 1)]
    return [Meaning(m, skipping_cost(m, view), True) for m in found if days.to_ymd(m.first)[0] in wanted]


def _of(sense: Republican, year: int) -> Moment:
    if sense.month is None:
        first = calendars.from_republican(year, 1, 1)
        return Moment(first, calendars.from_republican(year, 13, 6 if year % 4 == 3 else 5), "span")
    if sense.day is not None:
        day = calendars.from_republican(year, sense.month, sense.day)
        return Moment(day, day, "day")
    first = calendars.from_republican(year, sense.month, 1)
    return Moment(first, first + 29, "span")
