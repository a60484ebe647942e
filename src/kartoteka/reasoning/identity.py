"""Which persons of several sources are one person: proposed with reasons, decided by people.

Two entities are taken for one person when their names fit (see `name_match.py`) and tell enough: a surname with a
given name, or with initials. They never are when first names, patronymics, initials or sexes contradict, when one
is born or dies at another time than the other, or when one source tells of both. A name in initials that fits two
people who cannot be one is left alone. Inside one source, the reading has already said who is who.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from kartoteka.claims import Claim, Entity, Reading
from kartoteka.reasoning.event_kinds import ENDS_OF_LIFE
from kartoteka.reasoning.keys import EntityKey
from kartoteka.reasoning.name_evidence import lay_beside
from kartoteka.reasoning.name_match import likelihood, score
from kartoteka.reasoning.name_query import other_sex
from kartoteka.reasoning.same_event import agree
from kartoteka.values import Bounds
from kartoteka.values.person_name import PersonName, parse_name

TAKEN_FROM = 0.9
"""The score of two names from which they are taken for one person's, if nothing contradicts."""

_CONTRADICTS_BELOW = 0.75
_OPEN = Bounds(None, None)


@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """One person, as far as names and dates tell.

    Args:
        entities: the entities that stand for the person, in order, one a source at most.
        name: the fullest name.
        names: every spelling, the fullest first.
        reasons: for each entity after the first, why it is taken for the same person.
    """

    entities: tuple[EntityKey, ...]
    name: str
    names: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Individual:
    """One named person entity with what tells it from others."""

    key: EntityKey
    name: str
    names: tuple[str, ...]
    birth: Bounds = _OPEN
    death: Bounds = _OPEN

    @cached_property
    def parsed(self) -> PersonName:
        """The fullest name, taken apart."""
        return parse_name(self.name)

    @property
    def tells_enough(self) -> bool:
        """Whether the name is more than a surname or a given name alone."""
        return self.parsed.surname is not None and len(self.parsed.parts) > 1

    @property
    def in_initials(self) -> bool:
        """Whether the given name is known by its initial only."""
        return self.parsed.given is None


def people_of(
    readings: Sequence[Reading], *, apart: Collection[frozenset[EntityKey]] = ()
) -> tuple[ProposedPerson, ...]:
    """Every named person of the readings, in the order of their first entity; `apart` are pairs judged different."""
    individuals = tuple(_individuals(readings))
    clusters: dict[EntityKey, list[Individual]] = {each.key: [each] for each in individuals}
    for _, one, other in sorted(_fitting(individuals), key=lambda pair: (-pair[0], pair[1].key, pair[2].key)):
        first, second = clusters[one.key], clusters[other.key]
        if first is not second and _may_join(first, second, apart):
            first.extend(second)
            for each in second:
                clusters[each.key] = first
    distinct = {id(members): members for members in clusters.values()}
    return tuple(sorted((_proposed(members) for members in distinct.values()), key=lambda person: person.entities[0]))


def same_people(readings: Sequence[Reading]) -> Mapping[EntityKey, EntityKey]:
    """For each named person of the readings, the first entity that stands for the same person."""
    return {key: person.entities[0] for person in people_of(readings) for key in person.entities}


def contradiction(one: Individual, other: Individual) -> str | None:
    """Why the two cannot be one person, in words; `None` if nothing speaks against it."""
    if one.key.reading == other.key.reading:
        return "one source tells of both"
    if one.parsed.sex and other.parsed.sex and one.parsed.sex != other.parsed.sex:
        return "one name is a man's, the other a woman's"
    for pair in lay_beside(one.parsed, other.parsed)[0]:
        if pair.kind != "surname" and pair.likeness < _CONTRADICTS_BELOW:
            return f"{pair.one.text} is not {pair.other.text}"
    for here, there in zip(*_left_over(one.parsed, other.parsed), strict=False):
        return f"{here} is not {there}"
    if not agree(one.birth, other.birth):
        return "they were born at different times"
    if not agree(one.death, other.death):
        return "they died at different times"
    return None


def _left_over(one: PersonName, other: PersonName) -> tuple[list[str], list[str]]:
    """Given names and initials of each name that have no fellow in the other."""
    _, left, right = lay_beside(one, other)
    mine, yours = ([part.text for part in parts if part.kind in ("given", "initial")] for parts in (left, right))
    return mine, yours


def _individuals(readings: Sequence[Reading]) -> Iterator[Individual]:
    for number, reading in enumerate(readings):
        lives = _lives(reading.claims)
        for entity in reading.entities:
            if entity.kind == "person" and any(mention.form == "name" for mention in entity.mentions):
                birth, death = lives.get(entity.id, (_OPEN, _OPEN))
                names = tuple(dict.fromkeys((entity.name, *entity.names)))
                yield Individual(EntityKey(number, entity.id), _fullest(entity), names, birth, death)


def _fullest(entity: Entity) -> str:
    return max((entity.name, *entity.names), key=lambda name: (len(parse_name(name).parts), name == entity.name))


def _lives(claims: Iterable[Claim]) -> dict[str, tuple[Bounds, Bounds]]:
    """Birth and death of each entity, as the source states them as facts."""
    found: dict[str, tuple[Bounds, Bounds]] = {}
    for claim in claims:
        if claim.time is None or claim.factuality != "CT+":
            continue
        for entity in claim.roles.get("patient", ()):
            birth, death = found.get(entity, (_OPEN, _OPEN))
            if claim.type == "birth" and birth.is_open:
                found[entity] = (claim.time.bounds, death)
            elif claim.type in ENDS_OF_LIFE and death.is_open:
                found[entity] = (birth, claim.time.bounds)
    return found


def _fitting(individuals: Sequence[Individual]) -> list[tuple[float, Individual, Individual]]:
    """Pairs that fit, with their score, without those of a name in initials that fits people who cannot be one."""
    pairs = [
        (likelihood(one.parsed, other.parsed), one, other)
        for one, other in _worth_comparing(individuals)
        if contradiction(one, other) is None
    ]
    fitting = [pair for pair in pairs if pair[0] >= TAKEN_FROM]
    partners: dict[EntityKey, list[Individual]] = defaultdict(list)
    for _, one, other in fitting:
        partners[one.key].append(other)
        partners[other.key].append(one)
    unsure = {key for key, others in partners.items() if _cannot_all_be_one(others)}
    return [
        pair
        for pair in fitting
        if not any(each.in_initials and each.key in unsure for each in pair[1:] if isinstance(each, Individual))
    ]


def _cannot_all_be_one(others: Sequence[Individual]) -> bool:
    return any(contradiction(one, other) is not None for one, other in combinations(others, 2))


def _worth_comparing(individuals: Sequence[Individual]) -> Iterator[tuple[Individual, Individual]]:
    """Pairs of two sources whose surnames can sound the same, each once."""
    by_sound: dict[str, list[Individual]] = defaultdict(list)
    for each in individuals:
        if each.tells_enough:
            for sounds in _surname_sounds(each.parsed):
                by_sound[sounds].append(each)
    seen: set[tuple[EntityKey, EntityKey]] = set()
    for sharing in by_sound.values():
        for one, other in combinations(sharing, 2):
            if one.key.reading != other.key.reading and (one.key, other.key) not in seen:
                seen.add((one.key, other.key))
                yield one, other


def _surname_sounds(name: PersonName) -> set[str]:
    sounds = {each for part in name.parts if part.kind == "surname" for each in part.sounds}
    return sounds | {other for each in sounds for other in other_sex(each)}


def _may_join(
    first: Sequence[Individual], second: Sequence[Individual], apart: Collection[frozenset[EntityKey]]
) -> bool:
    return all(
        contradiction(one, other) is None and frozenset((one.key, other.key)) not in apart
        for one in first
        for other in second
    )


def _proposed(members: Sequence[Individual]) -> ProposedPerson:
    ordered = sorted(members, key=lambda each: each.key)
    names = sorted({name for each in ordered for name in each.names}, key=lambda name: (-len(name), name))
    fullest = max((each.name for each in ordered), key=lambda name: (len(parse_name(name).parts), len(name)))
    first = ordered[0]
    reasons = tuple(f"{each.name}: {'; '.join(score(first.parsed, each.parsed).reasons)}" for each in ordered[1:])
    names = [fullest, *(name for name in names if name != fullest)]
    return ProposedPerson(tuple(each.key for each in ordered), fullest, tuple(names), reasons)
