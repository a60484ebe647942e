"""Where a note's own text may begin: lines that open with a mark.

[Footnote 12: text]     keyword, in brackets, ends with its bracket
Footnote 12:            keyword, the text on the line or in the next paragraph
[12] text               bracketed
¹² text                 superscript
† text                  sign
12. text   12) text     numbered: only in the company of marks with these numbers
12 text                 bare: only below a rule or a heading NOTES
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from kartoteka.sources.lines import Line
from kartoteka.sources.notes.signs import SUPERSCRIPT_DIGITS, repaired

OpeningStyle = Literal["keyword", "bracketed", "superscript", "sign", "numbered", "bare"]

STRONG: frozenset[str] = frozenset({"keyword"})
WEAK: frozenset[str] = frozenset({"numbered", "bare"})


class Opening(NamedTuple):
    """A line that may open a note's text.

    `line` is its index; `start` where the mark's brackets or first character stand; `text` where the note's words
    begin; `label` the mark repaired; `in_section` says that a rule or a heading NOTES stands above it.
    """

    line: int
    start: int
    text: int
    label: str
    style: OpeningStyle
    in_section: bool


_KEYWORDS = (
    r"(?:foot-?\s?note|end-?\s?note|note|fu(?:ß|ss)note|anmerkung|note de bas de page|nota al pie|nota|"
    r"примечание|сноска|przypis)"
)
_LABEL = r"(\d{1,4}[a-z]?|[A-Za-z]{1,2}|[*∗†‡§¶‖]{1,4})"
_PATTERNS: tuple[tuple[OpeningStyle, re.Pattern[str]], ...] = (
    ("keyword", re.compile(r"\[" + _KEYWORDS + r"\s{0,3}(?:no\.\s?)?" + _LABEL + r"\s?[:.\]]\s{0,3}", re.IGNORECASE)),
    ("keyword", re.compile(r"\[(?:foot|end)-?\s?note\s?:\s{0,3}()", re.IGNORECASE)),
    ("keyword", re.compile(r"footnote\s{1,3}" + _LABEL + r"\s?:\s{0,3}", re.IGNORECASE)),
    ("bracketed", re.compile(r"\[([0-9lIOoSB]{1,4}[a-z]?|[A-Z]{1,2}|[a-z]|[*∗†‡§¶‖]{1,4})\][.:]?\s{0,4}(?=\S)")),
    ("bracketed", re.compile(r"\[\^([\w-]{1,20})\]:\s{0,4}(?=\S)")),
    ("bracketed", re.compile(r"\*([0-9]{1,4})[.):]?\s{1,4}(?=\S)")),
    ("superscript", re.compile(r"([⁰¹²³⁴-⁹]{1,4})[.):]?\s{0,4}(?=\S)")),
    ("sign", re.compile(r"([*∗]{1,4}|[†‡§¶‖]{1,4})\s{0,4}(?=[^\s*])")),
    ("numbered", re.compile(r"\(?([0-9][0-9lIOoSB]{0,3}|[lI])[.):]\s{1,8}(?=\S)")),
    ("bare", re.compile(r"([0-9]{1,4})\s{1,4}(?=[^\W\d_]|[\"“‘«„])")),
)
_INLINE = re.compile(r"\[(?:foot|end)-?\s?note(?:\s{1,3}" + _LABEL + r")?\s?:\s{0,3}", re.IGNORECASE)
_ANYWHERE: frozenset[str] = frozenset({"keyword", "superscript"})
"""Styles that open a note at the start of any line, since a mark of theirs is never parted from its word."""
_MARK_IN_LINE = re.compile(r"\[[0-9]{1,4}\]")
_SECTION = re.compile(
    r"\W{0,4}(?:end|foot)?-?notes?(?: and (?:references|explanations|sources))?\W{0,4}$|"
    r"\W{0,4}(?:notes to .{1,60}|anmerkungen|fußnoten|notas|notes de bas de page|примечания|przypisy)\W{0,4}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[_\-–—=‗]\s?){3,}$")


def is_rule(text: str, line: Line) -> bool:
    """Whether the line is a drawn rule, such as `_____`."""
    return line.end - line.first <= 120 and _RULE.match(text[line.first : line.end].rstrip()) is not None


def opens_section(text: str, line: Line) -> bool:
    """Whether the line heads a section of notes: a heading such as NOTES."""
    return line.end - line.first <= 80 and _SECTION.match(text[line.first : line.end].rstrip()) is not None


def openings_of(text: str, lines: Sequence[Line], wrapped: bool) -> list[Opening]:
    """All lines that may open a note's text, in order.

    Args:
        wrapped: whether the lines are broken to a width, so that only a blank line ends a paragraph.
    """
    found: list[Opening] = []
    section = _Section()
    at_any_line = _ANYWHERE | {"bracketed"} if _brackets_cling(text) else _ANYWHERE
    fresh, after_opening = True, False  # fresh: a paragraph may begin here
    for index, line in enumerate(lines):
        if line.is_blank:
            fresh, after_opening = True, False
            section.pass_blank()
            continue
        if opens_section(text, line) or is_rule(text, line):
            fresh = True
            section.open(by_rule=not opens_section(text, line))
            continue
        fresh = fresh or text[line.start - 1 : line.start] == "\f"
        opening = _opening_at(text, line, index, section.is_open)
        begins = fresh or after_opening or not wrapped
        if opening is not None and not begins and opening.style not in at_any_line:
            opening = opening if _follows(opening, found, lines) else None
        if opening is not None:
            found.append(opening)
            after_opening = True
        section.pass_line(is_opening=opening is not None, begins=begins)
        fresh = False
    return sorted([*found, *_inline_openings(text, lines)], key=lambda opening: opening.start)


def _inline_openings(text: str, lines: Sequence[Line]) -> list[Opening]:
    """`word[Footnote 12: text] and on`: notes printed at the place of their mark."""
    starts = [line.start for line in lines]
    found = []
    for match in _INLINE.finditer(text):
        index = bisect_right(starts, match.start()) - 1
        label = label_of(match.group(1) or "*")
        if label is not None and match.start() > lines[index].first:
            found.append(Opening(index, match.start(), match.end(), label, "keyword", False))
    return found


def _brackets_cling(text: str) -> bool:
    """Whether `[12]` follows its word without a space: then a line break never stands before a mark."""
    clinging, apart = 0, 0
    for match in _MARK_IN_LINE.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        apart += before == " "
        clinging += not before.isspace() and before != ""
    return clinging > 0 and apart <= 0.1 * clinging


class _Section:
    """Whether a line lies in a section of notes.

    Below a rule it ends with the first paragraph that opens no note. Below a heading such as NOTES it may hold
    headings of chapters and notes of several paragraphs, and ends with the third of those in a row or a wide gap.
    """

    def __init__(self) -> None:
        self.is_open, self._by_rule = False, False
        self._others, self._blank = 0, 0

    def open(self, by_rule: bool) -> None:
        self.is_open, self._by_rule, self._others, self._blank = True, by_rule, 0, 0

    def pass_blank(self) -> None:
        self._blank += 1

    def pass_line(self, is_opening: bool, begins: bool) -> None:
        wide = self._blank >= 4
        self._blank = 0
        if is_opening:
            self._others = 0
        elif begins:
            self._others += 1
            self.is_open = self.is_open and not self._by_rule and self._others < 3 and not wide


def _follows(opening: Opening, found: Sequence[Opening], lines: Sequence[Line]) -> bool:
    """Whether an opening in mid-paragraph goes on with the count of the one before it, indented like it."""
    if not found or opening.style != found[-1].style or not (opening.label.isdigit() and found[-1].label.isdigit()):
        return False
    mine, before = lines[opening.line], lines[found[-1].line]
    indent = mine.first - mine.start
    is_next = int(opening.label) == int(found[-1].label) + 1
    return is_next and indent > 0 and indent == before.first - before.start and opening.line - found[-1].line <= 60


def _opening_at(text: str, line: Line, index: int, in_section: bool) -> Opening | None:
    for style, pattern in _PATTERNS:
        match = pattern.match(text, line.first, line.end)
        if match is None:
            continue
        label = label_of(match.group(1) or "*") or (match.group(1) if match.group().startswith("[^") else None)
        if label is not None:
            return Opening(index, line.first, match.end(), label, style, in_section)
    return None


def label_of(printed: str) -> str | None:
    """The mark as it is given: digits repaired, signs and letters as they are."""
    if not printed[0].isalnum() or (printed.isalpha() and len(printed) <= 2 and printed not in {"I", "l"}):
        return printed.replace("∗", "*")
    plain = printed.translate(SUPERSCRIPT_DIGITS)
    has_letter = len(plain) > 1 and plain[-1].islower() and plain[-1] not in "lo"
    number, letter = (plain[:-1], plain[-1]) if has_letter else (plain, "")
    mark = repaired(number)
    return None if mark is None else mark + letter
