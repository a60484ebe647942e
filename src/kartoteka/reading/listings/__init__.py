"""Lists of persons in an order that carries meaning: ranks, signatures, penalties, an order announced or changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kartoteka.claims import Listing, Time
from kartoteka.reading.cast import Cast
from kartoteka.reading.listings.changes import Named, by_ordinals, calls_it_the_same, changed, speaks_of_a_change
from kartoteka.reading.listings.cues import orders
from kartoteka.reading.listings.runs import name_runs, persons_named
from kartoteka.sources import Source
from kartoteka.values import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_listings"]

_TIME_REACH = 300
"""A time expression dates a listing from so many characters before it."""


def find_listings(source: Source, doc: Doc, cast: Cast, times: Sequence[Time]) -> tuple[Listing, ...]:
    """The listings of the text, in order.

    Args:
        source: whose text the offsets count in.
        doc: `parse(mask(source))`.
        cast: `who_is_who(source, doc)`.
        times: the time expressions, to date the listings; may be empty.
    """
    found = [*_told_in_full(doc, cast, times)]
    found = sorted([*found, *_told_by_ordinals(doc, cast, found, times)], key=lambda listing: listing.start)
    return tuple(sorted([*found, *_told_by_change(doc, cast, found, times)], key=lambda listing: listing.start))


def _told_in_full(doc: Doc, cast: Cast, times: Sequence[Time]) -> Iterator[Listing]:
    for run in name_runs(doc, cast):
        if orders(doc, run.first, run.last, len(run.order)):
            yield Listing(run.start, run.end, run.order, _time(times, run.start))


def _told_by_ordinals(doc: Doc, cast: Cast, known: Sequence[Listing], times: Sequence[Time]) -> Iterator[Listing]:
    """*At the head walked Petrov; Sidorov was second and Kern third.*"""
    named = persons_named(doc, cast)
    for sentence in doc.sents:
        here = [Named(f, last, e) for f, last, e in named if sentence.start <= f < sentence.end]
        order = by_ordinals(sentence, here)
        if order and not any(sentence.start_char <= one.start < sentence.end_char for one in known):
            yield Listing(sentence.start_char, sentence.end_char, order, _time(times, sentence.start_char))


def _told_by_change(doc: Doc, cast: Cast, known: Sequence[Listing], times: Sequence[Time]) -> Iterator[Listing]:
    if not known:
        return
    named = persons_named(doc, cast)
    earlier = list(known)
    for sentence in doc.sents:
        before = sorted((e for e in earlier if e.end <= sentence.start_char), key=lambda listing: listing.start)
        here = [Named(f, last, e) for f, last, e in named if sentence.start <= f < sentence.end]
        if not before or not speaks_of_a_change(sentence, before[-1].order, here):
            continue
        if any(sentence.start_char <= listing.start < sentence.end_char for listing in known):
            continue
        order = changed(before[-1].order, sentence, here)
        if order == before[-1].order and not calls_it_the_same(sentence):
            continue
        listing = Listing(sentence.start_char, sentence.end_char, order, _time(times, sentence.start_char))
        earlier.append(listing)
        yield listing


def _time(times: Sequence[Time], start: int) -> Bounds | None:
    near = [time for time in times if start - _TIME_REACH <= time.start <= start and not time.bounds.is_open]
    return near[-1].bounds if near else None
