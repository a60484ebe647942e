"""A reading with all that a dossier asks of it again and again, looked up once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kartoteka.claims import Claim, Entity, NoteMark, Reading, Relation
from kartoteka.reasoning.dossier.wording import called, text_of

__all__ = ["Indexed", "indexed"]


@dataclass(frozen=True, slots=True)
class Indexed:
    """A reading that carries its text, and the ways into it.

    Args:
        reading: as it was given.
        text: its source's text.
        entities: by id.
        names: of each entity, as it is read in a sentence ("the NKVD").
        claims: by id, in order of the text.
        claims_of: the claims in which an entity has a part, by its id, in order of the text.
        relations_of: the relations of an entity, by its id.
        notes_by_mark: the note marks of each value, in order of the text.
    """

    reading: Reading
    text: str
    entities: Mapping[str, Entity]
    names: Mapping[str, str]
    claims: Mapping[str, Claim]
    claims_of: Mapping[str, Sequence[Claim]]
    relations_of: Mapping[str, Sequence[Relation]]
    notes_by_mark: Mapping[str, Sequence[NoteMark]]

    def notes_between(self, start: int, end: int) -> Sequence[NoteMark]:
        """The note marks that begin in that stretch of the text."""
        notes = self.reading.notes
        return notes[bisect_left(notes, start, key=_start) : bisect_left(notes, end, key=_start)]


def indexed(readings: Sequence[Reading]) -> tuple[Indexed, ...]:
    """Each reading, indexed.

    Raises:
        ValueError: one carries no text.
    """
    return tuple(_indexed(reading) for reading in readings)


def _indexed(reading: Reading) -> Indexed:
    text = text_of(reading)
    claims_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        for entity in dict.fromkeys(e for filled in claim.roles.values() for e in filled):
            claims_of[entity].append(claim)
    relations_of: dict[str, list[Relation]] = defaultdict(list)
    for relation in reading.relations:
        for side in dict.fromkeys((relation.subject, relation.object)):
            if side is not None:
                relations_of[side].append(relation)
    notes_by_mark: dict[str, list[NoteMark]] = defaultdict(list)
    for note in reading.notes:
        notes_by_mark[note.mark].append(note)
    return Indexed(
        reading=reading,
        text=text,
        entities={entity.id: entity for entity in reading.entities},
        names={entity.id: called(entity, text) for entity in reading.entities},
        claims={claim.id: claim for claim in reading.claims},
        claims_of=dict(claims_of),
        relations_of=dict(relations_of),
        notes_by_mark=dict(notes_by_mark),
    )


def _start(note: NoteMark) -> int:
    return note.start
