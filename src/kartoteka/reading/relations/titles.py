"""A title before a name says a post: *Captain [Gloy]*, *Prosecutor General [Melsheimer]*; *Mothle J*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Entity, Relation
from kartoteka.reading.cast import Cast
from kartoteka.reading.mentions.words import COMPOUND_FIRST, JUDGE_AFTER, POST_TITLES, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc


def title_relations(doc: Doc, cast: Cast, entities: dict[str, Entity]) -> Iterator[Relation]:
    """Posts said by titles, in order."""
    starts = {m.start: e for e in entities.values() if e.kind == "person" for m in e.mentions if m.form == "name"}
    token_at = {token.idx: token.i for token in doc}
    for start, entity in sorted(starts.items()):
        i = token_at.get(start)
        if i is None:
            continue
        yield from _before(doc, i, entity)
        yield from _judge_after(doc, i, entity, start)


def _before(doc: Doc, i: int, entity: Entity) -> Iterator[Relation]:
    first = i
    while first > 0 and doc[first - 1].text[:1].isupper() and fold(doc[first - 1].text) in POST_TITLES | COMPOUND_FIRST:
        first -= 1
    if first == i or not any(fold(doc[k].text) in POST_TITLES for k in range(first, i)):
        return
    value = _one(doc[first:i].text)
    last = doc[i - 1]
    yield Relation("post", entity.id, None, value, doc[first].idx, last.idx + len(last.text))


def _one(title: str) -> str:
    """*Captains* before two names is *Captain* for each."""
    words = title.split()
    if words[-1].endswith("s") and fold(words[-1][:-1]) in POST_TITLES:
        words[-1] = words[-1][:-1]
    return " ".join(words)


def _judge_after(doc: Doc, i: int, entity: Entity, start: int) -> Iterator[Relation]:
    end = next(m.end for m in entity.mentions if m.start == start and m.form == "name")
    while i < len(doc) and doc[i].idx < end:
        i += 1
    if i < len(doc) and doc[i].text in JUDGE_AFTER:
        yield Relation("post", entity.id, None, "judge", doc[i].idx, doc[i].idx + len(doc[i].text))
