"""Seasons, feasts, decades and centuries."""

from __future__ import annotations

from dataclasses import replace

from kartoteka.reading.times import feasts, lexicon, moment
from kartoteka.reading.times.meaning.dates import candidate_years, skipping_cost, turned_years
from kartoteka.reading.times.meaning.view import Meaning, Read, View
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import Feast, Season, Years
from kartoteka.values import days


def season(sense: Season, view: View, read: Read) -> list[Meaning]:
    """The months of a season, in every year that it can have."""
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
            Meaning(_of_season(sense.code, y, first_month), c, True) for y, c in turned_years(sense.year_turn, view)
        ]
    last_year = days.to_ymd(ref.last)[0]
    around = [
        _of_season(sense.code, year, first_month) for year in range(max(ref.year, last_year - 9) - 1, last_year + 3)
    ]
    if sense.ordinal is not None and sense.turn:
        return [Meaning(_counted(sense, sense.ordinal, ref, first_month), 0.0, True)]
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
        return [Meaning(s, _same_season_cost(s, ref), True) for s in around[:-1]]
    return [Meaning(s, skipping_cost(s, view), True) for s in around[:-1]]


def _counted(sense: Season, count: int, ref: Moment, first_month: int) -> Moment:
    """Two summers before, three winters later: so many such seasons away, that in which the story stands left out."""
    if sense.turn == "previous":
        years = range(ref.year + 1, ref.year - count - 2, -1)
        away = [s for year in years if (s := _of_season(sense.code, year, first_month)).last < ref.first]
    else:
        years = range(ref.year - 1, ref.last_year + count + 2)
        away = [s for year in years if (s := _of_season(sense.code, year, first_month)).first > ref.last]
    return away[count - 1]


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


def years(sense: Years, view: View, read: Read) -> list[Meaning]:
    """A decade or a century."""
    return [Meaning(replace(moment.of_years(sense.first, sense.last, sense.unit), code=sense.code))]


def feast(sense: Feast, view: View, read: Read) -> list[Meaning]:
    """The day of a feast, in every year that it can have."""
    only = feasts.fixed_year(sense.entry)
    if only is not None:
        first, last = feasts.days_of(sense.entry, only)
        return [Meaning(Moment(first, last, "day" if first == last else "span"))]
    if sense.year is not None:
        return [Meaning(_of_feast(sense, sense.year, view))]
    if sense.year_turn:
        return [Meaning(_of_feast(sense, year, view), cost, True) for year, cost in turned_years(sense.year_turn, view)]
    found = [_of_feast(sense, year, view) for year in candidate_years(view)]
    if sense.turn and view.ref is not None:
        ref = view.ref
        if sense.turn == "next":
            later = [m for m in found if m.first > ref.last]
            return [Meaning(later[0], 0.0, True)] if later else []
        if sense.turn == "previous":
            earlier = [m for m in found if m.last < ref.first]
            return [Meaning(earlier[-1], 0.0, True)] if earlier else []
    return [Meaning(m, skipping_cost(m, view), True) for m in found]


def _of_feast(sense: Feast, year: int, view: View) -> Moment:
    if sense.sunday is not None:
        return moment.of_day(feasts.sunday_of(sense.entry, year, sense.sunday, view.orthodox or view.old_style))
    first, last = feasts.days_of(sense.entry, year, view.orthodox or view.old_style)
    if sense.eve:
        return moment.of_day(first - 1)
    return Moment(first, last, "day" if first == last else "span")
