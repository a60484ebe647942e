"""An elastic scale of time: units in which much happens are wide, stretches in which nothing happens are folded.

A life has its birth in one decade and forty happenings in one summer; a linear axis would show a blot. The scale
takes months, years, decades or centuries (the finest of which there are few enough), gives each unit in which a
day falls a width that grows with the number of days in it, and folds the rest. Inside a unit it is linear, and it
never turns back: an earlier day is never right of a later one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kartoteka.values import days
from kartoteka.values.days import Day

Unit = Literal["month", "year", "decade", "century"]
_YEARS: dict[Unit, int] = {"year": 1, "decade": 10, "century": 100}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FOLD_WEIGHT = 0.45


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the axis: days `start` (inside) to `end` (outside), drawn from `left` to `right` in pixels.

    `folded` says that nothing happens in it and that its width means nothing.
    """

    start: Day
    end: Day
    left: float
    right: float
    label: str
    folded: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Segments in order of time, without a gap."""

    segments: tuple[Segment, ...]

    def x(self, day: Day) -> float:
        """Where the day begins, in pixels; days off the scale are put at its edge."""
        for segment in self.segments:
            if day < segment.end:
                share = max(day - segment.start, 0) / (segment.end - segment.start)
                return segment.left + share * (segment.right - segment.left)
        return self.segments[-1].right


def elastic_scale(on: Sequence[Day], left: float, right: float, most: int = 14) -> Scale:
    """The scale for these days (at least one) between two x; `most` is how many units may be drawn open."""
    unit = _finest(on, most)
    counts = Counter(_index(day, unit) for day in on)
    first, last = min(counts), max(counts)
    pieces: list[tuple[int, int, float]] = []
    for index in range(first, last + 1):
        if index in counts:
            pieces.append((index, index + 1, 1 + math.log2(counts[index])))
        elif pieces and pieces[-1][2] == _FOLD_WEIGHT:
            pieces[-1] = (pieces[-1][0], index + 1, _FOLD_WEIGHT)
        else:
            pieces.append((index, index + 1, _FOLD_WEIGHT))
    return Scale(tuple(_laid_out(pieces, unit, left, right)))


def _laid_out(pieces: list[tuple[int, int, float]], unit: Unit, left: float, right: float) -> list[Segment]:
    per_weight = (right - left) / sum(weight for _, _, weight in pieces)
    laid: list[Segment] = []
    x = left
    for start, end, weight in pieces:
        width = weight * per_weight
        folded = weight == _FOLD_WEIGHT
        label = "" if folded else _label(start, unit)
        laid.append(Segment(_first_day(start, unit), _first_day(end, unit), x, x + width, label, folded))
        x += width
    return laid


def _finest(on: Sequence[Day], most: int) -> Unit:
    if days.to_ymd(max(on))[0] - days.to_ymd(min(on))[0] <= 1 and len({_index(day, "month") for day in on}) <= most:
        return "month"
    units: tuple[Unit, ...] = ("year", "decade")
    return next((unit for unit in units if len({_index(day, unit) for day in on}) <= most), "century")


def _index(day: Day, unit: Unit) -> int:
    year, month, _ = days.to_ymd(day)
    return year * 12 + month - 1 if unit == "month" else year // _YEARS[unit]


def _first_day(index: int, unit: Unit) -> Day:
    if unit == "month":
        return days.from_ymd(index // 12, index % 12 + 1, 1)
    return days.from_ymd(index * _YEARS[unit], 1, 1)


def _label(index: int, unit: Unit) -> str:
    if unit == "month":
        return f"{_MONTHS[index % 12]} {index // 12}"
    return f"{index * _YEARS[unit]}{'' if unit == 'year' else 's'}"
