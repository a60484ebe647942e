"""Who tells a testimony, by its head: *TESTIMONY OF MILDA OZOLA*, *Interview 47. Sabriye Asanova, b. 1931*.

The *I* of what follows is that person, until the next head.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.pronouns import FIRST
from kartoteka.reading.mentions.words import words_of_file
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_TOLD = words_of_file("teller", "told")
_TAKEN_DOWN = words_of_file("teller", "taken_down")
_HELPERS = words_of_file("teller", "helpers")
_LONGEST = 60
"""Tokens: a head is short."""
_FIRST_WORDS = 8
"""A head says within so many tokens that it is one."""
_SOON = 250
"""Within so many tokens of what follows the teller says *I*."""


def tellers(doc: Doc, where: Layout, by_name: Mapping[Found, Draft]) -> dict[int, Draft]:
    """The teller by the number of the paragraph behind the head that names him."""
    found: dict[int, Draft] = {}
    names = sorted((name for name in by_name if by_name[name].kind == "person"), key=lambda name: name.first)
    for number, each in groupby(names, key=lambda name: where.paragraph[name.first]):
        inside = list(each)
        head = _paragraph(doc, where, inside[0].first)
        if len(head) <= _LONGEST and _is_head(doc, head) and _says_i(doc, head.stop):
            teller = _teller(doc, head, inside, by_name)
            if teller is not None:
                found[number + 1] = teller
    return found


def _paragraph(doc: Doc, where: Layout, at: int) -> range:
    first = last = at
    while first > 0 and where.paragraph[first - 1] == where.paragraph[at]:
        first -= 1
    while last + 1 < len(doc) and where.paragraph[last + 1] == where.paragraph[at]:
        last += 1
    return range(first, last + 1)


def _is_head(doc: Doc, head: range) -> bool:
    """Whether the paragraph opens with a word for a testimony and tells nothing itself."""
    opening = [doc[i].lower_ for i in head[:_FIRST_WORDS]]
    if not any(word in _TOLD for word in opening):
        return False
    return not any(doc[i].lower_ in FIRST and doc[i].text != "I." for i in head)


def _says_i(doc: Doc, after: int) -> bool:
    return any(
        token.lower_ in FIRST and (token.lower_ != "i" or token.text == "I") for token in doc[after : after + _SOON]
    )


def _teller(doc: Doc, head: range, names: list[Found], by_name: Mapping[Found, Draft]) -> Draft | None:
    """The first person named who is not the one who wrote it down."""
    for name in names:
        start = name.titles[0] if name.titles else name.first
        if not _wrote_it_down(doc[max(head.start, start - 3) : start]):
            return by_name[name]
    return None


def _wrote_it_down(before: Span) -> bool:
    """*Recorded by*, *Interviewer:*, *translated from the Russian by*: a helper stands behind these words."""
    words = [token.lower_ for token in before if not token.is_punct and not token.is_space]
    if words and words[-1] in _HELPERS:
        return True
    return len(words) > 1 and words[-1] in ("by", "with", "to") and words[-2] in _TAKEN_DOWN
