"""Periods that are pointed to (that year, the next day), times of day, and days of a night."""

from __future__ import annotations

from dataclasses import replace

from kartoteka.reading.times import moment
from kartoteka.reading.times.meaning.view import Meaning, Read, View, coarse_cost
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import Clock, DayPart, Pointer
from kartoteka.values import arithmetic, calendars, days

_BREAK_OF_DAY = frozenset({"dawn", "daybreak", "sunrise", "morning"})


def pointer(sense: Pointer, view: View, read: Read) -> list[Meaning]:
    """That month, the next day: a period seen from the last date."""
    ref = view.ref if view.ref is not None else None if view.anchor is None else moment.of_day(view.anchor)
    if ref is None:
        if view.ahead is not None and sense.turn == "same":
            found = pointed(sense, view.ahead)
            return [Meaning(found, 1.0, True)] if found else []
        return []
    found = _julian_month(sense, ref) if view.old_style and sense.unit == "month" else pointed(sense, ref)
    return [] if found is None else [Meaning(found, coarse_cost(sense.unit, ref), True)]


def daypart(sense: DayPart, view: View, read: Read) -> list[Meaning]:
    """A night or a morning: of its own day, or of the last one."""
    if sense.inner is not None:
        return [replace(m, moment=_of_day(sense, m.moment)) for m in read(sense.inner, view)]
    ref = view.ref if view.ref is not None else None if view.anchor is None else moment.of_day(view.anchor)
    if ref is None or ref.coarseness > 3:
        return []
    step = {"next": 1, "previous": -1}.get(sense.turn or "same", 0)
    if sense.turn == "same" and sense.word in _BREAK_OF_DAY and ref.part in ("NI", "EV"):
        step = 1  # the dawn after that night
    grain = ref.grain if step == 0 else "day" if ref.grain == "day" else "span"
    moved = Moment(ref.first + step, ref.last + step, grain)
    return [Meaning(replace(moved, base=moved, part=sense.code), coarse_cost("day", ref), True)]


def _of_day(sense: DayPart, day: Moment) -> Moment:
    """A night that is named by its day reaches into the next one; other parts are the day."""
    reaches = sense.word == "night" and day.grain == "day"
    return Moment(day.first, day.last + reaches, day.grain, base=day, ends=day.ends, part=sense.code)


def clock(sense: Clock, view: View, read: Read) -> list[Meaning]:
    """A time of day: its day."""
    if sense.inner is not None:
        return read(sense.inner, view)
    ref = view.near if view.near is not None else view.ref
    if ref is None or ref.coarseness > 2:
        return []
    return [Meaning(ref, 0.0, True)]


def _julian_month(sense: Pointer, ref: Moment) -> Moment | None:
    """The month where the text goes by the old calendar."""
    if ref.coarseness > 3 or ref.first < 366:
        return None
    year, month, _ = calendars.to_julian(ref.first)
    total = year * 12 + month - 1 + {"next": 1, "previous": -1}.get(sense.turn, 0)
    first = calendars.from_julian(total // 12, total % 12 + 1, 1)
    following = total + 1
    return Moment(first, calendars.from_julian(following // 12, following % 12 + 1, 1) - 1, "month")


def pointed(sense: Pointer, ref: Moment) -> Moment | None:
    """The period that is pointed to, from a moment; None where that is too coarse."""
    step = {"next": 1, "previous": -1}.get(sense.turn, 0)
    if sense.unit in ("day", "night"):
        grain = ref.grain if step == 0 or ref.first == ref.last else "span"
        base = ref.base if step == 0 else ref if grain == "span" else None
        return Moment(ref.first + step, ref.last + step, grain, base=base)
    if sense.unit in ("week", "fortnight"):
        monday = ref.first - arithmetic.weekday(ref.first) + 1 + 7 * step
        return Moment(monday, monday + 6, "week") if ref.coarseness <= 2 else None
    year, month, _ = days.to_ymd(ref.last if step >= 0 else ref.first)
    if sense.unit == "month":
        return moment.of_month(year, month + step) if ref.coarseness <= 3 else None
    if sense.unit == "year":
        return moment.of_year((ref.last_year if step >= 0 else ref.year) + step)
    if sense.unit in ("decade", "century"):
        return _run_of_years(sense.unit, year, step)
    return None


def _run_of_years(unit: str, year: int, step: int) -> Moment:
    """The decade or century that a year lies in, or the next or previous one; before the era they are counted back."""
    size = 10 if unit == "decade" else 100
    if year <= 0:
        number = (1 - year - (unit == "century")) // size - step
        low = number * size + (unit == "century")
        code = f"BC{number:03d}" if unit == "decade" else f"BC{number:02d}"
        return replace(moment.of_years(1 - (low + size - 1), 1 - low, unit), code=code)
    number = (year - (unit == "century")) // size + step
    first = number * size + (unit == "century")
    code = f"{number}" if unit == "decade" else f"{number:02d}"
    return replace(moment.of_years(first, first + size - 1, unit), code=code)
