"""Whom a pronoun stands for: the best of the candidates in the window, by the weighted signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import load
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.layout import Layout
from kartoteka.reading.who.pronoun_signs import bound, pronoun_signs
from kartoteka.reading.who.trail import Step, Trail

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WEIGHTS: Mapping[str, float] = load("pronouns")["weights"]
REACH = 10
"""Sentences that a pronoun looks back."""

CANDIDATES = 10
"""So many candidates at most are weighed."""


def best_antecedent(doc: Doc, where: Layout, trail: Trail, pronoun: Found) -> Draft | None:
    """The entity that a third-person pronoun most likely stands for, or `None` if nobody fits."""
    ranked = [(score, -rank, draft) for rank, (draft, score) in enumerate(scored(doc, where, trail, pronoun))]
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def scored(doc: Doc, where: Layout, trail: Trail, pronoun: Found) -> list[tuple[Draft, float]]:
    """Each candidate with its score, nearest first."""
    result = []
    for rank, (draft, step) in enumerate(fitting(doc, where, trail, pronoun)):
        signs = pronoun_signs(
            doc, pronoun, where.sentence[pronoun.head], where.paragraph[pronoun.head], where.quote[pronoun.head],
            draft, step, rank,
        )  # fmt: skip
        result.append((draft, sum(_WEIGHTS.get(sign, 0.0) for sign in signs)))
    return result


def fitting(doc: Doc, where: Layout, trail: Trail, pronoun: Found) -> list[tuple[Draft, Step]]:
    """The candidates that agree in kind, number and sex and that grammar allows, nearest first."""
    result = []
    for draft, step in trail.candidates():
        if where.sentence[pronoun.head] - step.sentence > REACH or len(result) >= CANDIDATES:
            break
        if agrees(pronoun, draft, doc[pronoun.head].lower_) and not (
            where.sentence[pronoun.head] == step.sentence and bound(doc[pronoun.head], doc[step.found.head])
        ):
            result.append((draft, step))
    return result


def agrees(pronoun: Found, draft: Draft, word: str) -> bool:
    """Whether the draft can be meant by the pronoun at all."""
    if pronoun.plural:
        return draft.kind == "group" or (draft.kind == "body" and draft.plural)
    if pronoun.sex:
        return draft.kind == "person" and not draft.plural and draft.sex in ("", pronoun.sex)
    return draft.kind in ("body", "place", "work")
