"""Days, months and years, also those whose year or month the story has to give."""

from __future__ import annotations

from dataclasses import replace

from kartoteka.reading.times import moment
from kartoteka.reading.times.meaning.view import Meaning, Read, View
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import Date
from kartoteka.values import arithmetic, calendars, days

_LAST_YEAR = 9999
_LETTERS = {"ins": 0, "ult": -1, "pro": 1}  # counted from the day of the letter
_WEEKDAY_REACH = 6  # years: in that many each day of the week comes once at least, but for leap days
_LATE_BEGINNING = 1.5  # the story opens later than the earliest year that it names
_SKIPPED_YEAR = 0.8  # the nearest date that fits was passed over


def date(sense: Date, view: View, read: Read) -> list[Meaning]:
    """The days of a date, with every year that it can have."""
    if sense.year is None and sense.month is None and sense.day is None:
        return []
    if sense.month is None and sense.day is not None:
        return _bare_day(sense, view)
    if sense.year is not None:
        found = _of_date(sense, sense.year, view)
        return [Meaning(found)] if found else []
    if sense.year_turn:
        return [
            Meaning(found, cost, True)
            for year, cost in turned_years(sense.year_turn, view)
            if (found := _of_date(sense, year, view))
        ]
    if sense.turn:
        return _turned_month(sense, view)
    return [
        Meaning(found, _weekday_cost(sense, found) + skipping_cost(found, view), True)
        for year in (candidate_years(view) if sense.weekday is None else _weekday_years(sense, view))
        if (found := _of_date(sense, year, view))
    ]


def _weekday_years(sense: Date, view: View) -> list[int]:
    """Years of the story, and those about it in which the date falls on its day of the week."""
    years = candidate_years(view)
    if view.years is None or sense.day is None or sense.month is None or not years:
        return years
    low, high = max(view.years[0], years[0] - _WEEKDAY_REACH), min(view.years[1], years[-1] + _WEEKDAY_REACH)
    fits = {
        year
        for year in range(low, high + 1)
        if (found := _of_date(sense, year, view)) and arithmetic.weekday(found.first) == sense.weekday
    }
    return sorted({*years, *fits})


def skipping_cost(found: Moment, view: View) -> float:
    """A date without its year is the first one that fits, not one more than a year away."""
    if view.ref is None:
        return _LATE_BEGINNING if view.begin is not None and found.year > view.begin else 0.0
    return _SKIPPED_YEAR if found.first - view.ref.last > 366 or view.ref.first - found.last > 366 else 0.0


def _of_date(sense: Date, year: int, view: View) -> Moment | None:
    if year > _LAST_YEAR:
        return None
    if (sense.old_style or (view.old_style and not sense.dual)) and year >= 0:
        return _julian(sense, year)
    if sense.month is None:
        return moment.of_year(year)
    if sense.day is None:
        return moment.of_month(year, sense.month)
    if sense.day > arithmetic.month_length(year, sense.month):
        # 31 February: the month is all that can be kept, and the value says that it is doubtful.
        return replace(moment.of_month(year, sense.month), doubtful=True) if sense.doubtful else None
    return moment.of_day(days.from_ymd(year, sense.month, sense.day))


def _julian(sense: Date, year: int) -> Moment | None:
    """The day, month or year by the old calendar; its TIMEX2 value is the one that is written."""
    if sense.month is None:
        return Moment(calendars.from_julian(year, 1, 1), calendars.from_julian(year, 12, 31), "year")
    last_day = 29 if sense.month == 2 and year % 4 == 0 else arithmetic.month_length(1937, sense.month)
    if sense.day is None:
        first, last = calendars.from_julian(year, sense.month, 1), calendars.from_julian(year, sense.month, last_day)
        return Moment(first, last, "month", code=f"{year:04d}-{sense.month:02d}")
    return moment.of_day(calendars.from_julian(year, sense.month, sense.day)) if sense.day <= last_day else None


def _weekday_cost(sense: Date, found: Moment) -> float:
    if sense.weekday is None or found.grain != "day":
        return 0.0
    return 0.0 if arithmetic.weekday(found.first) == sense.weekday else 2.5


def candidate_years(view: View) -> list[int]:
    """The years that a date without one can have: those of the story's date and about it, and of the next plain one."""
    years: set[int] = set()
    if view.ref is not None:
        first, last = view.ref.year, days.to_ymd(view.ref.last)[0]
        if last - first > 12:
            first = last - 12
        years.update(range(first - 1, last + 2))
    if view.ahead is not None and (view.ref is None or view.ahead.first >= view.ref.first):
        year = days.to_ymd(view.ahead.last)[0]
        years.update((year - 1, year))
        if view.ref is None:
            years.add(year + 1)
    if view.ref is None and view.begin is not None:
        years.update((view.begin - 1, view.begin))
    if not years and view.anchor is not None:
        year = days.to_ymd(view.anchor)[0]
        years.update((year - 1, year, year + 1))
    if view.years is not None:
        low, high = view.years
        years = {year for year in years if low <= year <= high} or years
    return sorted(years)


def turned_years(turn: str, view: View) -> list[tuple[int, float]]:
    """The year that "of that year", "of the following year" means, and its cost."""
    if view.ref is None:
        if view.ahead is None:
            return []
        return [(view.ahead.year, 0.5)] if turn == "same" else []
    first, last = view.ref.year, view.ref.last_year
    if turn.startswith("plus"):
        return [(last + int(turn[4:]), 0.0)]
    if turn == "next":
        return [(last + 1, 0.0)]
    if turn == "previous":
        return [(first - 1, 0.0)]
    return [(last, 0.0)] if last == first else [(last, 0.1), (first, 0.3)]


def _turned_month(sense: Date, view: View) -> list[Meaning]:
    ref = view.ref
    if ref is None or sense.month is None:
        return []
    year = ref.year
    if sense.turn == "next":
        last_year, last_month, _ = days.to_ymd(ref.last)
        later = (
            last_year if sense.month > last_month or (ref.grain == "year" and ref.year != last_year) else last_year + 1
        )
        found = _of_date(sense, later, view)
        return [Meaning(found, 0.0, True)] if found else []
    if sense.turn == "previous":
        earlier = year if sense.month < ref.month else year - 1
        found = _of_date(sense, earlier, view)
        return [Meaning(found, 0.0, True)] if found else []
    return [
        Meaning(found, 0.9 * abs(step), True) for step in (0, -1, 1) if (found := _of_date(sense, year + step, view))
    ]


def _bare_day(sense: Date, view: View) -> list[Meaning]:
    if sense.month_turn:
        anchored = sense.month_turn in _LETTERS
        start = view.anchor if anchored and view.anchor is not None else None if view.ref is None else view.ref.first
        if start is None:
            return []
        year, month, _ = days.to_ymd(start)
        step = _LETTERS[sense.month_turn] if anchored else {"previous": -1, "next": 1}.get(sense.month_turn, 0)
        total = year * 12 + month - 1 + step
        found = _of_date(replace(sense, month=total % 12 + 1), total // 12, view)
        return [Meaning(found, 0.0, True)] if found else []
    if view.ref is None:
        if view.ahead is None or view.ahead.coarseness > 2:
            return []
        return [m for m in _days_around(sense, view.ahead, view, (-1, 0)) if m.moment.first <= view.ahead.last]
    if view.ref.coarseness > 3:
        return []
    return _days_around(sense, view.ref, view, (0, 1, -1))


def _days_around(sense: Date, ref: Moment, view: View, steps: tuple[int, ...]) -> list[Meaning]:
    if view.old_style:
        year, month, _ = calendars.to_julian(ref.first)
    else:
        year, month, _ = days.to_ymd(ref.first)
    found = []
    for step in steps:
        total = year * 12 + month - 1 + step
        made = _of_date(replace(sense, month=total % 12 + 1), total // 12, view)
        if made is not None:
            # Without a month's name the writer stays in the month unless the day has passed.
            cost = 0.0 if step == 0 else 0.6
            found.append(Meaning(made, cost + _weekday_cost(sense, made), True))
    return found
