"""Where a command that asks finds its readings: the case, or files that `--reading` names."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kartoteka.claims import Reading
    from kartoteka.exchange.book import Book
    from kartoteka.reasoning.chronology import Chronology
    from kartoteka.reasoning.dossier import Indexed, Person
    from kartoteka.sources import Source

__all__ = ["Gathered", "book_of", "configure", "gathered"]


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
        people: who is who, where that has been decided; `None` leaves it to the names.
        looked_at: for each reading, the ids of the claims that a person has looked at.
    """

    readings: tuple[Reading, ...]
    sources: tuple[Source, ...]
    name: str
    people: tuple[Person, ...] | None = None
    looked_at: tuple[frozenset[str], ...] = ()

    @cached_property
    def told(self) -> tuple[Indexed, ...]:
        """The readings, indexed."""
        from kartoteka.reasoning.dossier import indexed

        return indexed(self.readings)

    def chronology(self) -> Chronology:
        """When everything in the readings happened."""
        from kartoteka.reasoning.chronology import chronology

        return chronology(self.readings)

    def reviewed(self, person: Person) -> int:
        """How many of the person's claims somebody has looked at."""
        return sum(
            claim.id in self.looked_at[where.reading]
            for where in person.appearances
            if where.reading < len(self.looked_at)
            for claim in self.told[where.reading].claims_of.get(where.entity, ())
        )


def gathered(arguments: argparse.Namespace) -> Gathered:
    """The readings that the arguments of `configure` name.

    Raises:
        KartotekaError: a file or the case cannot be used.
    """
    if arguments.reading:
        pairs = [_reading(path) for path in arguments.reading]
        return Gathered(tuple(r for r, _ in pairs), tuple(s for _, s in pairs), _title(pairs[0][1]))
    return _of_case(arguments.case)


def book_of(case: Gathered, title: str | None) -> Book:
    """All that goes into the book of the readings."""
    from kartoteka.exchange.book import Book
    from kartoteka.reasoning.dossier import people

    everybody = people(case.told) if case.people is None else case.people
    return Book(title or case.name, case.told, case.sources, everybody, case.chronology(), case.reviewed)


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


def _of_case(path: Path | None) -> Gathered:
    from kartoteka.record import open_case

    case = open_case(path)
    raise NotImplementedError(case)
