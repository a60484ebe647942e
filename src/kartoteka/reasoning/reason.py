"""What gives a constraint of the chronology: a claim's words, or a conclusion from claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kartoteka.reasoning.keys import ClaimKey

TRUST_DEFAULT = 3
TRUST_SAME_EVENT = 5
TRUST_SUPPOSED = 10
TRUST_CUSTODY = 20
TRUST_PROBABLE = 30
TRUST_HELD = 40
TRUST_TOLD = 50
TRUST_RULE = 80
TRUST_SHAPE = 90

SAID = ("dated", "apart", "lasted")
"""The kinds of reason that are a claim's own words, not conclusions about claims."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a constraint is there.

    Args:
        kind: `dated` (a claim gives its day), `apart` (a claim gives its days from another one), `lasted` (a claim
            gives its length), `rule` (common sense, between two claims), `same` (two claims tell of one event),
            `shape` (an end comes after its start).
        claims: the claims that it rests on.
        rule: the name of the rule, for that kind.
    """

    kind: Literal["dated", "apart", "lasted", "rule", "same", "shape"]
    claims: tuple[ClaimKey, ...]
    rule: str = ""
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.kind, self.claims, self.rule)))

    def __hash__(self) -> int:
        """Worked out once: reasons are looked up some hundred times each."""
        return self._hash
