"""Accounts of one event that exclude each other: two days of death, on the word of two certificates.

Three kinds are found. What happens once in a life, with times that cannot both be right, whoever holds them and
whether the narrator believes them. An event that is told as a fact once, and otherwise by others with another
day (*some reports, mistakenly, have the 6th*). And an event that two sources both give, each once, on days near
each other but not the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from kartoteka.reasoning.conflict import Conflict
from kartoteka.reasoning.event_kinds import ENDS_OF_LIFE
from kartoteka.reasoning.happening import Being, Happening
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.reasoning.same_event import agree
from kartoteka.reasoning.telling import Teller

NEAR = 366
"""Accounts of what can happen more than once in a life are of one event only if not more days apart than this."""

Pair = tuple[Happening, Happening]


def disagreeing_accounts(
    claims: Iterable[Happening], reject: Collection[ClaimKey], teller: Teller
) -> tuple[Conflict, ...]:
    """Pairs of accounts that cannot both be right, each told once however often a source repeats it."""
    by_person: dict[tuple[str, Being], list[Happening]] = defaultdict(list)
    for claim in claims:
        if _is_account(claim) and claim.key not in reject:
            for person in claim.whom & claim.persons:
                by_person["end" if claim.type in ENDS_OF_LIFE else claim.type, person].append(claim)
    found: dict[tuple[frozenset[object], Being], Conflict] = {}
    for (_, person), accounts in by_person.items():
        for one, other in _excluding(accounts):
            said = frozenset({(one.own, one.key.reading), (other.own, other.key.reading)})
            if (said, person) not in found:
                found[said, person] = teller.accounts(one, other, person)
    return tuple({conflict.claims: conflict for conflict in found.values()}.values())


def _is_account(claim: Happening) -> bool:
    """Whether somebody says that it was (or was not) on these days; what was tried or planned is nobody's account."""
    return not claim.is_planned and bool(claim.kind.same) and not claim.own.is_open


def _excluding(accounts: Sequence[Happening]) -> Iterator[Pair]:
    pairs = [pair for pair in combinations(accounts, 2) if _differ(*pair)]
    if accounts[0].kind.same == "once":
        yield from pairs
        return
    facts = [account for account in accounts if _is_fact(account)]
    for one, other in pairs:
        if _near(one, other) and (_doubts(one, other, facts) or _sources_differ(one, other, facts)):
            yield one, other


def _doubts(one: Happening, other: Happening, facts: Sequence[Happening]) -> bool:
    """Whether one is the only event of the kind told as a fact, and the other another account of it."""
    if _is_fact(one) == _is_fact(other):
        return False
    fact = one if _is_fact(one) else other
    return all(agree(fact.own, each.own) for each in facts)


def _sources_differ(one: Happening, other: Happening, facts: Sequence[Happening]) -> bool:
    """Whether each is the only event of the kind that its source tells of, and the sources are two."""
    apart = _is_fact(one) and _is_fact(other) and one.key.reading != other.key.reading
    return apart and _alone(one, facts) and _alone(other, facts)


def _differ(one: Happening, other: Happening) -> bool:
    told = one.claim.factuality + other.claim.factuality
    return not agree(one.own, other.own) and ("+" in told or "-" not in told)


def _is_fact(account: Happening) -> bool:
    return account.claim.factuality == "CT+"


def _alone(account: Happening, facts: Sequence[Happening]) -> bool:
    """Whether its source tells of no other event of the kind."""
    here = [fact for fact in facts if fact.key.reading == account.key.reading]
    return all(agree(account.own, fact.own) for fact in here)


def _near(one: Happening, other: Happening) -> bool:
    first, second = sorted((one.own, other.own), key=lambda b: b.earliest or b.latest or 0)
    return first.latest is None or second.earliest is None or second.earliest - first.latest <= NEAR
