"""How an expression stands to the story: in a bracket, a quotation, a heading; a plan, a flash-back, a denial.

Only the words beside it are read, back to the sentence's beginning and on to its end, never further than forty tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.tokens import Alphabet, Line

_REACH = 40
_HEADING_LENGTH = 110
_LONG_QUOTE = 700
_RELATIVES = frozenset({"who", "whom", "whose", "which"})
_RELATIVE_REACH = 8
_OPENING = 4
_NEW_CLAUSE = lexicon.word_set(
    "after because although though while when where whereas who whom whose which yet until unless if once whereupon"
)
"""Words behind a date that open another clause: what looks back or denies there says nothing of the date."""
_OPENERS = lexicon.word_set("when while as once after before since")
"""A clause that they open at a sentence's head ends at its comma: "When he was exhumed in 1989, as they had"."""
_SMALL = lexicon.word_set(
    "on in at by from during after before until till since only not and but then so yet thus again already even just "
    "about around towards toward of the that this a early late later , . ( no"
)
_SECTION = re.compile(r"\n[ \t]*\n[ \t]*(?:[^a-z\n]{3,80}|(?:Chapter|CHAPTER|Part|Section)\b[^\n]{0,70})\n[ \t]*\n")
"""The head of a section: a line of its own in capitals, or one that says so."""
_LONG_LINE = re.compile(r"^[^\n]{160,}\n(?=[^\S\n]*\S)", re.MULTILINE)
"""A line that nobody has wrapped: its end is that of a paragraph, though no empty line follows."""
_ENTRY = re.compile(r"\n[ \t]*\n[ \t]*(?:No\.?[ \t]*)?\d{1,3}[.)][ \t]+[^\W\d_a-z][^\W\d_a-z’'-]+\b(?!\.)")
"""An entry of a list: a number and a name in capitals. It tells a life of its own."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Where an expression stands. `left` and `right` are the words of its clause, nearest first on the left.

    `sentence`, `paragraph` and `section` are counted from 0; `bracket` and `quote` say in which one it stands.
    """

    sentence: int
    paragraph: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    shows: frozenset[str]
    bracket: int | None = None
    quote: int | None = None
    heading: bool = False
    noted: bool = False
    section: int = 0

    @property
    def relative(self) -> bool:
        """Whether it stands in a relative clause: "Deutsch, who came there three years later"."""
        for word in self.left[:_RELATIVE_REACH]:
            if word in _RELATIVES:
                return True
            if word in (",", "and", "but", ":"):
                return False
        return False

    @property
    def opens(self) -> bool:
        """Whether the expression opens its sentence, behind no more than a few small words: "But early in May"."""
        return len(self.left) <= _OPENING and all(word in _SMALL or word[:1].isdigit() for word in self.left)

    @property
    def leads(self) -> bool:
        """Whether it stands in a clause of time that opens the sentence: "When he was exhumed in 1989"."""
        return bool(self.left) and self.left[-1] in ("when", "after", "once") and "," not in self.left

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the clause."""
        return (*reversed(self.left), *self.right)


class Surroundings:
    """Brackets, quotations, sentences and paragraphs of a line, found once."""

    def __init__(
        self,
        line: Line,
        alphabet: Alphabet,
        set_aside: Sequence[tuple[int, int]] = (),
        headings: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._line = line
        self._set_aside = sorted(set_aside)
        self._headings = sorted(headings)
        self._date_codes = frozenset(alphabet.characters("DATE"))
        kinds = {
            c: k for k in ("LPAR", "RPAR", "QUOTE", "PARA", "DOT", "BANG", "QUERY") for c in alphabet.characters(k)
        }
        self._brackets: list[tuple[int, int]] = []
        self._quotes: list[tuple[int, int]] = []
        self._sentence_ends: list[int] = []
        self._paragraph_ends: list[int] = []
        heads = (found.start() for pattern in (_SECTION, _ENTRY) for found in pattern.finditer(line.text))
        self._section_starts = sorted(heads)
        opened: int | None = None
        quoted: int | None = None
        for found in re.finditer("[" + re.escape("".join(kinds)) + "]", line.codes):
            index = found.start()
            kind = kinds[found.group()]
            if kind == "LPAR":
                opened = index
            elif kind == "RPAR" and opened is not None:
                self._brackets.append((opened, index))
                opened = None
            elif kind == "QUOTE":
                quoted = self._quote(index, quoted)
            elif kind == "PARA":
                self._paragraph_ends.append(index)
                self._sentence_ends.append(index)
                opened = quoted = None
            elif kind in ("DOT", "BANG", "QUERY") and self._ends_sentence(index):
                self._sentence_ends.append(index)
        broken = (bisect_right(line.starts, place) for place in long_line_ends(line.text))
        self._paragraph_ends = sorted({*self._paragraph_ends, *broken})

    def _quote(self, index: int, opened: int | None) -> int | None:
        mark = self._line.raw(index)
        if mark in "“«" or (mark == '"' and opened is None):
            return index
        if opened is not None and self._line.starts[index] - self._line.starts[opened] < _LONG_QUOTE:
            self._quotes.append((opened, index))
        return None

    def _ends_sentence(self, index: int) -> bool:
        following = self._line.raw(index + 1)
        if not following or following[:1].isupper() or following[0] in "“«\"'‘(\n[" or following[0].isdigit():
            before = self._line.raw(index - 1)
            return not (len(before) == 1 and before.isupper())
        # A word that is no token of ours has no case kept here: look at the text itself.
        return False

    def of(self, index: int) -> Stance:
        """The stance of the item at that place of the line."""
        line = self._line
        start = line.starts[index]
        left = self._clause(index, -1)
        right = self._clause(index, 1)
        shows: set[str] = set()
        known = lexicon.stance_words()
        ends = _NEW_CLAUSE | {","} if left and left[-1] in _OPENERS else _NEW_CLAUSE
        for word in (*left, *takewhile(lambda word: word not in ends, right)):
            shows |= known.get(word, frozenset())
        return Stance(
            bisect_right(self._sentence_ends, index),
            bisect_right(self._paragraph_ends, index),
            left,
            right,
            frozenset(shows),
            _inside(self._brackets, index),
            _inside(self._quotes, index),
            self._is_heading(start, line.ends[index]),
            _inside(self._set_aside, start) is not None,
            bisect_right(self._section_starts, start),
        )

    def _clause(self, index: int, step: int) -> tuple[str, ...]:
        words: list[str] = []
        line = self._line
        sentence = bisect_right(self._sentence_ends, index)
        position = index + step
        while 0 <= position < len(line.starts) and abs(position - index) <= _REACH:
            if line.codes[position] in self._date_codes or bisect_right(self._sentence_ends, position) != sentence:
                break
            if position in self._ends_set():
                break
            word = line.word(position)
            if word == ";":
                break
            words.append(word[:-1] if word.endswith(".") and len(word) > 1 else word)
            position += step
        return tuple(words)

    def _ends_set(self) -> frozenset[int]:
        if not hasattr(self, "_ends_memo"):
            self._ends_memo = frozenset(self._sentence_ends)
        return self._ends_memo

    def _is_heading(self, start: int, end: int) -> bool:
        if _inside(self._headings, start) is not None:
            return True
        text = self._line.text
        line_start = text.rfind("\n", max(0, start - _HEADING_LENGTH), start) + 1
        if line_start == 0 and start > _HEADING_LENGTH:
            return False
        line_end = text.find("\n", end, end + _HEADING_LENGTH)
        if line_end < 0 and len(text) > end + _HEADING_LENGTH:
            return False
        line_end = len(text) if line_end < 0 else line_end
        before = text[max(0, line_start - 2) : line_start]
        if line_start > 1 and "\n\n" not in before and text[max(0, line_start - 2) : line_start - 1] != "\n":
            return False
        after = text[line_end : line_end + 2]
        content = text[line_start:line_end].strip()
        if not content or line_end == len(text) or (len(after) == 2 and after != "\n\n"):
            return False
        return content[-1] not in '.!?,;:”"' and line_end - line_start < _HEADING_LENGTH


def long_line_ends(text: str) -> Iterator[int]:
    """Where a paragraph ends without an empty line: at the ends of lines that are too long to have been wrapped."""
    return (found.end() - 1 for found in _LONG_LINE.finditer(text))


def _inside(spans: list[tuple[int, int]], position: int) -> int | None:
    """The index of the span that holds the position (spans sorted, not overlapping)."""
    at = bisect_right(spans, (position, 1 << 60)) - 1
    return at if at >= 0 and spans[at][0] <= position < spans[at][1] else None
