"""What has been placed so far, by draft: when it was last the subject, named, described, and how likely the last
pronouns were it.

A pronoun counts for each of its candidates by the likelihood that the ranker gave it, so that a doubtful guess stays
doubtful for the pronouns after it and one wrong turn does not decide a whole run of *he*.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.pronouns import THIRD
from kartoteka.reading.who.draft import Draft

NEVER = -99
_PRONOUNS = 12
"""So many pronouns of one group are remembered."""

_TRACES = 60
"""So many likely pronouns of one draft are remembered."""

_LEAST = 0.03
"""A likelihood below this is no trace."""


def group_of(found: Found, word: str) -> str:
    """Which pronouns a pronoun runs with: `m`, `f`, `p` (*they*), `i` (*it*), or `""` for others."""
    if word not in THIRD:
        return ""
    return "p" if found.plural else found.sex or "i"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A third-person pronoun already placed: the likelihood of each draft by number, where it stands, its part."""

    likely: Mapping[int, float]
    sentence: int
    token: int
    subject: bool


class History:
    """Sentences by draft number: `subject`, `named`, `described` last, `first` first; `count` of mentions; `likely`,
    the likelihoods of all third-person pronouns so far, summed, and `placed`, how many these are."""

    def __init__(self) -> None:
        self.subject: dict[int, int] = {}
        self.named: dict[int, int] = {}
        self.described: dict[int, int] = {}
        self.first: dict[int, int] = {}
        self.count: Counter[int] = Counter()
        self.mentions = 0
        self.subjects: deque[int] = deque(maxlen=2)
        self.pronouns: dict[str, deque[Earlier]] = {g: deque(maxlen=_PRONOUNS) for g in ("m", "f", "p", "i")}
        self._traces: dict[int, deque[tuple[int, float]]] = defaultdict(lambda: deque(maxlen=_TRACES))
        self.likely: dict[int, float] = defaultdict(float)
        self.placed = 0
        self.fates: dict[str, Counter[int]] = {"suffers": Counter(), "acts": Counter()}
        self.verbs: dict[tuple[int, str], Any] = {}
        self._likely: Mapping[int, float] | None = None

    def expect(self, likely: Mapping[int, float] | None) -> None:
        """The likelihoods of the pronoun that is placed next; `None` where there was no choice."""
        self._likely = likely

    def put(self, draft: Draft, found: Found, sentence: int, subject: bool, group: str) -> None:
        """Take a placed mention in; `group` as `group_of` says."""
        number = draft.number
        self.mentions += 1
        self.count[number] += 1
        self.first.setdefault(number, sentence)
        if subject:
            self.subject[number] = sentence
            self.subjects.append(number)
        if found.form == "name":
            self.named[number] = sentence
        elif found.form == "nominal":
            self.described[number] = sentence
        elif group:
            self._pronoun(number, found, sentence, subject, group)

    def _pronoun(self, number: int, found: Found, sentence: int, subject: bool, group: str) -> None:
        likely = self._likely or {number: 1.0}
        self._likely = None
        self.pronouns[group].append(Earlier(likely, sentence, found.head, subject))
        self.placed += 1
        for each, share in likely.items():
            self.likely[each] += share
            if share > _LEAST:
                self._traces[each].append((sentence, share))

    def live(self, number: int, fate: str, part: str, verb: Any) -> None:
        """Remember what the clause of a mention says of the draft: whether it suffers or acts, and by what verb."""
        if fate:
            self.fates[fate][number] += 1
        if part in ("subject", "object"):
            before = self.verbs.get((number, part))
            self.verbs[number, part] = verb if before is None else before + verb

    def like_before(self, number: int, part: str, verb: Any) -> float:
        """How like the verb is to those of the draft's mentions in that part: their cosine, 0 where there are none."""
        before = self.verbs.get((number, part))
        if before is None:
            return 0.0
        size = float(np.linalg.norm(before)) * float(np.linalg.norm(verb))
        return float(before @ verb) / size if size else 0.0

    def pronouns_since(self, number: int, sentence: int) -> float:
        """How many pronouns since that sentence were likely this draft."""
        return sum(share for s, share in self._traces.get(number, ()) if s >= sentence)
