"""How far a note's own text reaches, from its opening line on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from kartoteka.sources.headings import heading_level
from kartoteka.sources.lines import Line
from kartoteka.sources.notes.openings import Opening, OpeningStyle, is_rule, opens_section

_LONGEST_BRACKET = 60_000
_MOST_LINES = 400
_CHAPTER_LEVEL = 2
_BLANK_LINES_OF_A_BREAK = 4
_BRACKET = re.compile(r"[\[\]]")


class Body(NamedTuple):
    """A note's own text: `start` where its mark stands, `text` where its words begin, `end` after them."""

    label: str
    style: OpeningStyle
    start: int
    text: int
    end: int


def bodies_of(text: str, lines: Sequence[Line], openings: Sequence[Opening], mark_starts: Sequence[int]) -> list[Body]:
    """The body of each opening, in order; never overlapping.

    Args:
        mark_starts: where the marks of the running text stand, sorted: a paragraph that holds one goes on with the
            story and is no part of the note before it.
    """
    bodies = []
    for number, opening in enumerate(openings):
        following = openings[number + 1] if number + 1 < len(openings) else None
        limit = len(text) if following is None else following.start
        end = _bracket_end(text, opening, limit) if _in_brackets(text, opening) else None
        if end is None:
            end = _paragraph_end(text, lines, opening, limit)
            if following is not None and _belongs_together(text, lines, opening, following, mark_starts):
                end = _last_visible(text, end, limit)
        bodies.append(Body(opening.label, opening.style, opening.start, min(opening.text, end), end))
    return bodies


def folded(text: str) -> str:
    """A note's text with its white space folded."""
    return " ".join(text.split())


def _in_brackets(text: str, opening: Opening) -> bool:
    return opening.style == "keyword" and text[opening.start] == "[" and text[opening.text - 1] != "]"


def _bracket_end(text: str, opening: Opening, limit: int) -> int | None:
    """The end after the bracket that closes the note, brackets within it counted; `None` if it never closes."""
    depth = 0
    for match in _BRACKET.finditer(text, opening.start, min(limit, opening.start + _LONGEST_BRACKET)):
        depth += 1 if match.group() == "[" else -1
        if depth == 0:
            return match.end()
    return None


def _paragraph_end(text: str, lines: Sequence[Line], opening: Opening, limit: int) -> int:
    """The end of the opening's paragraph; of the next one too if the opening line holds the mark alone."""
    end, index = lines[opening.line].end, opening.line + 1
    if opening.text >= end:
        while index < len(lines) and lines[index].is_blank and index - opening.line <= 3:
            index += 1
    while index < len(lines) and not lines[index].is_blank and lines[index].start < limit:
        if is_rule(text, lines[index]) or opens_section(text, lines[index]):
            break
        end = lines[index].end
        index += 1
    return _last_visible(text, opening.start, min(end, limit))


def _belongs_together(
    text: str, lines: Sequence[Line], opening: Opening, following: Opening, mark_starts: Sequence[int]
) -> bool:
    """Whether all that stands between two openings belongs to the first note.

    It does where the two follow each other without a mark of the running text, a heading or a rule between them,
    and the second note is one whose mark stood above already.
    """
    if opening.style != following.style or following.line - opening.line > _MOST_LINES:
        return False
    if bisect_left(mark_starts, following.start) > bisect_right(mark_starts, opening.start):
        return False
    blank = 0
    for line in lines[opening.line + 1 : following.line]:
        blank = blank + 1 if line.is_blank else 0
        if blank >= _BLANK_LINES_OF_A_BREAK or is_rule(text, line) or opens_section(text, line):
            return False
        if 0 < heading_level(text[line.first : line.end]) <= _CHAPTER_LEVEL:
            return False
    return bool(mark_starts) and mark_starts[0] < opening.start


def _last_visible(text: str, start: int, end: int) -> int:
    """`end` moved back over white space, not before `start`."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
