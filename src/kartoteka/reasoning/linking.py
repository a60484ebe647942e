"""Which pairs of claims a common-sense rule ties together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kartoteka.reasoning.common_sense import RULES, Rule, Side
from kartoteka.reasoning.custody import Custody
from kartoteka.reasoning.event_kinds import ENDS_OF_LIFE
from kartoteka.reasoning.happening import Being, Happening
from kartoteka.reasoning.keys import ClaimKey

_ACTING = ("agent", "patient", "principal")


class Links:
    """The claims told as facts, looked up by what a rule asks for.

    Args:
        told: the claims that constrain.
        custody: the custodies of each claim (see `custody.custodies`).
        event_of: the first claim of the event that a claim tells of.
        parents: (parent, child) pairs of persons.
        about: only pairs with this claim, one of `told`, are looked for; `None`: all pairs.
    """

    def __init__(
        self,
        told: Sequence[Happening],
        custody: Mapping[ClaimKey, frozenset[Custody]],
        event_of: Mapping[ClaimKey, ClaimKey],
        parents: frozenset[tuple[Being, Being]],
        about: Happening | None = None,
    ) -> None:
        self._told, self._custody, self._event_of, self._parents = told, custody, event_of, parents
        self._about = about

    def pairs(self, rule: Rule) -> Iterator[tuple[Happening, Happening]]:
        """Earlier and later claim of each pair that the rule orders; for a rule about one event, each pair once."""
        earlier, later = self._sides(rule)
        seen: set[tuple[ClaimKey, ClaimKey]] = set()
        for tie, firsts in earlier.items():
            for first in firsts:
                for second in self._partners(first, later.get(tie, ())):
                    if not _holds(rule, first, second, firsts, later[tie]):
                        continue
                    if first.key == second.key or (first.key, second.key) in seen:
                        continue
                    if rule.earlier == rule.later and rule.link != "kin" and second.key < first.key:
                        continue
                    seen.add((first.key, second.key))
                    yield first, second

    def _partners(self, first: Happening, seconds: Sequence[Happening]) -> Sequence[Happening]:
        if self._about is None or first.key == self._about.key:
            return seconds
        return [second for second in seconds if second.key == self._about.key]

    def _sides(self, rule: Rule) -> tuple[dict[object, list[Happening]], dict[object, list[Happening]]]:
        """The claims on either side of the rule by what ties them; of pairs with one claim, only what bears on it."""
        if self._about is None:
            return self._by_tie(rule, rule.earlier), self._by_tie(rule, rule.later)
        mine = [set(self._ties_on(rule, side, self._about)) for side in (rule.earlier, rule.later)]
        wanted = mine[0] | mine[1]
        if not wanted:
            return {}, {}
        # Where the rule looks at nothing but the pair, the claim's own side holds nobody else who matters.
        alone = not rule.when and rule.link != "only"
        earlier, later = (
            self._alone(rule, side, mine[place]) if alone and not mine[1 - place] else self._by_tie(rule, side, wanted)
            for place, side in enumerate((rule.earlier, rule.later))
        )
        return earlier, later

    def _alone(self, rule: Rule, side: Side, mine: Collection[object]) -> dict[object, list[Happening]]:
        """The one claim under its ties, in the order in which all claims on that side would have brought them."""
        assert self._about is not None
        found: dict[object, list[Happening]] = {}
        for happening in self._told:
            for tie in self._ties_on(rule, side, happening):
                if tie in mine:
                    found.setdefault(tie, [self._about])
            if len(found) == len(mine):
                break
        return found

    def _by_tie(
        self, rule: Rule, side: Side, wanted: Collection[object] | None = None
    ) -> dict[object, list[Happening]]:
        found: dict[object, list[Happening]] = defaultdict(list)
        for happening in self._told:
            for tie in self._ties_on(rule, side, happening):
                if wanted is None or tie in wanted:
                    found[tie].append(happening)
        if rule.link == "only":
            return {tie: claims for tie, claims in found.items() if self._events(claims) == 1}
        return found

    def _ties_on(self, rule: Rule, side: Side, happening: Happening) -> Iterable[object]:
        """What ties the claim on that side of the rule; nothing where it is of no type for it."""
        if side == "*":
            return () if happening.type in rule.earlier else self._ties(rule, side, happening)
        return self._ties(rule, side, happening) if side == "alive" or happening.type in side else ()

    def _ties(self, rule: Rule, side: Side, happening: Happening) -> Iterator[object]:
        if rule.link == "custody":
            yield from self._custody.get(happening.key, ())
            return
        persons = _roles(side, happening) & happening.persons
        if rule.link == "post":
            if happening.claim.post:
                yield from ((person, _fold(happening.claim.post)) for person in persons)
        elif rule.link == "kin":
            place = 0 if side is rule.earlier else 1
            yield from (pair for pair in self._parents if pair[place] in persons)
        else:
            yield from persons

    def _events(self, claims: Sequence[Happening]) -> int:
        return len({self._event_of.get(claim.key, claim.key) for claim in claims})


@lru_cache(maxsize=1000)
def tied_to(type: str, rules: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str] | None]:
    """The rules that a claim of this type can fall under, and the types that matter to it; `None` for all types."""
    found = {"arrest", *(ENDS_OF_LIFE if type in ENDS_OF_LIFE else (type,))}
    names, every = [], False
    for rule in (RULES[name] for name in rules):
        for side, other in ((rule.earlier, rule.later), (rule.later, rule.earlier)):
            if side in ("*", "alive") or type in side:
                names.append(rule.name)
                every = every or other in ("*", "alive")
                found.update(other if isinstance(other, tuple) else ())
    return tuple(dict.fromkeys(names)), None if every else frozenset(found)


def _holds(
    rule: Rule, first: Happening, second: Happening, firsts: Sequence[Happening], seconds: Sequence[Happening]
) -> bool:
    if rule.when == "first term":
        terms = [each for each in seconds if each.claim.term is not None and each.own.is_open]
        here = [each for each in terms if each.key.reading == second.key.reading]
        return second in here and second == min(here, key=lambda each: each.claim.start)
    if rule.when == "sole term":
        return first.claim.term is not None and sum(each.claim.term is not None for each in firsts) == 1
    if rule.when == "told last":
        told = [each for each in firsts if each.key.reading == second.key.reading]
        before = [each for each in told if each.claim.start < second.claim.start]
        return first == max(before, key=lambda each: each.claim.start, default=None)
    return True


def _roles(side: Side, happening: Happening) -> frozenset[Being]:
    if side == "alive":
        return happening.beings(happening.kind.alive)
    return happening.beings(_ACTING) if side == "*" else happening.whom


def _fold(post: str) -> str:
    return " ".join(post.casefold().split()).removeprefix("the ")
