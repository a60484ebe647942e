"""The source as numbered segments, about a sentence each, as a model is shown it.

A model must say where it found something, but cannot count characters. So each sentence gets a number, the model
answers with the number and the exact words, and we find the words there (`kartoteka.model_reader.anchors`).
Note marks are shown as `{note 14}`; a note's own text is a segment too. Set-aside blocks are not shown.
The cut is a plain rule (end of sentence before a capital, known abbreviations apart), and does not depend on any
reader, so that a prompt, and with it a cached answer, stays the same while the readers get better.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kartoteka.sources import SET_ASIDE, Note, Source

LONGEST = 1_200
"""Characters; a longer sentence is cut at white space."""

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)")
_OPENS_SENTENCE = re.compile(r"\s+[\"'“‘«(\[]*[A-ZÀ-ÞА-ЯŁŚŻŠČŽ0-9]")
_PARAGRAPH_NUMBER = re.compile(r"\s*(\d{1,4}|[IVXLC]{1,7}|[A-Za-z])\.")
_LAST_WORD = re.compile(r"([\w’'-]+)\.$")

# Abbreviations after which a sentence seldom ends. Single letters (initials) are treated likewise.
_ABBREVIATIONS = frozenset(
    (
        *(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "st",
            "gen",
            "col",
            "capt",
            "lt",
            "maj",
            "sgt",
            "rev",
            "hon",
            "fr",
            "jr",
            "sr",
        ),
        *("no", "nos", "art", "arts", "vol", "vols", "pp", "p", "ch", "cf", "ed", "eds", "tr", "transl", "trans", "vs"),
        *("op", "cit", "ibid", "fig", "para", "paras", "sect", "sec", "nr", "approx", "etc", "viz", "i.e", "e.g"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "o.s", "n.s"),
        *("univ", "inst", "dept", "acad", "c", "ca", "b", "d", "m", "arr", "transf", "grad", "illegit", "acc", "dir"),
        *("pres", "vice-pres"),
    )
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A numbered stretch of the source: `number` from 1, `start`/`end` its code points; `note` the mark of the
    note whose own text it is (else `None`); `opens_paragraph` whether a paragraph begins with it."""

    number: int
    start: int
    end: int
    note: str | None = None
    opens_paragraph: bool = False


def segments(source: Source, masked: str) -> tuple[Segment, ...]:
    """The segments of the source in order, running text first by place, each note's text where it stands.

    `masked` is the text with marks and note bodies blanked (`kartoteka.reading.mask`): sentences are cut in it.
    """
    found: list[tuple[int, int, str | None, bool]] = []
    for start, end in _paragraphs(masked):
        for number, (first, last) in enumerate(_sentences(masked, start, end)):
            found.append((first, last, None, number == 0))
    for note in _notes_with_bodies(source):
        found.append((*note, True))
    found.sort()
    return tuple(Segment(number, *parts) for number, parts in enumerate(found, start=1))


def _notes_with_bodies(source: Source) -> Iterator[tuple[int, int, str]]:
    seen: set[int] = set()
    aside = [(b.start, b.end) for b in source.blocks if b.kind in SET_ASIDE]
    for note in source.notes:
        if note.body_start is None or note.body_end is None or note.body_start in seen:
            continue
        if any(start <= note.body_start < end for start, end in aside):
            continue
        seen.add(note.body_start)
        yield note.body_start, note.body_end, note.mark


def _paragraphs(masked: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH_END.finditer(masked):
        yield start, gap.start()
        start = gap.end()
    yield start, len(masked)


def _sentences(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _cut_long(masked, _cut_sentences(masked, start, end)):
        stripped = masked[first:last]
        left = len(stripped) - len(stripped.lstrip())
        right = len(stripped.rstrip())
        if right > left:
            yield first + left, first + right


def _cut_sentences(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _SENTENCE_END.finditer(masked, start, end):
        if _ends_sentence(masked, stop, end) and not _PARAGRAPH_NUMBER.fullmatch(masked, first, stop.end()):
            yield first, stop.end()
            first = stop.end()
    yield first, end


def _ends_sentence(masked: str, stop: re.Match[str], end: int) -> bool:
    if not _OPENS_SENTENCE.match(masked, stop.end(), end):
        return False
    if stop.group() != ".":
        return True
    word = _LAST_WORD.search(masked, max(0, stop.end() - 20), stop.end())
    if word is None:
        return True
    last = word.group(1)
    return not (last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()))


def _cut_long(masked: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in spans:
        while last - first > LONGEST:
            space = masked.rfind(" ", first + 1, first + LONGEST)
            cut = space if space > first else first + LONGEST
            yield first, cut
            first = cut
        yield first, last


def notes_between(source: Source, start: int, end: int) -> tuple[Note, ...]:
    """The note marks that begin between two offsets, both inside."""
    first = bisect_left(source.notes, start, key=lambda note: note.start)
    last = bisect_right(source.notes, end, key=lambda note: note.start)
    return source.notes[first:last]


def shown(segment: Segment, source: Source, masked: str) -> str:
    """The segment as the model sees it: white space folded, note marks as `{note N}`."""
    if segment.note is not None:
        return _fold(source.text[segment.start : segment.end])
    parts: list[str] = []
    at = segment.start
    for note in notes_between(source, segment.start, segment.end + 1):
        parts.append(masked[at : note.start])
        parts.append(f" {{note {note.mark}}} ")
        at = note.end
    parts.append(masked[at : segment.end] if at < segment.end else "")
    return _fold("".join(parts))


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
