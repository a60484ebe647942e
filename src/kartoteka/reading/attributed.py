"""A stretch of the text that stands on somebody's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span


ANYBODY = "anybody"
"""In `only_behind`: whoever holds it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `start` to `end` (exclusive), without `but_not`, stand on the word of `holders`.

    `distant` says that the narrator does not take it over, `innermost` that its holders come last in the chain: *Tith
    claimed to have seen a report according to which he was shot* stands on the report's word, and that on his. With
    `only_behind` it counts only where one of these is a holder: the source behind a teller.
    """

    start: int
    end: int
    but_not: frozenset[int]
    holders: tuple[str, ...]
    distant: bool
    reason: str
    innermost: bool = False
    only_behind: tuple[str, ...] = ()

    def covers(self, index: int) -> bool:
        """Whether the token of that index stands on their word."""
        return self.start <= index < self.end and index not in self.but_not


def segment(sentence: Span, index: int) -> tuple[int, int]:
    """The stretch between semicolons in which the token stands."""
    start, end = sentence.start, sentence.end
    for token in sentence:
        if token.text == ";" and token.i < index:
            start = token.i + 1
        if token.text == ";" and token.i > index:
            return start, token.i
    return start, end
