"""Which arrest an interrogation, a trial, a sentence, a term in prison or a release belongs to.

Sources seldom say so. The arrest of the same person told last before it in the same source is taken; where the
source tells of none before, the person's only arrest. Dates correct this: of several arrests the last one that
can have come before counts, and what is dated long before every arrest belongs to a custody nobody tells of.
These are conclusions, and the rules that use them are the first to give way in a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kartoteka.reasoning.happening import Being, Happening
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.values import Day

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


NEAR = 600
"""An arrest told not more than so many characters before is the one that a release speaks of, whatever the dates."""


@dataclass(frozen=True, slots=True)
class _Arrest:
    """One arrest with all the claims that tell of it; `earliest` is the first day that it can have been."""

    custody: Custody
    claims: tuple[Happening, ...]
    earliest: Day | None

    def told_before(self, happening: Happening) -> int | None:
        """Where in the same source it is told last before the other claim."""
        starts = [claim.claim.start for claim in self.claims if claim.key.reading == happening.key.reading]
        return max((start for start in starts if start < happening.claim.start), default=None)


def custodies(
    told: Iterable[Happening], event_of: Mapping[ClaimKey, ClaimKey], suppose: Collection[ClaimKey] = ()
) -> dict[ClaimKey, frozenset[Custody]]:
    """For each claim, the custodies that it belongs to: (prisoner, first claim of the arrest); often none.

    `event_of` gives the first claim that tells of the same event. What was only wished for or planned (*petitioned to
    release him*) ends no custody, unless it is among those to `suppose`.
    """
    arrests: dict[Custody, list[Happening]] = defaultdict(list)
    others: dict[Being, list[Happening]] = defaultdict(list)
    for happening in told:
        for being in happening.whom:
            if happening.type == "arrest":
                arrests[being, event_of.get(happening.key, happening.key)].append(happening)
            elif happening.type in REACH and not (happening.is_planned and happening.key not in suppose):
                others[being].append(happening)
    found: dict[ClaimKey, set[Custody]] = defaultdict(set)
    by_prisoner: dict[Being, list[_Arrest]] = defaultdict(list)
    for custody, claims in arrests.items():
        days = [claim.own.earliest for claim in claims if claim.own.earliest is not None]
        by_prisoner[custody[0]].append(_Arrest(custody, tuple(claims), max(days, default=None)))
        for claim in claims:
            found[claim.key].add(custody)
    for being, taken in by_prisoner.items():
        for happening in others[being]:
            arrest = _arrest_of(happening, taken)
            if arrest is not None:
                found[happening.key].add(arrest.custody)
    return {key: frozenset(held) for key, held in found.items()}


def _arrest_of(happening: Happening, arrests: Sequence[_Arrest]) -> _Arrest | None:
    possible = [arrest for arrest in arrests if _may_belong(happening, arrest)]
    if len(possible) > 1 and not happening.own.is_open:
        return _last_before(happening, possible)
    told = [(start, arrest) for arrest in possible for start in [arrest.told_before(happening)] if start is not None]
    if told:
        return max(told, key=lambda pair: pair[0])[1]
    return possible[0] if possible and len(arrests) == 1 else None


def _may_belong(happening: Happening, arrest: _Arrest) -> bool:
    latest = happening.own.latest
    if latest is None or arrest.earliest is None or latest >= arrest.earliest:
        return True
    told = arrest.told_before(happening)
    near = told is not None and happening.claim.start - told <= NEAR
    return near and arrest.earliest - latest <= REACH[happening.type]


def _last_before(happening: Happening, arrests: Sequence[_Arrest]) -> _Arrest | None:
    latest = happening.own.latest if happening.own.latest is not None else happening.own.earliest
    before = [a for a in arrests if a.earliest is not None and latest is not None and a.earliest <= latest]
    return max(before, key=lambda arrest: arrest.earliest or 0, default=None)
