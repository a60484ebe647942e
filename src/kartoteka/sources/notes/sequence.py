"""Which candidates are marks: those that count. Notes are numbered upward in a chapter or a book.

The best chain of candidates is found by dynamic programming. A chain gains by each candidate's own weight and by
each step from n to n + 1; it pays for a gap and for beginning anew. So the number expected next decides between
the readings of a spoilt numeral, and a stray number that fits nowhere in the count stays out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kartoteka.sources.notes.candidates import Candidate

_STEPS = (2.0, 0.0, -1.5, -2.5, -3.5, -4.5)  # for n -> n + 1, then with one, two ... numbers left out
_REPEAT = 0.0  # for n -> n: two places that cite one note
_START_AT_ONE, _START_ELSEWHERE = 0.0, -1.0
_AGAIN_AT_ONE, _AGAIN_NEAR_ONE, _AGAIN_ELSEWHERE = -2.0, -4.0, -6.0
LEAST_SCORE = 2.0
"""A chain must be worth this much, or its members are no marks."""


@dataclass(slots=True)
class _Link:
    candidate: Candidate
    score: float
    previous: _Link | None
    begins: bool


def counting_marks(
    candidates: Sequence[Candidate], least: float = LEAST_SCORE, repeats: bool = False
) -> list[Candidate]:
    """The candidates that together count upward best, in order of place and without overlap.

    Args:
        candidates: numeric ones, in order of their end; they may overlap each other.
        least: what a chain must be worth. Time is linear in the number of candidates.
        repeats: whether a number may follow itself.
    """
    ends: dict[int, _Link] = {}
    best: _Link | None = None
    waiting: list[_Link] = []
    for candidate in candidates:
        while waiting and waiting[0].candidate.end <= candidate.start:
            link = waiting.pop(0)
            value = value_of(link.candidate)
            if value not in ends or ends[value].score <= link.score:
                ends[value] = link
            if best is None or link.score > best.score:
                best = link
        waiting.append(_best_link(candidate, ends, best, repeats))
    last = max([*waiting, *([best] if best else [])], key=lambda link: link.score, default=None)
    return _worthy(last, least)


def value_of(candidate: Candidate) -> int:
    """The number of a numeric mark, without a letter after it."""
    return int(candidate.mark.rstrip("abcdefghijklmnopqrstuvwxyz"))


def _best_link(candidate: Candidate, ends: dict[int, _Link], best: _Link | None, repeats: bool) -> _Link:
    value = value_of(candidate)
    start = _START_AT_ONE if value == 1 else _START_ELSEWHERE
    options: list[tuple[float, _Link | None, bool]] = [(start, None, True)]
    if best is not None:
        again = _AGAIN_AT_ONE if value == 1 else _AGAIN_NEAR_ONE if value <= 3 else _AGAIN_ELSEWHERE
        options.append((best.score + again, best, True))
    for gap, gain in enumerate(_STEPS):
        before = ends.get(value - 1 - gap)
        if before is not None:
            options.append((before.score + gain, before, False))
    if repeats and value in ends:
        options.append((ends[value].score + _REPEAT, ends[value], False))
    score, previous, begins = max(options, key=lambda option: option[0])
    return _Link(candidate, score + candidate.weight, previous, begins)


def _worthy(last: _Link | None, least: float) -> list[Candidate]:
    """The members of the chain that ends with `last`, without its parts that are worth too little."""
    chosen: list[Candidate] = []
    part: list[Candidate] = []
    link, top = last, 0.0 if last is None else last.score
    while link is not None:
        part.append(link.candidate)
        if link.begins:
            below = 0.0 if link.previous is None else link.previous.score
            if top - below >= least or link.previous is not None:
                chosen.extend(part)
            part, top = [], below
        link = link.previous
    return chosen[::-1]
