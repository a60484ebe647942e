"""Runs of names of persons, with brackets and figures in between: *Schmorell, Huber and Graf (death), Eugen ...*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.cast import Cast
from kartoteka.reading.mentions.words import load

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


def persons_named(doc: Doc, cast: Cast) -> list[tuple[int, int, str]]:
    """(first token, last token outside, entity id) of every name of a person, in order."""
    at = {token.idx: token.i for token in doc}
    found = []
    for entity in cast.entities:
        for mention in entity.mentions:
            first = at.get(mention.start)
            if entity.kind != "person" or mention.form != "name" or first is None:
                continue
            last = first + 1
            while last < len(doc) and doc[last].idx < mention.end:
                last += 1
            found.append((first, last, entity.id))
    return sorted(found)


def name_runs(doc: Doc, cast: Cast) -> Iterator[Run]:
    """The lists of two or more persons, in order."""
    current: list[tuple[int, int, str]] = []
    for first, last, entity in persons_named(doc, cast):
        if current and not _joined(doc, current[-1][1], first):
            yield from _run(doc, current)
            current = []
        current.append((first, last, entity))
    yield from _run(doc, current)


def _joined(doc: Doc, end: int, start: int) -> bool:
    """Whether only commas, *and*, titles, figures, bracketed words and *then*, *followed by* lie between two names."""
    if start - end > _WIDEST:
        return False
    depth, joint = 0, False
    for i in range(end, start):
        text = doc[i].text
        if text in ("(", "["):
            depth += 1
        elif text in (")", "]"):
            depth -= 1
        elif depth:
            continue
        elif text in (",", ";", "and", "&") or text in _LEADS:
            joint = True
        elif text in _LEADING:
            continue
        elif not (text[:1].isupper() or text[:1].isdigit() or text in (".", "the")) or (
            doc[i].is_space and "\n" in text
        ):
            return False
    return joint


_LEADING, _LEADS = (frozenset(load("listings")[key].split()) for key in ("leading", "leads"))
_WIDEST = 14
"""Tokens between two names of one list at most."""


def _run(doc: Doc, found: list[tuple[int, int, str]]) -> Iterator[Run]:
    order = tuple(dict.fromkeys(entity for _, _, entity in found))
    if len(order) < 2:
        return
    last = doc[found[-1][1] - 1]
    yield Run(found[0][0], found[-1][1], doc[found[0][0]].idx, last.idx + len(last.text), order)
