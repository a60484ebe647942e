"""A claim as reasoning sees it: an event of a kind, with the real persons in its roles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kartoteka.claims import HOLDER_RUMOUR, Claim, Reading, Time
from kartoteka.reasoning.event_kinds import EventKind, event_kind
from kartoteka.reasoning.keys import ClaimKey, EntityKey
from kartoteka.values import Bounds

Being = Hashable
"""One real person, or one group of persons: the same for all entities of all readings that stand for them."""

_BEINGS = ("person", "group")


@dataclass(frozen=True, slots=True)
class Happening:
    """One claim's event.

    Args:
        roles: the persons and groups in each role.
        persons: those of them that are single persons.
        carried: its date is not in its own sentences, but where the story stands: a hint that constrains nothing.
        counted_from: the number, in its reading, of the time from which its date was counted (*two days later*).
    """

    key: ClaimKey
    claim: Claim
    kind: EventKind
    roles: Mapping[str, frozenset[Being]]
    persons: frozenset[Being]
    carried: bool = False
    counted_from: int | None = None

    @property
    def type(self) -> str:
        """Its type in the vocabulary."""
        return self.claim.type

    @property
    def stated(self) -> Bounds:
        """The bounds that its own claim gives; open if it gives none."""
        return self.claim.time.bounds if self.claim.time is not None else Bounds(None, None)

    @property
    def own(self) -> Bounds:
        """The bounds that its own sentences give; open if they give none."""
        return Bounds(None, None) if self.carried else self.stated

    @property
    def whom(self) -> frozenset[Being]:
        """Those whom it concerns: prisoners, the dead, holders of a post."""
        return self.beings(self.kind.whom)

    def beings(self, roles: Iterable[str]) -> frozenset[Being]:
        """All persons and groups in these roles."""
        return frozenset().union(*(self.roles.get(role, frozenset()) for role in roles))

    @property
    def is_planned(self) -> bool:
        """Whether nobody says that it happened: it was tried, planned, asked for."""
        return self.claim.factuality == "Uu" and not self.claim.holders

    def told_as_fact(self, *, probable: bool) -> bool:
        """Whether the narrator stands for it: certain (or, if asked for, probable), and no mere rumour."""
        certain = self.claim.factuality == "CT+" or (probable and self.claim.factuality == "PR+")
        return certain and HOLDER_RUMOUR not in self.claim.holders


def happenings(readings: Sequence[Reading], beings: Mapping[EntityKey, Being]) -> tuple[Happening, ...]:
    """Every claim of the readings, in their order; `beings` says which entities are one and the same."""
    return tuple(
        _happening(number, claim, reading.times, kinds, beings)
        for number, reading in enumerate(readings)
        for kinds in [{entity.id: entity.kind for entity in reading.entities}]
        for claim in reading.claims
    )


def _happening(
    number: int, claim: Claim, times: Sequence[Time], kinds: Mapping[str, str], beings: Mapping[EntityKey, Being]
) -> Happening:
    def being(entity: str) -> Being:
        key = EntityKey(number, entity)
        return beings.get(key, key)

    basis = [times[at] for at in claim.time.basis if at < len(times)] if claim.time is not None else []
    here = [time for time in basis if claim.passage_start <= time.start < claim.passage_end]
    roles = {
        role: frozenset(being(entity) for entity in filled if kinds.get(entity) in _BEINGS)
        for role, filled in claim.roles.items()
    }
    persons = frozenset(being(e) for filled in claim.roles.values() for e in filled if kinds.get(e) == "person")
    return Happening(
        ClaimKey(number, claim.id),
        claim,
        event_kind(claim.type),
        roles,
        persons,
        carried=bool(basis) and not here,
        counted_from=here[0].counted_from if len(basis) == 1 and here else None,
    )
