"""Who speaks in each quotation, so that *I* and *you* in it can be somebody: *“To whom should I leave this people?” he
answered*. In a dialogue without verbs of saying the speakers take turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.words import words_of_file
from kartoteka.reading.who.draft import Draft

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAYING = words_of_file("speakers", "saying")
_NEAR = 14
"""Tokens around a quotation in which its verb of saying stands."""

_TURN = 12
"""Tokens between two quotations of one dialogue at most, where nothing says who speaks."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation: tokens `[first, last]`, who speaks, and to whom, where the text shows it."""

    first: int
    last: int
    speaker: Draft | None
    addressee: Draft | None


def speeches(doc: Doc, quote: tuple[int, ...], by_token: Mapping[int, tuple[Draft, ...]]) -> dict[int, Speech]:
    """The quotations by their numbers."""
    result: dict[int, Speech] = {}
    before: list[Speech] = []
    for number, first, last in quotation_spans(quote):
        told = _told(doc, quote, first, last, by_token)
        near = bool(before) and first - before[-1].last <= _TURN
        speaker = told
        if speaker is None and near:
            speaker = (
                before[-2].speaker if len(before) > 1 and first - before[-2].last < 6 * _TURN else before[-1].addressee
            )
        others = [s.speaker for s in reversed(before[-3:]) if s.speaker is not None and s.speaker is not speaker]
        speech = Speech(first, last, speaker, others[0] if others and first - before[-1].last < 4 * _TURN else None)
        result[number] = speech
        before = [*before[-3:], speech]
    return result


def quotation_spans(quote: tuple[int, ...]) -> list[tuple[int, int, int]]:
    """(number, first token, last token) of each quotation, in order."""
    spans: list[tuple[int, int, int]] = []
    for i, number in enumerate(quote):
        if not number:
            continue
        if spans and spans[-1][0] == number:
            spans[-1] = (number, spans[-1][1], i)
        else:
            spans.append((number, i, i))
    return spans


def told_by(doc: Doc, quote: tuple[int, ...], first: int, last: int) -> int | None:
    """The token of the subject of the verb of saying right behind the quotation, or right before it."""
    return next(_tellers(doc, quote, first, last), None)


def _tellers(doc: Doc, quote: tuple[int, ...], first: int, last: int) -> Iterator[int]:
    for reach in (range(last + 1, min(len(doc), last + _NEAR)), range(first - 1, max(-1, first - _NEAR), -1)):
        for i in reach:
            if quote[i] or (doc[i].is_space and doc[i].text.count("\n") > 1):
                break
            if doc[i].lemma_ in _SAYING and doc[i].pos_ == "VERB":
                subject = _subject(doc[i])
                if subject is not None:
                    yield subject
            if doc[i].text in (".", "!", "?") and reach.step > 0:
                break


def _told(
    doc: Doc, quote: tuple[int, ...], first: int, last: int, by_token: Mapping[int, tuple[Draft, ...]]
) -> Draft | None:
    for subject in _tellers(doc, quote, first, last):
        drafts = by_token.get(subject, ())
        if len(drafts) == 1 and drafts[0].kind == "person":
            return drafts[0]
    return None


def _subject(verb: Token) -> int | None:
    for _ in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj":
                return child.i
        if verb.dep_ not in ("conj", "advcl", "xcomp"):
            return None
        verb = verb.head
    return None
