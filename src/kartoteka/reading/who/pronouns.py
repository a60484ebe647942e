"""Whom a pronoun stands for: the best of the candidates in the window, by the weighted signs.

The weights are those of a log-linear ranker, trained by `tools/train_pronouns.py`, which says from what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.layout import Layout
from kartoteka.reading.who.pronoun_signs import bound, pronoun_signs
from kartoteka.reading.who.trail import Step, Trail

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 10
"""Sentences that a pronoun looks back."""

CANDIDATES = 10
"""So many candidates at most are weighed."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """How much each sign speaks for a candidate."""
    path = files("kartoteka.reading").joinpath("data", "people", "pronouns.json")
    loaded: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return {**loaded, **_BY_HAND}


_BY_HAND = {"heads the entry": 2.0, "named, sex unknown, called m": 0.9}
"""Signs that the novels and articles of the training have not: entries of lists are about their head, and a foreign
surname alone is in our sources mostly a man's."""


def best_antecedent(doc: Doc, where: Layout, trail: Trail, pronoun: Found) -> Draft | None:
    """The entity that a third-person pronoun most likely stands for, or `None` if nobody fits."""
    weighs = weights()
    best, best_score = None, float("-inf")
    for rank, (draft, step) in enumerate(fitting(doc, where, trail, pronoun)):
        signs = pronoun_signs(doc, where, trail, pronoun, draft, step, rank)
        score = sum(weighs.get(sign, 0.0) for sign in signs)
        if score > best_score:
            best, best_score = draft, score
    return best


def fitting(doc: Doc, where: Layout, trail: Trail, pronoun: Found) -> list[tuple[Draft, Step]]:
    """The candidates that agree in kind, number and sex and that grammar allows, nearest first."""
    result: list[tuple[Draft, Step]] = []
    at = pronoun.head
    for draft, step in trail.candidates():
        if where.sentence[at] - step.sentence > REACH or len(result) >= CANDIDATES:
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
