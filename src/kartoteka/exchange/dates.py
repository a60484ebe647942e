"""Bounds as a person reads them: "20 Jun 1939", "Jan - Aug 1938", "by 9 May 1941".

>>> in_words(Bounds.from_iso("1939-06-20", "1939-06-22"))
'20 – 22 Jun 1939'
>>> in_words(Bounds.from_iso(None, "1941-05-09"))
'by 9 May 1941'
"""

from __future__ import annotations

from dataclasses import dataclass

from kartoteka.values import Bounds, days
from kartoteka.values.days import Day

__all__ = ["Placed", "in_words", "placed"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DASH = " – "


@dataclass(frozen=True, slots=True)
class Placed:
    """Bounds cut in two for a column of years: the year under which they stand, and the rest, which may be empty."""

    year: str
    rest: str


def in_words(bounds: Bounds) -> str:
    """The bounds in one phrase with their years; "no date" where both sides are open."""
    split = placed(bounds)
    return f"{split.rest} {split.year}".strip() or "no date"


def placed(bounds: Bounds) -> Placed:
    """The year of the bounds' start, and what is left to say; years that differ are said in the rest."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return _open(first, last)
    one, other = days.to_ymd(first), days.to_ymd(last)
    if one[0] == other[0]:
        return Placed(_year(one[0]), _within_year(one, other))
    if one[1:] == (1, 1) and other[1:] == (12, 31):
        return Placed(f"{_year(one[0])}{_DASH}{_year(other[0])}", "")
    if _is_month_start(one) and _is_month_end(last):
        return Placed("", f"{_month(one)} {_year(one[0])}{_DASH}{_month(other)} {_year(other[0])}")
    return Placed("", f"{_day(one)} {_year(one[0])}{_DASH}{_day(other)} {_year(other[0])}")


def _open(first: Day | None, last: Day | None) -> Placed:
    if first is None and last is None:
        return Placed("", "")
    known = days.to_ymd(first if first is not None else last or 0)
    if first is not None:
        whole = known[1:] == (1, 1)
        return Placed(_year(known[0]), "from" if whole else f"from {_day(known)}")
    whole = known[1:] == (12, 31)
    return Placed(_year(known[0]), "by" if whole else f"by {_day(known)}")


def _within_year(one: tuple[int, int, int], other: tuple[int, int, int]) -> str:
    if one == other:
        return _day(one)
    ends = _is_month_end(days.from_ymd(*other))
    if one[2] == 1 and ends:
        if (one[1], other[1]) == (1, 12):
            return ""
        return _month(one) if one[1] == other[1] else f"{_month(one)}{_DASH}{_month(other)}"
    if one[1] == other[1]:
        return f"{one[2]}{_DASH}{_day(other)}"
    return f"{_day(one)}{_DASH}{_day(other)}"


def _is_month_start(date: tuple[int, int, int]) -> bool:
    return date[2] == 1


def _is_month_end(day: Day) -> bool:
    return days.to_ymd(day + 1)[2] == 1


def _day(date: tuple[int, int, int]) -> str:
    return f"{date[2]} {_MONTHS[date[1] - 1]}"


def _month(date: tuple[int, int, int]) -> str:
    return _MONTHS[date[1] - 1]


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BCE"
