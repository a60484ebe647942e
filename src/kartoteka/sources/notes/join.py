"""Marks joined with the notes' own texts.

A book may number its notes anew in each chapter, and print them at the foot of a page, below a paragraph, at the
end of a chapter or all at the end of the book. Two layouts cover these:

* near: a mark's text is the first one after it that bears its number;
* far: all texts stand together; marks and texts are cut into runs that count upward, and run goes with run.

Numbers, letters and signs are separate families, and for each the layout that finds a mark for more of the texts
is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from kartoteka.sources.notes.bodies import Body
from kartoteka.sources.notes.candidates import Candidate
from kartoteka.sources.notes.signs import SIGNS, is_numeric, sign_rank


def joined(marks: Sequence[Candidate], bodies: Sequence[Body]) -> dict[int, int]:
    """Index of mark -> index of body. Several marks may share one body; a mark may have none."""
    pairs: dict[int, int] = {}
    for family in sorted({_rank(body.label)[0] for body in bodies}):
        family_marks = [i for i, mark in enumerate(marks) if _rank(mark.mark)[0] == family]
        family_bodies = [i for i, body in enumerate(bodies) if _rank(body.label)[0] == family]
        near = _near(marks, bodies, family_marks, family_bodies)
        far = _far(marks, bodies, family_marks, family_bodies)
        pairs |= far if len(set(far.values())) > len(set(near.values())) else near
    return pairs


def _near(
    marks: Sequence[Candidate], bodies: Sequence[Body], mark_indexes: Sequence[int], body_indexes: Sequence[int]
) -> dict[int, int]:
    """Each mark with the first body after it that bears its number, unless a nearer run of marks claims that body."""
    by_label: dict[str, list[int]] = defaultdict(list)
    for index in body_indexes:
        by_label[bodies[index].label].append(index)
    starts = {label: [bodies[index].start for index in indexes] for label, indexes in by_label.items()}
    run_of = {index: number for number, run in enumerate(_runs(marks, mark_indexes)) for index in run}
    pairs: dict[int, int] = {}
    nearest_run: dict[int, int] = {}
    for index in reversed(mark_indexes):
        mark = marks[index]
        place = bisect_right(starts.get(mark.mark, []), mark.start)
        if place == len(starts.get(mark.mark, [])):
            continue
        body = by_label[mark.mark][place]
        only_one = len(by_label[mark.mark]) == 1
        if only_one or nearest_run.setdefault(body, run_of[index]) == run_of[index]:
            pairs[index] = body
    return pairs


def _far(
    marks: Sequence[Candidate], bodies: Sequence[Body], mark_indexes: Sequence[int], body_indexes: Sequence[int]
) -> dict[int, int]:
    """Runs of bodies with runs of marks: each with the earliest free one that shares most of its numbers."""
    pairs: dict[int, int] = {}
    runs = _runs(marks, mark_indexes)
    labels = [{marks[index].mark for index in run} for run in runs]
    free = list(range(len(runs)))
    for body_run in _runs_of_bodies(bodies, body_indexes):
        by_label = {bodies[index].label: index for index in body_run}
        ahead = free[:40]  # a run of marks farther on cannot belong here: time stays linear
        chosen = max(ahead, key=lambda number: len(labels[number] & by_label.keys()), default=None)
        if chosen is None or not labels[chosen] & by_label.keys():
            continue
        for index in runs[chosen]:
            if marks[index].mark in by_label:
                pairs[index] = by_label[marks[index].mark]
        free.remove(chosen)
    return pairs


def _runs(marks: Sequence[Candidate], indexes: Sequence[int]) -> list[list[int]]:
    return _cut(indexes, [_rank(marks[index].mark)[1] for index in indexes], repeats=True)


def _runs_of_bodies(bodies: Sequence[Body], indexes: Sequence[int]) -> list[list[int]]:
    return _cut(indexes, [_rank(bodies[index].label)[1] for index in indexes], repeats=False)


def _cut(indexes: Sequence[int], ranks: Sequence[float], repeats: bool) -> list[list[int]]:
    """The indexes cut where the count begins anew; `repeats` lets a number stand twice in a run."""
    runs: list[list[int]] = []
    last = float("inf")
    for index, rank in zip(indexes, ranks, strict=True):
        if rank < last or (rank == last and not repeats):
            runs.append([])
        runs[-1].append(index)
        last = rank
    return runs


def _rank(label: str) -> tuple[str, float]:
    """The family of a mark and its place in the family's order."""
    if is_numeric(label):
        digits = label.rstrip("abcdefghijklmnopqrstuvwxyz")
        letter = label[len(digits) :]
        return "number", float(digits) + (0.01 * (ord(letter[0]) - ord("`")) if letter else 0.0)
    if label.isalpha() and len(label) <= 2:
        family = "capital" if label.isupper() else "letter"
        return family, ord(label[0].lower()) + 26.0 * (len(label) - 1)
    return ("sign", float(sign_rank(label))) if label[0] in SIGNS else ("name", 0.0)
