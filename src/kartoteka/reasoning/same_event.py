"""Which claims tell of one and the same event: sources repeat themselves and each other.

A life has one birth and one end. Other events of a kind that is told of a person now and then (an arrest, a
sentence; `event_kinds.toml` says which) are one when two dated claims agree in time, or when a claim without a
date can only mean the one that is dated. Claims whose times exclude each other are never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kartoteka.reasoning.event_kinds import ENDS_OF_LIFE
from kartoteka.reasoning.happening import Being, Happening
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.values import Bounds

WIDEST = 366
"""A dated claim can be recognised in another only if neither is vaguer than this many days."""

Pair = tuple[ClaimKey, ClaimKey]


def same_events(told: Iterable[Happening]) -> tuple[Pair, ...]:
    """Pairs of claims that tell of one event, each claim with the first claim of its event; the earlier key first."""
    by_person: dict[tuple[str, Being], list[Happening]] = defaultdict(list)
    for happening in told:
        if happening.kind.same:
            for being in happening.whom & happening.persons:
                by_person[_family(happening), being].append(happening)
    pairs = {pair for claims in by_person.values() for pair in _pairs(claims)}
    return tuple(sorted(pairs))


def agree(one: Bounds, other: Bounds) -> bool:
    """Whether some day lies in both bounds."""
    return not (_before(one, other) or _before(other, one))


def _family(happening: Happening) -> str:
    return "end of life" if happening.type in ENDS_OF_LIFE else happening.type


def _pairs(claims: list[Happening]) -> Iterable[Pair]:
    groups: list[list[Happening]] = []
    undated: list[Happening] = []
    # The sharpest first: what is vague then joins it, and does not chain two sharp ones together.
    for claim in sorted(claims, key=lambda c: (c.own.days or WIDEST * 100, c.key)):
        if claim.own.is_open:
            undated.append(claim)
            continue
        fitting = [group for group in groups if _fits(claim, group)]
        if len(fitting) == 1:
            fitting[0].append(claim)
        elif not fitting:
            groups.append([claim])
    if len(groups) == 1 or (not groups and undated and undated[0].kind.same == "once"):
        groups = [[*(groups[0] if groups else ()), *undated]]
    for group in groups:
        first, *others = sorted(group, key=lambda c: c.key)
        yield from ((first.key, other.key) for other in others)


def _fits(claim: Happening, group: list[Happening]) -> bool:
    return all(agree(claim.own, other.own) and _sharp(claim) and _sharp(other) for other in group)


def _sharp(claim: Happening) -> bool:
    return claim.kind.same == "once" or (claim.own.days is not None and claim.own.days <= WIDEST)


def _before(one: Bounds, other: Bounds) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
