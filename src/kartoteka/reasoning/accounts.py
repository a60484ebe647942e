"""Accounts of one event that exclude each other: two days of death, on the word of two certificates.

Only what happens once in a life is compared, whoever holds it and whether the narrator believes it or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from kartoteka.reasoning.conflict import Conflict
from kartoteka.reasoning.event_kinds import ENDS_OF_LIFE
from kartoteka.reasoning.happening import Being, Happening
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.reasoning.same_event import excludes
from kartoteka.reasoning.telling import Teller


def disagreeing_accounts(
    claims: Iterable[Happening], reject: Collection[ClaimKey], teller: Teller
) -> tuple[Conflict, ...]:
    """Pairs of accounts that cannot both be right, each told once however often a source repeats it."""
    by_person: dict[tuple[bool, Being], list[Happening]] = defaultdict(list)
    for claim in claims:
        if claim.kind.same == "once" and not claim.stated.is_open and claim.key not in reject:
            for person in claim.whom & claim.persons:
                by_person[claim.type in ENDS_OF_LIFE, person].append(claim)
    found: dict[tuple[object, object, Being], Conflict] = {}
    for (_, person), accounts in by_person.items():
        for number, one in enumerate(accounts):
            for other in accounts[number + 1 :]:
                if excludes(one, other) and "+" in one.claim.factuality + other.claim.factuality:
                    found.setdefault((one.stated, other.stated, person), teller.accounts(one, other))
    return tuple(found.values())
