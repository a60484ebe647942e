"""What the words before a date make of it: by, before, after, since, until, not before, not until, within, at the latest."""

from __future__ import annotations

from dataclasses import dataclass

from kartoteka.reading.times.moment import Moment
from kartoteka.values import Bounds

_SKIPPED = frozenset("only just even already perhaps probably presumably possibly about some well the very".split())
_NEGATIONS = frozenset("not never cannot n't t nor hardly".split())
_ENDED = frozenset("out over ended up done passed finished past".split())


@dataclass(frozen=True, slots=True)
class Relation:
    """How the event stands to the date: `name` is on, by, before, after, since, until, not_before, within; `words` is how far
    to the left the governing words reach, in tokens."""

    name: str
    words: int = 0


def relation_of(left: tuple[str, ...], right: tuple[str, ...], is_length: bool = False) -> Relation:
    """The relation, from the words of the clause (nearest first on the left)."""
    skipped = 0
    while skipped < min(2, len(left)) and left[skipped] in _SKIPPED:
        skipped += 1
    near = left[skipped : skipped + 6]
    following = " ".join(right[:4])
    if following.startswith("at the latest") or following.startswith("or earlier") or following.startswith("or before"):
        return Relation("by")
    if following.startswith("at the earliest") or following.startswith("or later") or following.startswith("or after"):
        return Relation("not_before")
    if not near:
        return Relation("on")
    found = _by_word(near, left, right)
    return Relation(found.name, found.words + skipped if found.words else 0)


def _by_word(near: tuple[str, ...], left: tuple[str, ...], right: tuple[str, ...]) -> Relation:
    word = near[0]
    before = near[1] if len(near) > 1 else ""
    if word == "than" and before in ("later", "earlier"):
        negated = len(near) > 2 and near[2] in ("no", "not")
        if before == "later":
            return Relation("by", 3) if negated else Relation("after", 2)
        return Relation("not_before", 3) if negated else Relation("before", 2)
    if word == "by":
        return Relation("by", 1)
    if word in ("until", "till", "til"):
        return Relation("on", 1) if _negated(near[1:], left) or before == "took" else Relation("until", 1)
    if word == "to" and before == "up":
        return Relation("until", 2)
    if word == "to" and before == "prior":
        return Relation("before", 2)
    if word == "before":
        if before == "or" and len(near) > 2 and near[2] == "on":
            return Relation("by", 3)
        if before in ("not", "cannot", "never") or _cannot(left):
            return Relation("not_before", 2)
        if _is_over(right):
            return Relation("by", 1)
        return Relation("before", 1)
    if word == "after":
        return Relation("by", 2) if before in ("not", "never") else Relation("after", 1)
    if word in ("since", "from"):
        return Relation("since", 1)
    if word in ("within", "inside"):
        return Relation("within", 1)
    return Relation("on")


def _negated(near: tuple[str, ...], left: tuple[str, ...]) -> bool:
    return any(word in _NEGATIONS for word in left[:9])


def _cannot(left: tuple[str, ...]) -> bool:
    words = left[:7]
    return "cannot" in words or ("not" in words and any(w in words for w in ("can", "could", "possible")))


def _is_over(right: tuple[str, ...]) -> bool:
    words = right[:4]
    return bool(words) and (
        words[0] in ("ended", "closed", "passed")
        or (words[0] in ("was", "were", "had", "is") and any(w in _ENDED for w in words[1:3]))
    )


def bounds_of(relation: str, moment: Moment) -> Bounds:
    """First and last possible day of what stands in that relation to the period."""
    if relation in ("by", "until"):
        return Bounds(None, moment.last)
    if relation == "before":
        return Bounds(None, moment.first - 1)
    if relation == "after":
        return Bounds(moment.last + 1, None)
    if relation == "not_before":
        return Bounds(moment.first, None)
    return Bounds(moment.first, moment.last)
