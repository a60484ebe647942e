"""Texts whose lines end with a carriage return: they are read without it, and every place is moved back.

A carriage return before a line end is one more blank between two words, which the parser makes a token of its own;
whatever looks at neighbouring words (lists, names, patterns) would stumble at each end of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartoteka.claims import Reading
from kartoteka.sources import Source

_RETURN = re.compile(r"\r(?=\n)")
_PLACES = (("start", "end"), ("passage_start", "passage_end"), ("body_start", "body_end"))


class Returns:
    """Where the carriage returns of a text stand, and where a place with or without them is."""

    def __init__(self, text: str) -> None:
        self._with = [found.start() for found in _RETURN.finditer(text)]
        self._without = [place - number for number, place in enumerate(self._with)]

    def __bool__(self) -> bool:
        return bool(self._with)

    def gone(self, place: int) -> int:
        """The place of the same character in the text without carriage returns."""
        return place - bisect_right(self._with, place - 1)

    def back(self, place: int) -> int:
        """The place in the text as it is."""
        return place + bisect_right(self._without, place)


def without_returns(source: Source, returns: Returns) -> Source:
    """The source as it would be with plain line ends."""
    return replace(
        source,
        text=_RETURN.sub("", source.text),
        blocks=tuple(replace(block, **_moved(block, returns.gone)) for block in source.blocks),
        notes=tuple(replace(note, **_moved(note, returns.gone)) for note in source.notes),
    )


def moved_back(reading: Reading, returns: Returns) -> Reading:
    """The reading with all places as in the text with its carriage returns."""
    return replace(
        reading,
        notes=_each(reading.notes, returns),
        entities=tuple(replace(e, mentions=_each(e.mentions, returns)) for e in reading.entities),
        relations=_each(reading.relations, returns),
        times=_each(reading.times, returns),
        claims=_each(reading.claims, returns),
        listings=_each(reading.listings, returns),
    )


def _each(found: tuple[Any, ...], returns: Returns) -> tuple[Any, ...]:
    return tuple(replace(one, **_moved(one, returns.back)) for one in found)


def _moved(one: Any, move: Any) -> Mapping[str, Any]:
    """The places of one thing, moved; an end is where its last character ends."""
    places = {}
    for start, end in _PLACES:
        first, last = getattr(one, start, None), getattr(one, end, None)
        if first is not None and last is not None:
            places[start] = move(first)
            places[end] = move(last - 1) + 1 if last > first else move(last)
    return places
