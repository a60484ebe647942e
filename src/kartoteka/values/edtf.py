"""EDTF, the Extended Date/Time Format of ISO 8601-2, levels 0 to 2: parse, write, and say which days are meant.

What was parsed is written back character for character:

    >>> str(parse("1938-02~/1939"))
    '1938-02~/1939'
    >>> parse("193X").bounds.to_iso()
    ('1930-01-01', '1939-12-31')

Qualified dates (`?` uncertain, `~` approximate, `%` both) keep the days that they name: how far "about" reaches is
not for a format to say. Seasons 21 to 24 follow the convention of the readings (winter runs into the next year).
Source: the specification of the Library of Congress, https://www.loc.gov/standards/datetime/ (2019).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kartoteka.errors import TimeError
from kartoteka.values import arithmetic, days
from kartoteka.values.bounds import Bounds
from kartoteka.values.days import Day

_QUALITY = "[?~%]?"
_DATE = re.compile(
    rf"(?P<qy>{_QUALITY})(?P<year>-?[\dX]{{4}}(?:S\d+)?)(?P<y>{_QUALITY})"
    rf"(?:-(?P<qm>{_QUALITY})(?P<month>[\dX]{{2}})(?P<m>{_QUALITY})"
    rf"(?:-(?P<qd>{_QUALITY})(?P<day>[\dX]{{2}})(?P<d>{_QUALITY})"
    r"(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::\d\d)?)?)?)?)?"
)
_LONG_YEAR = re.compile(
    r"Y(?P<sign>-?)(?P<digits>\d+)(?:E(?P<power>\d+))?(?:S(?P<significant>\d+))?(?P<quality>[?~%]?)"
)
_FARTHEST_YEAR = 10**12

# Groupings of a year: first month and number of months; 29 to 32 are seasons of the southern hemisphere.
_GROUPS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date of EDTF: the characters of its parts, `X` for a digit that is not known.

    `qualities` are the marks before and after year, month and day, in this order; `time` begins with T.
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualities: tuple[str, ...] = ("", "", "", "", "", "")
    time: str = ""

    def __str__(self) -> str:
        before_year, after_year, before_month, after_month, before_day, after_day = self.qualities
        text = f"{before_year}{self.year}{after_year}"
        if self.month is not None:
            text += f"-{before_month}{self.month}{after_month}"
        if self.day is not None:
            text += f"-{before_day}{self.day}{after_day}{self.time}"
        return text

    @property
    def bounds(self) -> Bounds:
        """First and last day that the digits allow; open where no digit of the year is known."""
        first_year, last_year = _years(self.year)
        if first_year is None or last_year is None:
            return Bounds(None, None)
        if self.month is None:
            return Bounds(arithmetic.year_span(first_year)[0], arithmetic.year_span(last_year)[1])
        return Bounds(*_within_years(first_year, last_year, self.year, self.month, self.day))

    @property
    def is_uncertain(self) -> bool:
        """Whether a part is marked `?` or `%`."""
        return any(mark in ("?", "%") for mark in self.qualities)

    @property
    def is_approximate(self) -> bool:
        """Whether a part is marked `~` or `%`."""
        return any(mark in ("~", "%") for mark in self.qualities)

    @property
    def is_doubtful(self) -> bool:
        """Never: a date that cannot be is refused when it is parsed."""
        return False


@dataclass(frozen=True, slots=True)
class EdtfLongYear:
    """A year of more than four digits or with an exponent (`Y-17E7`); `text` is as it was written."""

    text: str
    first: int
    last: int

    def __str__(self) -> str:
        return self.text

    @property
    def bounds(self) -> Bounds:
        """First and last day of the years that the significant digits allow."""
        return Bounds(arithmetic.year_span(self.first)[0], arithmetic.year_span(self.last)[1])

    @property
    def is_uncertain(self) -> bool:
        """Whether it is marked `?` or `%`."""
        return self.text[-1] in "?%"

    @property
    def is_approximate(self) -> bool:
        """Whether it is marked `~` or `%`."""
        return self.text[-1] in "~%"

    @property
    def is_doubtful(self) -> bool:
        """Never."""
        return False


@dataclass(frozen=True, slots=True)
class EdtfInterval:
    """From `start` to `end`; None is a side that is not known (empty), ".." one that is open."""

    start: EdtfDate | EdtfLongYear | str | None
    end: EdtfDate | EdtfLongYear | str | None

    def __str__(self) -> str:
        return f"{_side(self.start)}/{_side(self.end)}"

    @property
    def bounds(self) -> Bounds:
        """From the first day of the start to the last of the end; a reversed interval covers both."""
        first = None if self.start is None or isinstance(self.start, str) else self.start.bounds
        last = None if self.end is None or isinstance(self.end, str) else self.end.bounds
        if first is not None and last is not None and self.is_doubtful:
            first, last = last, first
        return Bounds(None if first is None else first.earliest, None if last is None else last.latest)

    @property
    def is_uncertain(self) -> bool:
        """Whether an end is marked `?` or `%`."""
        return any(
            side.is_uncertain for side in (self.start, self.end) if side is not None and not isinstance(side, str)
        )

    @property
    def is_approximate(self) -> bool:
        """Whether an end is marked `~` or `%`."""
        return any(
            side.is_approximate for side in (self.start, self.end) if side is not None and not isinstance(side, str)
        )

    @property
    def is_doubtful(self) -> bool:
        """Whether it ends before it starts."""
        if self.start is None or self.end is None or isinstance(self.start, str) or isinstance(self.end, str):
            return False
        first, last = self.start.bounds.earliest, self.end.bounds.latest
        return first is not None and last is not None and last < first


@dataclass(frozen=True, slots=True)
class EdtfSet:
    """One of (`[...]`) or all of (`{...}`) some dates; an item may be a run `a..b`, open at one side."""

    one_of: bool
    items: tuple[EdtfDate | EdtfLongYear | tuple[EdtfDate | EdtfLongYear | None, EdtfDate | EdtfLongYear | None], ...]

    def __str__(self) -> str:
        inner = ",".join(_run(item) if isinstance(item, tuple) else str(item) for item in self.items)
        return f"[{inner}]" if self.one_of else f"{{{inner}}}"

    @property
    def bounds(self) -> Bounds:
        """From the first day of any to the last day of any."""
        firsts: list[Day | None] = []
        lasts: list[Day | None] = []
        for item in self.items:
            first, last = item if isinstance(item, tuple) else (item, item)
            firsts.append(None if first is None else first.bounds.earliest)
            lasts.append(None if last is None else last.bounds.latest)
        earliest = None if None in firsts else min(f for f in firsts if f is not None)
        latest = None if None in lasts else max(v for v in lasts if v is not None)
        return Bounds(earliest, latest)

    @property
    def is_uncertain(self) -> bool:
        """Whether an item is marked so."""
        return any(not isinstance(item, tuple) and item.is_uncertain for item in self.items)

    @property
    def is_approximate(self) -> bool:
        """Whether an item is marked so."""
        return any(not isinstance(item, tuple) and item.is_approximate for item in self.items)

    @property
    def is_doubtful(self) -> bool:
        """Never."""
        return False


Edtf = EdtfDate | EdtfLongYear | EdtfInterval | EdtfSet
"""Any value of EDTF."""


def parse(text: str) -> Edtf:
    """The value of an EDTF string; `str` of it is the string again.

    Raises:
        TimeError: the string is no EDTF, or names a day that does not exist (31 February).
    """
    if text[:1] in "[{" and text[:1] and text[-1:] == {"[": "]", "{": "}"}[text[0]]:
        return _parse_set(text)
    if "/" in text:
        start, _, end = text.partition("/")
        if "/" in end or (not start and not end):
            raise TimeError(f"{text!r} is no EDTF interval: two dates with one slash between them are expected")
        return EdtfInterval(_parse_side(start), _parse_side(end))
    return _parse_date(text)


def from_bounds(bounds: Bounds) -> str:
    """The shortest EDTF string for bounds: a day, a month, a year, else an interval with open ends as `..`.

    Raises:
        TimeError: both sides are open.
    """
    first, last = bounds.earliest, bounds.latest
    if first is None and last is None:
        raise TimeError("bounds that are open on both sides cannot be said in EDTF")
    if first is None or last is None:
        return f"{'..' if first is None else _iso(first)}/{'..' if last is None else _iso(last)}"
    if first == last:
        return _iso(first)
    year, month, _ = days.to_ymd(first)
    if (first, last) == arithmetic.month_span(year, month):
        return _iso(first)[:-3]
    if (first, last) == arithmetic.year_span(year):
        return _iso(first)[:-6]
    return f"{_iso(first)}/{_iso(last)}"


def _iso(day: Day) -> str:
    text = days.to_iso(day)
    if len(text.lstrip("-")) > 10:
        raise TimeError(f"{text} is outside the years 0 to 9999 that EDTF writes as full dates")
    return text


def _parse_side(text: str) -> EdtfDate | EdtfLongYear | str | None:
    if text in ("", ".."):
        return text or None
    return _parse_date(text)


def _side(side: EdtfDate | EdtfLongYear | str | None) -> str:
    return "" if side is None else str(side)


def _parse_set(text: str) -> EdtfSet:
    items: list[EdtfDate | EdtfLongYear | tuple[EdtfDate | EdtfLongYear | None, EdtfDate | EdtfLongYear | None]] = []
    for piece in text[1:-1].split(","):
        if ".." in piece:
            first, _, last = piece.partition("..")
            if not first and not last:
                raise TimeError(f"{text!r} is no EDTF set: '..' needs a date on one side")
            items.append((_parse_date(first) if first else None, _parse_date(last) if last else None))
        else:
            items.append(_parse_date(piece))
    return EdtfSet(text[0] == "[", tuple(items))


def _run(item: tuple[EdtfDate | EdtfLongYear | None, EdtfDate | EdtfLongYear | None]) -> str:
    return f"{'' if item[0] is None else item[0]}..{'' if item[1] is None else item[1]}"


def _parse_date(text: str) -> EdtfDate | EdtfLongYear:
    if text[:1] == "Y":
        return _parse_long_year(text)
    match = _DATE.fullmatch(text)
    if match is None or (match["time"] and "X" in text):
        raise TimeError(f"{text!r} is no EDTF date: YYYY, YYYY-MM or YYYY-MM-DD with X, ?, ~ or % is expected")
    qualities = tuple(match[name] or "" for name in ("qy", "y", "qm", "m", "qd", "d"))
    date = EdtfDate(match["year"], match["month"], match["day"], qualities, match["time"] or "")
    _check(date, text)
    return date


def _check(date: EdtfDate, text: str) -> None:
    """Refuse months and days that do not exist, whatever the unknown digits are."""
    if date.year == "-0000":
        raise TimeError(f"{text!r} is no EDTF date: the year before 0001 is 0000, without a minus")
    if date.month is None:
        return
    if "X" not in date.month and not (1 <= int(date.month) <= 12 or int(date.month) in _GROUPS):
        raise TimeError(f"{text!r} is no EDTF date: there is no month or season {date.month}")
    if date.day is not None and "X" not in date.month and int(date.month) > 12:
        raise TimeError(f"{text!r} is no EDTF date: a season has no days")
    if "X" not in date.year:
        date.bounds  # noqa: B018 (raises TimeError where no such day exists)
    elif date.day is not None and "X" not in date.month + date.day:
        days.from_ymd(2000, int(date.month), int(date.day))  # a leap year: only what exists in no year is refused


def _parse_long_year(text: str) -> EdtfLongYear:
    match = _LONG_YEAR.fullmatch(text)
    if match is None:
        raise TimeError(f"{text!r} is no EDTF year: Y and digits, perhaps E and an exponent, are expected")
    power = int(match["power"] or 0)
    if power > 12 or len(match["digits"]) > 13:
        raise TimeError(f"{text!r} is more than 10^12 years away, farther than days are counted here")
    year = int(match["sign"] + match["digits"]) * 10**power
    if abs(year) > _FARTHEST_YEAR:
        raise TimeError(f"{text!r} is more than 10^12 years away, farther than days are counted here")
    first, last = _significant(year, match["significant"])
    return EdtfLongYear(text, first, last)


def _significant(year: int, digits: str | None) -> tuple[int, int]:
    """The years that agree with a year in so many first digits (1950S2: 1900 to 1999)."""
    if digits is None:
        return year, year
    size = 10 ** max(0, len(str(abs(year))) - int(digits))
    low = abs(year) // size * size
    return (low, low + size - 1) if year >= 0 else (-(low + size - 1), -low)


def _years(mask: str) -> tuple[int | None, int | None]:
    """First and last year that a mask allows; None where no digit is known."""
    year, _, significant = mask.partition("S")
    if year.lstrip("-") == "XXXX":
        return None, None
    if significant:
        return _significant(int(year), significant) if "X" not in year else (None, None)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return (low, high) if low <= high else (high, low)


def _within_years(first: int, last: int, mask: str, month: str, day: str | None) -> tuple[Day, Day]:
    """First and last day of the months and days that the masks allow in the years that the mask allows."""
    fitting = [year for year in range(first, last + 1) if _fits(f"{abs(year):04d}", mask.lstrip("-"))] or [first, last]
    earliest = _first_day(fitting, month, day)
    latest = _last_day(fitting, month, day)
    if earliest is None or latest is None:
        raise TimeError(f"there is no day {mask}-{month}-{day}")
    return earliest, latest


def _first_day(years: list[int], month: str, day: str | None) -> Day | None:
    for year in years:
        spans = _spans(year, month, day)
        if spans:
            return min(first for first, _ in spans)
    return None


def _last_day(years: list[int], month: str, day: str | None) -> Day | None:
    for year in reversed(years):
        spans = _spans(year, month, day)
        if spans:
            return max(last for _, last in spans)
    return None


def _spans(year: int, month: str, day: str | None) -> list[tuple[Day, Day]]:
    if "X" not in month and int(month) in _GROUPS:
        start, count = _GROUPS[int(month)]
        return [(arithmetic.month_span(year, start)[0], arithmetic.month_span(year, start + count - 1)[1])]
    found = []
    for number in range(1, 13):
        if not _fits(f"{number:02d}", month):
            continue
        if day is None:
            found.append(arithmetic.month_span(year, number))
            continue
        fitting = [d for d in range(1, arithmetic.month_length(year, number) + 1) if _fits(f"{d:02d}", day)]
        if fitting:
            found.append((days.from_ymd(year, number, fitting[0]), days.from_ymd(year, number, fitting[-1])))
    return found


def _fits(digits: str, mask: str) -> bool:
    return len(digits) == len(mask) and all(m in ("X", d) for d, m in zip(digits, mask, strict=True))
