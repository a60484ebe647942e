"""What the search for the story's line knows of the whole text before it starts: its years, births, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kartoteka.reading.times import moment
from kartoteka.reading.times.meaning import View, is_plain, meanings
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.plot import Mention
from kartoteka.reading.times.senses import Date, Feast, Pointer, Season
from kartoteka.reading.times.stance import Stance
from kartoteka.values.days import Day

_TAKEN_DOWN = frozenset({"recorded", "interviewed", "taped", "transcribed", "interview", "recording", "narrated"})
_AHEAD = 20
"""Among so many expressions behind the last year that the text names, a "next year" opens one more."""


def ahead_of(mentions: Sequence[Mention], orthodox: bool, old_style: Sequence[bool]) -> list[Moment | None]:
    """For each expression the next one that is plain in itself and no birth and no note."""
    found: list[Moment | None] = [None] * len(mentions)
    coming: Moment | None = None
    for index in range(len(mentions) - 1, -1, -1):
        found[index] = coming
        mention = mentions[index]
        if is_plain(mention.sense) and not mention.stance.noted and not _opens_no_story(mention):
            here = meanings(mention.sense, View(orthodox=orthodox, old_style=old_style[index]))
            coming = here[0].moment if here else coming
    return found


def years_told(mentions: Sequence[Mention], anchor: Day | None) -> tuple[int, int] | None:
    """The years in which a date without one can lie: those that the text names and one more either way.

    Of many dates the outermost one in two hundred is left out: it may be a misprint or no date at all.
    """
    at = [
        (found[0].moment.year, index)
        for index, m in enumerate(mentions)
        if is_plain(m.sense) and (found := meanings(m.sense, View()))
    ]
    told = sorted(year for year, _ in at)
    few = len(told) // 200
    told = told[few : len(told) - few] + ([] if anchor is None else [moment.of_day(anchor).year])
    if not told:
        return None
    last = max((index for year, index in at if year == max(told)), default=-1)
    steps = sum(_steps_a_year(m.sense) for m in mentions[last + 1 :][:_AHEAD])
    return min(told) - 1, max(told) + 1 + steps


def first_year(mentions: Sequence[Mention]) -> int | None:
    """The earliest year named, births and notes left out: a story that opens without one begins by then."""
    told = (m for m in mentions if is_plain(m.sense) and not m.stance.noted and not _opens_no_story(m))
    years = [found[0].moment.year for m in told if (found := meanings(m.sense, View()))]
    return min(years, default=None)


def _steps_a_year(sense: Any) -> bool:
    """Whether the words go on into another year: the following year, in May of the next year."""
    if isinstance(sense, (Date, Season, Feast)):
        return sense.year_turn == "next"
    return isinstance(sense, Pointer) and sense.unit == "year" and sense.turn == "next"


def births_before(mentions: Sequence[Mention], old_style: Sequence[bool]) -> list[Moment | None]:
    """For each expression the last birth before it that is plain, else the first after it."""
    known: dict[int, Moment] = {}
    for index, mention in enumerate(mentions):
        if "birth" in mention.after_event and is_plain(mention.sense):
            here = meanings(mention.sense, View(old_style=old_style[index]))
            if here:
                known[index] = here[0].moment
    last = known[min(known)] if known else None
    found: list[Moment | None] = []
    for index in range(len(mentions)):
        last = known.get(index, last)
        found.append(last)
    return found


def _opens_no_story(mention: Mention) -> bool:
    """Whether the story cannot be counted from it: a birth, the day on which a testimony was taken down."""
    return "birth" in mention.after_event or dates_the_telling(mention.stance)


def dates_the_telling(stance: Stance) -> bool:
    """Whether the head of a testimony says when it was taken down: "Recorded at Riga, 9 May 1990"."""
    return stance.paragraph <= 1 and bool(stance.left) and stance.left[-1] in _TAKEN_DOWN
