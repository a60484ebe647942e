"""Pages of a plain text that were cut by form feeds, as programs write them that take the text out of a PDF.

What repeats at the head or foot of pages is furniture, so are page numbers; blocks get the label of their page: the
printed number, or else its place in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kartoteka.sources.model import Block

_NUMBER = re.compile(r"(?:^|\s)[-–—\[]?\s?(\d{1,4}|[ivxlc]{1,7})\s?[-–—\]]?(?:$|\s)", re.IGNORECASE)
_NUMERAL = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_LEAST_PAGES, _LEAST_REPEATS = 3, 3
_LONGEST = 90


def with_pages(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the label of their page, running heads given the kind `furniture`; as they are without pages."""
    breaks = [place for place, character in enumerate(text) if character == "\f"] if "\f" in text else []
    if len(breaks) + 1 < _LEAST_PAGES:
        return list(blocks)
    pages: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        pages[bisect_right(breaks, block.start)].append(index)
    edges = {
        page: [i for i in {members[0], members[-1]} if _is_line(text, blocks[i])] for page, members in pages.items()
    }
    repeats = Counter(_shape(text, blocks[index]) for indexes in edges.values() for index in indexes)
    found = list(blocks)
    for page, members in pages.items():
        heads = [i for i in edges[page] if repeats[_shape(text, blocks[i])] >= _LEAST_REPEATS]
        label = _label(text, [blocks[index] for index in heads]) or str(page + 1)
        for index in members:
            kind = "furniture" if index in heads else blocks[index].kind
            found[index] = replace(
                blocks[index], kind=kind, page=label, level=blocks[index].level if kind == "heading" else 0
            )
    return found


def _is_line(text: str, block: Block) -> bool:
    return block.end - block.start <= _LONGEST and "\n" not in text[block.start : block.end]


def _shape(text: str, block: Block) -> str:
    """The words without numbers, to tell running heads of several pages for the same."""
    return " ".join(_NUMERAL.sub("#", text[block.start : block.end].casefold()).strip(" #|.-–—").split())


def _label(text: str, heads: Sequence[Block]) -> str | None:
    for block in heads:
        match = _NUMBER.search(text[block.start : block.end])
        if match is not None:
            return match.group(1)
    return None
