"""Signs that a candidate is, or is not, the one that a pronoun stands for; `data/people/pronouns.npz` weighs them.

A candidate is an entity with its latest mention; the last row may stand for somebody not mentioned yet. Signs speak of
the pronoun, of the mention and the entity, of how much was spoken of it, and of how it compares with the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import words_of_file
from kartoteka.reading.who.candidate_signs import (
    SAYING,
    Asked,
    Sign,
    Spoken,
    entity_signs,
    history_signs,
    mention_signs,
    speech_signs,
)
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.grammar import REFLEXIVE
from kartoteka.reading.who.history import History, group_of
from kartoteka.reading.who.scene import Scene
from kartoteka.reading.who.trail import Step, Trail

if TYPE_CHECKING:
    from collections.abc import Iterator

Signs = dict[str, float]
Candidate = tuple[Draft, Step]
_DONE_TO_PEOPLE = words_of_file("name_signs", "done_to_people")
_RIGHT_BEHIND = 4
"""Tokens behind a quotation in which a pronoun is its speaker's (*“...,” he said*)."""

_COMPARED = (
    "names",
    "share of names",
    "mentions",
    "pronouns in 10",
    "names before, 5",
    "names before, 20",
    "names after, 8",
    "share of pronouns",
    "pronouns in 30",
    "pronouns so far",
    "suffered",
    "verb like before",
)


def asked_of(scene: Scene, pronoun: Found, by_token: Mapping[int, tuple[Draft, ...]]) -> Asked:
    """What the signs need to know of the pronoun."""
    at = pronoun.head
    token, quote = scene.doc[at], scene.where.quote[at]

    def speaker(number: int) -> Draft | None:
        subject = scene.subjects.get(number)
        found = by_token.get(subject, ()) if subject is not None else ()
        return found[0] if found else None

    before = scene.quotations_before(at, 4)
    after = before[-1][0] if before and at - before[-1][2] <= _RIGHT_BEHIND else 0
    speakers = tuple(speaker(number) for number, _, _ in reversed(before))
    spoken = Spoken(speaker(quote) if quote else None, speakers, after)
    group = group_of(pronoun, token.lower_)
    return Asked(
        pronoun,
        token,
        scene.part(token),
        scene.clause(token),
        scene.where.sentence[at],
        quote,
        group,
        spoken,
        scene.fate(token),
    )


def pronoun_signs(
    scene: Scene, history: History, trail: Trail, asked: Asked, candidates: Sequence[Candidate], new: bool
) -> list[Signs]:
    """The signs of each candidate, in order; one more row for somebody new where `new` allows that."""
    own = dict(_own(scene, asked, len(candidates)))
    rows = []
    nearer = 0
    for rank, (draft, step) in enumerate(candidates):
        signs = dict(own)
        signs.update(mention_signs(scene, asked, step, rank))
        signs.update(entity_signs(scene, asked, draft))
        signs.update(history_signs(scene, history, asked, draft))
        signs.update(speech_signs(asked, draft, step))
        signs["named ones nearer"] = nearer
        signs["heads the entry"] = (
            draft is trail.entry and scene.where.paragraph[asked.token.i] == trail.entry_paragraph
        )
        nearer += draft.named
        rows.append(signs)
    if new:
        rows.append({**own, **dict(_new(history, asked, candidates))})
    _compare(rows)
    return rows


def _own(scene: Scene, asked: Asked, candidates: int) -> Iterator[Sign]:
    token = asked.token
    place = scene.place(token)
    yield f"pronoun is {asked.part}", 1.0
    yield f"pronoun group {asked.group}", 1.0
    yield "pronoun opens", place < 3
    yield "pronoun place", min(place, 30)
    yield "pronoun in quotation", asked.quote > 0
    yield "pronoun reflexive", token.lower_ in REFLEXIVE
    yield "pronoun says", asked.clause.lemma_ in SAYING and asked.part == "subject"
    yield "pronoun of a conjunct", token.dep_ == "poss" and token.head.dep_ == "conj"
    yield "pronoun in main clause", asked.clause.dep_ in ("ROOT", "conj")
    yield "pronoun right behind quotation", asked.spoken.after > 0
    yield "candidates", candidates
    if token.dep_ in ("dobj", "nsubjpass", "dative") and token.head.lemma_ in _DONE_TO_PEOPLE:
        yield "undergoes what people undergo", 1.0


def _new(history: History, asked: Asked, candidates: Sequence[Candidate]) -> Iterator[Sign]:
    """Signs for somebody who has not been mentioned: *they say*; *There was no hope for him*."""
    earlier = history.pronouns[asked.group]
    yield "new", 1.0
    yield f"new {asked.group}", 1.0
    yield f"new {asked.part}", 1.0
    yield "new, no other", not candidates
    yield "new, nearest", min([asked.sentence - step.sentence for _, step in candidates] or [20])
    yield "new in quotation", asked.quote > 0
    yield "new, others named", any(draft.named for draft, _ in candidates)
    yield "new, earlier pronouns", bool(earlier)
    yield "new, since pronoun", min(asked.sentence - earlier[-1].sentence, 20) if earlier else 20
    yield "new, they say", asked.group == "p" and asked.part == "subject" and asked.clause.lemma_ in SAYING
    yield "new, opening", asked.sentence < 3


def _compare(rows: list[Signs]) -> None:
    """Add how each candidate stands to the best of them: alone at the top, or how far below."""
    for key in _COMPARED:
        values = [row.get(key, 0.0) for row in rows]
        best, *others = sorted(values, reverse=True)
        for row, value in zip(rows, values, strict=True):
            row[f"most {key}"] = value == best > 0 and (not others or others[0] < best)
            row[f"below most {key}"] = best - value
