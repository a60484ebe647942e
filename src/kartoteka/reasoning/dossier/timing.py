"""When each line was, stated or derived, and the order of a life in which many things have no day of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kartoteka.claims import Claim
from kartoteka.reasoning.chronology import Chronology, chronology
from kartoteka.reasoning.dossier.indexed import Indexed
from kartoteka.reasoning.dossier.model import Line, When
from kartoteka.reasoning.event_kinds import ENDS_OF_LIFE
from kartoteka.reasoning.keys import ClaimKey, EntityKey
from kartoteka.values import Bounds
from kartoteka.values.days import Day

__all__ = ["in_order", "is_placed", "own_chronology", "when_of"]

_PLACED_DAYS = 3 * 366
"""Derived bounds wider than this place nothing: "between birth and death" is no date."""
MOST_FOR_ALLEGED = 600
"""What is only alleged is worked out in lives of up to so many claims: each takes a look at all the others, so that the
time grows with the square of their number (a narrator's 1,500 claims, a third of them alleged: a second more)."""


def when_of(claim: Claim, key: ClaimKey, reading: Indexed, found: Chronology | None) -> When:
    """When the claim's event was: what the claim states, with its words, and what follows from other claims."""
    stated = None if claim.time is None or claim.time.bounds.is_open else claim.time.bounds
    words = _words(claim, reading)
    if found is None or (claim.type in ENDS_OF_LIFE and claim.factuality != "CT+"):
        # As if it were true, a death that is only alleged would fall on the day of the real one.
        return When(stated, None, words)
    if not found.is_told(key) and sum(len(each.claims) for each in found.readings) > MOST_FOR_ALLEGED:
        return When(stated, None, words)
    dating = found.dating(key)
    if not dating.is_derived or dating.start.is_open:
        return When(stated, None, words)
    return When(stated, dating.start, words, (found.why(key),))


def own_chronology(readings: Sequence[Indexed], appearances: Sequence[EntityKey]) -> Chronology | None:
    """The chronology of the person's claims alone; `None` where they are more than `MOST_FOR_ALLEGED`.

    What is only alleged constrains nothing, and is worked out as if it were true, each time on a network of its own:
    that is soon done among one person's claims, and would take long among those of a library.
    """
    mine = {
        (where.reading, claim.id)
        for where in appearances
        for claim in readings[where.reading].claims_of.get(where.entity, ())
    }
    if len(mine) > MOST_FOR_ALLEGED:
        return None
    alone = [
        replace(each.reading, claims=tuple(claim for claim in each.reading.claims if (place, claim.id) in mine))
        for place, each in enumerate(readings)
    ]
    return chronology(alone, people=dict.fromkeys(appearances, appearances[0]))


def is_placed(when: When) -> bool:
    """Whether the bounds say more than that it was some time in a life."""
    if when.bounds is None:
        return False
    days = when.bounds.days
    return when.stated is not None or (days is not None and days <= _PLACED_DAYS)


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines in order of time; where the bounds leave room, in the order of their text.

    A line goes to the day of the line before it in the text, moved into its own bounds: what a narrator tells
    between an arrest and a trial, and dates with the year alone, stays between them.
    """
    told = sorted(lines, key=lambda line: (line.accounts[0].key.reading, line.accounts[0].start))
    days: list[Day] = []
    before: tuple[int, Day] | None = None
    for line in told:
        reading = line.accounts[0].key.reading
        bounds = line.when.bounds
        assert bounds is not None
        day = _nearest(before[1] if before is not None and before[0] == reading else None, bounds)
        before = (reading, day)
        days.append(day)
    return [line for _, _, line in sorted(zip(days, range(len(told)), told, strict=True), key=lambda each: each[:2])]


def _nearest(day: Day | None, bounds: Bounds) -> Day:
    """The day moved into the bounds; without one, their first known end."""
    if day is None:
        known = bounds.earliest if bounds.earliest is not None else bounds.latest
        return known if known is not None else 0
    if bounds.earliest is not None and day < bounds.earliest:
        return bounds.earliest
    if bounds.latest is not None and day > bounds.latest:
        return bounds.earliest if bounds.earliest is not None else bounds.latest
    return day


def _words(claim: Claim, reading: Indexed) -> tuple[str, ...]:
    if claim.time is None:
        return ()
    times = reading.reading.times
    expressions = (times[place] for place in claim.time.basis if place < len(times))
    return tuple(dict.fromkeys(" ".join(reading.text[time.start : time.end].split()) for time in expressions))
