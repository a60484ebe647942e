"""Parts of a period: its thirds, halves, quarters, weeks (conventions of reading-format.md)."""

from __future__ import annotations

import re

from kartoteka.reading.times import moment
from kartoteka.reading.times.moment import Moment
from kartoteka.values import arithmetic, days

_THIRDS = {"early": 0, "mid": 1, "late": 2, "t1": 0, "t2": 1, "t3": 2}
_COUNTED = re.compile(r"([fl])(\d+)([dwmy])")
_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "h1": (0, 4), "h2": (5, 9)}
_CENTURY = {"early": (0, 32), "mid": (33, 65), "late": (66, 99), "h1": (0, 49), "h2": (50, 99)}


def part_of(whole: Moment, key: str) -> Moment | None:
    """The part of a period by its key (`kartoteka.reading.times.senses.Part`); None where there is no such part."""
    found = _days_of(whole, key)
    if found is None:
        return None
    first, last = found
    return Moment(first, last, "day" if first == last else "span", base=whole)


def _days_of(whole: Moment, key: str) -> tuple[int, int] | None:
    if key == "whole" or whole.grain == "day":
        return whole.first, whole.last
    counted = _COUNTED.fullmatch(key)
    if counted:
        return _first_or_last(whole, counted[1] == "f", int(counted[2]), counted[3])
    if key[0] in "wdm" and key[1:] and (key[1:].lstrip("-").isdigit()):
        return _numbered(whole, key[0], int(key[1:]))
    if whole.grain == "month":
        return _of_month(whole, key)
    if whole.grain in ("year", "season"):
        return _of_months(whole, key)
    if whole.grain in ("decade", "century"):
        table = _DECADE if whole.grain == "decade" else _CENTURY
        if key not in table:
            return None
        low, high = table[key]
        found = moment.of_years(whole.year + low, whole.year + high)
        return found.first, found.last
    return _of_span(whole, key)


def _of_month(whole: Moment, key: str) -> tuple[int, int] | None:
    first = whole.first
    return {
        "early": (first, first + 9), "t1": (first, first + 9),
        "mid": (first + 10, first + 19), "t2": (first + 10, first + 19),
        "late": (first + 20, whole.last), "t3": (first + 20, whole.last),
        "h1": (first, first + 14), "h2": (first + 15, whole.last),
    }.get(key)  # fmt: skip


def _of_months(whole: Moment, key: str) -> tuple[int, int] | None:
    year, month, _ = days.to_ymd(whole.first)
    count = 12 if whole.grain == "year" else 3
    if key in _THIRDS:
        size = count // 3
        found = moment.of_months(year, month + _THIRDS[key] * size, size)
        return found.first, found.last
    if key in ("h1", "h2"):
        if count == 3:
            middle = arithmetic.month_span(year, month + 1)[0] + 14
            return (whole.first, middle) if key == "h1" else (middle + 1, whole.last)
        found = moment.of_months(year, month if key == "h1" else month + 6, 6)
        return found.first, found.last
    if key[0] == "q" and count == 12:
        found = moment.of_months(year, 3 * int(key[1]) - 2, 3)
        return found.first, found.last
    return None


def _of_span(whole: Moment, key: str) -> tuple[int, int] | None:
    length = whole.last - whole.first + 1
    if key in _THIRDS:
        third = _THIRDS[key]
        return whole.first + third * length // 3, whole.first + (
            third + 1
        ) * length // 3 - 1 if length > 2 else whole.last
    if key in ("h1", "h2"):
        middle = whole.first + (length - 1) // 2
        return (whole.first, middle) if key == "h1" else (min(middle + 1, whole.last), whole.last)
    return None


def _first_or_last(whole: Moment, first: bool, count: int, unit: str) -> tuple[int, int] | None:
    """The first or last so many days, weeks, months or years of a period; None where it is shorter."""
    if unit in "dw":
        size = count * (7 if unit == "w" else 1)
        ends = (whole.first, whole.first + size - 1) if first else (whole.last - size + 1, whole.last)
    else:
        months = count * (12 if unit == "y" else 1)
        year, month, _ = days.to_ymd(whole.first if first else whole.last)
        start = moment.of_months(year, month if first else month - months + 1, months)
        ends = (start.first, start.last)
    return ends if whole.first <= ends[0] and ends[1] <= whole.last else None


def _numbered(whole: Moment, unit: str, number: int) -> tuple[int, int] | None:
    """The nth week (days 1-7, 8-14 ...), day or month; -1 is the last."""
    if unit == "m":
        year = days.to_ymd(whole.first)[0]
        month = 12 if number == -1 else number
        found = moment.of_month(year, month)
        return (found.first, found.last) if whole.grain == "year" and 1 <= month <= 12 else None
    size = 7 if unit == "w" else 1
    if number == -1:
        return whole.last - size + 1, whole.last
    first = whole.first + (number - 1) * size
    return (first, min(first + size - 1, whole.last)) if first <= whole.last else None
