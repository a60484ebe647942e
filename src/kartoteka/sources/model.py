"""What a source is once its bytes have been read: a text with stable offsets, its structure and its notes.

All offsets are Unicode code points into `Source.text`, `start` inside and `end` outside. For a plain-text file
`text` is the decoded file, untouched; for other formats it is the text that the loader extracted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "note", "quotation", "table", "contents", "licence", "furniture"]
"""`note`: a note's own text; `contents`: a table of contents or an index; `licence`: what a digital library put
around the text; `furniture`: running heads, page numbers, publishers' lists. The last three are set aside."""

SET_ASIDE: frozenset[str] = frozenset({"contents", "licence", "furniture"})
"""Kinds of block that are no part of what the source says, and that no reader reads."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text: blocks are in order, do not overlap, and may leave white space between them.

    `level` is a heading's depth (1 is the highest), else 0. `page` is the label of the page on which the block
    begins, where the source has pages.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note mark in the running text, with the note's own text where the source has it.

    `mark` is the mark repaired (`l8` is "18", `¹` is "1", a dagger is itself); `start`/`end` cover the printed
    characters, without brackets. `body` is the note's text without its opening mark, white space folded;
    `body_start`/`body_end` say where it stands (`None` where there is no body, an orphan mark).
    """

    mark: str
    start: int
    end: int
    body: str | None = None
    body_start: int | None = None
    body_end: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its text with stable offsets, structure, notes, and the hash of the bytes that it came from.

    Args:
        name: the file's name, without its folder.
        sha256: of the file's bytes, hexadecimal.
        media_type: such as `text/plain`.
        text: what the offsets count in.
        text_is_file: whether `text` is the decoded file, so that a reading need not carry it.
        encoding: how the bytes were decoded, where that was a question.
        blocks: the structure; empty for a text given without one.
        notes: the note marks in order of their start.
        warnings: sentences for the user: what was guessed, what is missing.
        title: what the source calls itself, where it says so.
    """

    name: str
    sha256: str
    media_type: str
    text: str
    text_is_file: bool = True
    encoding: str | None = None
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    title: str | None = None
