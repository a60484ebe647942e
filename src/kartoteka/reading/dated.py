"""The times of a source as the reading gives them: from the time reader's expressions."""

from __future__ import annotations

from collections.abc import Iterable

from kartoteka.claims import Time
from kartoteka.reading.times import Expression, read_times
from kartoteka.sources import SET_ASIDE, Source
from kartoteka.values.days import Day

_COUNTED = "counted from"  # the rule of a relative expression, see kartoteka.reading.times.Basis


def expressions_of(source: Source, masked: str, *, anchor: Day | None = None) -> tuple[Expression, ...]:
    """The time expressions of the masked text; dates in notes and set-aside blocks do not move the story on."""
    beside = tuple((b.start, b.end) for b in source.blocks if b.kind in SET_ASIDE or b.kind == "note")
    headings = tuple((b.start, b.end) for b in source.blocks if b.kind == "heading")
    return read_times(masked, anchor=anchor, set_aside=beside, headings=headings)


def times_of(source: Source, masked: str, *, anchor: Day | None = None) -> tuple[Time, ...]:
    """The times of a source, in the order of the text."""
    return as_times(expressions_of(source, masked, anchor=anchor))


def as_times(expressions: Iterable[Expression]) -> tuple[Time, ...]:
    """Expressions as the reading gives them, one for one."""
    return tuple(
        Time(e.start, e.end, e.bounds, e.edtf, e.kind, e.basis.words, e.basis.on if e.basis.rule == _COUNTED else None)
        for e in expressions
    )
