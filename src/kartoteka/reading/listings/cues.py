"""Words that say that the order of a list means something: *named, in this order, ...*; *signed: ...*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.words import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = load("listings")
ORDER_WORDS = frozenset(_WORDS["strong"].split())
"""Nouns and participles that speak of an order."""
_WEAK = frozenset(_WORDS["weak"].split())
_PHRASES = tuple(_WORDS["phrases"])
_NOT_BEFORE = frozenset(_WORDS["not_before"].split())
_LEADS = frozenset(_WORDS["leads"].split())
_NUMBERS = frozenset(_WORDS["numbers"].split())
_BEFORE, _AFTER = 20, 8


def orders(doc: Doc, first: int, last: int, names: int) -> bool:
    """Whether the words around a list of so many names say that its order means something."""
    before = _same_sentence(doc, first, range(max(0, first - _BEFORE), first))
    after = _same_sentence(doc, last - 1, range(last, min(len(doc), last + _AFTER)))
    around = [*before, *after]
    if names >= 3 and any(_speaks_of_order(token) for token in around):
        return True
    placed = _left_to_right(before) or _left_to_right(after) or _first_so_many(before)
    if names >= 3 and (placed or _leads_on(doc, first, last, before)):
        return True
    told = " ".join(token.lower_ for token in around)
    return names >= 4 and (any(token.lower_ in _WEAK for token in around) or any(p in told for p in _PHRASES))


def _leads_on(doc: Doc, first: int, last: int, before: list[Token]) -> bool:
    """*Petrov, then Sidorov, then Kern*; *Petrov first, followed by Sidorov and Kern*; *1. Petrov, 2. Sidorov*."""
    inside = [token.lower_ for token in doc[first:last]]
    led = sum(inside.count(word) for word in _LEADS)
    opens = any(token.lower_ in ("first", "head") for token in before) or {"behind", "after"} & set(inside)
    numbered = any(n in inside for n in ("2", "2.")) and any(n in inside for n in ("3", "3."))
    return led > 1 or (led == 1 and bool(opens)) or ("followed" in inside and "by" in inside) or numbered


def _first_so_many(before: list[Token]) -> bool:
    """*The first four names were ...*, *the top five: ...*"""
    words = [token.lower_ for token in before]
    return any(a in ("first", "top", "leading") and b in _NUMBERS for a, b in pairwise(words))


def _left_to_right(around: list[Token]) -> bool:
    words = " ".join(token.lower_ for token in around)
    return any(phrase in words for phrase in ("left to right", "right to left", "from the left", "from the right"))


def _same_sentence(doc: Doc, at: int, reach: range) -> list[Token]:
    """Tokens of the reach not parted from the list by a full stop; a colon joins."""
    found = [doc[i] for i in reach]
    stops = [i for i, token in enumerate(found) if token.text in (".", "!", "?") or "\n\n" in token.text]
    if not stops:
        return found
    return found[stops[-1] + 1 :] if reach.stop <= at else found[: stops[0]]


def _speaks_of_order(token: Token) -> bool:
    if token.lemma_.lower() not in ORDER_WORDS and token.lower_ not in ORDER_WORDS:
        return False
    doc = token.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    purpose = before == "in" and after in ("to", "that")
    if token.tag_ in ("VBN", "VBD") and any(child.dep_ in ("xcomp", "ccomp") for child in token.children):
        return False  # *were ordered to withdraw*
    return before not in _NOT_BEFORE - {"in"} and not purpose and token.tag_ not in ("VB", "VBP")
