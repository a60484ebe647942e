"""Lengths of time as ISO 8601 writes them, and where they lead from a day.

    >>> str(parse("P1Y7M")), plus(days.from_iso("1937-10-14"), parse("P7M")).to_iso()
    ('P1Y7M', ('1938-05-14', '1938-05-14'))

Nothing is rounded: where the calendar has no such day (31 January and a month), both days that can be meant are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kartoteka.errors import TimeError
from kartoteka.values import arithmetic, days
from kartoteka.values.bounds import Bounds
from kartoteka.values.days import Day

_ISO = re.compile(
    r"P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_MOST = 10**6
_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Duration:
    """A length in the units in which it was given; whole numbers, none negative.

    Raises:
        TimeError: a number is negative or greater than a million.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0

    def __post_init__(self) -> None:
        for number in self._numbers():
            if not 0 <= number <= _MOST:
                raise TimeError(f"a length of {number} units cannot be counted; 0 to {_MOST} are expected")

    def _numbers(self) -> tuple[int, ...]:
        return self.years, self.months, self.weeks, self.days, self.hours, self.minutes, self.seconds

    def __str__(self) -> str:
        date = "".join(f"{n}{u}" for n, u in zip(self._numbers()[:4], "YMWD", strict=True) if n)
        time = "".join(f"{n}{u}" for n, u in zip(self._numbers()[4:], "HMS", strict=True) if n)
        return f"P{date}{'T' + time if time else ''}" if date or time else "P0D"


def parse(text: str) -> Duration:
    """The length that an ISO 8601 string says (P7M, P2W, PT48H).

    Raises:
        TimeError: the string is no such length, or too long to count.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise TimeError(f"{text!r} is no length of ISO 8601; P7M, P2Y6M, P10D or PT48H are expected")
    return Duration(*(int(group or 0) for group in match.groups()))


def plus(day: Day, duration: Duration) -> Bounds:
    """The day so much later; two days where the calendar leaves it open or hours make it so."""
    months = duration.years * 12 + duration.months
    first = last = arithmetic.add_months(day, months)
    if days.to_ymd(first)[2] != days.to_ymd(day)[2]:
        last = first + 1  # 31 January and a month: the last of February or the first of March
    return _with_days(first, last, duration, 1)


def minus(day: Day, duration: Duration) -> Bounds:
    """The day so much earlier; two days where the calendar leaves it open or hours make it so."""
    months = duration.years * 12 + duration.months
    first = last = arithmetic.add_months(day, -months)
    if days.to_ymd(first)[2] != days.to_ymd(day)[2]:
        last = first + 1
    return _with_days(first, last, duration, -1)


def shift(bounds: Bounds, duration: Duration, sign: int = 1) -> Bounds:
    """Bounds moved by a length: the earliest day as far as it can go, the latest likewise; open sides stay open."""
    move = plus if sign > 0 else minus
    earliest = None if bounds.earliest is None else move(bounds.earliest, duration).earliest
    latest = None if bounds.latest is None else move(bounds.latest, duration).latest
    return Bounds(earliest, latest)


def _with_days(first: Day, last: Day, duration: Duration, sign: int) -> Bounds:
    whole = duration.weeks * 7 + duration.days
    seconds = duration.hours * 3600 + duration.minutes * 60 + duration.seconds
    more, rest = divmod(seconds, _SECONDS_A_DAY)
    near, far = whole + more, whole + more + (1 if rest else 0)
    return Bounds(first + near, last + far) if sign > 0 else Bounds(first - far, last - near)
