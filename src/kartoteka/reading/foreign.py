"""Paragraphs that are not English: the reader leaves them alone, and says so where they make most of a text.

A paragraph is judged by its small words (`data/languages.toml`) and its letters: *die* is an article in German, and
no death. Short ones are English unless their letters are of another script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kartoteka.reading.word_rows import rows

_PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 8
"""Words below which a paragraph tells nothing of its language."""
_CLEARLY = 1.3
"""How many times as many small words of another language as of English make it one of that language."""

_KINDS = 4
"""Different small words that must stand there: a list of names with *de* in them is no Spanish."""
_KINDS_ALONE = 2
"""So many where there is no English small word at all."""


def foreign_paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of characters of the paragraphs that are not English, in order."""
    return [(found.start(), found.end()) for found in _PARAGRAPH.finditer(text) if _is_foreign(found[0])]


def warning(text: str, foreign: Sequence[tuple[int, int]]) -> str | None:
    """A sentence for the user where most of the text is not English."""
    if 2 * sum(end - start for start, end in foreign) <= len(text):
        return None
    return (
        "most of this text is not English, and the reader by rules reads English only: claims are missing; "
        "read it with a model (--reader model), or enter its claims by hand"
    )


def _is_foreign(paragraph: str) -> bool:
    words = _WORD.findall(paragraph.lower())
    if not words:
        return False
    latin = sum(word[0] < "ɐ" for word in words)
    if 2 * latin < len(words):
        return True
    if len(words) < _FEWEST:
        return False
    found = {name: [word for word in words if word in small] for name, small in rows("languages").items()}
    english = len(found.pop("english"))
    most = max(found.values(), key=len)
    return len(most) > max(_CLEARLY * english, len(words) / 6) and len(set(most)) >= (
        _KINDS if english else _KINDS_ALONE
    )
