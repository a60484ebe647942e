"""Which entities of several readings are one person (proposed, with reasons; people decide)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kartoteka.claims import Reading
from kartoteka.reasoning.keys import EntityKey


def same_people(readings: Sequence[Reading]) -> Mapping[EntityKey, EntityKey]:
    """For each person of the readings, the first entity that stands for the same person: here, the same full name."""
    first: dict[str, EntityKey] = {}
    found: dict[EntityKey, EntityKey] = {}
    for number, reading in enumerate(readings):
        for entity in reading.entities:
            key = EntityKey(number, entity.id)
            named = any(mention.form == "name" for mention in entity.mentions)
            if entity.kind == "person" and named and " " in entity.name:
                found[key] = first.setdefault(entity.name.casefold(), key)
    return found
