"""From claims to constraints between points in time: every claim's event has a start and, where it lasts, an end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kartoteka.errors import TimeError
from kartoteka.reasoning.common_sense import RULES, Rule
from kartoteka.reasoning.contradiction import Constraint
from kartoteka.reasoning.happening import Happening
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.reasoning.length import days_of_length
from kartoteka.reasoning.linking import Links
from kartoteka.reasoning.network import ORIGIN
from kartoteka.reasoning.reason import (
    TRUST_CUSTODY,
    TRUST_DEFAULT,
    TRUST_HELD,
    TRUST_PROBABLE,
    TRUST_RULE,
    TRUST_SAME_EVENT,
    TRUST_SHAPE,
    TRUST_SUPPOSED,
    TRUST_TOLD,
    Reason,
)
from kartoteka.reasoning.same_event import Pair
from kartoteka.values import Bounds

PointKey = tuple[ClaimKey, str]
"""A claim's event and which of its points: `start` or `end`."""


def point(claim: ClaimKey, which: str = "start") -> PointKey:
    """The point of the network for the start or the end of a claim's event."""
    return claim, which


def own_constraints(
    happening: Happening, supposed: Collection[ClaimKey], runs_from: Happening | None = None
) -> Iterator[Constraint]:
    """What the claim itself says: the day of its start, how long it lasts.

    `runs_from` is the arrest from which a length without a date of its own is counted: seven months from a known
    day are known more exactly than seven months from any day.
    """
    start, trust = point(happening.key), _trust(happening, supposed)
    yield from between(ORIGIN, start, happening.stated, Reason("dated", (happening.key,)), trust)
    begin = runs_from if runs_from is not None and happening.stated.is_open else happening
    term = _length(happening, begin.stated)
    if not happening.kind.lasts:
        return
    end = point(happening.key, "end")
    yield from between(start, end, Bounds(0, None), Reason("shape", (happening.key,)), TRUST_SHAPE)
    if term is not None:
        resting_on = (happening.key,) if begin is happening else (happening.key, begin.key)
        yield from between(start, end, term, Reason("lasted", resting_on), trust)


def same_event_constraints(pairs: Iterable[Pair]) -> Iterator[Constraint]:
    """Two claims of one event start on one day."""
    for first, second in pairs:
        reason = Reason("same", (first, second))
        yield from between(point(first), point(second), Bounds(0, 0), reason, TRUST_SAME_EVENT)


def rule_constraints(names: Iterable[str], links: Links) -> Iterator[Constraint]:
    """What the common-sense rules of these names say about pairs of claims."""
    for rule in (RULES[name] for name in names):
        trust = TRUST_DEFAULT if rule.default else TRUST_CUSTODY if rule.link == "custody" else TRUST_RULE
        for first, second in links.pairs(rule):
            reason = Reason("rule", (first.key, second.key), rule.name)
            start, end = _of(rule.of_earlier, first), _of(rule.of_later, second)
            yield from between(start, end, _gap(rule), reason, trust)


def between(start: object, end: object, gap: Bounds, reason: Reason, trust: int) -> Iterator[Constraint]:
    """`end` comes `gap.earliest` to `gap.latest` days after `start`; an open side constrains nothing."""
    if gap.latest is not None:
        yield Constraint(start, end, gap.latest, reason, trust)
    if gap.earliest is not None:
        yield Constraint(end, start, -gap.earliest, reason, trust)


def group_of(pairs: Iterable[Pair]) -> Mapping[ClaimKey, ClaimKey]:
    """For each claim of a pair, the first claim that tells of its event."""
    found: dict[ClaimKey, ClaimKey] = {}
    for first, second in pairs:
        top = found.setdefault(first, first)
        found[second] = min(top, found.get(second, top))
    return found


def _gap(rule: Rule) -> Bounds:
    return Bounds(rule.least, rule.most)


def _of(which: str, happening: Happening) -> PointKey:
    return point(happening.key, which if happening.kind.lasts else "start")


def _length(happening: Happening, start: Bounds) -> Bounds | None:
    # The term of a sentence is what was imposed, not how long the sentencing lasted.
    if happening.claim.term is None or not happening.kind.lasts:
        return None
    try:
        return days_of_length(happening.claim.term, start)
    except TimeError:
        return None


def _trust(happening: Happening, supposed: Collection[ClaimKey]) -> int:
    """The narrator is trusted more than those whom he quotes, and of two readings the one that is surer."""
    if happening.key in supposed:
        return TRUST_SUPPOSED
    sure = 9 if happening.claim.confidence is None else round(9 * min(1.0, max(0.0, happening.claim.confidence)))
    if happening.claim.factuality != "CT+":
        return TRUST_PROBABLE + sure
    return sure + (TRUST_HELD if happening.claim.holders else TRUST_TOLD)
