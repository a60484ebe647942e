"""From claims to constraints between points in time: every claim's event has a start and, where it lasts, an end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kartoteka.claims import Reading
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
    happening: Happening, supposed: Collection[ClaimKey], runs_from: Happening | None = None, *, dated: bool = True
) -> Iterator[Constraint]:
    """What the claim itself says: the day of its start (if `dated`), how long it lasts.

    `runs_from` is the arrest from which a length without a date of its own is counted: seven months from a known
    day are known more exactly than seven months from any day.
    """
    start, trust = point(happening.key), _trust(happening, supposed)
    if dated:
        yield from between(ORIGIN, start, happening.own, Reason("dated", (happening.key,)), trust)
    begin = runs_from if runs_from is not None and happening.own.is_open else happening
    term = _length(happening, begin.own)
    if not happening.kind.lasts:
        return
    end = point(happening.key, "end")
    yield from between(start, end, Bounds(0, None), Reason("shape", (happening.key,)), TRUST_SHAPE)
    if term is not None:
        resting_on = (happening.key,) if begin is happening else (happening.key, begin.key)
        yield from between(start, end, term, Reason("lasted", resting_on), trust)


def distance_constraints(
    counted: Mapping[ClaimKey, tuple[Happening, Bounds]],
    told: Mapping[ClaimKey, Happening],
    supposed: Collection[ClaimKey],
) -> Iterator[Constraint]:
    """*Two days later*: the claim's start is so many days from that of the claim it is counted from."""
    for key, (anchor, gap) in counted.items():
        reason = Reason("apart", (key, anchor.key))
        yield from between(point(anchor.key), point(key), gap, reason, _trust(told[key], supposed))


Anchors = Mapping[tuple[int, int], Happening]


def anchors_of(told: Iterable[Happening], readings: Sequence[Reading]) -> Anchors:
    """For (reading, number of a time in it), the first claim that is dated by this expression, and exactly so."""
    found: dict[tuple[int, int], Happening] = {}
    for happening in told:
        time, number = happening.claim.time, happening.key.reading
        if time is None or happening.carried or len(time.basis) != 1 or time.basis[0] >= len(readings[number].times):
            continue
        if time.bounds == readings[number].times[time.basis[0]].bounds:
            found.setdefault((number, time.basis[0]), happening)
    return found


def counted_from(told: Iterable[Happening], anchors: Anchors) -> dict[ClaimKey, tuple[Happening, Bounds]]:
    """For each claim with a relative date, the claim that it is counted from, and the days between the two.

    Where no claim is dated by the expression that it hangs on, the relative date stands for itself.
    """
    found = {}
    for happening in told:
        if happening.counted_from is not None:
            anchor = anchors.get((happening.key.reading, happening.counted_from))
            gap = _apart(anchor.own, happening.own) if anchor is not None else None
            if anchor is not None and gap is not None and anchor.key != happening.key:
                found[happening.key] = (anchor, gap)
    return found


def _apart(anchor: Bounds, counted: Bounds) -> Bounds | None:
    ends = (anchor.earliest, anchor.latest, counted.earliest, counted.latest)
    if any(each is None for each in ends):
        return None
    first, last = (counted.earliest or 0) - (anchor.earliest or 0), (counted.latest or 0) - (anchor.latest or 0)
    return Bounds(min(first, last), max(first, last))


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
