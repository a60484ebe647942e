"""Cut a text into the passages that search finds: its blocks, and long ones in parts.

A text without blocks is cut at its paragraph ends. What no reader reads (licences, contents, running heads) is
left out; note bodies are kept, since what is looked for often stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartoteka.sources import SET_ASIDE, Source

LONGEST = 1_500
"""Characters of a passage; a longer block is cut at a sentence end or at white space."""

_PARAGRAPH = re.compile(r"(?:(?!\n[^\S\n]*\n).)+", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_SPACE = re.compile(r"\s+")


def cut(source: Source) -> Iterator[tuple[str, int, int]]:
    """(kind of block, start, end) of each passage, in order; without white space around it; none is empty."""
    for kind, start, end in blocks_of(source):
        for part_start, part_end in _parts(source.text, start, end):
            words = source.text[part_start:part_end]
            if words.strip():
                yield kind, part_start + len(words) - len(words.lstrip()), part_start + len(words.rstrip())


def blocks_of(source: Source) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of each block that is not set aside; of a text without blocks its paragraphs."""
    if source.blocks:
        yield from ((b.kind, b.start, b.end) for b in source.blocks if b.kind not in SET_ASIDE)
    else:
        yield from (("paragraph", m.start(), m.end()) for m in _PARAGRAPH.finditer(source.text))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        window = text, start + LONGEST // 2, start + LONGEST
        cuts = [m.end() for m in _SENTENCE_END.finditer(*window)] or [m.end() for m in _SPACE.finditer(*window)]
        middle = cuts[-1] if cuts else start + LONGEST
        yield start, middle
        start = middle
    yield start, end
