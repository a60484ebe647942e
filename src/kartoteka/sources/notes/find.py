"""Notes of a plain text: the marks, the notes' own texts, and which belongs to which.

`find_notes` is the whole way: lines that may open a note, marks of every style, marks that count, texts that have
a mark, joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kartoteka.sources.lines import Line
from kartoteka.sources.model import Note
from kartoteka.sources.notes.bodies import Body, bodies_of, folded
from kartoteka.sources.notes.bracketed import bracketed_marks, starred_marks, superscript_marks
from kartoteka.sources.notes.candidates import Candidate
from kartoteka.sources.notes.glued import glued_marks
from kartoteka.sources.notes.join import joined
from kartoteka.sources.notes.openings import STRONG, WEAK, Opening, openings_of
from kartoteka.sources.notes.sequence import LEAST_SCORE, counting_marks
from kartoteka.sources.notes.signed import sign_marks

_OTHER_SYSTEM = 6.0  # what glued marks must be worth more where the text has marks of another style


class FoundNotes(NamedTuple):
    """`notes` in order of their marks, `bodies` in order and without overlap (some may have no mark)."""

    notes: tuple[Note, ...]
    bodies: tuple[Body, ...]


def find_notes(text: str, lines: Sequence[Line], wrapped: bool) -> FoundNotes:
    """The notes of a plain text.

    Args:
        wrapped: whether lines are broken to a width, so that only a blank line ends a paragraph.
    """
    openings = openings_of(text, lines, wrapped)
    marks = _marks(text, openings)
    openings = _with_marks(openings, marks)
    bodies = bodies_of(text, lines, openings, [mark.start for mark in marks])
    return _joined_notes(text, marks, bodies)


def _marks(text: str, openings: Sequence[Opening]) -> list[Candidate]:
    """The marks of all styles, in order, none of them an opening's own."""
    opened = {(opening.start, opening.text) for opening in openings if opening.style not in WEAK}
    taken = _Places(opened)
    plain = [
        candidate
        for finder in (bracketed_marks, starred_marks, superscript_marks)
        for candidate in finder(text)
        if taken.free(candidate)
    ]
    labels = {opening.label for opening in openings if opening.style == "sign" or opening.style == "keyword"}
    signs = [c for c in sign_marks(text) if taken.free(c) and (c.mark in labels or c.weight > 2.0)]
    loose = [candidate for candidate in glued_marks(text) if taken.free(candidate)]
    numbered = len(plain) > 2
    glued = counting_marks(loose, LEAST_SCORE + (_OTHER_SYSTEM if numbered else 0.0))
    return sorted([*plain, *signs, *glued])


class _Places:
    """Stretches of the text that are spoken for."""

    def __init__(self, stretches: set[tuple[int, int]]) -> None:
        self._starts = {start for start, _ in stretches} | {start + 1 for start, _ in stretches}

    def free(self, candidate: Candidate) -> bool:
        return candidate.start not in self._starts


def _with_marks(openings: Sequence[Opening], marks: Sequence[Candidate]) -> list[Opening]:
    """The openings that have a mark before them; weak ones only if most of their kind have."""
    first: dict[str, int] = {}
    for mark in marks:
        first.setdefault(mark.mark, mark.start)
    kept = [o for o in openings if o.style in STRONG or first.get(o.label, o.start) < o.start]
    labels = {o.label for o in kept if o.style not in WEAK}
    missing = [mark for mark in marks if mark.mark not in labels]
    counts = Counter(o.style for o in kept)
    totals = Counter(o.style for o in openings)
    return [
        o
        for o in kept
        if o.style not in WEAK or (o.label not in labels and missing and counts[o.style] * 2 >= totals[o.style])
    ]


def _joined_notes(text: str, marks: Sequence[Candidate], bodies: Sequence[Body]) -> FoundNotes:
    pairs = joined(marks, bodies)
    notes = []
    for index, mark in enumerate(marks):
        body = bodies[pairs[index]] if index in pairs else None
        if body is None:
            notes.append(Note(mark.mark, mark.start, mark.end))
            continue
        end = body.end - 1 if body.style == "keyword" and text[body.end - 1] == "]" else body.end
        notes.append(Note(mark.mark, mark.start, mark.end, folded(text[body.text : end]), body.text, end))
    return FoundNotes(tuple(notes), tuple(bodies))
