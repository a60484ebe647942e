"""Who says what is quoted: each stretch between quotation marks goes to the verb of saying beside it.

"Sergei ran to me," she writes; "the rattle of his chains amazed me."    both stretches: she
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.sayings import says
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in, is_source

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

OPENING = frozenset('“„«‘"')
CLOSING = frozenset('”»’"')
_LONGEST = 400
_SHORTEST = 4
_NEAR = 10
_PAPER_REACH = 6
_ASIDE = 40
_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """Tokens `start` to `end` (exclusive) between quotation marks, who says them, and whether with a distance."""

    start: int
    end: int
    holders: tuple[str, ...]
    distant: bool


def quotations(doc: Doc, speakers: Speakers) -> Iterator[Quoted]:
    """The quoted stretches whose speaker is known; one without a verb beside it goes to the speaker just before."""
    last: tuple[str, ...] = ()
    last_end = -_NEAR
    for start, end in _stretches(doc):
        verb = _verb_beside(doc, start, end)
        going_on = start - last_end < _NEAR or (last_end > 0 and _in_one_sentence(doc, last_end, start))
        holders = speakers.chain(verb) if verb is not None else (last if going_on else ())
        if verb is None and not holders:
            holders = (
                _writer(doc, start, speakers) or _named_after(doc, end, speakers) or _acted(doc, start, end, speakers)
            )
        if holders:
            last, last_end = holders, end
            yield Quoted(start, end, holders, verb is not None and speakers.is_distant(verb, holders))


def _in_one_sentence(doc: Doc, end: int, start: int) -> bool:
    """*“I was hit,” explains one of the two, who had been taken the day before, “but ...”*: the second half."""
    between = doc[end + 1 : start]
    return (
        len(between) < _ASIDE
        and between[-1:].text == ","
        and not any(t.text in ".!?;" or "\n" in t.text for t in between)
    )


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for token in doc:
        if opened is None:
            apostrophe = token.text == "‘" and token.i and not doc[token.i - 1].whitespace_
            if token.text in OPENING and not apostrophe:
                opened = token.i
        elif token.i - opened > _LONGEST:
            opened = None
        elif token.text in CLOSING and not (token.text == "’" and doc[opened].text != "‘"):
            if token.i - opened > _SHORTEST:
                yield opened, token.i
            opened = None


def _verb_beside(doc: Doc, start: int, end: int) -> Token | None:
    after = [t for t in doc[end + 1 : end + 9] if _says(t)]
    before = [t for t in doc[max(0, start - 12) : start] if _says(t)]
    introduced = _visible_before(doc, start)
    if introduced is not None and introduced.text in (":", ",") and before:
        return before[-1]
    if after and doc[end].sent.end >= after[0].i - 1:
        return after[0]
    return before[-1] if before and before[-1].sent == doc[start].sent else None


def _visible_before(doc: Doc, start: int) -> Token | None:
    """The word or mark before the quotation: across the break before a quotation that is a paragraph of its own."""
    place = start - 1
    while place > 0 and doc[place].is_space:
        place -= 1
    return doc[place] if place >= 0 else None


def _writer(doc: Doc, start: int, speakers: Speakers) -> tuple[str, ...]:
    """*Louise smuggled out a note: “They have come for us.”*: who writes what is quoted after the colon."""
    colon = _visible_before(doc, start)
    if colon is None or colon.text != ":":
        return ()
    before = doc[colon.sent.start : colon.i]
    if len(before) and not any(t.pos_ in ("VERB", "AUX") for t in before):
        return speakers.entities((before.root,))  # *His widow: “...”*
    return written_by(before, speakers)


def _acted(doc: Doc, start: int, end: int, speakers: Speakers) -> tuple[str, ...]:
    """*Smirnov shook his head. “They shot him at dawn.”*: whoever acts just before a quotation that is a sentence."""
    if start == 0 or doc[start - 1].is_space or doc[start - 1].text not in (".", "!", "?") or end - start < _SENTENCE:
        return ()
    if doc[end - 1].text not in (".", "!", "?") or not doc[start + 1].text[:1].isupper():
        return ()
    root = doc[start - 1].sent.root
    if root.pos_ != "VERB" or clause.is_passive(root):
        return ()
    return speakers.persons(clause.slots(root).doer)


def _named_after(doc: Doc, end: int, speakers: Speakers) -> tuple[str, ...]:
    """*“He was taken at night.” So his widow.*"""
    following = [t for t in doc[end + 1 : end + 8] if not t.is_space]
    if not following or following[0].lower_ not in ("so", "thus"):
        return ()
    words = doc[following[0].i : following[0].sent.end]
    names = [t for t in words if t.pos_ in ("NOUN", "PROPN")]
    return speakers.entities((names[-1],)) if names and not any(t.pos_ in ("VERB", "AUX") for t in words) else ()


def written_by(before: Span, speakers: Speakers) -> tuple[str, ...]:
    """Whose word stands behind the colon after these words, where they name a writing; empty where they name none.

    A letter is the word of its writer; a certificate, a register, a verdict speak for themselves.
    """
    writings = [t for t in before if t.pos_ == "NOUN" and is_source(t, "letters")]
    for writing in reversed(writings):
        verb = writing.head if writing.dep_ in ("dobj", "nsubj", "nsubjpass") else None
        writes = verb is not None and is_in(verb, "writing") and not clause.is_passive(verb)
        doers = clause.slots(verb).doer if writes and verb is not None and writing.dep_ == "dobj" else ()
        found = speakers.entities(tuple(clause.children(writing, "poss"))) or speakers.entities(doers)
        if found:
            return found
    come = [t for t in writings if t.dep_ == "nsubj" and t.head.lemma_ in ("come", "arrive", "reach", "follow")]
    if come and speakers.entities((come[-1],)):
        return speakers.entities((come[-1],))  # *A telegram came: ...*
    papers = [t for t in before if t.pos_ == "NOUN" and is_source(t, "papers")]
    near = [t for t in papers if before.end - t.i <= _PAPER_REACH and t.dep_ != "ROOT" and not _is_rejected(t)]
    return speakers.entities((near[-1],)) if near else ()


def _is_rejected(paper: Token) -> bool:
    """*calls the report false: ...*: what follows is not the report's."""
    verb = paper.head.head if paper.dep_ == "nsubj" and paper.head.pos_ == "ADJ" else paper.head
    return is_in(verb, "rejecting")


def _says(token: Token) -> bool:
    return token.pos_ == "VERB" and (is_in(token, "saying") or says(token))
