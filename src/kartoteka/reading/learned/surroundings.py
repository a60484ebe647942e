"""What stands around a word, as numbers: a story's scene is told in other words than its background.

How often certain tags and words stand within so many words of it, and in its sentence; beside them the word's vector
and what the parser's own network makes of the word in its place (`doc.tensor`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kartoteka.reading.learned.quoting import Quoting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Numbers = NDArray[np.float32]

WINDOWS = (15, 50, 200, 1000)
"""Words to either side."""

BEGINNING = 2_000
"""Words of a text in which it is counted how far from the start a word stands: background comes first."""

_TAGS = ("VBD", "VBZ VBP", "MD", "NNP NNPS", ".", ", :", "VBG", "VBN", "NNS", "JJ JJR JJS")
_WORDS = (
    "had",
    "was were",
    "would 'd could might should",
    "i me my we us our",
    "he she him her his they them",
    "you your",
    "always often never sometimes usually generally every each seldom frequently occasionally daily ever rarely",
    "suddenly then at last once presently immediately now soon instantly moment just",
    "the",
    "a an",
)
_COLUMN_OF_TAG = {tag: column for column, tags in enumerate(_TAGS) for tag in tags.split()}
_COLUMN_OF_WORD = {word: column for column, words in enumerate(_WORDS, len(_TAGS)) for word in words.split()}
_QUOTED = len(_TAGS) + len(_WORDS)


def numbers(doc: Doc, quoting: Quoting, tokens: Sequence[Token]) -> Numbers:
    """One row a token: its vector, its place in the parser's network, its surroundings."""
    if not tokens:
        return np.zeros((0, 0), np.float32)
    at = np.array([token.i for token in tokens])
    vectors = np.array([token.vector for token in tokens])
    return np.hstack([vectors, doc.tensor[at], _surroundings(doc, quoting, tokens, at)]).astype(np.float32)


def _surroundings(doc: Doc, quoting: Quoting, tokens: Sequence[Token], at: NDArray[np.int64]) -> NDArray[np.float64]:
    until = _counts(doc, quoting)
    blocks = [_share(until, np.maximum(at - width, 0), np.minimum(at + width + 1, len(doc))) for width in WINDOWS]
    sentences = [token.sent for token in tokens]
    first, last = np.array([s.start for s in sentences]), np.array([s.end for s in sentences])
    inside = _share(until, first, last)
    length = last - first
    place = np.column_stack([np.log(length), (at - first) / length, np.minimum(at, BEGINNING) / BEGINNING])
    return np.hstack([*blocks, inside, inside > 0, place])


def _counts(doc: Doc, quoting: Quoting) -> NDArray[np.float64]:
    """Row `i`: how many tokens before the `i`th belong to each column."""
    found = np.zeros((len(doc) + 1, _QUOTED + 1))
    for row, token in enumerate(doc, 1):
        tag, word = _COLUMN_OF_TAG.get(token.tag_), _COLUMN_OF_WORD.get(token.lower_)
        if tag is not None:
            found[row, tag] = 1
        if word is not None:
            found[row, word] = 1
        if token in quoting:
            found[row, _QUOTED] = 1
    return found.cumsum(axis=0)


def _share(until: NDArray[np.float64], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = (until[end] - until[start]) / (end - start)[:, None]
    return shares
