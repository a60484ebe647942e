"""One search key for a name or text in any script and case; written by us since SQLite folds only ASCII.

>>> fold("Мейерхольд"), fold("Ëžov")
('meyerkhold', 'ezov')
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

KEY_LENGTH = 200
"""Characters of a key that is stored in an index."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_NOT_KEY = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=200_000)
def _fold_word(word: str) -> str:
    return _NOT_KEY.sub("", anyascii(word).lower())


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, each with its start and end in the text; signs are left out."""
    found = ((_fold_word(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))
    return [word for word in found if word[0]]


def fold(text: str) -> str:
    """The words of the text in Latin letters, lower case, one blank between them; may be empty."""
    return " ".join(word for word, _, _ in words(text))


def fold_key(text: str) -> str:
    """`fold`, cut to `KEY_LENGTH` characters."""
    return fold(text)[:KEY_LENGTH]
