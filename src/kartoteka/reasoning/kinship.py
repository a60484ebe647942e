"""Who is whose parent, from the kin relations of the readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kartoteka.claims import Reading, Relation
from kartoteka.reasoning.happening import Being
from kartoteka.reasoning.keys import EntityKey

_PARENT = ("mother", "father", "parent")
_CHILD = ("son", "daughter", "child")


def parents_of(readings: Sequence[Reading], people: Mapping[EntityKey, Being]) -> frozenset[tuple[Being, Being]]:
    """(parent, child) pairs of persons. Step-parents, godparents and parents-in-law are none."""
    return frozenset(
        (people.get(parent, parent), people.get(child, child))
        for number, reading in enumerate(readings)
        for relation in reading.relations
        for parent, child in _parent_and_child(number, relation)
    )


def _parent_and_child(number: int, relation: Relation) -> Iterator[tuple[EntityKey, EntityKey]]:
    if relation.type != "kin" or relation.object is None or relation.value is None:
        return
    subject, other = EntityKey(number, relation.subject), EntityKey(number, relation.object)
    words = relation.value.casefold().replace("-", " ").split()
    if not words or {"step", "god", "foster", "law", "adopted", "adoptive"} & set(words):
        return
    if words[-1] in _PARENT:
        yield subject, other
    elif words[-1] in _CHILD:
        yield other, subject
