"""How many days a length such as `P7M` can mean between the start of something and its end.

Who says "seven months" counts months, not days: from 14 October they may lead to the first of May, and to the day
before the eighth month is full. So the least goes back to the first day of the month (of the year, for years)
that the length leads to, the most stops short of one unit more. Days and weeks are counted more strictly: a day,
or half a week, either way.
"""

from __future__ import annotations

import re
from calendar import monthrange

from kartoteka.errors import TimeError
from kartoteka.values import Bounds, days
from kartoteka.values.days import Day

_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?")
_MONTH_DAYS = (30.436875, 28, 31)  # mean, shortest and longest month


def days_of_length(term: str, start: Bounds | None = None) -> Bounds:
    """The least and the most days that the ISO 8601 duration can mean; sharper when the start is one known day.

    Raises:
        TimeError: the term is not a duration of years, months, weeks, days or less.
    """
    match = _ISO.fullmatch(term)
    if match is None or term in ("P", "PT"):
        raise TimeError(f"{term!r} is not a length of the form P1Y2M3W4D")
    years, months, weeks, single = (int(part or 0) for part in match.groups())
    if single or weeks or not (years or months):
        whole = round((12 * years + months) * _MONTH_DAYS[0]) + 7 * weeks + single
        slack = 1 if single or not weeks else 4
        return Bounds(max(0, whole - slack), whole + slack)
    unit = 1 if months else 12
    if start is not None and start.days == 1 and start.earliest is not None:
        return _from_day(start.earliest, 12 * years + months, unit)
    return _from_any_day(12 * years + months, unit)


def _from_day(start: Day, months: int, unit: int) -> Bounds:
    first = _later(start, months)
    year, month, _ = days.to_ymd(first)
    least = days.from_ymd(year, 1 if unit == 12 else month, 1) - start
    return Bounds(max(0, least), _later(start, months + unit) - 1 - start)


def _from_any_day(months: int, unit: int) -> Bounds:
    mean = _MONTH_DAYS[0]
    least = round(months * mean) - 2 - round(unit * mean)
    return Bounds(max(0, least), round((months + unit) * mean) + 2)


def _later(day: Day, months: int) -> Day:
    """The same day of the month, so many months later; the month's last day where there is no such day."""
    year, month, number = days.to_ymd(day)
    count = 12 * year + month - 1 + months
    year, month = count // 12, count % 12 + 1
    last = monthrange(2000 + year % 400, month)[1]
    return days.from_ymd(year, month, min(number, last))
