"""Whether the words alone fix the days; what one end of a range takes from the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kartoteka.reading.times import feasts, lexicon
from kartoteka.reading.times.senses import (
    About,
    Clock,
    Date,
    DayPart,
    EventDay,
    Feast,
    Part,
    Republican,
    Season,
    Shift,
    Span,
    Weekday,
    Years,
)


def is_plain(sense: Any) -> bool:
    """Whether the words alone fix the days, whatever the story."""
    if isinstance(sense, (Date, Republican)):
        return sense.year is not None
    if isinstance(sense, Years):
        return True
    if isinstance(sense, (Season, Feast)):
        return sense.year is not None or (isinstance(sense, Feast) and feasts.fixed_year(sense.entry) is not None)
    if isinstance(sense, Span):
        first, last = filled(sense.first, sense.last)
        return is_plain(first) and is_plain(last)
    if isinstance(sense, (Part, About, Weekday, DayPart, Clock, Shift, EventDay)):
        return sense.inner is not None and is_plain(sense.inner)
    return False


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
