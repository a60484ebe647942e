"""The sentences of a text, to be worked through one by one.

Not the reader's own cut: that one needs a parse. This one follows full stops, and is the same for every reader, so
that what was done stays done when a text is read again.

>>> cut("Mr. Berg was held. He died.", 0, 27)
[(0, 18), (19, 27)]
"""

from __future__ import annotations

import re
from functools import lru_cache

from kartoteka.record import blobs, documents
from kartoteka.record.passages import blocks_of
from kartoteka.sources import Source

_END = re.compile(r"[.!?…][\"”’»)\]\d]*\s+(?=[\"“‘«(\[]?[^\W\d_a-zа-я])")
_NO_END = re.compile(
    r"(?<!\w)(?:[^\W\d_a-zа-я]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Capt|Lt|Maj|Sgt|Rev|Hon|Messrs|Mme|Mlle|Fr|Sr|Jr"
    r"|No|Nos|Vol|vol|Art|art|cf|ed|eds|p|pp|ff|c|ca)\.$"
)
"""An initial, a title or a short word before whose full stop no sentence ends."""

_LONGEST_SHORT_WORD = 8
_KEPT = 16

Place = tuple[int, int]


def cut(text: str, start: int, end: int) -> list[Place]:
    """(start, end) of each sentence in `text[start:end]`, in order, without white space around it; none is empty."""
    found, here = [], start
    for match in _END.finditer(text, start, end):
        stop = match.start() + 1
        if _NO_END.search(text, max(here, stop - _LONGEST_SHORT_WORD), stop):
            continue
        found.append((here, match.end()))
        here = match.end()
    return [place for piece in (*found, (here, end)) if (place := _trimmed(text, *piece)) is not None]


def sentences(source: Source) -> tuple[Place, ...]:
    """The sentences of all that a source says: its headings and what is set aside (`SET_ASIDE`) are left out."""
    pieces = [(start, end) for kind, start, end in blocks_of(source) if kind != "heading"]
    return tuple(place for start, end in pieces for place in cut(source.text, start, end))


@lru_cache(maxsize=_KEPT)
def sentences_of(text: str, structure: str) -> tuple[Place, ...]:
    """The sentences of the text whose blobs have these hashes; kept, since neither ever changes."""
    words = blobs.content(text).decode()
    return sentences(documents.source_from_documents("", "", "", words, blobs.content(structure)))


def _trimmed(text: str, start: int, end: int) -> Place | None:
    words = text[start:end]
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
