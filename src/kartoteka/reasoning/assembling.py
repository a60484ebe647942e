"""All constraints of a set of claims by their reasons, and a network brought from one such set to another."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kartoteka.reasoning.common_sense import RULES
from kartoteka.reasoning.constraints import (
    Anchors,
    counted_from,
    distance_constraints,
    group_of,
    own_constraints,
    rule_constraints,
    same_event_constraints,
)
from kartoteka.reasoning.contradiction import Constraint
from kartoteka.reasoning.custody import custodies
from kartoteka.reasoning.happening import Being, Happening
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.reasoning.linking import Links
from kartoteka.reasoning.network import Network
from kartoteka.reasoning.reason import Reason
from kartoteka.reasoning.same_event import Pair

Given = Mapping[Reason, tuple[Constraint, ...]]
"""The constraints of a set of claims, by what gives them."""


def assembled(
    told: Sequence[Happening],
    pairs: Sequence[Pair],
    rules: Collection[str],
    anchors: Anchors,
    parents: frozenset[tuple[Being, Being]],
    suppose: Collection[ClaimKey],
    about: Happening | None = None,
) -> dict[Reason, tuple[Constraint, ...]]:
    """What the claims say, what common sense says of them, and which of them tell of one event.

    Args:
        told: the claims that constrain.
        pairs: those of one event (see `same_event.same_events`).
        rules: names of the common-sense rules in force.
        anchors: the claims that relative dates are counted from.
        parents: (parent, child) pairs of persons.
        suppose: claims that count though they are not told as facts.
        about: only what this claim, one of `told`, brings with it; `None`: everything.
    """
    first_of = group_of(pairs)
    in_custody = any(RULES[name].link == "custody" for name in rules)
    custody = custodies(told, first_of, suppose) if in_custody else {}
    links = Links(told, custody, first_of, parents, about)
    # From which arrest another claim's term runs does not hang on this one alone.
    every = links if about is None else Links(told, custody, first_of, parents)
    arrest_of = _arrests_that_terms_run_from(every, rules)
    of_it = told
    if about is not None:
        of_it = [each for each in told if each is about or arrest_of.get(each.key) is about]
        pairs = [pair for pair in pairs if about.key in pair]
    counted = counted_from(of_it, anchors)
    found: dict[Reason, list[Constraint]] = {}
    for happening in of_it:
        begins, dated = arrest_of.get(happening.key), happening.key not in counted
        for constraint in own_constraints(happening, suppose, begins, dated=dated):
            found.setdefault(reason_of(constraint), []).append(constraint)
    distances = distance_constraints(counted, {each.key: each for each in told}, suppose)
    for constraint in (*distances, *rule_constraints(rules, links), *same_event_constraints(pairs)):
        found.setdefault(reason_of(constraint), []).append(constraint)
    return {reason: tuple(constraints) for reason, constraints in found.items()}


def brought_up_to_date(
    network: Network | None,
    before: Given,
    now: Given,
) -> Network:
    """The network with what is given now: what went is withdrawn, what came is added, the rest stays as it is."""
    network = Network() if network is None else network
    network.withdraw(*(reason for reason, held in before.items() if now.get(reason) != held))
    network.add(*(c for reason, held in now.items() if before.get(reason) != held for c in held))
    return network


def reason_of(constraint: Constraint) -> Reason:
    """The reason of a constraint of the chronology."""
    assert isinstance(constraint.reason, Reason)
    return constraint.reason


def _arrests_that_terms_run_from(links: Links, rules: Collection[str]) -> dict[ClaimKey, Happening]:
    name = "held_from_arrest"
    return {later.key: arrest for arrest, later in links.pairs(RULES[name])} if name in rules else {}
