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


def lines_of_page(text_page: Any) -> list[TextLine]:
    """The lines of a page in reading order."""
    lines = [line for segment in _segments(_characters(text_page)) if (line := _line(segment)) is not None]
    return _in_reading_order(lines)


def _characters(text_page: Any) -> list[Character]:
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
        size = box.top - box.bottom
        if not text.isspace() and not (text.isprintable() and size > 0):
            continue
        found.append(Character(text if not text.isspace() else " ", box.left, box.right, y.value, size))
    return found


def _segments(characters: Sequence[Character]) -> list[list[Character]]:
    """Characters cut where the content moves to another line or over a wide gap; those on one line put together."""
    segments: list[list[Character]] = []
    for character in characters:
        if segments and _goes_on(segments[-1], character):
            segments[-1].append(character)
        elif character.text != " ":
            segments.append([character])
    return _merged([_without_end_spaces(segment) for segment in segments])


def _without_end_spaces(segment: list[Character]) -> list[Character]:
    while segment[-1].text == " ":
        segment.pop()
    return segment


def _goes_on(segment: Sequence[Character], character: Character) -> bool:
    last = segment[-1]
    words = [c for c in segment[-24:] if c.text != " "][-12:]
    if not words:
        return False
    size = max(c.size for c in words)
    level = abs(character.base - words[-1].base) <= 0.6 * size
    if character.text == " ":
        return level and character.left >= last.left
    return level and -0.5 * size <= character.left - last.right <= _SEGMENT_GAP * size


def _merged(segments: Sequence[list[Character]]) -> list[list[Character]]:
    """Segments that the content gives apart but that stand on one line: raised figures, changes of font."""
    merged: list[list[Character]] = []
    for segment in sorted(segments, key=lambda s: (-round(_base(s)), s[0].left)):
        home = next((m for m in reversed(merged[-8:]) if _beside(m, segment)), None)
        if home is None:
            merged.append(segment)
        else:
            home.extend(segment)
            home.sort(key=lambda c: c.left)
    return merged


def _beside(home: Sequence[Character], segment: Sequence[Character]) -> bool:
    size = max(median(c.size for c in home), median(c.size for c in segment))
    gap = max(segment[0].left - home[-1].right, home[0].left - segment[-1].right)
    between = segment[0].left >= home[0].left and segment[-1].right <= home[-1].right
    return abs(_base(home) - _base(segment)) <= 0.55 * size and (between or gap <= 0.8 * size)


def _base(segment: Sequence[Character]) -> float:
    visible = [c for c in segment if c.text != " "]
    largest = max(c.size for c in visible)
    return median(c.base for c in visible if c.size >= _SMALLER * largest)


def _line(segment: Sequence[Character]) -> TextLine | None:
    visible = [c for c in segment if c.text != " "]
    if not visible:
        return None
    size = Counter(round(c.size, 1) for c in visible).most_common(1)[0][0]
    base = _base(visible)
    parts: list[str] = []
    last: Character | None = None
    space = False
    for character in segment:
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
