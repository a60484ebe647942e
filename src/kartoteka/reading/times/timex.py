"""TIMEX2 values and extents, as the WikiWars corpus has them (Mazur and Dale 2010; TIMEX2 2005 guidelines).

Ranges are two timexes, prepositions stay outside, deictic winters are named by their January.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import (
    About,
    Age,
    Amount,
    Clock,
    Date,
    DayPart,
    EventDay,
    Feast,
    Part,
    Pointer,
    Season,
    Shift,
    Span,
    Term,
    Vague,
    Weekday,
)
from kartoteka.values import days

_MODS = {"early": "START", "mid": "MID", "late": "END", "h1": "", "h2": ""}
_CLOCK_WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX2 expression: offsets, type (DATE, TIME, DURATION, SET), value and modifier (both may be empty)."""

    start: int
    end: int
    type: str
    value: str
    mod: str = ""


def timexes_of(sense: Any, moment: Moment | None, start: int, end: int) -> list[Timex]:
    """The timexes that an expression consists of."""
    inner = sense.inner if isinstance(sense, (About,)) else sense
    if isinstance(inner, Span) and inner.places is not None:
        ends = (None, None) if moment is None else (moment.base or moment).ends or (None, None)
        (a_start, a_end), (b_start, b_end) = inner.places
        a_start = min(start, a_start) if isinstance(sense, About) else a_start
        return [_timex(inner.first, ends[0], a_start, a_end), _timex(inner.last, ends[1], b_start, b_end)]
    if isinstance(sense, Shift) and sense.amount.vague and sense.amount.high == 60:
        return []  # soon after: WikiWars does not mark it
    if isinstance(sense, Age):
        return [] if sense.number_at is None else [_timex(sense, moment, *sense.number_at)]
    return [_timex(sense, moment, start, end)]


def _timex(sense: Any, moment: Moment | None, start: int, end: int) -> Timex:
    value, mod = value_of(sense, moment)
    kind = "SET" if isinstance(sense, Vague) and sense.repeats else type_of(value)
    return Timex(start, end, kind, value, mod)


def type_of(value: str) -> str:
    """The type that a value tells: a P is a length, a T a time of day."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"


def value_of(sense: Any, moment: Moment | None) -> tuple[str, str]:
    """TIMEX2 value and modifier of a sense in its moment."""
    if isinstance(sense, Vague):
        return sense.reference or "", ""
    if isinstance(sense, (Amount, Term)):
        return _amount(sense if isinstance(sense, Amount) else sense.amount)
    if isinstance(sense, Age):
        return f"P{sense.years}Y", ""
    if isinstance(sense, Part):
        return _part(sense, moment)
    if isinstance(sense, About):
        value, mod = value_of(sense.inner, None if moment is None else moment.base or moment)
        return value, mod or ("APPROX" if sense.widen else "")
    if isinstance(sense, DayPart):
        return _daypart(sense, moment)
    if isinstance(sense, Clock):
        day = _of_moment(moment) if moment is not None and moment.grain == "day" else "XXXX-XX-XX"
        return f"{day}T{sense.value}", ""
    if moment is None:
        return _unresolved(sense), ""
    if isinstance(sense, Shift) and sense.amount.vague:
        return ("FUTURE_REF" if sense.sign > 0 else "PAST_REF"), ""
    if isinstance(sense, Season):
        return _season(sense, moment), ""
    if isinstance(sense, Shift):
        return _shift(sense, moment), _shift_mod(sense)
    return _of_moment(moment), ""


def _unresolved(sense: Any) -> str:
    if isinstance(sense, Date):
        month = "XX" if sense.month is None else f"{sense.month:02d}"
        return f"XXXX-{month}" + (f"-{sense.day:02d}" if sense.day else "")
    if isinstance(sense, Season):
        return f"XXXX-{sense.code}"
    if isinstance(sense, Weekday):
        return f"XXXX-WXX-{sense.number}"
    if isinstance(sense, Shift) and sense.amount.vague:
        return "FUTURE_REF" if sense.sign > 0 else "PAST_REF"
    if isinstance(sense, (Pointer, EventDay, Feast, Shift)):
        return ""
    return ""


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _of_moment(moment: Moment) -> str:
    if moment.code is not None:
        return moment.code
    year, month, day = days.to_ymd(moment.first)
    if moment.grain == "day" and moment.first == moment.last:
        return f"{_year(year)}-{month:02d}-{day:02d}"
    if moment.grain == "month":
        return f"{_year(year)}-{month:02d}"
    if moment.grain == "year":
        return _year(year)
    if moment.grain == "week":
        return _week(moment.first)
    if moment.grain == "decade":
        return f"{year // 10}"
    if moment.grain == "century":
        return f"{(year - 1) // 100:02d}"
    if moment.base is not None:
        return _of_moment(moment.base)
    last_year, last_month, _ = days.to_ymd(moment.last)
    if (year, month) == (last_year, last_month):
        return f"{_year(year)}-{month:02d}" if moment.last - moment.first > 20 else f"{_year(year)}-{month:02d}-XX"
    if year == last_year:
        return f"{_year(year)}" if moment.last - moment.first > 70 else f"{_year(year)}-{month:02d}-XX"
    return _year(year)


def _week(monday: int) -> str:
    from datetime import date

    if monday < 1:
        return ""
    year, week, _ = date.fromordinal(monday + 3).isocalendar()
    return f"{year:04d}-W{week:02d}"


def _season(sense: Season, moment: Moment) -> str:
    year = moment.year
    if sense.code == "WI" and sense.year is None:
        year += 1
    return f"{_year(year)}-{sense.code}"


def _part(sense: Part, moment: Moment | None) -> tuple[str, str]:
    whole = None if moment is None else moment.base or moment
    value, mod = value_of(sense.inner, whole)
    if sense.key in _MODS:
        mod = _MODS[sense.key]
    if whole is not None and whole.grain == "year":
        if sense.key in ("h1", "h2"):
            return f"{_year(whole.year)}-{sense.key.upper()}", ""
        if sense.key[0] == "q":
            return f"{_year(whole.year)}-{sense.key.upper()}", ""
    if sense.key[0] == "w" and sense.key[1:].lstrip("-").isdigit() and moment is not None:
        return _week(moment.first), ""
    if sense.key[0] in "dm" and sense.key[1:].lstrip("-").isdigit() and moment is not None:
        return _of_moment(Moment(moment.first, moment.last, "day" if sense.key[0] == "d" else "month")), ""
    if sense.key == "turn" and moment is not None:
        return _year(moment.year), "END"
    return value, mod


def _daypart(sense: DayPart, moment: Moment | None) -> tuple[str, str]:
    day = "XXXX-XX-XX"
    if moment is not None:
        whole = moment.base or moment
        day = (
            _of_moment(whole)
            if whole.first == whole.last
            else _of_moment(whole)
            if whole.ends is None
            else _of_moment(whole.ends[0])
        )
        if "XX" not in day and len(day) == 7:
            day += "-XX"
    if sense.word in _CLOCK_WORDS:
        return day + _CLOCK_WORDS[sense.word], ""
    if not sense.code:
        return day, ""
    return f"{day}T{sense.code}", ""


def _shift(sense: Shift, moment: Moment) -> str:
    unit = sense.amount.unit
    if unit == "decade" and moment.year > 0:
        return f"{moment.year // 10}"
    if unit in ("year", "century") and moment.grain == "year":
        return _year(moment.year)
    return _of_moment(moment)


def _shift_mod(sense: Shift) -> str:
    return {"APPROX": "APPROX"}.get(sense.amount.mod or "", "")


def _amount(amount: Amount) -> tuple[str, str]:
    unit = lexicon.units()[amount.unit]
    code = unit["code"]
    count = "X" if amount.vague else _count(amount.low * unit.get("times", 1))
    value = f"PT{count}{code[1:]}" if code.startswith("T") else f"P{count}{code}"
    for number, name in amount.parts:
        part = lexicon.units()[name]["code"]
        value += f"T{_count(number)}{part[1:]}" if part.startswith("T") else f"{_count(number)}{part}"
    return value, amount.mod or ""


def _count(number: float) -> str:
    if number == int(number):
        return str(int(number))
    return f"{number:g}".removeprefix("0")
