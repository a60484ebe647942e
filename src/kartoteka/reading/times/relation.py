"""What the words before a date make of it: by, before, after, since, until, not before, within, at the latest."""

from __future__ import annotations

from dataclasses import dataclass

from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.moment import Moment
from kartoteka.values import Bounds

_SKIPPED = word_set("only just even already perhaps probably presumably possibly about some well the very")
_NEGATIONS = word_set("not never cannot nor hardly scarcely")
_BREAKS = frozenset({",", "and", "but", ":", ";"})
_ENDED = word_set("out over ended up done passed finished past")


@dataclass(frozen=True, slots=True)
class Relation:
    """How the event stands to the date.

    `name` is on, by, before, after, since, until, not_before or within; `words` is how far to the left the governing
    words reach, in tokens.
    """

    name: str
    words: int = 0


def relation_of(left: tuple[str, ...], right: tuple[str, ...]) -> Relation:
    """The relation, from the words of the clause (nearest first on the left)."""
    following = " ".join(right[:4])
    if following.startswith(("at the latest", "or earlier", "or before")):
        return Relation("by")
    if following.startswith(("at the earliest", "or later", "or after")):
        return Relation("not_before")
    skipped = 0
    while skipped < min(2, len(left)) and left[skipped] in _SKIPPED:
        skipped += 1
    found = _by_words(left[skipped : skipped + 12], right)
    return Relation(found.name, found.words + skipped if found.words else 0)


def _by_words(left: tuple[str, ...], right: tuple[str, ...]) -> Relation:
    word, second, third = (*left[:3], "", "", "")[:3]
    if word == "than" and second in ("later", "earlier"):
        negated = third in ("no", "not") or _is_negated(left[2:])
        if second == "later":
            return Relation("by", 3) if negated else Relation("after", 2)
        return Relation("not_before", 3) if negated else Relation("before", 2)
    if word in ("until", "till", "til"):
        return Relation("on", 1) if _is_negated(left) or second == "took" else Relation("until", 1)
    if word == "to" and second in ("up", "prior"):
        return Relation("until" if second == "up" else "before", 2)
    if word == "before":
        return _before(left, right)
    if word == "after":
        return Relation("by", 2) if second in ("not", "never") else Relation("after", 1)
    names = {"by": "by", "since": "since", "from": "since", "within": "within", "inside": "within"}
    return Relation(names[word], 1) if word in names else Relation("on")


def _before(left: tuple[str, ...], right: tuple[str, ...]) -> Relation:
    if left[1:3] == ("or", "on"):
        return Relation("by", 3)
    if _is_negated(left):
        return Relation("not_before", 1)
    return Relation("by" if _is_over(right) else "before", 1)


def _is_negated(left: tuple[str, ...]) -> bool:
    """Whether a "not" stands before the preposition in the same part of the sentence."""
    for word in left[:9]:
        if word in _NEGATIONS:
            return True
        if word in _BREAKS:
            return False
    return False


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
