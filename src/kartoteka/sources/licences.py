"""What a digital library put around a text: licence, credits, notes on the digitisation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kartoteka.sources.model import Block

_STARTS = re.compile(
    r"^(?:\*\*\* ?START OF (?:TH(?:IS|E) )?PROJECT GUTENBERG|\*END\*? ?THE SMALL PRINT|"
    r"\*\*\*START OF THE PROJECT GUTENBERG|\*END THE SMALL PRINT)",
    re.IGNORECASE | re.MULTILINE,
)
_ENDS = re.compile(
    r"(?:\*\*\* ?END OF (?:TH(?:IS|E) )?PROJECT GUTENBERG|END OF (?:THE |THIS )?PROJECT GUTENBERG|"
    r"\*\*\*END OF THE PROJECT GUTENBERG|FIN DU PROJET GUTENBERG|ENDE DIESES PROJEKT GUTENBERG)",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"\W{0,3}(?:produced by|e-?text (?:prepared|produced) by|transcribed (?:by|from)|"
    r"this e-?(?:text|book) was (?:produced|prepared)|updated editions|note: project gutenberg|"
    r"\(?this file was produced from)",
    re.IGNORECASE,
)
_TRANSCRIBER = re.compile(r"\W{0,3}transcriber[’']?s?[’']? notes?\b", re.IGNORECASE)
_ANYWHERE = re.compile(
    r"(?:this is a digital copy of a book that was preserved for generations|"
    r"digiti[sz]ed (?:by|for) (?:google|the internet archive|microsoft)|generated (?:for|on) .{0,60}hathi ?trust|"
    r"exported from wikisource|public domain, google-digitized)",
    re.IGNORECASE,
)
_NEAR_END = 0.3  # of the text: where a library's credits and notes stand
_LOOKED_AT = 400  # characters at the beginning of a block
_WIDE_GAP = 4  # line breaks


def with_licences(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of a digital library given the kind `licence`."""
    found = list(blocks)
    first, last = _body_of(text, found)
    for index, block in enumerate(found):
        if (
            index < first
            or index >= last
            or _ANYWHERE.match(text, block.start, min(block.end, block.start + _LOOKED_AT))
        ):
            found[index] = replace(block, kind="licence", level=0)
    for index in range(first, min(first + 12, last)):
        if _CREDITS.match(text, found[index].start, found[index].end):
            found[index] = replace(found[index], kind="licence", level=0)
    return _with_transcribers_notes(text, found)


def _body_of(text: str, blocks: Sequence[Block]) -> tuple[int, int]:
    """Indexes of the first block after the licence's head and of the first of its foot."""
    first, last = 0, len(blocks)
    for index, block in enumerate(blocks):
        if block.start < len(text) * _NEAR_END and _STARTS.search(
            text, block.start, min(block.end, block.start + 20_000)
        ):
            first = index + 1
        if block.start > len(text) * (1 - _NEAR_END) and _ENDS.match(text, block.start, block.end):
            last = index
            break
    return first, last


def _with_transcribers_notes(text: str, blocks: list[Block]) -> list[Block]:
    """Transcribers' notes near either end: their heading and what follows it up to a wide gap or a heading."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        near = block.start < len(text) * _NEAR_END / 3 or block.start > len(text) * (1 - _NEAR_END / 3)
        if near and block.kind != "licence" and _TRANSCRIBER.match(text, block.start, block.end):
            while True:
                blocks[index] = replace(blocks[index], kind="licence", level=0)
                index += 1
                if index >= len(blocks) or blocks[index].kind == "heading":
                    break
                between = text[blocks[index - 1].end : blocks[index].start]
                if between.count("\n") >= _WIDE_GAP and block.end - block.start > 60:
                    break
        index += 1
    return blocks
