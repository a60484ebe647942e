"""The day of a feast in a year (rows of tables/feasts.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kartoteka.values import arithmetic, calendars, days
from kartoteka.values.days import Day


def days_of(entry: Mapping[str, Any], year: int, orthodox: bool = False) -> tuple[Day, Day]:
    """First and last day of the feast in that year; `orthodox` counts by the Julian calendar."""
    first = _first_day(entry, year, orthodox)
    return first, first + int(entry.get("days", 1)) - 1


def sunday_of(entry: Mapping[str, Any], year: int, number: int, orthodox: bool = False) -> Day:
    """The nth Sunday in Advent, in Lent, or after Easter or Pentecost."""
    if "advent" in entry:
        return _advent(year) + 7 * (number - 1)
    first = _first_day(entry, year, orthodox)
    return first + 4 + 7 * (number - 1) if entry.get("easter") == -46 else first + 7 * number


def fixed_year(entry: Mapping[str, Any]) -> int | None:
    """The year of a day that was only once (D-Day)."""
    return int(entry["day"][0]) if "day" in entry else None


def _first_day(entry: Mapping[str, Any], year: int, orthodox: bool) -> Day:
    if "easter" in entry:
        return calendars.easter(year, orthodox) + int(entry["easter"])
    if "day" in entry:
        return days.from_ymd(*entry["day"])
    if "hebrew" in entry:
        return _hebrew(entry, year)
    if "advent" in entry:
        return _advent(year)
    if "lunar_new_year" in entry:
        return calendars.chinese_new_year(year)
    month, day = entry["fixed"]
    if orthodox and entry.get("moves_in_east"):
        return _julian_feast(year, month, day)
    return days.from_ymd(year, month, day)


def _julian_feast(year: int, month: int, day: int) -> Day:
    """An Orthodox feast by the name of its Julian year: Christmas 1805 in Russia is 6 January 1806."""
    return calendars.from_julian(year, month, day)


def _advent(year: int) -> Day:
    christmas = days.from_ymd(year, 12, 25)
    return christmas - arithmetic.weekday(christmas) % 7 - 21 if arithmetic.weekday(christmas) != 7 else christmas - 28


def _hebrew(entry: Mapping[str, Any], year: int) -> Day:
    month, day = entry["hebrew"]
    hebrew_year = year + 3761 if month >= 7 else year + 3760
    if entry.get("leap_adar") and calendars.is_hebrew_leap(hebrew_year - 1 if month >= 7 else hebrew_year):
        month += 1
    for candidate in (hebrew_year, hebrew_year - 1, hebrew_year + 1):
        found = calendars.from_hebrew(candidate, month, day)
        if days.to_ymd(found)[0] == year:
            return found
    return calendars.from_hebrew(hebrew_year, month, day)
