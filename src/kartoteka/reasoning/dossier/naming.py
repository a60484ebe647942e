"""Who is meant by a name: the people of some readings, and the one that a user's words name."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz import fuzz, process

from kartoteka.errors import NotFound
from kartoteka.reasoning.dossier.indexed import Indexed
from kartoteka.reasoning.finding import find
from kartoteka.reasoning.identity import people_of
from kartoteka.reasoning.keys import EntityKey
from kartoteka.reasoning.words import say_list

__all__ = ["Person", "find_person", "people"]

_NEAREST = 4
_LEAST_LIKENESS = 60
_SURELY = 0.9
"""From this likeness on (0 to 1), a name in another spelling means the person, if only one is so alike."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name in some readings; `claims` counts the claims in which they have a part."""

    name: str
    names: tuple[str, ...]
    appearances: tuple[EntityKey, ...]
    claims: int


def people(
    readings: Sequence[Indexed],
    decided: Mapping[EntityKey, Hashable] | None = None,
    apart: Collection[frozenset[EntityKey]] = (),
) -> tuple[Person, ...]:
    """The named people of the readings, those of whom most is told first.

    Entities of the same value in `decided` are one person. Across readings, more are taken for one where their names
    and dates say so (`kartoteka.reasoning.identity`), but never those of whom a pair stands in `apart`.
    """
    person_of = {where: person for person in _decided(readings, decided or {}) for where in person.appearances}
    for proposed in people_of([each.reading for each in readings], apart=apart):
        first, *others = proposed.entities
        for other in others:
            one, two = person_of[first], person_of[other]
            if one is not two and _may_join(one, two, apart):
                joined = _joined(one, two)
                person_of.update(dict.fromkeys(joined.appearances, joined))
    found = {id(person): person for person in person_of.values()}
    return tuple(sorted(found.values(), key=lambda person: (-person.claims, person.name)))


def _decided(readings: Sequence[Indexed], decided: Mapping[EntityKey, Hashable]) -> Iterator[Person]:
    """Each person, as far as it has been decided who is who: else each named entity by itself."""
    members: dict[Hashable, list[EntityKey]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for entity in reading.reading.entities:
            if entity.kind == "person" and any(m.form == "name" for m in entity.mentions):
                where = EntityKey(place, entity.id)
                members[decided.get(where, where)].append(where)
    for appearances in members.values():
        entities = [readings[where.reading].entities[where.entity] for where in appearances]
        names = dict.fromkeys(name for entity in entities for name in (entity.name, *entity.names))
        claims = {(w.reading, c.id) for w in appearances for c in readings[w.reading].claims_of.get(w.entity, ())}
        yield Person(max((e.name for e in entities), key=_fullness), tuple(names), tuple(appearances), len(claims))


def find_person(readings: Sequence[Indexed], name: str, everybody: Sequence[Person] | None = None) -> Person:
    """The one person whom the name means: somebody called exactly so (first by their full name, for nobody can give
    more of it than that), or else the only one whose name holds it, or else the only one whose name it is in another
    spelling or script.

    `everybody` are the people to choose from, if who is who has been decided already; by default `people(readings)`.

    Raises:
        NotFound: nobody, or more than one; the message gives the nearest names.
    """
    everybody = people(readings) if everybody is None else everybody
    wanted = _words(name)
    exact = [person for person in everybody if wanted in (_words(n) for n in (person.name, *person.names))]
    full = [person for person in exact if wanted == _words(person.name)]
    held = [person for person in everybody if any(wanted <= _words(n) for n in person.names)]
    near = find(name, everybody)
    for candidates in (
        full if len(full) == 1 else exact,
        held,
        [hit.person for hit in near if hit.likeness >= _SURELY],
    ):
        if len(candidates) == 1:
            return candidates[0]
        if candidates and wanted:
            raise NotFound(f"{name!r} can be {_either(p.name for p in candidates)}; give more of the name.")
    raise NotFound(_nobody(name, everybody, [hit.person.name for hit in near]))


def _may_join(one: Person, two: Person, apart: Collection[frozenset[EntityKey]]) -> bool:
    """One source never tells of one person under two entities, unless people have decided so."""
    if {where.reading for where in one.appearances} & {where.reading for where in two.appearances}:
        return False
    return not any(frozenset({a, b}) in apart for a in one.appearances for b in two.appearances)


def _joined(one: Person, two: Person) -> Person:
    return Person(
        max(one.name, two.name, key=_fullness),
        tuple(dict.fromkeys(one.names + two.names)),
        tuple(sorted(one.appearances + two.appearances)),
        one.claims + two.claims,
    )


def _fullness(name: str) -> tuple[int, int]:
    return len(name.split()), len(name)


def _words(name: str) -> frozenset[str]:
    """The words of a name in its own script: no accents, no case, no points."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return frozenset(bare.replace("-", " ").replace(".", " ").split())


def _nobody(name: str, everybody: Sequence[Person], near: Sequence[str]) -> str:
    if not everybody:
        return f"{name!r} is not there: these sources name nobody."
    nearest = near or _written_alike(name, [person.name for person in everybody])
    if nearest:
        return f"nobody here is called {name!r}; the nearest are {_either(nearest[:_NEAREST])}."
    most = [person.name for person in everybody[:_NEAREST]]
    return f"nobody here is called {name!r}; most is told of {_either(most)}."


def _written_alike(name: str, names: Sequence[str]) -> list[str]:
    keys = {each: anyascii(each).casefold() for each in names}
    wanted = anyascii(name).casefold()
    near = process.extract(wanted, keys, scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=_LEAST_LIKENESS)
    return [key for _, _, key in near]


def _either(names: Iterable[str]) -> str:
    return say_list(list(names), "or")
