"""Chains of reasons and contradictions in words, each claim with its number in brackets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED, Reading
from kartoteka.reasoning.common_sense import RULES
from kartoteka.reasoning.conflict import Conflict
from kartoteka.reasoning.contradiction import Constraint, Contradiction
from kartoteka.reasoning.happening import Being, Happening
from kartoteka.reasoning.keys import ClaimKey, EntityKey
from kartoteka.reasoning.reason import SAID, Reason
from kartoteka.reasoning.words import in_sentence, say_bounds, say_gap, say_length, say_list
from kartoteka.values import Bounds


class Teller:
    """Knows the names in the readings, and says reasons, contradictions and accounts in words."""

    def __init__(
        self, claims: Mapping[ClaimKey, Happening], readings: Sequence[Reading], people: Mapping[EntityKey, Being]
    ) -> None:
        self._claims, self._people = claims, people
        self._names: dict[Being, str] = {}
        for number, reading in enumerate(readings):
            for entity in reading.entities:
                key = EntityKey(number, entity.id)
                self._names.setdefault(people.get(key, key), entity.name)

    def why(
        self, claim: Happening, derived: Bounds, earliest: Sequence[Constraint], latest: Sequence[Constraint]
    ) -> str:
        """`released between May and June 1938: arrested on 14 October 1937 [3] and held seven months [7]`."""
        said = f"{claim.kind.said} {say_bounds(derived)}"
        low, high = self._chain(earliest, claim), self._chain(latest, claim)
        if not low and not high:
            return f"{said}: no claim says when"
        if low == high or not low or not high:
            return f"{said}: {low or high}"
        return f"{said}: not before that, since {low}; not after, since {high}"

    def words_of(self, reason: Reason, about: Happening | None = None) -> str:
        """One reason in words, with the number of its claim: `held seven months [7]`."""
        if reason.kind == "rule":
            return RULES[reason.rule].words
        if reason.kind == "same":
            return f"told again {self._marks(reason.claims[1:])}"
        whom = self._claims[reason.claims[0]].whom
        return self._said(reason, frozenset() if about is not None and whom == about.whom else whom)

    def _said(self, reason: Reason, named: frozenset[Being]) -> str:
        claim, subject = self._claims[reason.claims[0]], self._names_of(named)
        if reason.kind == "lasted":
            return f"{subject}{claim.kind.said} {say_length(claim.claim.term or '')} {self._marks(reason.claims[:1])}"
        if reason.kind == "apart":
            anchor = self._claims[reason.claims[1]]
            return f"{subject}{claim.kind.said} [{claim.key}] {say_gap(anchor.own, claim.own)} [{anchor.key}]"
        return f"{subject}{claim.kind.said} {say_bounds(claim.stated)} {self._marks(reason.claims)}"

    def contradiction(self, found: Contradiction, aside: Collection[ClaimKey]) -> Conflict:
        """The contradiction for people: what the claims say, and why it cannot all be."""
        reasons = [reason for reason in found.reasons if isinstance(reason, Reason) and reason.kind != "shape"]
        claims = tuple(sorted({key for reason in reasons for key in reason.claims}))
        shared = frozenset.intersection(*(self._claims[key].whom for key in claims))
        stating = sorted((r for r in reasons if r.kind in SAID), key=lambda r: r.claims[0])
        # Rules alone can exclude each other, whatever the dates: of one birth of a father and his son.
        stating = stating or [Reason("dated", (key,)) for key in claims]
        said = [self._said(stating[0], shared or self._claims[stating[0].claims[0]].whom)]
        said += [self._said(r, frozenset() if shared else self._claims[r.claims[0]].whom) for r in stating[1:]]
        rules = tuple(dict.fromkeys(reason.rule for reason in reasons if reason.rule))
        because = f": {say_list([RULES[rule].words for rule in rules])}" if rules else ""
        sentence = f"{say_list(said)} cannot all be true{because}."
        if len(said) == 2:
            sentence = f"{said[0]}, but {said[1]}{because}."
        members = tuple(key for key in claims if key in aside)
        return Conflict("contradiction", claims, rules, _capital(sentence), members)

    def accounts(self, one: Happening, other: Happening, person: Being) -> Conflict:
        """Two accounts of one event of a person's life that exclude each other."""
        first, second = sorted((one, other), key=lambda claim: claim.key)
        settled = "-" in first.claim.factuality + second.claim.factuality
        name = self._names.get(person, "")
        sentence = f"Two accounts exclude each other: {name} {self._account(first)}; {self._account(second)}."
        return Conflict("accounts", (first.key, second.key), (), " ".join(sentence.split()), (), settled)

    def impossible(self, claim: Happening, conflict: Conflict) -> str:
        """Why an alleged claim cannot have happened when it says."""
        alleged = f"{claim.kind.said} {say_bounds(claim.stated)} [{claim.key}], as is alleged"
        return f"{alleged}; what is told as fact excludes that. {conflict.sentence}"

    def set_aside(self, claim: Happening, conflicts: Iterable[Conflict]) -> str:
        """Why a claim constrains nothing for now."""
        told = " ".join(conflict.sentence for conflict in conflicts)
        return f"{claim.kind.said} {say_bounds(claim.stated)}, says its source; set aside. {told}"

    def _chain(self, chain: Sequence[Constraint], about: Happening) -> str:
        reasons = dict.fromkeys(c.reason for c in chain if isinstance(c.reason, Reason))
        return say_list([self.words_of(r, about) for r in reasons if r.kind in SAID])

    def _account(self, claim: Happening) -> str:
        holders = [self._holder(claim, holder) for holder in claim.claim.holders]
        by = f", according to {say_list(holders)}" if holders else ""
        stand = ", which the source rejects" if "-" in claim.claim.factuality else ""
        return f"{claim.kind.said} {say_bounds(claim.stated)} [{claim.key}]{by}{stand}"

    def _holder(self, claim: Happening, holder: str) -> str:
        if holder == HOLDER_RUMOUR:
            return "rumour"
        if holder == HOLDER_UNSPECIFIED:
            return "somebody not named"
        key = EntityKey(claim.key.reading, holder)
        return in_sentence(self._names.get(self._people.get(key, key), holder))

    def _names_of(self, beings: Iterable[Being]) -> str:
        names = sorted(name for name in (self._names.get(being, "") for being in beings) if name)
        if len(names) > 3:
            names = [*names[:2], f"{len(names) - 2} others"]
        return f"{say_list(names)} " if names else ""

    def _marks(self, claims: Iterable[ClaimKey]) -> str:
        return f"[{', '.join(str(claim) for claim in claims)}]"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
