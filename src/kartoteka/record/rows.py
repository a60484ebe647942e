"""Rows <-> core objects: what a row is called by what it is, and the core object that it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from kartoteka import claims as core
from kartoteka.record import models
from kartoteka.record.documents import canonical
from kartoteka.values import Bounds


def entity_keys(entities: tuple[core.Entity, ...], text_number: int) -> dict[str, str]:
    """For each entity id of a reading its key in the source: kind and place of the first mention.

    Two entities of one kind that begin at one place are told apart by their order, texts after the first by
    their number: `person:1377`, `group:1377/2`, `person:12@2`.
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for entity in entities:
        place = str(entity.mentions[0].start) if entity.mentions else entity.id
        key = base = f"{entity.kind}:{place}" + (f"@{text_number}" if text_number > 1 else "")
        again = 1
        while key in taken:
            again += 1
            key = f"{base}/{again}"
        taken.add(key)
        keys[entity.id] = key
    return keys


def claim_key(fingerprint: str, text_number: int) -> str:
    """The claim's key: its fingerprint; in a source's later texts, whose offsets are others, a hash of both."""
    if text_number == 1:
        return fingerprint
    return hashlib.sha256(f"{fingerprint}@{text_number}".encode()).hexdigest()


def relation_key(relation: core.Relation, source: str, text_number: int, keys: Mapping[str, str]) -> str:
    """What makes a relation the same relation in another reading of the source of that hash; `keys` of the entities
    by their ids."""
    other = None if relation.object is None else keys[relation.object]
    place = source, text_number, relation.start, relation.end
    return hashed(*place, relation.type, keys[relation.subject], other, relation.value)


def hashed(*said: Any) -> str:
    """SHA-256, hexadecimal, of the canonical JSON of what is given."""
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def bounds_of(row: models.Claim | models.Listing) -> Bounds | None:
    """The row's uncertain time; `None` where the source gives it no time at all."""
    return Bounds(row.earliest, row.latest) if row.timed else None


def claim_from_row(row: models.Claim) -> core.Claim:
    """The core claim. Entities are named by their key in the source (`person:1377`), the claim by its own.

    Reads `row.parts` and `row.chain` with their entities: fetch them at once for many
    (`lookup.whole`).
    """
    roles: dict[str, list[str]] = {}
    for role in sorted(row.parts, key=lambda r: (r.role, r.position)):
        roles.setdefault(role.role, []).append(role.entity.key)
    bounds = bounds_of(row)
    return core.Claim(
        id=row.key,
        type=row.type,
        start=row.start,
        end=row.end,
        passage_start=row.passage_start,
        passage_end=row.passage_end,
        roles={role: tuple(keys) for role, keys in roles.items()},
        post=row.post,
        term=row.term,
        time=None if bounds is None else core.ClaimTime(bounds, row.edtf, tuple(row.basis)),
        factuality=row.factuality,
        holders=tuple(h.special or h.entity.key for h in sorted(row.chain, key=lambda holder: holder.position)),
        notes=tuple(row.notes),
        reader=row.reader,
        confidence=row.confidence,
        explanation=tuple((part, reason) for part, reason in row.explanation),
    )


def entity_from_row(row: models.Entity) -> core.Entity:
    """The core entity, named by its key. Reads `row.mentions`."""
    mentions = sorted(((m.start, m.end, m.form) for m in row.mentions.all()), key=lambda m: (m[0], m[1]))
    return core.Entity(row.key, row.kind, row.name, tuple(row.names), tuple(core.Mention(*m) for m in mentions))


def relation_from_row(row: models.Relation) -> core.Relation:
    """The core relation; entities are named by their keys."""
    return core.Relation(
        row.type, row.subject.key, None if row.object is None else row.object.key, row.value, row.start, row.end
    )


def listing_from_row(row: models.Listing) -> core.Listing:
    """The core listing; entities are named by their keys. Reads `row.places`."""
    places = sorted(row.places.all(), key=lambda place: place.position)
    return core.Listing(row.start, row.end, tuple(place.entity.key for place in places), bounds_of(row))
