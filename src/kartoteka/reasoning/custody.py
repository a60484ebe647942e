"""Which arrest an interrogation, a trial, a sentence, a term in prison or a release belongs to.

Sources seldom say so. The arrest of the same person told last before it in the same source is taken; where the
source tells of none before, the person's only arrest. Dates correct this: of several arrests the last one that
can have come before counts, and what is dated long before every arrest belongs to a custody nobody tells of.
These are conclusions, and the rules that use them are the first to give way in a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kartoteka.reasoning.happening import Being, Happening
from kartoteka.reasoning.keys import ClaimKey

REACH = {
    "detention": 0,
    "interrogation": 0,
    "ill_treatment": 0,
    "confession": 0,
    "trial": 366,
    "sentence": 366,
    "killing": 0,
    "release": 731,
    "escape": 731,
}
"""What can belong to a custody, and how many days before the arrest it can be dated and still be taken for a
contradiction, not for another custody. People are questioned, beaten and held without an arrest that is told of,
but nobody is set free who was not taken."""

Custody = tuple[Being, ClaimKey]


def custodies(told: Iterable[Happening], event_of: Mapping[ClaimKey, ClaimKey]) -> dict[ClaimKey, frozenset[Custody]]:
    """For each claim, the custodies that it belongs to: (prisoner, first claim of the arrest); often none.

    `event_of` gives the first claim that tells of the same event.
    """
    arrests: dict[Being, list[Happening]] = defaultdict(list)
    others: dict[Being, list[Happening]] = defaultdict(list)
    for happening in told:
        kept = arrests if happening.type == "arrest" else others if happening.type in REACH else None
        if kept is not None:
            for being in happening.whom:
                kept[being].append(happening)
    found: dict[ClaimKey, set[Custody]] = defaultdict(set)
    for being, taken in arrests.items():
        for arrest in taken:
            found[arrest.key].add((being, event_of.get(arrest.key, arrest.key)))
        for happening in others[being]:
            arrest_of = _arrest_of(happening, taken, event_of)
            if arrest_of is not None:
                found[happening.key].add((being, event_of.get(arrest_of.key, arrest_of.key)))
    return {key: frozenset(held) for key, held in found.items()}


def _arrest_of(
    happening: Happening, arrests: Sequence[Happening], event_of: Mapping[ClaimKey, ClaimKey]
) -> Happening | None:
    possible = [arrest for arrest in arrests if _may_belong(happening, arrest)]
    if len({event_of.get(arrest.key, arrest.key) for arrest in possible}) > 1 and not happening.stated.is_open:
        return _last_before(happening, possible)
    here = [a for a in possible if a.key.reading == happening.key.reading and a.claim.start < happening.claim.start]
    if here:
        return max(here, key=lambda arrest: arrest.claim.start)
    events = {event_of.get(arrest.key, arrest.key) for arrest in arrests}
    return possible[0] if possible and len(events) == 1 else None


def _may_belong(happening: Happening, arrest: Happening) -> bool:
    latest, earliest = happening.stated.latest, arrest.stated.earliest
    if latest is None or earliest is None or latest >= earliest:
        return True
    return earliest - latest <= REACH[happening.type]


def _last_before(happening: Happening, arrests: Sequence[Happening]) -> Happening | None:
    latest = happening.stated.latest if happening.stated.latest is not None else happening.stated.earliest
    before = [
        arrest
        for arrest in arrests
        if arrest.stated.earliest is not None and latest is not None and arrest.stated.earliest <= latest
    ]
    return max(before, key=lambda arrest: arrest.stated.earliest or 0, default=None)
