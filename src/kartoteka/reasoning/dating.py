"""When one claim's event was, as stated and as derived, and the steps that lead there."""

from __future__ import annotations

from dataclasses import dataclass

from kartoteka.reasoning.keys import ClaimKey
from kartoteka.values import Bounds


@dataclass(frozen=True, slots=True)
class Dating:
    """When one claim's event was.

    Args:
        key: the claim.
        stated: what its own source says of its start; both sides open if nothing.
        start: the tightest bounds of its start that follow from all claims; never wider than `stated`, unless the
            claim is set aside.
        end: the same of its end, for what lasts; `None` for what does not.
        told_as_fact: it constrains others. If not, `start` and `end` hold if it happened at all.
        impossible: it cannot have happened as it says, given what is told as fact (see `Chronology.why`).
        set_aside: it contradicts others (see `Chronology.conflicts`) and constrains nothing until that is settled.
    """

    key: ClaimKey
    stated: Bounds
    start: Bounds
    end: Bounds | None
    told_as_fact: bool
    impossible: bool = False
    set_aside: bool = False

    @property
    def is_derived(self) -> bool:
        """Whether the other claims say more of its start than its own source does."""
        return self.start != self.stated


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain that gives a bound: words, the claims that they rest on, the rule, if it is one."""

    words: str
    claims: tuple[ClaimKey, ...]
    rule: str | None = None
