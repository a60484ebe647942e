"""Clipped entries: *Arr. 21.5.28; exile, Nizhny Novgorod, three yrs.* tell of the person at whose head they stand.

An entry of a dictionary of persons, or a numbered list, opens with a name (*FLORENSKY, Pavel Aleksandrovich.*);
what follows has neither subjects nor finite verbs. This module knows which stretch of a text is clipped, and whose
entry it is in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.cast import Cast
from kartoteka.reading.kinds import Kinds
from kartoteka.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOPS = frozenset(";.:()")
_REACH = 40
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_NUMBERED = re.compile(r"\s*(?:(?:[A-Z][a-z]+ )?(?:[Nn]o|[Nn]r|N°|#)\.?\s*\d[\d/-]*[.:)]?|\d+[.)]|[•*-])\s*")


def segment(token: Token) -> tuple[int, int]:
    """The stretch of the sentence between stops (; . : and brackets) in which the token stands, as token indexes."""
    sentence = token.sent
    start = token.i
    while start > sentence.start and token.i - start < _REACH and token.doc[start - 1].text not in _STOPS:
        start -= 1
    end = token.i + 1
    while end < sentence.end and end - token.i < _REACH and token.doc[end].text not in _STOPS:
        end += 1
    return start, end


def is_clipped(token: Token) -> bool:
    """Whether no finite verb with a subject stands in the token's stretch."""
    start, end = segment(token)
    for other in token.doc[start:end]:
        if other.tag_ in _FINITE and any(
            c.dep_ in ("nsubj", "nsubjpass", "expl") for c in (*other.children, *other.head.children)
        ):
            return False
        if other.dep_ in ("aux", "auxpass") and clause.own_subject(other.head):
            return False  # *On the 2d of October Philpot was brought*, as the parser has it
    return True


def subjects(token: Token, kinds: Kinds) -> tuple[Token, ...]:
    """Persons that stand before the token in its clipped stretch, or right before its colon: of whom it is said."""
    start, _ = segment(token)
    doc = token.doc
    found = _people(doc, start, token.i, kinds)
    if not found and start >= 2 and doc[start - 1].text == ":":
        found = _people(doc, max(token.sent.start, start - 4), start - 1, kinds)
    if not found and start >= 1 and doc[start - 1].text == "(":
        found = _people(doc, max(token.sent.start, start - 8), start - 1, kinds)[-1:]
    return found


def _names_event(token: Token) -> bool:
    """Whether the word may name an event itself (*exile*), so that nothing is said of it."""
    return any(entry.kind == "noun" and len(entry.words) == 1 for entry in lexicon().starting_with(token.lower_))


def _people(doc: Doc, start: int, end: int, kinds: Kinds) -> tuple[Token, ...]:
    inside = [
        t
        for t in doc[start:end]
        if kinds.is_person(t) and t.dep_ not in ("pobj", "poss") and t.head.dep_ != "pobj" and not _names_event(t)
    ]
    return tuple(t for t in inside if not (t.dep_ in ("compound", "flat") and t.head in inside))


class Headwords:
    """Whose entry each paragraph is, where the text has entries."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self._starts = [0, *(m.end() for m in _PARAGRAPH.finditer(doc.text))]
        self._owner, self._opened = _owners(doc, cast, self._starts)

    def at(self, token: Token) -> str | None:
        """Entity id of the person whose entry the token stands in; `None` outside entries."""
        return self._owner[bisect_right(self._starts, token.idx) - 1]

    def opens(self, token: Token) -> bool:
        """Whether the token's own paragraph opens with the headword."""
        return self._opened[bisect_right(self._starts, token.idx) - 1]


def _owners(doc: Doc, cast: Cast, starts: Sequence[int]) -> tuple[list[str | None], list[bool]]:
    people = {entity.id for entity in cast.entities if entity.kind == "person"}
    offsets = [token.idx for token in doc]
    text = doc.text  # spaCy joins it anew at each call
    owners: list[str | None] = []
    opened: list[bool] = []
    current: str | None = None
    for start in starts:
        numbered = _NUMBERED.match(text, start)
        opening = numbered.end() if numbered else start
        found = _headword(doc, cast, people, bisect_right(offsets, opening - 1) if opening else 0)
        current = found or (None if _is_closing(text, opening) else current)
        owners.append(current)
        opened.append(found is not None)
    return owners, opened


def _headword(doc: Doc, cast: Cast, people: set[str], index: int) -> str | None:
    """The person whose surname in capitals opens the paragraph, before a comma or a bracket."""
    for token in doc[index : index + 3]:
        if not token.is_alpha or not token.is_upper or len(token) < 3:
            return None
        following = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
        if following in (",", "(", ".", "-"):
            owners = [e for e in cast.at(token.i) if e in people] or [e for e in cast.at(token.i + 2) if e in people]
            return owners[0] if owners else None
    return None


def _is_closing(text: str, opening: int) -> bool:
    """Whether the paragraph opens a part of its own, such as *The guilty.* after a list of victims."""
    return bool(
        re.match(r"(?:The|Notes?|Sources?|Bibliography|Literature)\b[^.\n]{0,30}\.", text[opening : opening + 50])
    )
