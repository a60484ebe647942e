"""Runs of names of persons, with brackets and figures in between: *Schmorell, Huber and Graf (death), Eugen ...*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.cast import Cast

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Run:
    """A list: token indexes (`last` outside), characters, and the persons in their order."""

    first: int
    last: int
    start: int
    end: int
    order: tuple[str, ...]


def name_runs(doc: Doc, cast: Cast) -> Iterator[Run]:
    """The lists of two or more persons, longest first at each place."""
    persons = {e.id: e for e in cast.entities if e.kind == "person" and e.names}
    starts = sorted((m.start, m.end, e.id) for e in persons.values() for m in e.mentions if m.form == "name")
    token_at = {t.idx: t.i for t in doc}
    current: list[tuple[int, int, str]] = []
    for start, end, entity in starts:
        if current and not _joined(doc, token_at, current[-1][1], start):
            yield from _run(token_at, current)
            current = []
        current.append((start, end, entity))
    yield from _run(token_at, current)


def _joined(doc: Doc, token_at: dict[int, int], end: int, start: int) -> bool:
    """Whether only commas, *and*, titles and bracketed words lie between two names."""
    i = token_at.get(start)
    if i is None:
        return False
    i -= 1
    depth = 0
    steps = 0
    seen_joint = False
    while i >= 0 and doc[i].idx >= end and steps < 14:
        text = doc[i].text
        if text in ")]":
            depth += 1
        elif text in "([":
            depth -= 1
        elif depth == 0 and text in (",", ";", "and", "&"):
            seen_joint = True
        elif depth == 0 and not (text[:1].isupper() or text.isdigit() or text in (".", "the")):
            return False
        if depth == 0 and doc[i + 1].is_sent_start and text == ".":
            return False
        i -= 1
        steps += 1
    return seen_joint and (i < 0 or doc[i].idx < end)


def _run(token_at: dict[int, int], found: list[tuple[int, int, str]]) -> Iterator[Run]:
    order = tuple(dict.fromkeys(entity for _, _, entity in found))
    if len(order) < 2:
        return
    first = token_at[found[0][0]]
    last = max(i for idx, i in token_at.items() if found[-1][0] <= idx < found[-1][1]) + 1
    yield Run(first, last, found[0][0], found[-1][1], order)
