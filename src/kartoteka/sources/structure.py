"""The blocks of a plain text: paragraphs, headings, notes, licences.

from kartoteka.sources.structure import blocks_of
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kartoteka.sources.lines import Line
from kartoteka.sources.model import Block, BlockKind
from kartoteka.sources.notes.bodies import Body

_UNWRAPPED_LENGTH = 160
_HEADING = re.compile(
    r"(?:(?:chapter|part|book|section|annex|appendix|case|chapitre|livre|kapitel|teil|глава|часть)\b.{0,80}|"
    r"[IVXLC]{1,7}[.:]?(?:\s.{0,80})?|preface|foreword|introduction|conclusion|notes|footnotes:?)$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\W_]+$")


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are broken to a width, so that only a blank line ends a paragraph."""
    lengths = sorted(line.end - line.first for line in lines if not line.is_blank)
    return not lengths or lengths[int(len(lengths) * 0.9)] <= _UNWRAPPED_LENGTH


def blocks_of(text: str, lines: Sequence[Line], wrapped: bool, bodies: Sequence[Body]) -> list[Block]:
    """Blocks in order, without overlap, covering every visible character."""
    found: list[Block] = []
    for start, end in _pieces(text, lines, wrapped, bodies):
        found.append(Block(_kind(text[start:end]), start, end))
    found += [Block("note", body.start, body.end) for body in bodies]
    return sorted(found, key=lambda block: block.start)


def _pieces(text: str, lines: Sequence[Line], wrapped: bool, bodies: Sequence[Body]) -> list[tuple[int, int]]:
    """Paragraphs outside the notes' own texts."""
    pieces: list[tuple[int, int]] = []
    waiting = [*bodies]
    waiting.reverse()
    opened: int | None = None
    closed = 0
    for line in lines:
        start, end = line.first, line.end
        while waiting and waiting[-1].end <= start:
            waiting.pop()
        body = waiting[-1] if waiting else None
        breaks = line.is_blank or not wrapped or (body is not None and body.start <= start)
        if opened is not None and breaks:
            pieces.append((opened, closed))
            opened = None
        if line.is_blank:
            continue
        if body is not None and body.start <= start:
            start = body.end
        if start < end and text[start:end].strip():
            if opened is None:
                opened = start + len(text[start:end]) - len(text[start:end].lstrip())
            closed = start + len(text[start:end].rstrip())
    if opened is not None:
        pieces.append((opened, closed))
    return pieces


def _kind(piece: str) -> BlockKind:
    if _RULE.match(piece):
        return "furniture"
    if len(piece) <= 120 and (_HEADING.match(piece) or piece.isupper()):
        return "heading"
    return "paragraph"
