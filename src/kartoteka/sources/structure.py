"""The blocks of a text without mark-up: headings, paragraphs, quotations, tables, and what is set aside.

Paragraphs end at a blank line; where lines are not broken to a width, at each line's end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kartoteka.sources.contents import with_contents
from kartoteka.sources.headings import heading_level
from kartoteka.sources.licences import with_licences
from kartoteka.sources.lines import Line
from kartoteka.sources.model import Block
from kartoteka.sources.notes.bodies import Body
from kartoteka.sources.pages import with_pages

_UNWRAPPED_LENGTH = 160
_RULE = re.compile(r"[\W_]+$")
_YEAR = re.compile(r"(?:1[4-9]\d\d|20[0-3]\d)\.?")
"""A year alone is the heading of a chronicle, no number of a page."""
_FURNITURE = re.compile(r"\[Illustration\b|(?:\[?(?:Pg|Page|p\.)?\s?\d{1,4}\]?)$")
_TABLE_LINE = re.compile(r"\S(?: {3,}|\t+| \| |\|)\S[^\n]*(?: {3,}|\t+| \| |\|)\S|^[+|][-+|=]")
_QUOTED_INDENT = 2


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are broken to a width, so that only a blank line ends a paragraph."""
    lengths = sorted(line.end - line.first for line in lines if not line.is_blank)
    return not lengths or lengths[int(len(lengths) * 0.9)] <= _UNWRAPPED_LENGTH


def blocks_of(text: str, lines: Sequence[Line], wrapped: bool, bodies: Sequence[Body]) -> list[Block]:
    """Blocks in order, without overlap, covering every visible character."""
    found = [_classified(text, start, end) for start, end in _pieces(text, lines, wrapped, bodies)]
    found += [Block("note", body.start, body.end) for body in bodies]
    return with_pages(text, set_aside(text, sorted(found, key=lambda block: block.start)))


def set_aside(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, licences and tables of contents recognised."""
    return with_contents(text, with_licences(text, blocks))


def without_bodies(blocks: Sequence[Block], bodies: Sequence[Body]) -> list[Block]:
    """The blocks with those of the notes' own texts cut out and put in as blocks of their own."""
    found: list[Block] = []
    ahead = list(reversed(bodies))
    for block in blocks:
        rest: Block | None = block
        while ahead and ahead[-1].end <= block.start:
            ahead.pop()
        for body in reversed(ahead):
            if rest is None or body.start >= rest.end:
                break
            if body.start > rest.start:
                found.append(replace(rest, end=body.start))
            found.append(Block("note", max(body.start, rest.start), min(body.end, rest.end), page=block.page))
            rest = replace(rest, start=body.end) if body.end < rest.end else None
        if rest is not None:
            found.append(rest)
    return found


def _pieces(text: str, lines: Sequence[Line], wrapped: bool, bodies: Sequence[Body]) -> list[tuple[int, int]]:
    """Paragraphs outside the notes' own texts."""
    pieces: list[tuple[int, int]] = []
    ahead = list(reversed(bodies))
    opened, closed = -1, 0
    for line in lines:
        ends = line.is_blank or not wrapped or text[line.start - 1 : line.start] == "\f"
        for start, end in _outside(line.first, line.end, ahead):
            if start < 0:
                ends = True
                continue
            visible = text[start:end]
            if not visible.strip():
                continue
            if opened >= 0 and ends:
                pieces.append((opened, closed))
                opened = -1
            ends = False
            if opened < 0:
                opened = start + len(visible) - len(visible.lstrip())
            closed = start + len(visible.rstrip())
        if ends and opened >= 0:
            pieces.append((opened, closed))
            opened = -1
    if opened >= 0:
        pieces.append((opened, closed))
    return pieces


def _outside(start: int, end: int, ahead: list[Body]) -> list[tuple[int, int]]:
    """The parts of a line outside the bodies, with (-1, -1) where a body stands; drops bodies that are passed."""
    parts: list[tuple[int, int]] = []
    while ahead and ahead[-1].end <= start:
        ahead.pop()
    for body in reversed(ahead):
        if body.start >= end:
            break
        if body.start > start:
            parts.append((start, body.start))
        parts.append((-1, -1))
        start = max(start, body.end)
    if start < end:
        parts.append((start, end))
    return parts


def _classified(text: str, start: int, end: int) -> Block:
    piece = text[start:end]
    if _YEAR.fullmatch(piece.strip()):
        return Block("heading", start, end, 2)
    if _RULE.match(piece) or _FURNITURE.match(piece):
        return Block("furniture", start, end)
    level = heading_level(piece)
    if level:
        return Block("heading", start, end, level)
    lines = piece.splitlines()
    if len(lines) >= 2 and sum(_TABLE_LINE.search(line) is not None for line in lines) * 2 >= len(lines):
        return Block("table", start, end)
    indent = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    return Block("quotation" if indent >= _QUOTED_INDENT else "paragraph", start, end)
