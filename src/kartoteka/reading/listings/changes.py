"""An order told by its difference from an earlier one: *the same order, with Petrov inserted after Ivanov*.

    By November Kern had moved ahead of Sidorov.        Kern before Sidorov
    Orlov had risen from fourth to second place.        Orlov is second
    Sidorov and Kern had changed places.                each where the other was
    The list was the same, but Kern was missing.        without Kern

Gives the full second listing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kartoteka.reading.listings.cues import ORDER_WORDS
from kartoteka.reading.mentions.words import load

if TYPE_CHECKING:
    from spacy.tokens import Span

_WORDS = load("listings")
_SAME, _AFTER, _BEFORE, _OUT = (
    frozenset(_WORDS[key].split()) for key in ("same", "put_after", "put_before", "left_out")
)
_FIRST, _LAST, _SWAPPED = (frozenset(_WORDS[key].split()) for key in ("first_place", "last_place", "swapped"))
_MOVING, _UP, _DOWN = (frozenset(_WORDS[key].split()) for key in ("moving", "up", "down"))
_PLACES, _ADDED, _REPLACING = (frozenset(_WORDS[key].split()) for key in ("places", "added", "replacing"))
_OVERTAKING, _REVERSING = (frozenset(_WORDS[key].split()) for key in ("overtaking", "reversing"))
_LISTS = frozenset(_WORDS["lists"].split())
_ORDINALS = {word: n for n, word in enumerate(_WORDS["ordinals"].split(), 1)}
_NUMBERS = {word: n for n, word in enumerate(_WORDS["numbers"].split(), 1)}


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in the sentence: tokens `[first, last)` of the document."""

    first: int
    last: int
    entity: str


def calls_it_the_same(sentence: Span) -> bool:
    """Whether the sentence says that an order is the same as before."""
    words = {token.lower_ for token in sentence} | {token.lemma_.lower() for token in sentence}
    return bool(words & (ORDER_WORDS | _LISTS)) and (bool(words & _SAME) or _is_that_of(sentence))


def _is_that_of(sentence: Span) -> bool:
    """*The roll [was that of] the previous August without Petrov.*"""
    words = [token.lower_ for token in sentence]
    return any(words[i : i + 2] in (["that", "of"], ["as", "in"]) for i in range(1, len(words)) if words[i - 1] in _IS)


_IS = frozenset({"was", "were", "is", "remained", "stayed", "stood"})


def speaks_of_a_change(sentence: Span, order: Sequence[str], named: Sequence[Named]) -> bool:
    """Whether the sentence compares an order with the earlier one.

    It calls the order the same, or says of one who stands in it that he has moved to another place of it.
    """
    if calls_it_the_same(sentence):
        return True
    words = [token.lower_ for token in sentence]
    told = set(words)
    known = sum(one.entity in order for one in named)
    if not named or not told & (_MOVING | _SWAPPED | _REPLACING | _OUT | _ADDED | _OVERTAKING):
        return False
    if told & (_PLACES | {"list", "line-up", "lineup", "ranking", "hierarchy"}):
        return known > 0 or bool(told & _PLACES and told & set(_ORDINALS))
    if told & {"name", "names"} and told & _MOVING and told & (_FIRST | _LAST | set(_ORDINALS)):
        return known > 0
    if known > 1 and told & _REVERSING and told & (_SAME | {"names", "order"}):
        return True
    beside = any(a in _MOVING and b in ("before", "after") for a, b in pairwise(words))
    return known > 1 and (beside or (bool(told & _OVERTAKING) and bool(told & (_MOVING | _BEFORE))))


def by_ordinals(sentence: Span, named: Sequence[Named]) -> tuple[str, ...]:
    """The order told by numbers, *Petrov first, Sidorov second, Kern third*; empty where they do not count up."""
    found: list[str] = []
    for place, one in enumerate(named):
        end = named[place + 1].first if place + 1 < len(named) else sentence.end
        said = [_ORDINALS[w] for w in _words(sentence, one.last, min(end, one.last + 4)) if w in _ORDINALS]
        opening = _words(sentence, max(sentence.start, one.first - 6), one.first)
        leads = not found and bool(set(opening) & {"first", "head"})
        if (said and said[0] == len(found) + 1) or (leads and not said):
            found.append(one.entity)
        elif found:
            break
    return tuple(found) if len(set(found)) == len(found) > 2 else ()


def changed(order: Sequence[str], sentence: Span, named: Sequence[Named]) -> tuple[str, ...]:
    """The earlier order with the changes that the sentence tells; the same order if it tells none."""
    result = list(order)
    skip: set[int] = set()
    for place, one in enumerate(named):
        if (
            place
            and _goes_with(sentence, named[place - 1], one)
            and named[place - 1].entity in order
            and (named[place - 1].entity not in result)
        ):
            _drop(result, one.entity)  # "without Petrov, Kern [and Orlov]"
        elif place not in skip:
            skip |= {place + used for used in _change(result, sentence, named[place:], one)}
    return tuple(result)


def _goes_with(sentence: Span, before: Named, one: Named) -> bool:
    """Whether only a comma or *and* stands between the two."""
    between = _words(sentence, before.last, one.first)
    return 0 < len(between) <= 2 and all(word in (",", "and", "&", "or") for word in between)


def _change(order: list[str], sentence: Span, named: Sequence[Named], one: Named) -> set[int]:
    """Change the order by what is said of the first of the named; which of those after it are thereby used."""
    other = named[1] if len(named) > 1 else None
    third = named[2] if len(named) > 2 else None
    between = _words(sentence, one.last, other.first if other else sentence.end)
    before = _words(sentence, max(sentence.start, one.first - 4), one.first)
    told = set(between)
    if other is not None:
        later = set(_words(sentence, other.last, min(sentence.end, other.last + 6)))
        joined = told <= {"and", ",", "&", "with"}
        if third is not None and "between" in before and told == {"and"}:
            _put(order, third.entity, one.entity, after=True)
            return {1, 2}
        if third is not None and "between" in told:
            _put(order, one.entity, other.entity, after=True)
            return {1, 2}
        if (joined and later & _SWAPPED) or (told & _SWAPPED and "with" in told):
            _swap(order, one.entity, other.entity)
            return {1}
        if told & _REPLACING and one.entity not in order:
            _replace(order, one.entity, other.entity)
            return {1}
        if told & (_AFTER | _BEFORE) and not told & set(_ORDINALS):
            _put(order, one.entity, other.entity, after=not told & _BEFORE)
            return {1}
    _place(order, one.entity, before, between)
    return set()


def _place(order: list[str], entity: str, before: Sequence[str], after: Sequence[str]) -> None:
    """A change that concerns one alone: gone, first, last, second, two places up, added."""
    told, around = set(after), set(after) | set(before)
    ordinals = [_ORDINALS[word] for word in after if word in _ORDINALS]
    steps = next((_NUMBERS[a] for a, b in pairwise(after) if a in _NUMBERS and b in _PLACES), 0)
    left_out = set(before) & _OUT and "that" not in before and not told & _MOVING
    if left_out or (told & _OUT and not told & _MOVING):
        _drop(order, entity)
    elif ordinals:
        _move(order, entity, ordinals[-1] - 1)
    elif told & _FIRST:
        _move(order, entity, 0)
    elif told & _LAST:
        _move(order, entity, len(order))
    elif steps and entity in order and told & (_UP | _DOWN):
        _move(order, entity, max(0, order.index(entity) + (-steps if told & _UP else steps)))
    elif around & _ADDED and entity not in order:
        order.append(entity)


def _words(sentence: Span, first: int, last: int) -> list[str]:
    return [sentence.doc[i].lower_ for i in range(first, last)]


def _drop(order: list[str], entity: str) -> None:
    if entity in order:
        order.remove(entity)


def _move(order: list[str], entity: str, index: int) -> None:
    _drop(order, entity)
    order.insert(index, entity)


def _put(order: list[str], entity: str, other: str, *, after: bool) -> None:
    if other in order and other != entity:
        _drop(order, entity)
        order.insert(order.index(other) + (1 if after else 0), entity)


def _replace(order: list[str], entity: str, other: str) -> None:
    if other in order:
        order[order.index(other)] = entity


def _swap(order: list[str], one: str, other: str) -> None:
    if one in order and other in order:
        i, j = order.index(one), order.index(other)
        order[i], order[j] = order[j], order[i]
