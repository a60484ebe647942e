"""Other calendars: Julian and Hebrew dates as days, by the library convertdate; French Republican ones; Easter.

>>> days.to_iso(from_julian(1917, 10, 25))
'1917-11-07'
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from math import radians, sin

from kartoteka.errors import TimeError
from kartoteka.values import days
from kartoteka.values.days import Day

GREGORIAN_REFORM = 1582
"""Year of the Gregorian calendar's first day (15 October)."""

REPUBLICAN_YEARS = 14
"""The calendar of the French Republic was in use from its year I to its year XIV (1792 to 1805)."""

_REPUBLIC = days.from_ymd(1792, 9, 22)
_BEIJING = 8 / 24
_SOLSTICE_2000 = 730_475.5675
"""Winter solstice of 2000 (21 December, 13:37 UT) in days of `kartoteka.values.days`."""


def from_julian(year: int, month: int, day: int) -> Day:
    """The day of a Julian date (Old Style with the year beginning on 1 January).

    Raises:
        TimeError: there is no such day in the Julian calendar.
    """
    from convertdate import julian

    lengths = (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= 12 or not 1 <= day <= lengths[month - 1]:
        raise TimeError(f"there is no day {year:04d}-{month:02d}-{day:02d} in the Julian calendar")
    return _from_library(julian.to_jd(year, month, day))


def to_julian(day: Day) -> tuple[int, int, int]:
    """Year, month and day in the Julian calendar; the inverse of `from_julian` (years after 1)."""
    from convertdate import julian

    year, month, number = julian.from_jd(day + 1_721_424.5)
    return int(year), int(month), int(number)


def from_hebrew(year: int, month: int, day: int) -> Day:
    """The day of a Hebrew date, months counted from Nisan; the daylight day, not the evening before.

    Raises:
        TimeError: there is no such day.
    """
    from convertdate import hebrew

    if not 1 <= month <= 13 or not 1 <= day <= 30 or year < 1:
        raise TimeError(f"there is no day {day} of month {month} in the Hebrew year {year}")
    with _library_warnings_off():
        return _from_library(hebrew.to_jd(year, month, day))


def to_hebrew(day: Day) -> tuple[int, int, int]:
    """Year, month (Nisan is 1) and day in the Hebrew calendar."""
    from convertdate import hebrew

    with _library_warnings_off():
        year, month, number = hebrew.from_jd(day + 1_721_424.5)
    return int(year), int(month), int(number)


def is_hebrew_leap(year: int) -> bool:
    """Whether the Hebrew year has thirteen months, so that Purim falls in the second Adar."""
    return (7 * year + 1) % 19 < 7


def from_republican(year: int, month: int, day: int) -> Day:
    """The day of a date of the French Republic, years I to XIV, months from Vendémiaire (1); 13: the days after them.

    Years III, VII and XI had a sixth day at their end, as they were kept at the time.

    Raises:
        TimeError: there is no such day.
    """
    if not 1 <= year <= REPUBLICAN_YEARS:
        raise TimeError(f"the calendar of the French Republic has no year {year}; it was kept from I to XIV")
    if not 1 <= month <= 13 or not 1 <= day <= (30 if month < 13 else 6 if year % 4 == 3 else 5):
        raise TimeError(f"there is no day {day} of month {month} in the year {year} of the French Republic")
    return _REPUBLIC + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1


def easter(year: int, orthodox: bool = False) -> Day:
    """Easter Sunday: Gregorian by default, before 1583 and for the Orthodox by the Julian computus.

    Before 1583 the Julian month and day are taken as they stand; an Orthodox Easter after that is converted.
    Meeus, Astronomical Algorithms (1991), chapter 8.
    """
    if orthodox or year <= GREGORIAN_REFORM:
        month, day = _julian_easter(year)
        return from_julian(year, month, day) if year > GREGORIAN_REFORM else days.from_ymd(year, month, day)
    return days.from_ymd(year, *_gregorian_easter(year))


def chinese_new_year(year: int) -> Day:
    """First day of the Chinese year that begins in the given year (years 1645 to 2100).

    The month of the winter solstice is the eleventh, the year begins two months after it (where no leap month comes
    between, as in nearly all years). New moons by Meeus, Astronomical Algorithms (1991), chapter 47, main terms.
    """
    solstice = int(_SOLSTICE_2000 + (year - 1 - 2000) * 365.2422 + _BEIJING)
    lunation = round((solstice - 730_125) / 29.530588861) + 1
    while _new_moon_day(lunation) > solstice:
        lunation -= 1
    return _new_moon_day(lunation + 2)


def _new_moon_day(lunation: int) -> Day:
    """The day in Beijing of the new moon so many lunations after that of 6 January 2000."""
    sun = radians(2.5534 + 29.10535670 * lunation)
    moon = radians(201.5643 + 385.81693528 * lunation)
    node = radians(160.7108 + 390.67050284 * lunation)
    mean = 2_451_550.09766 + 29.530588861 * lunation
    true = mean - 0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    true += 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun)
    return int(true - 1_721_424.5 + _BEIJING)


def _julian_easter(year: int) -> tuple[int, int]:
    golden = (19 * (year % 19) + 15) % 30
    offset = (2 * (year % 4) + 4 * (year % 7) - golden + 34) % 7
    month, day = divmod(golden + offset + 114, 31)
    return month, day + 1


def _gregorian_easter(year: int) -> tuple[int, int]:
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday_part = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday_part) // 451
    month, day = divmod(h + weekday_part - 7 * m + 114, 31)
    return month, day + 1


@contextmanager
def _library_warnings_off() -> Iterator[None]:
    """The library's Hebrew calendar calls functions of its own that it deprecates (convertdate 2.5)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def _from_library(julian_day: float) -> Day:
    return int(julian_day - 1_721_424.5)
