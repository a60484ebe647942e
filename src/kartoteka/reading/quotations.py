"""Who says what is quoted: each stretch between quotation marks goes to the verb of saying beside it.

"Sergei ran to me," she writes; "the rattle of his chains amazed me."    both stretches: she
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.speaking import Speakers, is_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING = frozenset('“„«‘"')
CLOSING = frozenset('”»’"')
_LONGEST = 400
_SHORTEST = 4
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Quoted:
    """Tokens `start` to `end` (exclusive) between quotation marks, who says them, and whether with a distance."""

    start: int
    end: int
    holders: tuple[str, ...]
    distant: bool


def quotations(doc: Doc, speakers: Speakers) -> Iterator[Quoted]:
    """The quoted stretches whose speaker is known; one without a verb beside it goes to the speaker just before."""
    last: tuple[str, ...] = ()
    last_end = -_NEAR
    for start, end in _stretches(doc):
        verb = _verb_beside(doc, start, end)
        holders = speakers.of(verb) if verb is not None else (last if start - last_end < _NEAR else ())
        if holders:
            last, last_end = holders, end
            yield Quoted(start, end, holders, verb is not None and speakers.is_distant(verb, holders))


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for token in doc:
        if opened is None:
            apostrophe = token.text == "‘" and token.i and not doc[token.i - 1].whitespace_
            if token.text in OPENING and not apostrophe:
                opened = token.i
        elif token.i - opened > _LONGEST:
            opened = None
        elif token.text in CLOSING and not (token.text == "’" and doc[opened].text != "‘"):
            if token.i - opened > _SHORTEST:
                yield opened, token.i
            opened = None


def _verb_beside(doc: Doc, start: int, end: int) -> Token | None:
    after = [t for t in doc[end + 1 : end + 9] if _says(t)]
    before = [t for t in doc[max(0, start - 12) : start] if _says(t)]
    if start and doc[start - 1].text in (":", ",") and before:
        return before[-1]
    if after and doc[end].sent.end >= after[0].i - 1:
        return after[0]
    return before[-1] if before and before[-1].sent == doc[start].sent else None


def _says(token: Token) -> bool:
    return token.pos_ == "VERB" and is_in(token, "saying", "report", "claim")
