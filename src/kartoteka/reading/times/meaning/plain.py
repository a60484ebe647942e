"""Whether the words alone fix the days."""

from __future__ import annotations

from typing import Any

from kartoteka.reading.times import feasts
from kartoteka.reading.times.senses import (
    About,
    Clock,
    Date,
    DayPart,
    EventDay,
    Feast,
    Part,
    Season,
    Shift,
    Span,
    Weekday,
    Years,
)


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
