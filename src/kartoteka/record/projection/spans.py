"""Stretches of a text: whether one touches any of many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Span = tuple[int, int]
"""Start, inside, and end, outside."""


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order and apart from each other, has a character in `start`-`end`."""
    place = bisect_left(spans, (end, end))
    return place > 0 and spans[place - 1][1] > start
