"""One PDF page -> its lines in reading order: columns one after the other, superscripts kept as such.

Lengths are in points, y grows upward. A line is made of characters that share a baseline; raised small figures
belong to the line that they stand above. Where the page has a gutter, lines on its left come before those on its
right, between any lines that span it.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
_SIGNS = "*∗†‡§¶"
_SAME_BASELINE = 0.25  # of the size
_RAISED, _SMALLER = 0.12, 0.85
_WORD_GAP, _SEGMENT_GAP = 0.22, 1.6
_LEAST_SHARE = 0.2  # of a page's lines on either side of a gutter
_MOST_CROSSING = 0.25


class Character(NamedTuple):
    """A visible character: its box, the height of its font, and the baseline that it stands on."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class TextLine:
    """A printed line: `size` is its most usual one; `hyphen` tells that the last word goes on."""

    text: str
    left: float
    right: float
    base: float
    size: float
    hyphen: bool = False


class _Segment:
    """Characters that follow each other on one line; their line and size are told once all are in."""

    __slots__ = ("base", "characters", "largest", "last", "size")

    def __init__(self, characters: list[Character]) -> None:
        self.characters = characters
        self.last, self.largest = characters[-1], characters[-1].size
        self.base = self.size = 0.0

    def add(self, character: Character) -> None:
        self.characters.append(character)
        if character.text != " ":
            self.last, self.largest = character, max(self.largest, character.size)

    def measured(self) -> _Segment:
        """The segment without spaces at its end, its base line and usual size worked out."""
        while self.characters[-1].text == " ":
            self.characters.pop()
        visible = [c for c in self.characters if c.text != " "]
        self.last, self.largest = visible[-1], max(c.size for c in visible)
        self.base = median(c.base for c in visible if c.size >= _SMALLER * self.largest)
        self.size = median(c.size for c in visible)
        return self


def lines_of_page(text_page: Any, rotation: int = 0) -> list[TextLine]:
    """The lines of a page in reading order.

    Args:
        rotation: by how many degrees the page is turned to the right when it is shown.
    """
    return _in_reading_order([_line(segment) for segment in _segments(_characters(text_page, rotation))])


def _characters(text_page: Any, rotation: int) -> list[Character]:
    """The characters of a page in the order of its content; a space is a character without width."""
    found: list[Character] = []
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw = text_page.raw
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in {0, 10, 13}:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(raw, index, ctypes.byref(x), ctypes.byref(y))
        text = "-" if code in _HYPHENS else chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        left, right, base, size = _turned(box, x.value, y.value, rotation)
        if not text.isspace() and not (text.isprintable() and size > 0):
            continue
        found.append(Character(text if not text.isspace() else " ", left, right, base, size))
    return found


def _turned(box: Any, x: float, y: float, rotation: int) -> tuple[float, float, float, float]:
    """Left, right, base line and height of a character as the turned page shows it."""
    if rotation == 90:
        return box.bottom, box.top, -x, box.right - box.left
    if rotation == 180:
        return -box.right, -box.left, -y, box.top - box.bottom
    if rotation == 270:
        return -box.top, -box.bottom, x, box.right - box.left
    return box.left, box.right, y, box.top - box.bottom


def _segments(characters: Sequence[Character]) -> list[_Segment]:
    """Characters cut where the content moves to another line or over a wide gap; those on one line put together."""
    segments: list[_Segment] = []
    for character in characters:
        if segments and _goes_on(segments[-1], character):
            segments[-1].add(character)
        elif character.text != " ":
            segments.append(_Segment([character]))
    return _merged([segment.measured() for segment in segments])


def _goes_on(segment: _Segment, character: Character) -> bool:
    last, size = segment.last, min(segment.largest, 3 * segment.last.size)
    if abs(character.base - last.base) > 0.6 * size:
        return False
    if character.text == " ":
        return character.left >= last.left
    return -0.5 * size <= character.left - segment.characters[-1].right <= _SEGMENT_GAP * size


def _merged(segments: Sequence[_Segment]) -> list[_Segment]:
    """Segments that the content gives apart but that stand on one line: raised figures, changes of font."""
    merged: list[_Segment] = []
    for segment in sorted(segments, key=lambda s: (-round(s.base), s.characters[0].left)):
        home = next((m for m in reversed(merged[-8:]) if _beside(m, segment)), None)
        if home is None:
            merged.append(segment)
        else:
            home.characters.extend(segment.characters)
            home.characters.sort(key=lambda c: c.left)
            home.measured()
    return merged


def _beside(home: _Segment, segment: _Segment) -> bool:
    size = max(home.size, segment.size)
    if abs(home.base - segment.base) > 0.55 * size:
        return False
    left, right = home.characters[0].left, home.last.right
    other_left, other_right = segment.characters[0].left, segment.last.right
    between = other_left >= left and other_right <= right
    return between or max(other_left - right, left - other_right) <= 0.8 * size


def _line(segment: _Segment) -> TextLine:
    visible = [c for c in segment.characters if c.text != " "]
    size = Counter(round(c.size, 1) for c in visible).most_common(1)[0][0]
    base = segment.base
    parts: list[str] = []
    last: Character | None = None
    space = False
    for character in segment.characters:
        if character.text == " ":
            space = True
            continue
        raised = character.base > base + _RAISED * size and character.size < _SMALLER * size
        if (
            last is not None
            and (space or character.left - last.right > _WORD_GAP * size)
            and not (raised and parts[-1] != " ")
        ):
            parts.append(" ")
        parts.append(character.text.translate(_SUPERSCRIPTS) if raised and character.text.isdigit() else character.text)
        last, space = character, False
    text = "".join(parts)
    return TextLine(text, visible[0].left, max(c.right for c in visible), base, size, text.endswith("-"))


def _in_reading_order(lines: Sequence[TextLine]) -> list[TextLine]:
    """Top to bottom, column by column."""
    gutter = _gutter(lines)
    ordered = sorted(lines, key=lambda line: (-round(line.base, 1), line.left))
    if gutter is None:
        return _joined_rows(ordered)
    result: list[TextLine] = []
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in ordered:
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            result += [*_in_reading_order(left), *_in_reading_order(right), line]
            left, right = [], []
    return [*result, *_in_reading_order(left), *_in_reading_order(right)]


def _joined_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines without a gutter: what stands on one baseline is a row of a table, or a short stretch of columns."""
    rows: list[list[TextLine]] = []
    for line in lines:
        if rows and abs(rows[-1][0].base - line.base) <= _SAME_BASELINE * line.size and line.left >= rows[-1][-1].right:
            rows[-1].append(line)
        else:
            rows.append([line])
    result: list[TextLine] = []
    columns: list[list[TextLine]] = []
    for row in rows:
        if columns and not _same_columns(columns[-1], row):
            result += _read_columns(columns)
            columns = []
        if len(row) == 2 and _are_prose(row):
            columns.append(row)
        else:
            result.append(_row(row))
    return result + _read_columns(columns)


def _same_columns(one: Sequence[TextLine], other: Sequence[TextLine]) -> bool:
    return len(other) == 2 and _are_prose(other) and abs(one[1].left - other[1].left) < 2 * one[1].size


def _are_prose(row: Sequence[TextLine]) -> bool:
    """Whether two pieces side by side look like lines of two columns, not like cells."""
    width = row[1].right - row[0].left
    return len(row) == 2 and row[0].right - row[0].left > 0.3 * width and len(row[1].text.split()) >= 3


def _read_columns(rows: Sequence[Sequence[TextLine]]) -> list[TextLine]:
    if len(rows) == 1:
        return [_row(rows[0])]
    return [row[side] for side in (0, 1) for row in rows]


def _row(row: Sequence[TextLine]) -> TextLine:
    if len(row) == 1:
        return row[0]
    return TextLine(
        " | ".join(line.text for line in row), row[0].left, row[-1].right, row[0].base, row[0].size, row[-1].hyphen
    )


def _gutter(lines: Sequence[TextLine]) -> float | None:
    """The x of a white column between two columns of text, if the page has one near its middle."""
    if len(lines) < 6:
        return None
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    least = max(3, int(len(lines) * _LEAST_SHARE))
    best: tuple[int, float] | None = None
    for line in lines:
        x = line.left - 1.0
        if not start + 0.2 * (end - start) < x < start + 0.8 * (end - start):
            continue
        before = sum(other.right <= x for other in lines)
        after = sum(other.left >= x for other in lines)
        crossing = len(lines) - before - after
        side_by_side = sum(
            any(abs(other.base - one.base) < 0.6 * one.size for other in lines if other.right <= x)
            for one in lines
            if one.left >= x
        )
        if min(before, after) >= least and crossing <= _MOST_CROSSING * len(lines) and side_by_side * 2 >= after:
            best = max(best or (-1, 0.0), (before + after, -x))
    return None if best is None else -best[1]
