"""Steps through the calendar: months and years from a day, first and last days of months and years.

Nothing is rounded silently: `add_months` says what it does where the day does not exist in the month it reaches.

    >>> days.to_iso(add_months(days.from_iso("1937-01-31"), 1))
    '1937-02-28'
"""

from __future__ import annotations

from kartoteka.values import days
from kartoteka.values.days import Day

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the proleptic Gregorian year has 29 February; any integer year (0 is 1 BCE)."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days of the month (1-12)."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def month_span(year: int, month: int) -> tuple[Day, Day]:
    """First and last day of a month; a month past 12 or before 1 counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return days.from_ymd(year, month, 1), days.from_ymd(year, month, month_length(year, month))


def year_span(year: int) -> tuple[Day, Day]:
    """First and last day of a year."""
    return days.from_ymd(year, 1, 1), days.from_ymd(year, 12, 31)


def add_months(day: Day, months: int) -> Day:
    """The same day so many months on (back, if negative); the month's last day where that day does not exist.

    A way there and back is therefore not always the day itself: 31 January + 1 month - 1 month is 28 January.
    """
    year, month, number = days.to_ymd(day)
    total = year * 12 + month - 1 + months
    year, month = total // 12, total % 12 + 1
    return days.from_ymd(year, month, min(number, month_length(year, month)))


def add_years(day: Day, years: int) -> Day:
    """The same day so many years on; 28 February where 29 February does not exist."""
    return add_months(day, 12 * years)


def weekday(day: Day) -> int:
    """The day of the week, Monday 1 to Sunday 7 (ISO 8601)."""
    return (day - 1) % 7 + 1
