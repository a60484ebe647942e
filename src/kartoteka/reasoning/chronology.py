"""When everything happened, as tightly as the claims allow, each bound with the claims that give it.

Claims told as facts put bounds on points in time; common sense and lengths tie the points together; the network
does the rest. What is only alleged, rumoured or denied constrains nothing: its own bounds are worked out as if it
were true, against all the others. The user can suppose an alleged claim true, or reject a claim.

    >>> found = chronology([reading])                                   # doctest: +SKIP
    >>> found.why(ClaimKey(0, "c9"))                                    # doctest: +SKIP
    'released between 1 May and 14 June 1938: arrested on 14 October 1937 [3] and held seven months [7]'
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property

from kartoteka.claims import Reading
from kartoteka.errors import NotFound
from kartoteka.reasoning.accounts import disagreeing_accounts
from kartoteka.reasoning.assembling import assembled, brought_up_to_date, reason_of
from kartoteka.reasoning.common_sense import ALL_RULES, RULES
from kartoteka.reasoning.conflict import Conflict
from kartoteka.reasoning.constraints import (
    Anchors,
    anchors_of,
    group_of,
    point,
)
from kartoteka.reasoning.contradiction import Constraint, Contradiction
from kartoteka.reasoning.dating import Dating, Step
from kartoteka.reasoning.happening import Being, Happening, happenings
from kartoteka.reasoning.identity import same_people
from kartoteka.reasoning.keys import ClaimKey, EntityKey
from kartoteka.reasoning.kinship import parents_of
from kartoteka.reasoning.linking import tied_to
from kartoteka.reasoning.network import Network
from kartoteka.reasoning.reason import SAID, Reason
from kartoteka.reasoning.same_event import Pair, agree, same_events
from kartoteka.reasoning.telling import Teller
from kartoteka.values import Bounds

__all__ = ["Chronology", "Dating", "Step", "chronology"]


class Chronology:
    """The answer of `chronology`; what is asked for is worked out then and kept.

    Claims are asked for by `ClaimKey(number of the reading, claim id)`; a plain claim id means the first reading.
    Every method raises `NotFound` for a claim that is not there.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        *,
        rules: Collection[str],
        suppose: Collection[ClaimKey],
        reject: Collection[ClaimKey],
        probable: bool,
        people: Mapping[EntityKey, Being],
        network: Network | None = None,
        in_force: Mapping[Reason, tuple[Constraint, ...]] | None = None,
    ) -> None:
        self.readings, self.rules = tuple(readings), tuple(rules)
        self.suppose, self.reject, self.probable = frozenset(suppose), frozenset(reject), probable
        self._people = people
        self._all = {each.key: each for each in happenings(self.readings, people)}
        for key in [*self.suppose, *self.reject]:
            self._happening(key)
        self._told = tuple(each for each in self._all.values() if self._is_told(each))
        self._pairs = same_events(self._told)
        self._given = self._constraints(self._told, self._pairs, self.rules)
        self._network = brought_up_to_date(network, in_force or {}, self._given)
        self._datings: dict[ClaimKey, Dating] = {}
        self._as_if_chains: dict[ClaimKey, tuple[tuple[Constraint, ...], tuple[Constraint, ...]]] = {}

    # Asking

    @cached_property
    def datings(self) -> Mapping[ClaimKey, Dating]:
        """Every claim's dating, in the order of the readings and their claims."""
        return {key: self.dating(key) for key in self._all}

    def dating(self, claim: ClaimKey | str) -> Dating:
        """When the claim's event was: stated and derived."""
        happening = self._happening(claim)
        if happening.key not in self._datings:
            self._datings[happening.key] = self._dated(happening)
        return self._datings[happening.key]

    def is_told(self, claim: ClaimKey | str) -> bool:
        """Whether the claim constrains others: told as a fact (or supposed), and not rejected."""
        return self._is_told(self._happening(claim))

    def stated(self, claim: ClaimKey | str) -> Bounds:
        """What the claim's own source says of its start."""
        return self._happening(claim).stated

    def derived(self, claim: ClaimKey | str) -> Bounds:
        """The tightest bounds of its start that follow from all claims."""
        return self.dating(claim).start

    def same_event(self, claim: ClaimKey | str) -> tuple[ClaimKey, ...]:
        """The claims that tell of the same event, itself among them, in order."""
        key, first_of = self._happening(claim).key, group_of(self._pairs)
        first = first_of.get(key, key)
        return tuple(sorted({key} | {other for other, top in first_of.items() if top == first}))

    def why(self, claim: ClaimKey | str) -> str:
        """In words, when it was and by which claims, each with its number in brackets."""
        happening = self._happening(claim)
        dating = self.dating(happening.key)
        if dating.impossible:
            return self._teller.impossible(happening, self._clash_of(happening))
        if dating.set_aside:
            return self._teller.set_aside(happening, [c for c in self.conflicts if happening.key in c.claims])
        return self._teller.why(happening, dating.start, *self._chains(happening))

    def steps(self, claim: ClaimKey | str) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """The chain that gives the earliest day of its start, and the one that gives the latest; empty if open."""
        happening = self._happening(claim)
        if self.dating(happening.key).impossible:
            return (), ()
        earliest, latest = self._chains(happening)
        return self._steps(earliest), self._steps(latest)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot all be true: contradictions first, then accounts that exclude each other."""
        aside = {key for reason in self._network.set_aside for key in _claims_of(reason) if _is_said(reason)}
        told = [self._teller.contradiction(found, aside) for found in self._network.contradictions if _matters(found)]
        contradictions = _fewest_claims(told)
        seen = {frozenset(conflict.claims) for conflict in contradictions}
        accounts = disagreeing_accounts(self._all.values(), self.reject, self._teller)
        return (*contradictions, *(each for each in accounts if frozenset(each.claims) not in seen))

    # Another view of the same claims

    def supposing(self, *claims: ClaimKey | str) -> Chronology:
        """What follows if these claims are true as well, whoever holds them."""
        return self._again(suppose=self.suppose | {self._happening(claim).key for claim in claims})

    def without(self, *claims: ClaimKey | str) -> Chronology:
        """What follows if these claims are rejected: they constrain nothing, and no conflict names them."""
        return self._again(reject=self.reject | {self._happening(claim).key for claim in claims})

    def with_rules(self, rules: Collection[str]) -> Chronology:
        """What follows from other common-sense rules, given by name."""
        return self._again(rules=rules)

    def with_readings(self, readings: Sequence[Reading], people: Mapping[EntityKey, Being] | None = None) -> Chronology:
        """What follows from these readings, worked out from the present answer and not from the beginning.

        The readings that stay must keep their places in the tuple.
        """
        return self._again(readings=readings, people=same_people(readings) if people is None else people)

    def _again(
        self,
        readings: Sequence[Reading] | None = None,
        *,
        rules: Collection[str] | None = None,
        suppose: Collection[ClaimKey] | None = None,
        reject: Collection[ClaimKey] | None = None,
        people: Mapping[EntityKey, Being] | None = None,
    ) -> Chronology:
        return Chronology(
            self.readings if readings is None else readings,
            rules=self.rules if rules is None else rules,
            suppose=self.suppose if suppose is None else suppose,
            reject=self.reject if reject is None else reject,
            probable=self.probable,
            people=self._people if people is None else people,
            network=self._network.copy(),
            in_force=self._given,
        )

    # Working it out

    def _happening(self, claim: ClaimKey | str) -> Happening:
        key = ClaimKey(0, claim) if isinstance(claim, str) else claim
        if key not in self._all:
            raise NotFound(f"there is no claim {key.claim!r} in reading {key.reading + 1} of {len(self.readings)}")
        return self._all[key]

    def _is_told(self, happening: Happening) -> bool:
        if happening.key in self.reject:
            return False
        return happening.key in self.suppose or happening.told_as_fact(probable=self.probable)

    def _constraints(
        self,
        told: Sequence[Happening],
        pairs: Sequence[Pair],
        rules: Collection[str],
        about: Happening | None = None,
    ) -> dict[Reason, tuple[Constraint, ...]]:
        return assembled(told, pairs, rules, self._anchors, self._parents, self.suppose, about)

    def _dated(self, happening: Happening) -> Dating:
        key = happening.key
        if self._is_told(happening):
            aside = any(key in _claims_of(reason) for reason in self._network.set_aside if _is_said(reason))
            return self._dating_in(happening, told=True, impossible=False, aside=aside)
        if not _may_have_happened(happening) or key in self.reject:
            return Dating(key, happening.stated, happening.stated, None, told_as_fact=False)
        with self._as_if(happening) as impossible:
            # Kept, since they are gone with the claim, and who asks when mostly asks why.
            start = point(key)
            self._as_if_chains[key] = self._network.why_earliest(start), self._network.why_latest(start)
            return self._dating_in(happening, told=False, impossible=impossible, aside=False)

    def _dating_in(self, happening: Happening, *, told: bool, impossible: bool, aside: bool) -> Dating:
        key, stated = happening.key, happening.stated
        if impossible:
            return Dating(key, stated, stated, None, told, impossible=True)
        start = stated if aside else _with_hint(happening, self._network.bounds(point(key)))
        end = self._network.bounds(point(key, "end")) if happening.kind.lasts else None
        return Dating(key, stated, start, end, told, set_aside=aside)

    @contextmanager
    def _as_if(self, happening: Happening) -> Iterator[bool]:
        """The network with the claim in it as if it were told as a fact; gives whether it cannot have been.

        What it brings is weaker than everything else, so that nothing gives way to it, and is withdrawn at the end.
        """
        rules, types = tied_to(happening.type, self.rules)
        near = {
            each.key: each
            for being in _beings(happening)
            for each in self._told_of.get(being, ())
            if types is None or each.type in types
        }
        told = (*near.values(), happening)
        brought = {
            reason: held
            for reason, held in self._constraints(told, same_events(told), rules, about=happening).items()
            if happening.key in reason.claims and reason not in self._given
        }
        self._network.add(*(_weakest(constraint) for held in brought.values() for constraint in held))
        try:
            yield any(_tells_against(reason) for reason in brought if reason in self._network.set_aside)
        finally:
            self._network.withdraw(*brought)

    @cached_property
    def _anchors(self) -> Anchors:
        return anchors_of(self._told, self.readings)

    @cached_property
    def _parents(self) -> frozenset[tuple[Being, Being]]:
        return parents_of(self.readings, self._people)

    @cached_property
    def _told_of(self) -> Mapping[Being, tuple[Happening, ...]]:
        found: dict[Being, list[Happening]] = defaultdict(list)
        for happening in self._told:
            for being in _beings(happening):
                found[being].append(happening)
        return {being: tuple(told) for being, told in found.items()}

    def _chains(self, happening: Happening) -> tuple[tuple[Constraint, ...], tuple[Constraint, ...]]:
        start = point(happening.key)
        if self._is_told(happening) or not _may_have_happened(happening):
            return self._network.why_earliest(start), self._network.why_latest(start)
        self.dating(happening.key)
        return self._as_if_chains[happening.key]

    def _clash_of(self, happening: Happening) -> Conflict:
        with self._as_if(happening):
            found = next(
                found
                for found in self._network.contradictions
                if any(happening.key in _claims_of(reason) for reason in found.reasons)
            )
            return self._teller.contradiction(found, {happening.key})

    def _steps(self, chain: tuple[Constraint, ...]) -> tuple[Step, ...]:
        reasons = dict.fromkeys(reason_of(constraint) for constraint in chain)
        return tuple(
            Step(self._teller.words_of(reason), reason.claims, reason.rule or None)
            for reason in reasons
            if reason.kind != "shape"
        )

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self._all, self.readings, self._people)


def chronology(
    readings: Sequence[Reading],
    *,
    rules: Collection[str] = ALL_RULES,
    suppose: Collection[ClaimKey] = (),
    reject: Collection[ClaimKey] = (),
    probable: bool = False,
    people: Mapping[EntityKey, Being] | None = None,
) -> Chronology:
    """When everything in these readings happened, with reasons and contradictions.

    Args:
        readings: of one source each; where several tell of one person, their claims are joined.
        rules: names of the common-sense rules in force (`common_sense.toml`); `rules_without(...)` switches off.
        suppose: claims that are not told as facts, but shall count as if they were.
        reject: claims that a person has judged wrong: they constrain nothing.
        probable: also what is told as probable (`PR+`) constrains.
        people: which entities are one person; by default, persons of the same name in different readings are
            proposed by `kartoteka.reasoning.identity`.

    Raises:
        NotFound: a rule or a claim of that name does not exist.
    """
    unknown = [name for name in rules if name not in RULES]
    if unknown:
        raise NotFound(f"there is no common-sense rule {unknown[0]!r}; the rules are {', '.join(RULES)}")
    return Chronology(
        readings,
        rules=rules,
        suppose=suppose,
        reject=reject,
        probable=probable,
        people=same_people(readings) if people is None else people,
    )


def _with_hint(happening: Happening, derived: Bounds) -> Bounds:
    """A date that the story only carries along narrows the claim's own bounds, where it is not at odds with them."""
    if not happening.carried or not agree(happening.stated, derived):
        return derived
    lows = [day for day in (happening.stated.earliest, derived.earliest) if day is not None]
    highs = [day for day in (happening.stated.latest, derived.latest) if day is not None]
    return Bounds(max(lows, default=None), min(highs, default=None))


def _claims_of(reason: Hashable) -> tuple[ClaimKey, ...]:
    return reason.claims if isinstance(reason, Reason) else ()


def _is_said(reason: Hashable) -> bool:
    """Whether the reason is what a claim itself says, not a conclusion about claims."""
    return isinstance(reason, Reason) and reason.kind in SAID


def _matters(found: Contradiction) -> bool:
    """Whether it is a contradiction of the sources: not where only a conclusion fell, or what is usual but no rule."""
    given = [reason for reason in found.reasons if isinstance(reason, Reason)]
    return not any(reason.kind == "same" or (reason.rule and RULES[reason.rule].default) for reason in given)


def _fewest_claims(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Each set of claims once, with the fewest rules, and no set that holds another: in the order of finding."""
    best: dict[frozenset[ClaimKey], Conflict] = {}
    for conflict in conflicts:
        claims = frozenset(conflict.claims)
        if claims not in best or len(conflict.rules) < len(best[claims].rules):
            best[claims] = conflict
    return tuple(conflict for claims, conflict in best.items() if not any(other < claims for other in best))


def _weakest(constraint: Constraint) -> Constraint:
    return Constraint(constraint.start, constraint.end, constraint.days, constraint.reason, -1)


def _tells_against(reason: Reason) -> bool:
    """Whether a claim cannot have been if this reason of it must give way: not if only a conclusion fell."""
    if reason.kind == "rule":
        return RULES[reason.rule].link != "custody"
    return _is_said(reason)


def _beings(happening: Happening) -> frozenset[Being]:
    return happening.beings(happening.roles)


def _may_have_happened(happening: Happening) -> bool:
    return not happening.claim.factuality.endswith("-")
