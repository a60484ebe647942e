"""A text in the making: loaders of marked-up documents write into it, and it keeps the offsets.

    draft.begin("paragraph"); draft.write("He was shot."); draft.mark("1", key); draft.end()

White space is folded as a browser does; blocks are parted by a blank line. A mark is written in square brackets,
so that the text can be read, and its offsets cover what is inside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kartoteka.errors import SourceTooBig
from kartoteka.sources.model import Block, BlockKind

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MOST_CHARACTERS = 60_000_000
_CELL_GAP = " | "
_WHITE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u2060\u00ad\u200b\ufeff"))  # word joiner, soft hyphen and the like


def raised(text: str) -> str:
    """Figures that stand above the line as superscripts, so that a note mark does not cling to its word."""
    return text.translate(_RAISED) if text.strip().isdigit() else text


@dataclass(slots=True)
class DraftNote:
    """A mark with the key of its body."""

    mark: str
    start: int
    end: int
    key: str


@dataclass(slots=True)
class DraftBody:
    """A note's own text: where its words begin and end."""

    start: int
    text: int
    end: int


@dataclass(slots=True)
class Draft:
    """What a loader has written so far; `text` joins it."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)
    bodies: dict[str, DraftBody] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    leading_elsewhere: int = 0  # marks that lead to a part of the text, not to a note
    title: str | None = None
    encoding: str | None = None
    page: str | None = None
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _kind: BlockKind | None = None
    _level: int = 0
    _start: int | None = None
    _page_of_block: str | None = None
    _space: str = ""  # white space that waits for the next visible character
    _lead: str | None = None

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """The number of characters written."""
        return self._length

    def begin(self, kind: BlockKind, level: int = 0) -> None:
        """Begin a block; the one before ends."""
        self.end()
        self._kind, self._level = kind, level

    def end(self) -> None:
        """End the block, if one is open."""
        if self._start is not None:
            self.blocks.append(
                Block(self._kind or "paragraph", self._start, self._length, self._level, self._page_of_block)
            )
            self._put("\n\n")
        self._start, self._kind, self._level, self._space = None, None, 0, ""

    def write(self, text: str, keep_space: bool = False) -> None:
        """Write characters into the open block, or into a new paragraph; white space folded unless kept."""
        text = text.translate(_INVISIBLE)
        if self._lead is not None:
            text = self._without_lead(text)
        if keep_space:
            self._write_lines(text)
            return
        folded = _WHITE.sub(" ", text)
        if folded[:1] == " ":
            self._wait_with(" ")
            folded = folded[1:]
        if not folded:
            return
        trailing = folded[-1] == " "
        self._visible(folded[:-1] if trailing else folded)
        if trailing:
            self._wait_with(" ")

    def line_break(self, parts: bool = False) -> None:
        """A new line within the block; with `parts`, the second one in a row begins a new block."""
        if self._start is None or self._lead is not None:
            return
        if parts and self._space == "\n":
            self.begin(self._kind or "paragraph", self._level)
        else:
            self._space = "\n"

    def cell(self) -> None:
        """The next cell of a row; empty cells leave no trace."""
        if self._start is not None and self._space != "\n":
            self._space = _CELL_GAP

    def mark(self, mark: str, key: str) -> None:
        """Write a note mark in brackets."""
        self._lead = None
        self._visible(f"[{mark}]")
        self.notes.append(DraftNote(mark, self._length - 1 - len(mark), self._length - 1, key))

    def begin_body(self, key: str, mark: str) -> None:
        """Begin a note's own text with its mark; what repeats the mark at its beginning is left out."""
        self.begin("note")
        self._visible(f"[{mark}] ")
        self._lead = mark
        start = self._start if self._start is not None else self._length
        self.bodies.setdefault(key, DraftBody(start, self._length, self._length))

    def end_body(self, key: str) -> None:
        """End the note's own text, or what goes on with it."""
        self.end()
        self._lead = None
        body = self.bodies.get(key)
        if body is not None and self.blocks:
            body.end = max(body.text, self.blocks[-1].end)

    @property
    def awaits_words(self) -> bool:
        """Whether a note's own text has begun and has no words yet."""
        return self._lead is not None

    def _without_lead(self, text: str) -> str:
        """The first words of a note without the mark that they repeat."""
        mark = self._lead or ""
        rest = text.lstrip(" \t\r\n[(^")
        if rest.startswith(mark) and not rest[len(mark) : len(mark) + 1].isalnum():
            rest = rest[len(mark) :]
        rest = rest.lstrip(" \t\r\n.)]:\xa0")
        if rest:
            self._lead = None
        return rest

    def _write_lines(self, text: str) -> None:
        for number, line in enumerate(text.splitlines()):
            if number:
                self.line_break()
            if line.strip():
                self._visible(line.rstrip() if self._start is not None else line.strip())

    def _visible(self, text: str) -> None:
        if self._start is None:
            self._kind = self._kind or "paragraph"
            self._start, self._page_of_block = self._length, self.page
        elif self._space:
            self._put(self._space)
        self._space = ""
        self._put(text)

    def _wait_with(self, space: str) -> None:
        if self._start is not None and not self._space:
            self._space = space

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise SourceTooBig(f"the text is longer than {MOST_CHARACTERS:,} characters; split the document.")
