"""A long life as leaves of a few dozen lines, so that the first screen of a narrator of a thousand claims is quick.

A dispute stays whole on one leaf. Lines keep the numbers that they have in the whole life, so an address of a line
stays good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kartoteka.workbench.lines import DisputeShown, LineShown

FULL = 40
"""Lines after which a leaf ends."""
ALL = "all"
"""Asked for instead of a number: the whole life on one page, as it is printed."""


@dataclass(frozen=True, slots=True)
class LifeLeaf:
    """Leaf `number` (from 1; 0: the whole life): what is placed in time, then what is not.

    Args:
        first, last: the numbers of its first and last line; 0 where there is none.
        begins_unplaced: the first line that is not placed in time is here.
    """

    number: int
    entries: tuple[LineShown | DisputeShown, ...]
    unplaced: tuple[LineShown, ...]
    first: int
    last: int
    begins_unplaced: bool

    @property
    def lines(self) -> tuple[LineShown, ...]:
        """Its lines, those in a dispute among them, by their numbers."""
        return (*(line for entry in self.entries for line in _lines(entry)), *self.unplaced)


def life_leaves(
    entries: Sequence[LineShown | DisputeShown], unplaced: Sequence[LineShown], full: int = FULL
) -> tuple[LifeLeaf, ...]:
    """The leaves in order: at least one; together they hold every line once."""
    groups: list[list[tuple[LineShown | DisputeShown, bool]]] = [[]]
    held = 0
    for entry, placed in [*((each, True) for each in entries), *((each, False) for each in unplaced)]:
        if held >= full:
            groups.append([])
            held = 0
        groups[-1].append((entry, placed))
        held += len(_lines(entry))
    return tuple(_leaf(number, group, unplaced) for number, group in enumerate(groups, 1))


def whole_life(entries: Sequence[LineShown | DisputeShown], unplaced: Sequence[LineShown]) -> LifeLeaf:
    """Everything on one leaf, whose number is 0."""
    return _leaf(0, [*((each, True) for each in entries), *((each, False) for each in unplaced)], unplaced)


def leaf_of(leaves: Sequence[LifeLeaf], line: int) -> int:
    """The number of the leaf on which the line of that number stands; of the last leaf, for one past the end."""
    return next((leaf.number for leaf in leaves if line <= leaf.last), leaves[-1].number)


def _leaf(
    number: int, group: Sequence[tuple[LineShown | DisputeShown, bool]], unplaced: Sequence[LineShown]
) -> LifeLeaf:
    placed = tuple(entry for entry, is_placed in group if is_placed)
    others = tuple(entry for entry, is_placed in group if not is_placed and isinstance(entry, LineShown))
    numbers = [line.number for entry, _ in group for line in _lines(entry)]
    begins = bool(others) and others[0] is unplaced[0]
    return LifeLeaf(number, placed, others, min(numbers, default=0), max(numbers, default=0), begins)


def _lines(entry: LineShown | DisputeShown) -> tuple[LineShown, ...]:
    return entry.lines if isinstance(entry, DisputeShown) else (entry,)
