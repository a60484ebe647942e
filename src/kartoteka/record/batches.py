"""Cut long lists, since a database takes only so many parameters at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

BATCH = 500
"""Rows or parameters at once."""


def batches(items: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """The items in order, `size` at a time; the last one may be shorter."""
    for first in range(0, len(items), size):
        yield items[first : first + size]
