"""Those who are called by their seat: *Lamoral, Count of [Egmont] ... [Egmont] rose*; *the Duke of [Alva] ... [Alva]*.

The name of the seat is a place elsewhere in many texts; here it is a person wherever no preposition of place stands
before it. Kings and emperors are not called by their countries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import COUNTRIES, fold, words_of_file

if TYPE_CHECKING:
    from spacy.tokens import Doc

SEATED = words_of_file("noble_names", "seated")
"""Folded titles that go with the name of a seat."""
_AT_A_PLACE = words_of_file("noble_names", "at_a_place")


@dataclass(frozen=True, slots=True)
class Seats:
    """The names that are those of seats and stand for persons, and of some the name before that is the same one's."""

    persons: frozenset[Found]
    bearers: Mapping[Found, Found]


def seats(doc: Doc, names: Sequence[Found]) -> Seats:
    """The names of seats in the document, with the title and alone."""
    at = {name.first: name for name in names}
    ends = {name.last: name for name in names}
    titled = dict(_titled(doc, at))
    spellings = {_spelling(doc, name) for name in titled}
    alone = {n for n in names if _spelling(doc, n) in spellings and not n.titles and not _in_a_place(doc, n)}
    bearers = {seat: ends[title] for seat, title in titled.items() if title in ends}
    return Seats(frozenset(alone | titled.keys() | set(bearers.values())), bearers)


def seat_after(doc: Doc, title: int) -> int | None:
    """*Duke of [Alva]*, *Prince of the [Moskva]*: the token where the name of the seat begins, if one may follow."""
    if fold(doc[title].text) not in SEATED or title + 2 >= len(doc) or doc[title + 1].lower_ != "of":
        return None
    return title + 3 if doc[title + 2].lower_ == "the" and title + 3 < len(doc) else title + 2


def _titled(doc: Doc, at: Mapping[int, Found]) -> Iterator[tuple[Found, int]]:
    """Each seat behind a title, with the token behind the name that stands before the title (-1 without a comma)."""
    for token in doc:
        first = seat_after(doc, token.i) if token.text[:1].isupper() else None
        name = at.get(first) if first is not None else None
        if name is None or fold(doc[name.first : name.last].text) in COUNTRIES:
            continue
        i = token.i - 1
        if i > 0 and doc[i].lower_ in ("the", "third", "second", "first"):
            i -= 1
        yield name, (i if i > 0 and doc[i].text == "," else -1)


def _spelling(doc: Doc, name: Found) -> str:
    return fold(doc[name.first : name.last].text)


def _in_a_place(doc: Doc, name: Found) -> bool:
    whose = name.last < len(doc) and doc[name.last].tag_ == "POS"  # "fell at Alva’s feet"
    return name.first > 0 and doc[name.first - 1].lower_ in _AT_A_PLACE and not whose
