"""An order told by its difference from an earlier one: *the same order, with Petrov inserted after Ivanov*.

Gives the full second listing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.listings.cues import ORDER_WORDS
from kartoteka.reading.mentions.words import load

if TYPE_CHECKING:
    from spacy.tokens import Span

_WORDS = load("listings")
_SAME, _AFTER, _BEFORE, _OUT, _FIRST, _LAST, _SWAPPED = (
    frozenset(_WORDS[key].split())
    for key in ("same", "put_after", "put_before", "left_out", "first_place", "last_place", "swapped")
)


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in the sentence: tokens `[first, last)` of the document."""

    first: int
    last: int
    entity: str


def speaks_of_a_change(sentence: Span) -> bool:
    """Whether the sentence compares an order with an earlier one."""
    words = {token.lower_ for token in sentence} | {token.lemma_.lower() for token in sentence}
    return bool(words & _SAME) and bool(words & (ORDER_WORDS | {"list"}))


def changed(order: Sequence[str], sentence: Span, named: Sequence[Named]) -> tuple[str, ...]:
    """The earlier order with the changes that the sentence tells; the same order if it tells none."""
    result = list(order)
    doc = sentence.doc
    skip: set[int] = set()
    for place, one in enumerate(named):
        if place in skip:
            continue
        other = named[place + 1] if place + 1 < len(named) else None
        between = {doc[i].lower_ for i in range(one.last, other.first if other else sentence.end)}
        before = {doc[i].lower_ for i in range(max(sentence.start, one.first - 4), one.first)}
        if other is not None and between & (_AFTER | _BEFORE):
            _put(result, one.entity, other.entity, after=bool(between & _AFTER))
            skip.add(place + 1)
        elif other is not None and between <= {"and", ",", "&"} and _words_after(sentence, other) & _SWAPPED:
            _swap(result, one.entity, other.entity)
            skip.add(place + 1)
        elif (before | between) & _OUT:
            result = [e for e in result if e != one.entity]
        elif between & _FIRST:
            result = [one.entity, *(e for e in result if e != one.entity)]
        elif between & _LAST:
            result = [*(e for e in result if e != one.entity), one.entity]
    return tuple(result)


def _words_after(sentence: Span, named: Named) -> set[str]:
    return {sentence.doc[i].lower_ for i in range(named.last, min(sentence.end, named.last + 5))}


def _put(order: list[str], entity: str, other: str, *, after: bool) -> None:
    if other not in order:
        return
    if entity in order:
        order.remove(entity)
    order.insert(order.index(other) + (1 if after else 0), entity)


def _swap(order: list[str], one: str, other: str) -> None:
    if one in order and other in order:
        i, j = order.index(one), order.index(other)
        order[i], order[j] = order[j], order[i]
