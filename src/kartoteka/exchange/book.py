"""The case as a book of static pages: one for each person and source, every claim linked to its words and back.

A page needs nothing but itself: no script, no picture of another machine, the style inside. The book opens from a
disk, a stick or any web server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii

from kartoteka.exchange.counting import counted
from kartoteka.exchange.dossier_html import STYLE, anchor, dossier_body, linked
from kartoteka.exchange.markup import Child, Markup, join, page, tag
from kartoteka.exchange.source_page import source_body, words_anchor
from kartoteka.exchange.writing import make_folder, write_text
from kartoteka.reasoning.chronology import Chronology
from kartoteka.reasoning.dossier import Indexed, Person, dossier
from kartoteka.reasoning.keys import ClaimKey, EntityKey
from kartoteka.sources import Source

__all__ = ["Book", "write_book"]

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Book:
    """What goes into a book.

    Args:
        title: of the whole.
        told: the readings, indexed.
        sources: the structure of each reading's source, in the same order.
        people: who is who in them.
        chronology: of the readings.
        reviewed: how many of a person's claims somebody has looked at.
    """

    title: str
    told: Sequence[Indexed]
    sources: Sequence[Source]
    people: Sequence[Person]
    chronology: Chronology
    reviewed: Callable[[Person], int]


def write_book(book: Book, out: Path, done: Callable[[str], None] = lambda name: None) -> int:
    """Write the book into the folder, which is made; returns how many pages it has. `done` hears of each page.

    Raises:
        OutputError: a page cannot be written.
    """
    for folder in (out / "people", out / "sources"):
        make_folder(folder)
    pages = 0
    for name, content in _Pages(book).all():
        write_text(out / name, content)
        done(name)
        pages += 1
    return pages


class _Pages:
    def __init__(self, book: Book) -> None:
        self._book = book
        self._shown = [person for person in book.people if _has_page(person, book.told)]
        self._person_files = _file_names([person.name for person in self._shown])
        self._source_files = _file_names([Path(source.name).stem for source in book.sources])
        self._page_of: dict[EntityKey, str] = {
            where: name
            for person, name in zip(self._shown, self._person_files, strict=True)
            for where in person.appearances
        }
        self._keys = {
            str(ClaimKey(place, claim)): (place, claim) for place, told in enumerate(book.told) for claim in told.claims
        }

    def all(self) -> Iterator[tuple[str, str]]:
        yield "index.html", self._document(self._book.title, "", self._index())
        for place in range(len(self._book.told)):
            yield f"sources/{self._source_files[place]}", self._source(place)
        for number in range(len(self._shown)):
            yield f"people/{self._person_files[number]}", self._person(number)

    def _document(self, title: str, up: str, *body: Child) -> str:
        ways = tag("nav", tag("a", self._book.title, href=f"{up}index.html")) if up else None
        return page(title, STYLE, ways, tag("main", *body))

    def _source(self, place: int) -> str:
        told, source = self._book.told[place], self._book.sources[place]

        def person(entity: str) -> str | None:
            name = self._page_of.get(EntityKey(place, entity))
            return None if name is None else f"../people/{name}"

        body = source_body(told, source, place, person, anchor)
        return self._document(source.title or source.name, "../", body)

    def _person(self, number: int) -> str:
        book, person = self._book, self._shown[number]
        answer = dossier(book.told, person, book.chronology, book.reviewed(person))
        body = dossier_body(answer, lambda claim: self._words(claim, "../"))
        return self._document(answer.name, "../", body)

    def _words(self, number: str, up: str) -> str | None:
        """Where the words of the claim of that number stand."""
        found = self._keys.get(number)
        if found is None:
            return None
        place, claim = found
        return f"{up}sources/{self._source_files[place]}#{words_anchor(claim)}"

    def _index(self) -> Markup:
        book = self._book
        claims = sum(len(told.claims) for told in book.told)
        counts = ", ".join(
            (counted(len(book.told), "source"), counted(len(book.people), "person"), counted(claims, "claim"))
        )
        return join(
            tag("header", tag("h1", book.title), tag("p", counts, class_="counts")),
            tag("h2", "People"),
            tag("ul", list(self._people()), class_="index"),
            self._also_named(),
            tag("h2", "Sources"),
            tag("ul", list(self._sources())),
            self._conflicts(),
        )

    def _people(self) -> Iterator[Markup]:
        for person, name in sorted(
            zip(self._shown, self._person_files, strict=True), key=lambda each: _sorted_by(each[0])
        ):
            count = tag("span", f" {person.claims}", class_="count", title=counted(person.claims, "claim"))
            yield tag("li", tag("a", person.name, href=f"people/{name}"), count)

    def _also_named(self) -> Markup | None:
        shown = set(map(id, self._shown))
        others = sorted((person.name for person in self._book.people if id(person) not in shown), key=str.casefold)
        if not others:
            return None
        return tag("details", tag("summary", f"{len(others)} more are only named"), tag("p", " · ".join(others)))

    def _sources(self) -> Iterator[Markup]:
        for place, source in enumerate(self._book.sources):
            count = tag("span", f" {counted(len(self._book.told[place].claims), 'claim')}", class_="count")
            yield tag("li", tag("a", source.title or source.name, href=f"sources/{self._source_files[place]}"), count)

    def _conflicts(self) -> Markup | None:
        conflicts = self._book.chronology.conflicts
        if not conflicts:
            return None
        items = [tag("li", linked(conflict.sentence, lambda number: self._words(number, ""))) for conflict in conflicts]
        return join(tag("h2", "What cannot all be true"), tag("ul", items, class_="conflicts"))


def _has_page(person: Person, told: Sequence[Indexed]) -> bool:
    return person.claims > 0 or any(told[w.reading].relations_of.get(w.entity) for w in person.appearances)


def _sorted_by(person: Person) -> tuple[str, str]:
    """By the last word of the name, then the whole."""
    return anyascii(person.name.split()[-1] if person.name.split() else "").casefold(), person.name.casefold()


def _file_names(names: Sequence[str]) -> list[str]:
    """A file name for each, in plain letters, none twice."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        stem = _NO_LETTER.sub("-", anyascii(name).lower()).strip("-")[:_LONGEST_NAME] or "nameless"
        chosen, number = stem, 2
        while chosen in taken:
            chosen, number = f"{stem}-{number}", number + 1
        taken.add(chosen)
        found.append(f"{chosen}.html")
    return found
