"""Which of two uncertain times is first, and what two of them have in common.

>>> compare(Bounds.from_iso("1937-01-01", "1937-12-31"), Bounds.from_iso("1938-03-01", None))
<Order.BEFORE: 'before'>
"""

from __future__ import annotations

from enum import Enum

from kartoteka.values.bounds import Bounds


class Order(Enum):
    """How one time stands to another."""

    BEFORE = "before"
    AFTER = "after"
    OVERLAPPING = "overlapping"
    CANNOT_SAY = "cannot say"


def compare(one: Bounds, other: Bounds) -> Order:
    """Before or after where every day of the one is; overlapping where both are closed and share days.

    Where a side is open and neither is sure, nobody can say.
    """
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return Order.BEFORE
    if one.earliest is not None and other.latest is not None and one.earliest > other.latest:
        return Order.AFTER
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return Order.CANNOT_SAY
    return Order.OVERLAPPING


def common(one: Bounds, other: Bounds) -> Bounds | None:
    """The days that both allow; None where there are none."""
    earliest = max((d for d in (one.earliest, other.earliest) if d is not None), default=None)
    latest = min((d for d in (one.latest, other.latest) if d is not None), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        return None
    return Bounds(earliest, latest)


def hull(one: Bounds, other: Bounds) -> Bounds:
    """The shortest bounds that hold both; a side that either leaves open stays open."""
    earliest = None if one.earliest is None or other.earliest is None else min(one.earliest, other.earliest)
    latest = None if one.latest is None or other.latest is None else max(one.latest, other.latest)
    return Bounds(earliest, latest)
