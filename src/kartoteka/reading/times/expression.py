"""A time expression of a text with all that was found out about it."""

from __future__ import annotations

from dataclasses import dataclass

from kartoteka.reading.times.timex import Timex
from kartoteka.values import Bounds


@dataclass(frozen=True, slots=True)
class Basis:
    """On what an expression's days rest.

    `rule` is "plain" (the words say it), "year from", "month from", "points to", "counted from", "weekday beside",
    "from the birth" or "open" (no day); `on` is the index of the expression that it was counted from, None where there
    is none; `words` says it in a sentence.
    """

    rule: str
    on: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Hanging:
    """An expression that hangs on something: so long (`duration`, ISO 8601, None for "the day after") before or after
    (`direction` -1, 1) the event that `event` names in small letters; empty: the story's last date."""

    direction: int
    duration: str | None
    event: str


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression.

    `start` and `end` are offsets into the text, the governing preposition outside; it stands from `governor` on (equal
    to `start` where there is none). `kind` is date, time, range, part, relative, age, feast, duration or reference.
    `period` are the days of the words alone, `bounds` those with the meaning of the preposition (`relation`: on, by,
    before, after, since, until, not_before, within). Both are open on both sides where no day is fixed, as for "now" or
    a term that nobody need have served. `edtf` is None where EDTF cannot say it; `duration` is the ISO 8601 form of a
    length.
    """

    start: int
    end: int
    text: str
    kind: str
    bounds: Bounds
    period: Bounds
    relation: str
    governor: int
    edtf: str | None
    duration: str | None
    timexes: tuple[Timex, ...]
    basis: Basis
    hangs: Hanging | None = None
    aside: bool = False
    doubtful: bool = False

    @property
    def fixes_a_date(self) -> bool:
        """Whether at least one side has a day."""
        return not self.bounds.is_open
