"""What a constraint between two points in time is, and a set of them that cannot all hold."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Point = Hashable

_LEFT_OUT_ONE_BY_ONE = 300  # a longer cycle is shown as it is


@dataclass(frozen=True, slots=True)
class Constraint:
    """`end` is at most `days` days after `start`; with a negative number, at least so many before it.

    Args:
        start, end: points of the network.
        days: whole days, may be zero or negative.
        reason: what gives the constraint; constraints with the same reason stand and fall together.
        trust: in a contradiction, the reason with the lowest trust is set aside first; below zero it is only tried.
    """

    start: Point
    end: Point
    days: int
    reason: Hashable
    trust: int = 0


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Reasons that cannot all hold, none of which can be spared, and the constraints that show it.

    Args:
        reasons: the members; any of them withdrawn, the others can hold together.
        cycle: the constraints one after the other, from a point back to itself.
        days: by how many days they miss each other, more than zero.
    """

    reasons: tuple[Hashable, ...]
    cycle: tuple[Constraint, ...]
    days: int


def spare_reasons(given: Mapping[Hashable, Sequence[Constraint]], cycle: Sequence[Constraint]) -> Contradiction:
    """The contradiction that a simple negative cycle shows, without every reason that it can do without.

    A simple cycle needs each of its constraints. But a reason may give more constraints than the cycle uses, and
    with them some of the others may be spared: each is left out in turn, and stays out if the rest still clash.

    Args:
        given: each reason of the cycle with all the constraints that it gives.
        cycle: the constraints of a simple cycle of negative length, one after the other.
    """
    kept, shown = dict(given), list(cycle)
    if sum(map(len, given.values())) > len(cycle) and len(given) <= _LEFT_OUT_ONE_BY_ONE:
        for reason in given:
            others = [constraint for other, held in kept.items() if other != reason for constraint in held]
            found = negative_cycle(others)
            if found is not None:
                shown = found
                del kept[reason]
    return Contradiction(tuple(kept), tuple(shown), -sum(constraint.days for constraint in shown))


def negative_cycle(constraints: Sequence[Constraint]) -> list[Constraint] | None:
    """A simple cycle of negative length among a few constraints, or `None` (Bellman 1958, Ford 1956)."""
    points = {point for constraint in constraints for point in (constraint.start, constraint.end)}
    distance = dict.fromkeys(points, 0)
    came: dict[Point, Constraint] = {}
    last: Point | None = None
    for _ in range(len(points)):
        last = None
        for constraint in constraints:
            if distance[constraint.start] + constraint.days < distance[constraint.end]:
                distance[constraint.end] = distance[constraint.start] + constraint.days
                came[constraint.end] = constraint
                last = constraint.end
        if last is None:
            return None
    return _cycle_before(came, last, len(points)) if constraints else None


def _cycle_before(came: Mapping[Point, Constraint], point: Point, steps: int) -> list[Constraint]:
    for _ in range(steps):
        point = came[point].start
    cycle = [came[point]]
    while cycle[-1].start != point:
        cycle.append(came[cycle[-1].start])
    return cycle[::-1]
