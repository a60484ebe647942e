"""A long text as leaves of a few thousand letters, so that the first screen of a book is quick.

A leaf ends at a heading once it holds enough, or at the next paragraph once it is full. A paragraph that would
fill several leaves alone (a text without line breaks) is cut after a full stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kartoteka.sources.model import Block

FULL = 7_000
ENOUGH = 2_500


@dataclass(frozen=True, slots=True)
class Leaf:
    """Leaf `number` (from 1): characters `start` to `end` of the text, and the heading it begins with, if any."""

    number: int
    start: int
    end: int
    heading: str = ""


def leaves(text: str, blocks: Sequence[Block]) -> tuple[Leaf, ...]:
    """The leaves of a text in order: at least one; they do not overlap and hold every block."""
    found: list[tuple[int, int, str]] = []
    start, heading = 0, ""
    for block in blocks:
        held = block.start - start
        if held >= FULL or (held >= ENOUGH and block.kind == "heading"):
            found += _cut(text, start, block.start, heading)
            start, heading = block.start, ""
        if block.kind == "heading" and not heading:
            heading = " ".join(text[block.start : block.end].split())[:90]
    found += _cut(text, start, len(text), heading)
    return tuple(Leaf(number, a, b, name) for number, (a, b, name) in enumerate(found, 1))


def leaf_at(all_leaves: Sequence[Leaf], offset: int) -> Leaf:
    """The leaf in which the offset stands; the last one for an offset past the end."""
    return next((leaf for leaf in all_leaves if offset < leaf.end), all_leaves[-1])


def paragraphs(text: str) -> tuple[Block, ...]:
    """Blocks for a text that came without any: stretches between blank lines."""
    found, start = [], 0
    for piece in text.split("\n\n"):
        end = start + len(piece)
        if piece.strip():
            found.append(Block("paragraph", start, end))
        start = end + 2
    return tuple(found)


def _cut(text: str, start: int, end: int, heading: str) -> list[tuple[int, int, str]]:
    """One leaf, or several where there was no paragraph's end to stop at."""
    cuts = [start]
    while end - cuts[-1] > 3 * FULL:
        near = cuts[-1] + FULL
        stop = text.find(". ", near, near + FULL)
        cuts.append(stop + 2 if stop >= 0 else near)
    return [(a, b, heading if a == start else "") for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
