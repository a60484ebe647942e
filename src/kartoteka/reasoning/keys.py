"""How a claim and an entity are named when several readings are reasoned about together."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """A claim of one of the readings: the place of the reading in the tuple (from 0), and the claim's id in it."""

    reading: int
    claim: str

    def __lt__(self, other: ClaimKey) -> bool:
        """Readings in order, and in each `c9` before `c10`."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, str]:
        number = re.search(r"\d+$", self.claim)
        return self.reading, int(number.group()) if number else 0, self.claim

    def __str__(self) -> str:
        """`14` for claim `c14` of the first reading, `2:14` for that of the second: as printed in brackets."""
        number = self.claim.removeprefix("c") if self.claim.removeprefix("c").isdigit() else self.claim
        return number if self.reading == 0 else f"{self.reading + 1}:{number}"


@dataclass(frozen=True, slots=True, order=True)
class EntityKey:
    """An entity of one of the readings: the place of the reading in the tuple (from 0), and its id in it."""

    reading: int
    entity: str
