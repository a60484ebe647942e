"""A description in the words of the source, without article and number: *chairman of the Committee on the Arts*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.mentions.nominals import kind_of_noun
from kartoteka.reading.mentions.words import KIN_SHORT, load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEPT = frozenset({"amod", "compound", "nmod", "advmod", "npadvmod"})
_COMPLEMENT = frozenset({"of", "for", "to", "on", "in", "at"})
_NOT_KEPT = frozenset({"own", "other", "two", "three", "then", "one", "more", "same", "certain"})
_QUALITIES = frozenset(load("relations")["qualities"].split())
_LONGEST = 9


def worded(token: Token, *, complement: bool = True) -> tuple[str, int, int]:
    """The words of the description headed by the token, in the singular, and the characters `[start, end)` covered."""
    doc = token.doc
    start = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_ not in _KEPT or child.right_edge.i + 1 != start or child.lower_ in _NOT_KEPT:
            break
        start = child.left_edge.i
    while (
        start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_
    ):
        start -= 2  # "book-keeper"
    if token.text[:1].isupper():
        start = _office_start(doc, start)
    end = _complement_end(token) if complement else token.i + 1
    before = doc[start : token.i].text_with_ws
    after = doc[token.i + 1 : end].text if end > token.i + 1 else ""
    last = doc[end - 1]
    gap = "" if after.startswith("-") else " "
    return " ".join(f"{before}{one(token)}{gap}{after}".split()), doc[start].idx, last.idx + len(last.text)


def _office_start(doc: Doc, start: int) -> int:
    """Back over *People's* in *the People's [Commissar] for Justice*."""
    if (
        start > 1
        and doc[start - 1].tag_ == "POS"
        and doc[start - 2].text[:1].isupper()
        and doc[start - 2].lower_ == "people"
    ):
        return start - 2
    return start


def one(token: Token) -> str:
    """The noun in the singular."""
    if token.text in KIN_SHORT:
        return KIN_SHORT[token.text]
    if token.tag_ in ("NNS", "NNPS"):
        return token.lemma_ if token.lemma_ != token.text else token.text.removesuffix("s")
    return token.text


def _complement_end(token: Token) -> int:
    doc, end = token.doc, token.i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_:
        end += 2  # "editor-in-chief"
    behind = doc[end] if end < len(doc) else None
    if behind is not None and behind.lower_ == "of" and behind.dep_ == "prep" and behind.head.i < token.i:
        return _cut(doc, end, behind.right_edge.i + 1)  # "editor of the paper and leader [of the party]", misread
    for child in token.rights:
        if child.dep_ == "prep" and child.text in _COMPLEMENT and child.i == end and not _passing(child):
            end = _cut(doc, child.i, child.right_edge.i + 1)
    return end


def _passing(preposition: Token) -> bool:
    """*the constables [on duty]*, *a priest [in hiding]*, *a shepherd [of sixty]*: a state, no part of the post."""
    if _quality(preposition):
        return True
    whole = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if whole is None or preposition.lower_ not in ("in", "on", "at"):
        return False
    return whole.text.islower() and (not any(whole.lefts) or whole.lemma_ in ("time", "age"))


def _quality(preposition: Token) -> bool:
    """*a student [of nineteen]*, *a broker [of no party]*, *a surgeon [of great gifts]*: an age, what one is like."""
    behind = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else None
    if preposition.lower_ != "of" or behind is None:
        return False
    whole = next((c for c in preposition.children if c.dep_ == "pobj"), behind)
    return (whole.like_num and behind.like_num) or behind.text in _QUALITIES


def _cut(doc: Doc, start: int, end: int) -> int:
    for i in range(start, min(end, start + _LONGEST)):
        if doc[i].lower_ == "and" and i + 1 < end and kind_of_noun(doc[i + 1].lemma_.lower(), False) == "person":
            return i
        if doc[i].text in (",", ";", "(", ")", ".", "—") or doc[i].lower_ in ("who", "which", "whom", "whose", "under"):
            return i
        if (
            doc[i].dep_ in ("relcl", "acl", "prep")
            and i > start
            and doc[i].lower_ in ("since", "until", "from", "with", "after")
        ):
            return i
    return min(end, start + _LONGEST)
