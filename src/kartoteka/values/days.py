"""A day as an integer: day 1 is 1 January of the year 1 in the proleptic Gregorian calendar.

The count is that of `datetime.date.toordinal`, and goes on below 1 for the years before (year 0 is 1 BCE,
as in ISO 8601). Days are exact; what is uncertain is said with two of them (`kartoteka.values.bounds`).

    >>> to_iso(from_iso("1939-06-20"))
    '1939-06-20'
"""

from __future__ import annotations

import re
from datetime import date

from kartoteka.errors import TimeError

Day = int
"""Days since 31 December of year 0, proleptic Gregorian; may be zero or negative."""

_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
_ISO = re.compile(r"(-?\d{4,})-(\d{2})-(\d{2})")


def from_ymd(year: int, month: int, day: int) -> Day:
    """The day number of a proleptic Gregorian date; any integer year (0 is 1 BCE).

    Raises:
        TimeError: the month or day does not exist (31 February).
    """
    cycles, within = divmod(year - 1, _CYCLE_YEARS)
    try:
        return date(within + 1, month, day).toordinal() + cycles * _CYCLE_DAYS
    except ValueError as error:
        raise TimeError(f"there is no day {year:04d}-{month:02d}-{day:02d} ({error})") from None


def to_ymd(day: Day) -> tuple[int, int, int]:
    """Year, month and day of a day number; the inverse of `from_ymd`."""
    cycles, within = divmod(day - 1, _CYCLE_DAYS)
    found = date.fromordinal(within + 1)
    return found.year + cycles * _CYCLE_YEARS, found.month, found.day


def from_iso(text: str) -> Day:
    """The day number of `YYYY-MM-DD` (a minus sign in front, or more digits, for far years).

    Raises:
        TimeError: the text is not such a date, or there is no such day.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise TimeError(f"{text!r} is not a date of the form YYYY-MM-DD")
    year, month, day = (int(part) for part in match.groups())
    return from_ymd(year, month, day)


def to_iso(day: Day) -> str:
    """`YYYY-MM-DD` of a day number; years before 0 carry a minus sign."""
    year, month, number = to_ymd(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{number:02d}"
