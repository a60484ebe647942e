"""Find the words that a model quotes, in the segment that it names, and set the anchor ourselves.

First exactly; then tolerant of white space, kinds of quotation marks and dashes, note marks inside, and case. The
segment named is tried first, then its neighbours, since models miscount by one. Words that are not there are not
there: `find` answers `None`, and what rests on them is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kartoteka.model_reader.segments import Segment

NEIGHBOURS = 2
"""How many segments before and after the named one are tried."""

_ALIKE = {
    "'": "['‘’ʼ`´]",
    "‘": "['‘’ʼ`´]",
    "’": "['‘’ʼ`´]",
    '"': '["“”„«»]',
    "“": '["“”„«»]',
    "”": '["“”„«»]',
    "„": '["“”„«»]',
    "«": '["“”„«»]',
    "»": '["“”„«»]',
    "-": "[-‐‑–—]",
    "–": "[-‐‑–—]",
    "—": "[-‐‑–—]",
}
_SHOWN_MARK = re.compile(r"\s*\{note [^}]*\}\s*")


@dataclass(frozen=True, slots=True)
class Quote:
    """What a model points at: the number of a segment, the words, and which occurrence of them there (from 1)."""

    segment: int
    words: str
    occurrence: int = 1


def find(quote: Quote, segments: Mapping[int, Segment], text: str) -> tuple[int, int] | None:
    """Start and end of the quoted words in `text`, or `None` if they are not where the model says, nor near it.

    `segments` are by number. `text` is the source's text, or the same with note marks blanked; offsets are code
    points.
    """
    words = _SHOWN_MARK.sub(" ", quote.words).strip()
    if not words or len(words) > 4_000:
        return None
    pattern = _tolerant(words)
    for number in _tried(quote.segment):
        segment = segments.get(number)
        if segment is None:
            continue
        found = _in_segment(words, pattern, quote.occurrence, text, segment)
        if found is not None:
            return found
    return None


def _tried(number: int) -> list[int]:
    near = [number + sign * step for step in range(1, NEIGHBOURS + 1) for sign in (1, -1)]
    return [number, *near]


def _in_segment(
    words: str, pattern: re.Pattern[str], occurrence: int, text: str, segment: Segment
) -> tuple[int, int] | None:
    exact = _whole_words(words, text, segment)
    hits = exact or [m.span() for m in pattern.finditer(text, segment.start, segment.end)]
    if not hits:
        return None
    return hits[min(max(occurrence, 1), len(hits)) - 1]


def _whole_words(words: str, text: str, segment: Segment) -> list[tuple[int, int]]:
    hits, at = [], text.find(words, segment.start, segment.end)
    while at >= 0:
        end = at + len(words)
        if not _inside_word(text, at) and not _inside_word(text, end):
            hits.append((at, end))
        at = text.find(words, at + 1, segment.end)
    return hits


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _tolerant(words: str) -> re.Pattern[str]:
    # A note mark that stood inside the quoted words is blanks in the text, hence the generous white space.
    parts = ["".join(_ALIKE.get(c, re.escape(c)) for c in part) for part in words.split()]
    return re.compile(r"(?<!\w)" + r"\s{1,40}".join(parts) + r"(?!\w)", re.IGNORECASE)
