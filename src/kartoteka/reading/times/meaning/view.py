"""From where an expression is read, and what it can mean from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kartoteka.reading.times.moment import Moment
from kartoteka.values.days import Day


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is read.

    `ref` is the story's last date, `ahead` the next date that is plain in itself, `near` that one if it stands in the
    same sentence, `birth` the birth of whom the text speaks, `event` the date of the event that the words name,
    `anchor` a day known from before the text. `orthodox` and `old_style` say which calendar the text goes by,
    `years` between which years its dates lie, `begin` is the earliest year that it names.
    """

    ref: Moment | None = None
    ahead: Moment | None = None
    anchor: Day | None = None
    birth: Moment | None = None
    event: Moment | None = None
    orthodox: bool = False
    old_style: bool = False
    near: Moment | None = None
    years: tuple[int, int] | None = None
    begin: int | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A moment that the words allow, and what it costs to take them so."""

    moment: Moment
    cost: float = 0.0
    hung: bool = False  # it rests on the reference


Read = Callable[[Any, View], list[Meaning]]
"""What gives the meanings of a sense inside another: `kartoteka.reading.times.meaning.meanings`."""


def coarse_cost(unit: str, ref: Moment) -> float:
    """What it costs to count days from a month or a year."""
    need = {"day": 0, "night": 0, "week": 2, "fortnight": 2, "month": 2, "year": 4, "decade": 5, "century": 6}.get(
        unit, 2
    )
    return 0.0 if ref.coarseness <= need else 0.4 * (ref.coarseness - need)
