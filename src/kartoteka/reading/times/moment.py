"""A stretch of days with the size of the period that it is: what a sense means once the story is known."""

from __future__ import annotations

from dataclasses import dataclass

from kartoteka.values import arithmetic, days
from kartoteka.values.days import Day

_GRAINS = ("day", "week", "month", "season", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Moment:
    """First and last day (both inside) and the grain: day, week, month, season, year, decade, century or span.

    `base` is the period of which this is a part ("the end of August": August); `ends` are the two ends of a range;
    `code` is the TIMEX2 value where the days do not tell it; `part` the part of the day (NI, EV ...) that was named.
    """

    first: Day
    last: Day
    grain: str
    base: Moment | None = None
    ends: tuple[Moment, Moment] | None = None
    code: str | None = None
    doubtful: bool = False
    part: str = ""

    @property
    def coarseness(self) -> int:
        """0 for a day, up to 6 for a century; a span counts by its length."""
        if self.grain in _GRAINS:
            return _GRAINS.index(self.grain)
        length = self.last - self.first
        return 0 if length < 4 else 1 if length < 15 else 2 if length < 62 else 3 if length < 200 else 4

    @property
    def year(self) -> int:
        """The year of the first day."""
        return days.to_ymd(self.first)[0]

    @property
    def last_year(self) -> int:
        """The year of the last day; a year of the old calendar, that ends in our January, is still the one it bears."""
        return self.year if self.grain == "year" and self.last - self.first < 366 else days.to_ymd(self.last)[0]

    @property
    def month(self) -> int:
        """The month of the first day."""
        return days.to_ymd(self.first)[1]


def of_day(day: Day) -> Moment:
    """One day."""
    return Moment(day, day, "day")


def of_month(year: int, month: int) -> Moment:
    """A month; a month past 12 or before 1 counts on into other years."""
    return Moment(*arithmetic.month_span(year, month), "month")


def of_year(year: int) -> Moment:
    """A year."""
    return Moment(*arithmetic.year_span(year), "year")


def of_years(first: int, last: int, grain: str = "span") -> Moment:
    """A run of whole years."""
    return Moment(arithmetic.year_span(first)[0], arithmetic.year_span(last)[1], grain)


def of_months(year: int, month: int, count: int, grain: str = "span") -> Moment:
    """So many months from a month on."""
    return Moment(arithmetic.month_span(year, month)[0], arithmetic.month_span(year, month + count - 1)[1], grain)
