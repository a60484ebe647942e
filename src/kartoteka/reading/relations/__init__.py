"""What the source says that somebody is: kin, posts, memberships, other names, associates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.cast import Cast
from kartoteka.reading.relations.descriptions import described_relations
from kartoteka.reading.relations.titles import title_relations
from kartoteka.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_relations"]


def find_relations(source: Source, doc: Doc, cast: Cast) -> tuple[Relation, ...]:
    """The relations of the text in order, each said once."""
    entities = {entity.id: entity for entity in cast.entities}
    found = [*described_relations(doc, cast, entities), *title_relations(doc, cast, entities)]
    once: dict[tuple[str, str, str | None, str], Relation] = {}
    for relation in sorted(found, key=lambda r: (r.start, r.end)):
        once.setdefault((relation.type, relation.subject, relation.object, (relation.value or "").lower()), relation)
    return tuple(once.values())
