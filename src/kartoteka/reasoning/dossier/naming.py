"""Who is meant by a name: the people of some readings, and the one that a user's words name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz import fuzz, process

from kartoteka.errors import NotFound
from kartoteka.reasoning.dossier.indexed import Indexed
from kartoteka.reasoning.keys import EntityKey
from kartoteka.reasoning.words import say_list

__all__ = ["Person", "find_person", "people"]

_NEAREST = 4
_LEAST_LIKENESS = 60


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

    Entities of the same value in `decided` are one person. Across readings, two more are taken for one where one
    name holds all words of the other and nobody else comes into question; a name of one word joins only its like.
    Those of whom a pair stands in `apart` are never joined.
    """
    found: list[Person] = []
    for person in _decided(readings, decided or {}):
        _add(found, person, apart)
    return tuple(sorted(found, key=lambda person: (-person.claims, person.name)))


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
    """The one person whom the name means: somebody called exactly so, or else the only one whose name holds it.

    `everybody` are the people to choose from, if who is who has been decided already; by default `people(readings)`.

    Raises:
        NotFound: nobody, or more than one; the message gives the nearest names.
    """
    everybody = people(readings) if everybody is None else everybody
    wanted = _words(name)
    exact = [person for person in everybody if _words(person.name) == wanted]
    held = [person for person in everybody if any(wanted <= _words(n) for n in person.names)]
    for candidates in (exact, held):
        if len(candidates) == 1:
            return candidates[0]
        if candidates and wanted:
            raise NotFound(f"{name!r} can be {_either(p.name for p in candidates)}; give more of the name.")
    raise NotFound(_nobody(name, everybody))


def _add(found: list[Person], person: Person, apart: Collection[frozenset[EntityKey]]) -> None:
    here = {where.reading for where in person.appearances}
    same = [
        place
        for place, other in enumerate(found)
        if not here & {where.reading for where in other.appearances}
        and _alike(person, other)
        and not any(frozenset({a, b}) in apart for a in person.appearances for b in other.appearances)
    ]
    if len(same) != 1:
        found.append(person)
        return
    other = found[same[0]]
    found[same[0]] = Person(
        max(person.name, other.name, key=_fullness),
        tuple(dict.fromkeys(other.names + person.names)),
        other.appearances + person.appearances,
        other.claims + person.claims,
    )


def _fullness(name: str) -> tuple[int, int]:
    return len(name.split()), len(name)


def _alike(one: Person, other: Person) -> bool:
    first, second = _words(one.name), _words(other.name)
    shorter, longer = sorted((first, second), key=len)
    return shorter <= longer and (len(shorter) > 1 or shorter == longer)


def _words(name: str) -> frozenset[str]:
    """The words of a name in one Latin key: no accents, no case, no points."""
    key = anyascii(name).casefold().replace("'", "").replace("-", " ").replace(".", " ")
    return frozenset(key.split())


def _nobody(name: str, everybody: Sequence[Person]) -> str:
    if not everybody:
        return f"{name!r} is not there: these sources name nobody."
    keys = {person.name: anyascii(person.name).casefold() for person in everybody}
    near = process.extract(
        anyascii(name).casefold(), keys, scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=_LEAST_LIKENESS
    )
    if near:
        return f"nobody here is called {name!r}; the nearest are {_either(key for _, _, key in near)}."
    most = [person.name for person in everybody[:_NEAREST]]
    return f"nobody here is called {name!r}; most is told of {_either(most)}."


def _either(names: Iterable[str]) -> str:
    return say_list(list(names), "or")
