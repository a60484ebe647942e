"""Whom a pronoun stands for: the best of the candidates in the window, by the weighted signs.

The weights are those of small networks over the signs (standardised, one hidden layer, one score a candidate, the
mean of several), trained by `tools/train_pronouns.py`, which says from what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.grammar import bound
from kartoteka.reading.who.layout import Layout
from kartoteka.reading.who.pronoun_signs import Candidate, Signs
from kartoteka.reading.who.trail import Trail

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 15
"""Sentences that a pronoun looks back."""

CANDIDATES = 8
"""So many candidates at most are weighed."""

CANDIDATES_FOR_IT = 4
"""So many for *it*, which is mostly no person, body or place at all."""

FARTHEST = 6.0
"""Standard deviations from the mean at which a sign is cut off."""

SURELY_NEW = 0.7
"""So likely must it be that a pronoun means somebody not mentioned yet, where somebody fits."""

Numbers = NDArray[np.float32]

_ENTRY = 3.0
"""Entries of lists and reference works are about their head; the novels and articles of the training have none."""

_FOREIGN = 0.9
"""A foreign surname alone, whose sex no list tells, is in our sources mostly a man's."""


@dataclass(frozen=True)
class Ranker:
    """Networks over named signs: `place` of each sign, its mean and scale (1 / standard deviation), and for each
    network the weights of the hidden layer (signs x hidden), its bias, its outgoing weights, and direct weights."""

    place: Mapping[str, int]
    mean: Numbers
    scale: Numbers
    networks: tuple[tuple[Numbers, Numbers, Numbers, Numbers], ...]

    def matrix(self, rows: Sequence[Signs]) -> Numbers:
        """The rows as numbers, standardised; signs that the training did not know are left out."""
        raw = np.zeros((len(rows), len(self.mean)), np.float32)
        place = self.place
        for i, signs in enumerate(rows):
            known = [(place[sign], value) for sign, value in signs.items() if value and sign in place]
            if known:
                at, values = zip(*known, strict=True)
                raw[i, at] = values
        return standardised(raw, self.mean, self.scale)

    def scores(self, rows: Sequence[Signs]) -> Numbers:
        """One score a row; their softmax is how likely each is the right one."""
        x = self.matrix(rows)
        found = sum(np.maximum(x @ into + bias, 0) @ out + x @ direct for into, bias, out, direct in self.networks)
        return np.asarray(found / len(self.networks), np.float32)


def standardised(raw: Numbers, mean: Numbers, scale: Numbers) -> Numbers:
    """Signs in standard deviations from their mean."""
    clipped: Numbers = np.clip((raw - mean) * scale, -FARTHEST, FARTHEST)
    return clipped


@lru_cache(maxsize=1)
def ranker() -> Ranker:
    """The trained ranker."""
    path = files("kartoteka.reading").joinpath("data", "people", "pronouns.npz")
    with path.open("rb") as file, np.load(file) as stored:
        names = str(stored["signs"]).split("\n")
        keys = ("into", "bias", "out", "direct")
        networks = tuple(zip(*(stored[key].astype(np.float32) for key in keys), strict=True))
        mean, scale = stored["mean"].astype(np.float32), stored["scale"].astype(np.float32)
    return Ranker({name: i for i, name in enumerate(names)}, mean, scale, networks)


def likelihoods(rows: Sequence[Signs], male: bool) -> Numbers:
    """How likely each row of signs is the right one; they sum to 1."""
    scores = ranker().scores(rows)
    for i, signs in enumerate(rows):
        scores[i] += _ENTRY * signs.get("heads the entry", 0.0)
        if male and signs.get("named") and not signs["sex known"]:
            scores[i] += _FOREIGN
    likely = np.exp(scores - scores.max())
    return np.asarray(likely / likely.sum(), np.float32)


def fitting(doc: Doc, where: Layout, trail: Trail, pronoun: Found) -> list[Candidate]:
    """The candidates that agree in kind, number and sex and that grammar allows, nearest first."""
    result: list[Candidate] = []
    at = pronoun.head
    most = CANDIDATES if pronoun.sex or pronoun.plural else CANDIDATES_FOR_IT
    for draft, step in trail.candidates():
        if where.sentence[at] - step.sentence > REACH or len(result) >= most:
            break
        if agrees(pronoun, draft) and not (
            where.sentence[at] == step.sentence and bound(doc[at], doc[step.found.head])
        ):
            result.append((draft, step))
    return result


def agrees(pronoun: Found, draft: Draft) -> bool:
    """Whether the draft can be meant by the pronoun at all."""
    if pronoun.plural:
        return draft.kind == "group" or draft.plural or (draft.kind == "body" and not draft.named)
    if pronoun.sex:
        return draft.kind == "person" and not draft.first_person and draft.sex in ("", pronoun.sex)
    return draft.kind in ("body", "place", "work")
