"""Notes of a plain text: the marks, the notes' own texts, and which belongs to which.

`find_notes` is the whole way: lines that may open a note, marks of every style, marks that count, texts that have
a mark, joined.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from kartoteka.sources.lines import Line
from kartoteka.sources.model import Note
from kartoteka.sources.notes.bodies import Body, bodies_of, folded
from kartoteka.sources.notes.bracketed import bracketed_marks, raised_marks, rounded_marks, superscript_marks
from kartoteka.sources.notes.candidates import Candidate
from kartoteka.sources.notes.glued import glued_marks
from kartoteka.sources.notes.join import joined
from kartoteka.sources.notes.openings import STRONG, WEAK, Opening, openings_of
from kartoteka.sources.notes.sequence import LEAST_SCORE, counting_marks
from kartoteka.sources.notes.signed import sign_marks
from kartoteka.sources.notes.signs import is_numeric
from kartoteka.sources.notes.weak import weak_openings

_OTHER_SYSTEM = 6.0  # what glued marks must be worth more where the text has marks of another style

_HAS_OPENING = 1.0
_HAS_ROUND_OPENING = 6.5
_NEAR = 10_000  # characters, about the length of a chapter's section
_ROUNDED_SCORE = 5.0  # enumerations stand in round brackets too
_COUNTING_SHARE = 0.8  # of numbers in brackets, for a text whose notes count upward


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
    taken = {place for o in openings if o.style not in WEAK for place in range(o.start, o.text)}

    def free(finder: Callable[[str], Iterator[Candidate]]) -> list[Candidate]:
        return [candidate for candidate in finder(text) if candidate.start not in taken]

    labels = {opening.label for opening in openings if opening.style not in WEAK}
    bracketed = _bracketed(free(bracketed_marks), labels)
    plain = [*bracketed, *free(raised_marks), *free(superscript_marks)]
    signs = [c for c in free(sign_marks) if c.mark in labels or c.weight > 2.0]
    other_system = _OTHER_SYSTEM if len(plain) > 2 else 0.0
    called = {opening.label for opening in openings}
    glued = counting_marks(_supported(free(glued_marks), called, _HAS_OPENING), LEAST_SCORE + other_system)
    in_round = [opening for opening in openings if text[opening.start] == "("]
    rounded = counting_marks(_near_openings(free(rounded_marks), in_round), _ROUNDED_SCORE + other_system)
    return sorted([*plain, *signs, *glued, *rounded])


def _supported(candidates: Sequence[Candidate], labels: Collection[str], more: float) -> list[Candidate]:
    """The candidates, those whose number opens a line somewhere with more weight."""
    return [c._replace(weight=c.weight + more) if c.mark in labels else c for c in candidates]


def _bracketed(candidates: Sequence[Candidate], labels: Collection[str]) -> list[Candidate]:
    """Signs, letters that have a text, and the numbers that count; all likely ones where numbers do not count up.

    A work that cites a numbered list of sources (`[3]`, `[17]`, `[3]`) does not count.
    """
    lettered = [c for c in candidates if not is_numeric(c.mark) and (c.weight > 0 or c.mark in labels)]
    taken = {c.start for c in lettered}  # [S] with a text under S is no spoilt 5
    numbers = [c for c in candidates if is_numeric(c.mark) and c.start not in taken]
    counted = counting_marks(numbers, repeats=True)
    likely = [c for c in numbers if c.weight > 1.0]
    return [*lettered, *(counted if len(counted) >= _COUNTING_SHARE * len(likely) else likely)]


def _near_openings(candidates: Sequence[Candidate], openings: Sequence[Opening]) -> list[Candidate]:
    """The candidates, those whose number opens a line not far behind them with more weight."""
    starts: dict[str, list[int]] = defaultdict(list)
    for opening in openings:
        starts[opening.label].append(opening.start)

    def has_opening(candidate: Candidate) -> bool:
        places = starts.get(candidate.mark, [])
        place = bisect_right(places, candidate.end)
        return place < len(places) and places[place] - candidate.end < _NEAR

    return [c._replace(weight=c.weight + _HAS_ROUND_OPENING) if has_opening(c) else c for c in candidates]


def _with_marks(openings: Sequence[Opening], marks: Sequence[Candidate]) -> list[Opening]:
    """The openings that have a mark before them; weak ones only where marks without a text call for them."""
    first: dict[str, int] = {}
    for mark in marks:
        first.setdefault(mark.mark, mark.start)
    firm = [o for o in openings if o.style in STRONG or (o.style not in WEAK and first.get(o.label, o.start) < o.start)]
    labels = {o.label for o in firm}
    missing = [mark for mark in marks if mark.mark not in labels]
    weak = weak_openings([o for o in openings if o.style in WEAK], missing) if missing else []
    return sorted([*firm, *weak])


def _joined_notes(text: str, marks: Sequence[Candidate], bodies: Sequence[Body]) -> FoundNotes:
    pairs = joined(marks, bodies)
    notes = _inline_notes(text, bodies, set(pairs.values()))
    for index, mark in enumerate(marks):
        body = bodies[pairs[index]] if index in pairs else None
        if body is None:
            notes.append(Note(mark.mark, mark.start, mark.end))
            continue
        notes.append(_note(text, mark.mark, mark.start, mark.end, body))
    return FoundNotes(tuple(sorted(notes, key=lambda note: note.start)), tuple(bodies))


def _inline_notes(text: str, bodies: Sequence[Body], joined_bodies: Collection[int]) -> list[Note]:
    """Notes that stand where their mark would: the number in their keyword is the mark."""
    notes = []
    for index, body in enumerate(bodies):
        inline = body.style == "keyword" and body.start > 0 and text[body.start - 1] not in "\r\n\f"
        start = text.find(body.label, body.start, body.text) if inline and index not in joined_bodies else -1
        if start >= 0:
            notes.append(_note(text, body.label, start, start + len(body.label), body))
    return notes


def _note(text: str, mark: str, start: int, end: int, body: Body) -> Note:
    last = body.end - 1 if body.style == "keyword" and text[body.end - 1] == "]" else body.end
    return Note(mark, start, end, folded(text[body.text : last]), body.text, last)
