"""Whether a claim tells of a particular event at all, or of what people do, a rule, a turn of phrase, a title.

Books are not dense: on many pages the words of the lexicon stand for nothing that was done to anybody (*received by
the officers in command*, *sentences shall only be imposed by*). A logistic sum over how the claim was read and over
what stands around it estimates how likely it is that something particular is told; `tools/train_particular.py` makes
its weights from claims in whole books that were judged one by one, and says how well it does on books unseen.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from kartoteka.reading import weighed
from kartoteka.reading.assembly import Draft
from kartoteka.reading.event_types import types
from kartoteka.reading.learned.model import load_logistic, load_network
from kartoteka.reading.learned.quoting import Quoting
from kartoteka.reading.learned.signs import signs as signs_of_word
from kartoteka.reading.learned.surroundings import numbers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEAST = 0.5
"""A claim less likely to tell of something particular than this is none."""

SHORT = 60
"""A text of so few tokens has no surroundings to judge by."""

Signs = dict[str, float]

_ROLES = ("agent", "patient", "recipient", "place", "principal", "origin")
_SHALL = frozenset({"shall", "must", "may", "should", "can"})
_SPOKEN = frozenset({"you", "your", "i", "we", "our"})
_COUNTED: Mapping[str, Callable[[Token], bool]] = {
    "past": lambda t: t.tag_ == "VBD",
    "present": lambda t: t.tag_ in ("VBZ", "VBP"),
    "names": lambda t: t.pos_ == "PROPN",
    "numbers": lambda t: bool(t.like_num),
    "shall": lambda t: t.lower_ in _SHALL,
    "spoken": lambda t: t.lower_ in _SPOKEN,
}
_AROUND = (12, 40, 120)
_COMPANY = (20, 60, 200)


def likelihood(found: Signs) -> float:
    """How likely it is, 0 to 1, that a claim with these signs tells of something particular."""
    return weighed.likelihood("particular", found.items())


class Surroundings:
    """What stands around each word of a text, counted once for all of its claims."""

    def __init__(self, doc: Doc, drafts: Sequence[Draft]) -> None:
        self._doc = doc
        self._sums = {
            name: tuple(accumulate((is_one(token) for token in doc), initial=0)) for name, is_one in _COUNTED.items()
        }
        repression = types("repression")
        self._claims = sorted(draft.trigger.head for draft in drafts)
        self._plain = sorted(
            draft.trigger.head
            for draft in drafts
            if draft.trigger.type in repression and not draft.trigger.entry.only_where_told
        )

    def signs_of(self, drafts: Sequence[Draft]) -> list[Signs]:
        """The signs of each claim by name; numbers are scaled to be about 0 to 1."""
        tokens = [self._doc[draft.trigger.head] for draft in drafts]
        return [
            self._signs(draft, token) | learned
            for draft, token, learned in zip(drafts, tokens, _learned(self._doc, tokens), strict=True)
        ]

    def _signs(self, draft: Draft, token: Token) -> Signs:
        found = dict.fromkeys(_reading_signs(draft), 1.0)
        for reach in _AROUND:
            found.update(self._counted(token.i, reach))
        for reach in _COMPANY:
            found[f"claims {reach}"] = math.log1p(_between(self._claims, token.i, reach) - 1)
            found[f"repression {reach}"] = math.log1p(_between(self._plain, token.i, reach))
        found.update(_sentence_signs(token))
        return found

    def _counted(self, at: int, reach: int) -> Iterator[tuple[str, float]]:
        low, high = max(0, at - reach), min(len(self._doc), at + reach)
        count = {name: sums[high] - sums[low] for name, sums in self._sums.items()}
        verbs = count["past"] + count["present"] + 1
        yield f"past {reach}", count["past"] / verbs
        yield f"shall {reach}", count["shall"] / verbs
        yield f"verbs {reach}", 4 * verbs / reach
        for name, scale in (("names", 2), ("numbers", 4), ("spoken", 4)):
            yield f"{name} {reach}", scale * count[name] / reach


def _learned(doc: Doc, tokens: Sequence[Token]) -> list[Signs]:
    """What the learnt models make of the words: asserted, certain; as log odds."""
    quoting = Quoting(doc)
    names = [set(signs_of_word(token, quoting)) for token in tokens]
    asserted = load_network("asserted").probabilities(names, numbers(doc, quoting, tokens))
    certain = load_logistic("certainty")
    shares = ((float(a), certain.probability(n, t.vector)) for a, n, t in zip(asserted, names, tokens, strict=True))
    return [{"asserted": _log_odds(first), "certain": _log_odds(second)} for first, second in shares]


def _log_odds(share: float) -> float:
    within = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(within / (1 - within)) / 3


def _between(places: Sequence[int], at: int, reach: int) -> int:
    return bisect_right(places, at + reach) - bisect_left(places, at - reach)


def _reading_signs(draft: Draft) -> Iterator[str]:
    entry = draft.trigger.entry
    words, conditions = min(len(entry.words), 3), min(len(entry.conditions), 3)
    yield f"kind {entry.kind}"
    yield f"type {entry.type}"
    yield f"words {words}"
    yield f"conditions {conditions}"
    yield f"broad {entry.only_where_told}"
    yield f"kind {entry.kind} {words} {min(conditions, 2)} {entry.only_where_told}"
    for role in _ROLES:
        yield f"{role if draft.roles.get(role) else f'no {role}'}"
    yield f"time {'none' if draft.dating is None else 'own' if draft.dating.own else 'inferred'}"
    yield f"certainty {draft.stance.certainty}"
    yield f"holders {min(len(draft.stance.holders), 2)}"


def _sentence_signs(token: Token) -> Iterator[tuple[str, float]]:
    sentence = token.sent
    yield "sentence", math.log(len(sentence)) / 3
    yield "capitals", sum(t.is_title for t in sentence) / len(sentence)
    yield "upper", float(token.is_upper)
    yield f"pos {token.pos_}", 1.0
    yield f"title {token.is_title} {token.i == sentence.start}", 1.0


def told(drafts: list[Draft], doc: Doc) -> list[Draft]:
    """The claims that tell of something particular, as far as can be judged, each with how likely that is."""
    if len(doc) <= SHORT:
        return drafts
    found = Surroundings(doc, drafts).signs_of(drafts)
    judged = [replace(draft, particular=likelihood(signs)) for draft, signs in zip(drafts, found, strict=True)]
    return [draft for draft in judged if draft.particular is None or draft.particular >= LEAST]
