"""Ranges: what one end leaves out is taken from the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.meaning.plain import is_plain
from kartoteka.reading.times.meaning.view import Meaning, Read, View
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import About, Date, Part, Season, Span


def span(sense: Span, view: View, read: Read) -> list[Meaning]:
    """From the first day of the one end to the last of the other."""
    first, last = filled(sense.first, sense.last)
    found = []
    for start in read(first, view):
        if is_plain(last):
            ends = read(last, view)
        else:
            ends = _ends_after(last, start.moment, view, read)
        for end in ends[:1]:
            if start.moment.first <= end.moment.last:
                made = Moment(start.moment.first, end.moment.last, "span", ends=(start.moment, end.moment))
                found.append(Meaning(made, start.cost + end.cost, start.hung))
    if not found and is_plain(last) and not is_plain(first):
        for end in read(last, view):
            for start in read(first, replace(view, ref=end.moment)):
                if start.moment.first <= end.moment.first:
                    made = Moment(start.moment.first, end.moment.last, "span", ends=(start.moment, end.moment))
                    found.append(Meaning(made, start.cost + 0.001 * (end.moment.first - start.moment.first)))
        found.sort(key=lambda m: m.cost)
        found = found[:1]
    return found


def _ends_after(last: Any, start: Moment, view: View, read: Read) -> list[Meaning]:
    found = [m for m in read(last, replace(view, ref=start)) if m.moment.last >= start.first]
    return sorted(found, key=lambda m: (m.cost, m.moment.first))


def filled(first: Any, last: Any) -> tuple[Any, Any]:
    """Both ends with what the other one gives: "3 September to 9 October 1973"."""
    if isinstance(first, (Part, About)) and is_plain(last) and not is_plain(first):
        inner, _ = filled(first.inner, last.inner if isinstance(last, (Part, About)) else last)
        return replace(first, inner=inner), last
    if isinstance(last, (Part, About)) and not isinstance(first, (Part, About)):
        return filled(first, last.inner)[0], last
    if isinstance(first, Season):
        return _season_with_year(first, last), last
    if not isinstance(first, Date) or first.turn or first.year_turn:
        return first, last
    if isinstance(last, Season) and first.year is None and first.month is not None:
        return replace(first, year=last.year), last
    return (_date_with_year(first, last) if isinstance(last, Date) else first), last


def _season_with_year(first: Season, last: Any) -> Season:
    if first.year is not None or first.turn or not isinstance(last, (Season, Date)) or last.year is None:
        return first
    months = lexicon.season_months()
    end = months[last.code] if isinstance(last, Season) else last.month or 12
    return replace(first, year=last.year if months[first.code] <= end else last.year - 1)


def _date_with_year(first: Date, last: Date) -> Date:
    if first.month is None and first.day is not None and last.month is not None:
        first = replace(first, month=last.month, year=last.year, year_turn=last.year_turn)
    if first.year is None and last.year is not None and first.month is not None:
        later = last.month is not None and (first.month, first.day or 1) > (last.month, last.day or 31)
        first = replace(first, year=last.year - 1 if later else last.year)
    return replace(first, old_style=first.old_style or last.old_style)
