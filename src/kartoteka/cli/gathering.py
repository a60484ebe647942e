"""Where a command that asks finds its readings: the case, or files that `--reading` names."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kartoteka.errors import NotFound

if TYPE_CHECKING:
    from kartoteka.claims import Reading
    from kartoteka.reasoning.chronology import Chronology
    from kartoteka.reasoning.dossier import Indexed, Person
    from kartoteka.reasoning.keys import EntityKey
    from kartoteka.sources import Source

__all__ = ["Gathered", "configure", "gathered"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options that say where the readings are."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--case", type=Path, default=None, metavar="PATH", help="the case (default: case.kartoteka)")
    where.add_argument(
        "--reading", type=Path, nargs="+", metavar="FILE", help="readings (NAME.json) or sources, instead of a case"
    )


@dataclass(frozen=True)
class Gathered:
    """Readings that carry their text, and what people have decided on them.

    Args:
        readings: one a source, what was rejected left out and what was corrected put in its place.
        sources: the structure of each, in the same order.
        name: of the whole.
        decided: who is who, as far as people have decided it: entities of the same value are one, in the case.
        apart: pairs of entities that people have decided are not one.
        looked_at: for each reading, the ids of the claims that a person has looked at.
    """

    readings: tuple[Reading, ...]
    sources: tuple[Source, ...]
    name: str
    decided: Mapping[EntityKey, int] = field(default_factory=dict)
    apart: frozenset[frozenset[EntityKey]] = frozenset()
    looked_at: tuple[frozenset[str], ...] = ()

    @cached_property
    def told(self) -> tuple[Indexed, ...]:
        """The readings, indexed."""
        from kartoteka.reasoning.dossier import indexed

        return indexed(self.readings)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody with a name: one where it was decided so, and else where the names say so."""
        from kartoteka.reasoning.dossier import people

        return people(self.told, self.decided, self.apart)

    @cached_property
    def beings(self) -> Mapping[EntityKey, EntityKey]:
        """For each entity of a person, the first entity of that person."""
        return {where: person.appearances[0] for person in self.people for where in person.appearances}

    @cached_property
    def chronology(self) -> Chronology:
        """When everything in the readings happened."""
        from kartoteka.reasoning.chronology import chronology

        return chronology(self.readings, people=self.beings)

    def reviewed(self, person: Person) -> int:
        """How many of the person's claims somebody has looked at."""
        return sum(
            claim.id in self.looked_at[where.reading]
            for where in person.appearances
            if where.reading < len(self.looked_at)
            for claim in self.told[where.reading].claims_of.get(where.entity, ())
        )


def gathered(arguments: argparse.Namespace, *, confidential: bool = True) -> Gathered:
    """The readings that the arguments of `configure` name; without `confidential`, what is marked so stays out.

    Raises:
        KartotekaError: a file or the case cannot be used.
    """
    if arguments.reading:
        pairs = [_reading(path) for path in arguments.reading]
        return Gathered(tuple(r for r, _ in pairs), tuple(s for _, s in pairs), _title(pairs[0][1]))
    return _of_case(arguments.case, confidential)


def _reading(path: Path) -> tuple[Reading, Source]:
    from kartoteka.exchange.readings import load_reading, structure_of, with_text

    if path.suffix.lower() == ".json":
        reading = load_reading(path)
        return reading, structure_of(reading)
    from kartoteka.reading import read
    from kartoteka.sources import load

    source = load(path)
    return with_text(read(source), source.text), source


def _title(source: Source) -> str:
    return source.title or Path(source.name).stem


def _of_case(path: Path | None, confidential: bool) -> Gathered:
    from kartoteka.record import DEFAULT_CASE, open_case

    case = open_case(path)
    from kartoteka.reasoning.keys import EntityKey
    from kartoteka.record import lookup, telling
    from kartoteka.record.access import Who

    who = replace(Who.local(), sees_confidential=confidential)
    told = list(telling.told(who))
    if not told:
        raise NotFound(f"{case.name} holds no source yet; add one with: kartoteka add FILE")
    places = {each.source.pk: place for place, each in enumerate(told)}
    decided = {EntityKey(n, key): cluster for n, each in enumerate(told) for key, cluster in each.clusters.items()}
    return Gathered(
        readings=tuple(each.reading for each in told),
        sources=tuple(lookup.source_of(who, each.source) for each in told),
        name=(path or DEFAULT_CASE).stem,
        decided=decided,
        apart=_apart(places),
        looked_at=tuple(each.looked_at for each in told),
    )


def _apart(places: Mapping[int, int]) -> frozenset[frozenset[EntityKey]]:
    """Pairs of entities that people have decided are not one; `places` are those of the sources' readings."""
    from kartoteka.reasoning.keys import EntityKey
    from kartoteka.record.models import Identity, Sameness

    rows = Identity.objects.filter(live=True, verdict=Sameness.NOT_SAME)
    pairs = rows.values_list("left__source", "left__key", "right__source", "right__key")
    return frozenset(
        frozenset({EntityKey(places[left], one), EntityKey(places[right], other)})
        for left, one, right, other in pairs
        if left in places and right in places
    )
