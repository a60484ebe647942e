"""Lists of persons in an order that carries meaning: ranks, signatures, penalties, an order announced."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kartoteka.claims import Listing, Time
from kartoteka.reading.cast import Cast
from kartoteka.reading.listings.cues import speaks_of_order
from kartoteka.reading.listings.runs import name_runs
from kartoteka.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_listings"]


def find_listings(source: Source, doc: Doc, cast: Cast, times: Sequence[Time]) -> tuple[Listing, ...]:
    """The listings of the text, in order."""
    result = []
    for run in name_runs(doc, cast):
        if len(run.order) >= 3 and speaks_of_order(doc, run.first, run.last):
            result.append(Listing(run.start, run.end, run.order, _time(times, run.start)))
    return tuple(result)


def _time(times: Sequence[Time], start: int) -> None:
    return None
