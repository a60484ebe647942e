"""What cannot all be true, for people: the claims, the rules of common sense, and a sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kartoteka.reasoning.keys import ClaimKey


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold, as few as possible.

    Args:
        kind: `contradiction`: claims told as facts break the calendar or common sense. `accounts`: the sources
            give several accounts of one event that exclude each other, some on the word of others.
        claims: the members, in order; withdraw any one and the rest can hold.
        rules: names of the common-sense rules that show it; may be empty.
        sentence: what is wrong, in words, with each claim's number in brackets.
        set_aside: the members that give no bounds to others until it is settled; may be empty, where a
            conclusion gave way (which custody, which event).
        settled: the narrator has already decided: the accounts but one are denied.
    """

    kind: Literal["contradiction", "accounts"]
    claims: tuple[ClaimKey, ...]
    rules: tuple[str, ...]
    sentence: str
    set_aside: tuple[ClaimKey, ...] = ()
    settled: bool = False
