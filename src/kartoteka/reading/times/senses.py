"""What the words of a time expression say, before the story has said which year they mean.

A sense is a small tree: `Part("late", Date(month=8))` is *the end of August*. `kartoteka.reading.times.meaning` finds
the days that it covers once the story's line is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year of the calendar, as far as the words give it.

    `year` is astronomical (0 is 1 BCE). `turn` ("next", "previous", "same") points from the story to the period that
    is missing ("the following February"); `year_turn` and `month_turn` do so for the year and the month of the date
    ("August of that year", "the 14th of the same month"); with "ins", "ult" and "pro" the month is counted from the
    letter's day. `old_style` dates are Julian; `dual` dates gave both styles and hold the Gregorian one. `doubtful`
    says that there is no such day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: str | None = None
    year_turn: str | None = None
    old_style: bool = False
    dual: bool = False
    doubtful: bool = False
    month_turn: str | None = None


@dataclass(frozen=True, slots=True)
class Republican:
    """A day, month or year of the calendar of the French Republic: months from Vendémiaire, years from 1792."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season (`code` as in TIMEX2); `last_year` where the words name two ("winter of 1932-33")."""

    code: str
    year: int | None = None
    last_year: int | None = None
    turn: str | None = None
    year_turn: str | None = None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade, a century or any run of whole years, `first` to `last`; `code` is its TIMEX2 value."""

    first: int
    last: int
    code: str
    unit: str


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of the tables; `entry` is its row. `eve` is the day before, `shift` days after."""

    entry: Any
    year: int | None = None
    year_turn: str | None = None
    turn: str | None = None
    eve: bool = False
    sunday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (ISO 1-7) alone, or beside a period: the last Friday of August, the Tuesday after Easter."""

    number: int
    turn: str | None = None
    inner: Any = None
    place: str | None = None  # "of" (ordinal in the period), "after", "before"
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """A period that is only pointed to: that month, the next day, the following year, last week.

    `expiry`: the day on which the length that was told last ran out.
    """

    unit: str
    turn: str
    expiry: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a period: early, mid, late; h1, h2; t1-t3; q1-q4; w2, d-1, m1 (the
    nth week, day, month); f3m, l10d (the first or last so many); whole, later, earlier, eve, turn.

    `at_its_end`: the words name the end itself ("the end of May").
    """

    key: str
    inner: Any
    at_its_end: bool = False


@dataclass(frozen=True, slots=True)
class DayPart:
    """Night, morning, evening ... of a day, or of the story's day where `inner` is None."""

    code: str
    inner: Any = None
    turn: str | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A length: `low` to `high` units (equal where it is exact). Halves are allowed.

    `up_to`: any shorter one too ("less than three weeks later").
    """

    low: float
    high: float
    unit: str
    mod: str | None = None
    vague: bool = False
    parts: tuple[tuple[float, str], ...] = ()
    turn: str | None = None
    up_to: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A length away from something: two weeks before Easter, ten years later, a week after the funeral.

    `inner` is the date that it hangs on, `event` the words of the event; both empty: the story's last date.
    `next_date`: the event's own date follows at once ("a week before her arrest on 24 August 1936").
    """

    amount: Amount
    sign: int
    inner: Any = None
    event: tuple[str, ...] = ()
    next_date: bool = False
    exact: bool = False
    anchor: bool = False


@dataclass(frozen=True, slots=True)
class EventDay:
    """The day (month, year) of an event or hung on one: the day after the hearing, the year of his birth."""

    unit: str
    sign: int
    inner: Any = None
    event: tuple[str, ...] = ()
    daypart: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Around a date; `?` after it leaves the bounds alone."""

    inner: Any
    widen: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`; `link` tells a range from an alternative ("or"), a list ("list") and two
    days of one night ("/"); `places` are the offsets of the two ends."""

    first: Any
    last: Any
    link: str = "to"
    places: tuple[tuple[int, int], tuple[int, int]] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Age:
    """Aged so many years; `birthday`: the day itself; `year`: the year in which the age is reached.

    `number_at` are the offsets of the number where words stand before it."""

    years: int
    birthday: bool = False
    year: bool = False
    number_at: tuple[int, int] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with or without its date; `value` is the TIMEX2 part after the T."""

    value: str
    inner: Any = None


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, former, the future: `reference` is the TIMEX2 value; `repeats`: a set (daily, per week)."""

    reference: str | None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A length that is told as such; `served` lengths fix the day on which they end."""

    amount: Amount
    served: bool = False
    back: bool = False
    within: bool = False
    fraction: float = 1.0


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text, exact or between two values."""

    low: float
    high: float
    vague: bool = field(default=False)
