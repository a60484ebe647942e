"""The days that a sense can mean, seen from a point of the story.

`meanings(sense, view)` gives every moment that the words allow, each with a cost: 0 where the words leave no choice,
more where they would be used otherwise. Which of them the story means is decided by `kartoteka.reading.times.story`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kartoteka.errors import TimeError
from kartoteka.reading.times import feasts, lexicon, moment
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.part import part_of
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
    Years,
)
from kartoteka.values import arithmetic, calendars, days
from kartoteka.values.days import Day

_LAST_YEAR = 9999
_FIRST_DAY, _LAST_DAY = days.from_ymd(-9998, 1, 1), days.from_ymd(_LAST_YEAR, 12, 31)
_REFORM = days.from_ymd(1582, 10, 15)
_SKIPPED_YEAR = 0.8  # the nearest date that fits was passed over


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is read.

    `ref` is the story's last date, `ahead` the next date that is plain in itself, `near` that one if it stands in the
    same sentence, `birth` the birth of whom the text speaks, `event` the date of the event that the words name,
    `anchor` a day known from before the text. `orthodox` and `old_style` say which calendar the text goes by.
    """

    ref: Moment | None = None
    ahead: Moment | None = None
    anchor: Day | None = None
    birth: Moment | None = None
    event: Moment | None = None
    orthodox: bool = False
    old_style: bool = False
    near: Moment | None = None

    def at(self, ref: Moment | None) -> View:
        """The same view from another date."""
        return replace(self, ref=ref)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A moment that the words allow, and what it costs to take them so."""

    moment: Moment
    cost: float = 0.0
    hung: bool = False  # it rests on the reference


def meanings(sense: Any, view: View) -> list[Meaning]:
    """Every moment that the sense can mean from there; empty where it fixes no day."""
    reader = _READERS.get(type(sense))
    if reader is None:
        return []
    try:
        return [m for m in reader(sense, view) if _FIRST_DAY <= m.moment.first <= m.moment.last <= _LAST_DAY]
    except (TimeError, OverflowError):
        return []  # such a day is not there, or out of reach


def is_plain(sense: Any) -> bool:
    """Whether the words alone fix the days, whatever the story."""
    if isinstance(sense, Date):
        return sense.year is not None
    if isinstance(sense, Years):
        return True
    if isinstance(sense, (Season, Feast)):
        return sense.year is not None or (isinstance(sense, Feast) and feasts.fixed_year(sense.entry) is not None)
    if isinstance(sense, Span):
        return is_plain(sense.first) and is_plain(sense.last)
    if isinstance(sense, (Part, About, Weekday, DayPart, Clock, Shift, EventDay)):
        return sense.inner is not None and is_plain(sense.inner)
    return False


# Dates of the calendar


def _date(sense: Date, view: View) -> list[Meaning]:
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
            for year, cost in _turned_years(sense.year_turn, view)
            if (found := _of_date(sense, year, view))
        ]
    if sense.turn:
        return _turned_month(sense, view)
    return [
        Meaning(found, _weekday_cost(sense, found) + _skipping_cost(found, view), True)
        for year in _candidate_years(view)
        if (found := _of_date(sense, year, view))
    ]


def _skipping_cost(found: Moment, view: View) -> float:
    """A date without its year is the first one that fits, not one more than a year away."""
    if view.ref is None:
        return 0.0
    return _SKIPPED_YEAR if found.first - view.ref.last > 366 or view.ref.first - found.last > 366 else 0.0


def _of_date(sense: Date, year: int, view: View) -> Moment | None:
    if year > _LAST_YEAR:
        return None
    julian = (sense.old_style or (view.old_style and not sense.dual)) and year >= 0
    if sense.day is None:
        if sense.month is None:
            found = moment.of_year(year)
            if julian:
                found = Moment(calendars.from_julian(year, 1, 1), calendars.from_julian(year, 12, 31), "year")
            return found
        found = moment.of_month(year, sense.month)
        if julian:
            last = arithmetic.month_length(year, sense.month)
            last = 29 if sense.month == 2 and year % 4 == 0 else last
            first_day, last_day = (
                calendars.from_julian(year, sense.month, 1),
                calendars.from_julian(year, sense.month, last),
            )
            return Moment(first_day, last_day, "month", code=f"{year:04d}-{sense.month:02d}")
        return found
    month = sense.month or 1
    if julian:
        if sense.day > (29 if month == 2 and year % 4 == 0 else 31):
            return None
        return replace(moment.of_day(calendars.from_julian(year, month, sense.day)))
    if sense.day > arithmetic.month_length(year, month):
        # 31 February: the month is all that can be kept, and the value says that it is doubtful.
        return replace(moment.of_month(year, month), doubtful=True) if sense.doubtful else None
    return moment.of_day(days.from_ymd(year, month, sense.day))


def _weekday_cost(sense: Date, found: Moment) -> float:
    if sense.weekday is None or found.grain != "day":
        return 0.0
    return 0.0 if arithmetic.weekday(found.first) == sense.weekday else 2.5


def _candidate_years(view: View) -> list[int]:
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
    if not years and view.anchor is not None:
        year = days.to_ymd(view.anchor)[0]
        years.update((year - 1, year, year + 1))
    return sorted(years)


def _turned_years(turn: str, view: View) -> list[tuple[int, float]]:
    """The year that "of that year", "of the following year" means, and its cost."""
    if view.ref is None:
        if view.ahead is None:
            return []
        return [(view.ahead.year, 0.5)] if turn == "same" else []
    first, last = view.ref.year, days.to_ymd(view.ref.last)[0]
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
        start = view.anchor if view.anchor is not None else None if view.ref is None else view.ref.first
        if start is None:
            return []
        year, month, _ = days.to_ymd(start)
        step = {"same": 0, "previous": -1, "next": 1}[sense.month_turn]
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


def _season(sense: Season, view: View) -> list[Meaning]:
    first_month = lexicon.season_months()[sense.code]
    if sense.year is not None:
        return [Meaning(_of_season(sense.code, sense.year, first_month))]
    ref = view.ref
    if ref is None:
        if view.ahead is None:
            return []
        return [Meaning(_of_season(sense.code, view.ahead.year + step, first_month), 0.3) for step in (-1, 0)]
    if sense.year_turn:
        return [
            Meaning(_of_season(sense.code, y, first_month), c, True) for y, c in _turned_years(sense.year_turn, view)
        ]
    around = [_of_season(sense.code, ref.year + step, first_month) for step in (-1, 0, 1, 2)]
    if sense.ordinal is not None:
        later = [s for s in around if s.last >= ref.last]
        step = sense.ordinal - 1
        return [Meaning(_of_season(sense.code, later[0].year + step, first_month), 0.0, True)] if later else []
    if sense.turn == "next":
        later = [s for s in around if s.first > ref.last] or around[-1:]
        return [Meaning(later[0], 0.0, True)]
    if sense.turn == "previous":
        earlier = [s for s in around if s.last < ref.first]
        return [Meaning(earlier[-1], 0.0, True)] if earlier else []
    if sense.turn == "same":
        return [Meaning(s, _same_season_cost(s, ref), True) for s in around[:3]]
    return [Meaning(s, _skipping_cost(s, view), True) for s in around[:3]]


def _same_season_cost(season: Moment, ref: Moment) -> float:
    """That autumn: the one in which the story is, else that of its year."""
    if season.first <= ref.last and ref.first <= season.last:
        return 0.0
    return 0.2 if season.year == ref.year else 1.0


def _of_season(code: str, year: int, first_month: int) -> Moment:
    return replace(
        moment.of_months(year, first_month, 3, "season"),
        code=f"{year:04d}-{code}" if year > 0 else f"BC{1 - year:04d}-{code}",
    )


def _years(sense: Years, view: View) -> list[Meaning]:
    return [Meaning(replace(moment.of_years(sense.first, sense.last, sense.unit), code=sense.code))]


def _feast(sense: Feast, view: View) -> list[Meaning]:
    only = feasts.fixed_year(sense.entry)
    if only is not None:
        first, last = feasts.days_of(sense.entry, only)
        return [Meaning(Moment(first, last, "day" if first == last else "span"))]
    if sense.year is not None:
        return [Meaning(_of_feast(sense, sense.year, view))]
    if sense.year_turn:
        return [
            Meaning(_of_feast(sense, year, view), cost, True) for year, cost in _turned_years(sense.year_turn, view)
        ]
    found = [_of_feast(sense, year, view) for year in _candidate_years(view)]
    if sense.turn and view.ref is not None:
        ref = view.ref
        if sense.turn == "next":
            later = [m for m in found if m.first > ref.last]
            return [Meaning(later[0], 0.0, True)] if later else []
        if sense.turn == "previous":
            earlier = [m for m in found if m.last < ref.first]
            return [Meaning(earlier[-1], 0.0, True)] if earlier else []
    return [Meaning(m, _skipping_cost(m, view), True) for m in found]


def _of_feast(sense: Feast, year: int, view: View) -> Moment:
    if sense.sunday is not None:
        return moment.of_day(feasts.sunday_of(sense.entry, year, sense.sunday, view.orthodox or view.old_style))
    first, last = feasts.days_of(sense.entry, year, view.orthodox or view.old_style)
    if sense.eve:
        return moment.of_day(first - 1)
    return Moment(first, last, "day" if first == last else "span")


def _weekday(sense: Weekday, view: View) -> list[Meaning]:
    if sense.inner is not None:
        return [
            Meaning(found, m.cost, m.hung)
            for m in meanings(sense.inner, view)
            if (found := _weekday_beside(sense, m.moment)) is not None
        ]
    ref = view.ref
    if ref is None and view.anchor is None:
        if view.ahead is None or view.ahead.coarseness > 1:
            return []
        return [Meaning(moment.of_day(_weekday_before(sense.number, view.ahead.first)), 0.0, True)]
    start = ref if ref is not None else moment.of_day(view.anchor or 0)
    if start.coarseness > 2:
        return []
    if sense.turn == "previous":
        return [Meaning(moment.of_day(_weekday_before(sense.number, start.first)), 0.0, True)]
    if start.coarseness > 1:
        return [Meaning(replace(start, grain="span"), 0.5, True)]
    forward = _weekday_after(sense.number, start.last)
    if start.grain == "day" and arithmetic.weekday(start.first) == sense.number and sense.turn == "same":
        return [Meaning(start, 0.0, True)]
    back = _weekday_before(sense.number, start.first)
    return [Meaning(moment.of_day(forward), 0.0, True), Meaning(moment.of_day(back), 0.4, True)]


def _weekday_after(number: int, day: Day) -> Day:
    return day + (number - _weekday_of(day) - 1) % 7 + 1


def _weekday_before(number: int, day: Day) -> Day:
    return day - (_weekday_of(day) - number - 1) % 7 - 1


def _weekday_of(day: Day) -> int:
    """The day of the week; a date before the reform is taken as it stands, so its weekday is the Julian one."""
    if 366 < day < _REFORM:
        return arithmetic.weekday(calendars.from_julian(*days.to_ymd(day)))
    return arithmetic.weekday(day)


def _weekday_beside(sense: Weekday, inner: Moment) -> Moment | None:
    if sense.place == "after":
        return moment.of_day(_weekday_after(sense.number, inner.last))
    if sense.place == "before":
        return moment.of_day(_weekday_before(sense.number, inner.first))
    first = _weekday_after(sense.number, inner.first - 1)
    if sense.place == "in":
        return moment.of_day(first) if first <= inner.last else moment.of_day(_weekday_after(sense.number, inner.last))
    day = (
        _weekday_before(sense.number, inner.last + 1) if sense.ordinal == -1 else first + 7 * ((sense.ordinal or 1) - 1)
    )
    return moment.of_day(day) if inner.first <= day <= inner.last else None


# Pointers


def _pointer(sense: Pointer, view: View) -> list[Meaning]:
    ref = view.ref if view.ref is not None else None if view.anchor is None else moment.of_day(view.anchor)
    if ref is None:
        if view.ahead is not None and sense.turn == "same":
            found = _pointed(sense, view.ahead)
            return [Meaning(found, 1.0, True)] if found else []
        return []
    found = _pointed(sense, ref)
    if found is None:
        return []
    return [Meaning(found, _coarse_cost(sense.unit, ref), True)]


def _coarse_cost(unit: str, ref: Moment) -> float:
    """A pointer to a day hangs better on a day than on a year."""
    need = {"day": 0, "night": 0, "week": 1, "fortnight": 1, "month": 2, "year": 4, "decade": 5, "century": 6}.get(
        unit, 2
    )
    return 0.0 if ref.coarseness <= need else 0.4 * (ref.coarseness - need)


def _pointed(sense: Pointer, ref: Moment) -> Moment | None:
    step = {"next": 1, "previous": -1}.get(sense.turn, 0)
    if sense.unit in ("day", "night"):
        grain = ref.grain if step == 0 or ref.first == ref.last else "span"
        base = ref.base if step == 0 else ref if grain == "span" else None
        return Moment(ref.first + step, ref.last + step, grain, base=base)
    if sense.unit in ("week", "fortnight"):
        if ref.coarseness > 2:
            return None
        monday = ref.first - arithmetic.weekday(ref.first) + 1 + 7 * step
        return Moment(monday, monday + 6, "week")
    if sense.unit == "month":
        year, month, _ = days.to_ymd(ref.last if step >= 0 else ref.first)
        if ref.coarseness > 3:
            return None
        return moment.of_month(year, month + step)
    year = days.to_ymd(ref.last if step >= 0 else ref.first)[0] + step
    if sense.unit == "year":
        return moment.of_year(year)
    if sense.unit == "decade":
        first = (year - step) // 10 * 10 + 10 * step
        code = f"{first // 10}" if first > 0 else f"BC{-(first + 10 - 1) // 10 if first else 0:03d}"
        if first <= 0:
            bce = 1 - (year - step)
            low = bce // 10 * 10 - 10 * step
            return replace(moment.of_years(1 - (low + 9), 1 - low, "decade"), code=f"BC{low // 10:03d}")
        return replace(moment.of_years(first, first + 9, "decade"), code=code)
    if sense.unit == "century":
        number = (year - step - 1) // 100 + step
        if year - step <= 0:
            bce = (1 - (year - step) - 1) // 100 - step
            return replace(moment.of_years(-bce * 100 - 99, -bce * 100, "century"), code=f"BC{bce:02d}")
        return replace(moment.of_years(number * 100 + 1, number * 100 + 100, "century"), code=f"{number:02d}")
    return None


def _daypart(sense: DayPart, view: View) -> list[Meaning]:
    if sense.inner is not None:
        found = meanings(sense.inner, view)
        if sense.code == "NI" and sense.word == "night":
            return [replace(m, moment=_night(m.moment)) for m in found]
        return [replace(m, moment=replace(m.moment, base=m.moment)) for m in found]
    ref = view.ref if view.ref is not None else None if view.anchor is None else moment.of_day(view.anchor)
    if ref is None or ref.coarseness > 3:
        return []
    step = {"next": 1, "previous": -1}.get(sense.turn or "same", 0)
    moved = Moment(
        ref.first + step, ref.last + step, ref.grain if step == 0 else "day" if ref.grain == "day" else "span"
    )
    cost = 0.4 if sense.turn is None else 0.0
    return [Meaning(replace(moved, base=moved), cost + _coarse_cost("day", ref), True)]


def _night(of: Moment) -> Moment:
    if of.grain != "day":
        return replace(of, base=of)
    return Moment(of.first, of.first + 1, "day", base=of)


def _clock(sense: Clock, view: View) -> list[Meaning]:
    if sense.inner is not None:
        return meanings(sense.inner, view)
    ref = view.near if view.near is not None else view.ref
    if ref is None or ref.coarseness > 2:
        return []
    return [Meaning(ref, 0.0, True)]


# Parts, approximations, ranges


def _part(sense: Part, view: View) -> list[Meaning]:
    if sense.key == "turn":
        return _turn_of_year(sense, view)
    found = []
    for meaning in meanings(sense.inner, view):
        made = _special_part(sense.key, meaning.moment, view.ref) or part_of(meaning.moment, sense.key)
        if made is not None:
            found.append(replace(meaning, moment=made))
    return found


def _special_part(key: str, whole: Moment, ref: Moment | None) -> Moment | None:
    if key == "eve":
        return Moment(whole.first - 1, whole.last - 1, whole.grain, base=whole)
    if key in ("later", "earlier"):
        if (
            ref is None
            or not (whole.first <= ref.first and ref.last <= whole.last)
            or ref.last - ref.first >= whole.last - whole.first
        ):
            return replace(whole, base=whole)
        first, last = (ref.last + 1, whole.last) if key == "later" else (whole.first, ref.first - 1)
        return Moment(first, last, "span", base=whole) if first <= last else replace(whole, base=whole)
    return None


def _turn_of_year(sense: Part, view: View) -> list[Meaning]:
    found = []
    for meaning in meanings(sense.inner, view):
        whole = meaning.moment
        year = whole.year
        if isinstance(sense.inner, Pointer):
            ref = view.ref
            year = year if ref is None or ref.month > 3 else year - 1
        elif not isinstance(sense.inner, Span):
            year -= 1
        turn = Moment(days.from_ymd(year, 12, 21), days.from_ymd(year + 1, 1, 10), "span", base=whole)
        found.append(replace(meaning, moment=turn))
    return found


def _about(sense: About, view: View) -> list[Meaning]:
    return [replace(m, moment=_widened(m.moment) if sense.widen else m.moment) for m in meanings(sense.inner, view)]


def _widened(around: Moment) -> Moment:
    if around.grain == "day" and around.first == around.last:
        return Moment(around.first - 3, around.last + 3, "day", base=around)
    if around.grain == "month" and around.last - around.first < 32:
        return replace(moment.of_months(around.year, around.month - 1, 3), base=around, grain="month")
    if around.grain == "year" and around.last - around.first < 367:
        return replace(moment.of_years(around.year - 1, around.year + 1), base=around, grain="year")
    return replace(around, base=around)


def _span(sense: Span, view: View) -> list[Meaning]:
    first, last = _filled(sense.first, sense.last)
    found = []
    for start in meanings(first, view):
        if is_plain(last):
            ends = meanings(last, view)
        else:
            ends = _ends_after(last, start.moment, view)
        for end in ends[:1]:
            if start.moment.first <= end.moment.last:
                made = Moment(start.moment.first, end.moment.last, "span", ends=(start.moment, end.moment))
                found.append(Meaning(made, start.cost + end.cost, start.hung))
    if not found and is_plain(last) and not is_plain(first):
        for end in meanings(last, view):
            for start in meanings(first, view.at(end.moment)):
                if start.moment.first <= end.moment.first:
                    made = Moment(start.moment.first, end.moment.last, "span", ends=(start.moment, end.moment))
                    found.append(Meaning(made, start.cost + 0.001 * (end.moment.first - start.moment.first)))
        found.sort(key=lambda m: m.cost)
        found = found[:1]
    return found


def _ends_after(last: Any, start: Moment, view: View) -> list[Meaning]:
    found = [m for m in meanings(last, view.at(start)) if m.moment.last >= start.first]
    return sorted(found, key=lambda m: (m.cost, m.moment.first))


def _filled(first: Any, last: Any) -> tuple[Any, Any]:
    """What one end of a range leaves out is taken from the other: "3 September to 9 October 1973"."""
    if isinstance(first, (Part, About)) and is_plain(last) and not is_plain(first):
        inner, _ = _filled(first.inner, last.inner if isinstance(last, (Part, About)) else last)
        return replace(first, inner=inner), last
    if isinstance(last, (Part, About)) and not isinstance(first, (Part, About)):
        first, _ = _filled(first, last.inner)
        return first, last
    if not isinstance(first, Date) or not isinstance(last, (Date, Season)) or first.turn or first.year_turn:
        if (
            isinstance(first, Season)
            and first.year is None
            and isinstance(last, (Season, Date))
            and last.year is not None
            and not first.turn
        ):
            months = lexicon.season_months()
            end = months[last.code] if isinstance(last, Season) else last.month or 12
            return replace(first, year=last.year if months[first.code] <= end else last.year - 1), last
        return first, last
    if isinstance(last, Season):
        if first.year is None and first.month is not None and last.year is not None:
            return replace(first, year=last.year), last
        return first, last
    if first.month is None and first.day is not None and last.month is not None:
        first = replace(first, month=last.month, year=last.year, year_turn=last.year_turn)
    if first.year is None and last.year is not None and first.month is not None:
        later = last.month is not None and (first.month, first.day or 1) > (last.month, last.day or 31)
        first = replace(first, year=last.year - 1 if later else last.year)
    if last.old_style and not first.old_style:
        first = replace(first, old_style=True)
    return first, last


# Lengths


def _shift(sense: Shift, view: View) -> list[Meaning]:
    if sense.inner is not None:
        return [
            Meaning(shifted(m.moment, sense.amount, sense.sign, sense.exact), m.cost, m.hung)
            for m in meanings(sense.inner, view)
        ]
    base = view.event if view.event is not None else view.ref
    if sense.anchor and view.anchor is not None:
        base = moment.of_day(view.anchor)
    if base is None:
        if sense.sign < 0 and view.ahead is not None:
            return [Meaning(shifted(view.ahead, sense.amount, -1, sense.exact), 0.5, True)]
        return []
    cost = _coarse_cost(sense.amount.unit, base)
    return [Meaning(shifted(base, sense.amount, sense.sign, sense.exact), cost, True)]


def shifted(base: Moment, amount: Amount, sign: int, exact: bool = False) -> Moment:
    """The moment so far from another: days and weeks exactly, months to the month, years to the year.

    From an uncertain date both ends are moved; a vague amount moves them by its least and its greatest value.
    """
    unit = lexicon.units()[amount.unit]
    low, high = amount.low, amount.high
    if amount.mod == "APPROX" and low == high and amount.unit not in ("day", "week"):
        low, high = low - 1, high + 1
    if "minutes" in unit:
        low_days, high_days = math.floor(low * unit["minutes"] / 1440), math.ceil(high * unit["minutes"] / 1440)
        if high * unit["minutes"] < 1440:
            high_days = 0
        return _moved_days(base, low_days, high_days, sign)
    if "days" in unit:
        extra = sum(n * lexicon.units()[u].get("days", 0) for n, u in amount.parts)
        return _moved_days(base, math.floor(low * unit["days"] + extra), math.ceil(high * unit["days"] + extra), sign)
    months_low = low * unit["months"] + sum(n * lexicon.units()[u].get("months", 0) for n, u in amount.parts)
    months_high = high * unit["months"] + sum(n * lexicon.units()[u].get("months", 0) for n, u in amount.parts)
    return _moved_months(base, round(months_low), round(months_high), sign, exact)


def _moved_days(base: Moment, low: int, high: int, sign: int) -> Moment:
    first, last = (base.first + low, base.last + high) if sign > 0 else (base.first - high, base.last - low)
    return Moment(first, last, "day" if first == last else "span")


def _moved_months(base: Moment, low: int, high: int, sign: int, exact: bool) -> Moment:
    near, far = (low, high) if sign > 0 else (-high, -low)
    if (
        base.grain == "span"
        and base.base is not None
        and base.base.grain == "month"
        and base.base.last - base.base.first < 32
    ):
        base = base.base if abs(base.first - base.base.first) == 1 else base  # a day somewhere in a month
    if exact:
        return Moment(arithmetic.add_months(base.first, near), arithmetic.add_months(base.last, far), base.grain)
    first_year, first_month, _ = days.to_ymd(base.first)
    last_year, last_month, _ = days.to_ymd(base.last)
    if low % 12 == 0 and high % 12 == 0:
        found = moment.of_years(first_year + near // 12, last_year + far // 12, "year")
        return found if found.last - found.first < 366 else replace(found, grain="span")
    first = arithmetic.month_span(first_year, first_month + near)[0]
    last = arithmetic.month_span(last_year, last_month + far)[1]
    return Moment(first, last, "month" if last - first < 31 else "span")


def _event_day(sense: EventDay, view: View) -> list[Meaning]:
    bases = meanings(sense.inner, view) if sense.inner is not None else []
    if sense.inner is None:
        base = view.event if view.event is not None else view.ref
        bases = [] if base is None else [Meaning(base, _coarse_cost(sense.unit, base), True)]
    pointer = Pointer(sense.unit, "next" if sense.sign > 0 else "previous")
    found = []
    for meaning in bases:
        if sense.unit in ("week", "fortnight"):
            moved = _moved_days(meaning.moment, 7, 7, sense.sign)
        else:
            made = _pointed(pointer, meaning.moment)
            if made is None:
                continue
            moved = made
        found.append(replace(meaning, moment=moved))
    return found


def _age(sense: Age, view: View) -> list[Meaning]:
    birth = view.birth
    if birth is None or birth.coarseness > 4:
        return []
    if sense.birthday:
        return [
            Meaning(
                Moment(
                    arithmetic.add_years(birth.first, sense.years),
                    arithmetic.add_years(birth.last, sense.years),
                    birth.grain,
                ),
                0.0,
                True,
            )
        ]
    if sense.year:
        first, last = birth.year + sense.years, days.to_ymd(birth.last)[0] + sense.years
        return [Meaning(moment.of_years(first, last, "year"), 0.0, True)]
    first_day = arithmetic.add_years(birth.first, sense.years)
    last_day = arithmetic.add_years(birth.last, sense.years + 1) - 1
    return [Meaning(Moment(first_day, last_day, "span"), 0.0, True)]


def _term(sense: Term, view: View) -> list[Meaning]:
    if view.ref is None or not sense.served:
        return []
    amount = sense.amount
    if amount.turn == "next":
        if amount.unit not in ("day", "night", "week", "fortnight") or amount.vague:
            return []
        end = shifted(view.ref, amount, 1)
        return [Meaning(Moment(view.ref.last + 1, end.last, "span"), 0.0, True)]
    if sense.within:
        end = shifted(view.ref, amount, 1, True)
        return [Meaning(Moment(view.ref.first, end.last, "span"), 0.0, True)]
    if sense.fraction != 1.0:
        unit = lexicon.units()[amount.unit]
        months = round(amount.low * unit.get("months", 0) * sense.fraction)
        amount = Amount(months // 12, months // 12, "year") if months % 12 == 0 else Amount(months, months, "month")
    sign = -1 if sense.back else 1
    found = replace(shifted(view.ref, amount, sign), base=shifted(view.ref, amount, sign, exact=True))
    return [Meaning(found, _coarse_cost(amount.unit, view.ref), True)]


def _nothing(sense: Vague, view: View) -> list[Meaning]:
    return []


_READERS: dict[type, Callable[[Any, View], list[Meaning]]] = {
    Date: _date,
    Season: _season,
    Years: _years,
    Feast: _feast,
    Weekday: _weekday,
    Pointer: _pointer,
    DayPart: _daypart,
    Clock: _clock,
    Part: _part,
    About: _about,
    Span: _span,
    Shift: _shift,
    EventDay: _event_day,
    Age: _age,
    Term: _term,
    Vague: _nothing,
}
