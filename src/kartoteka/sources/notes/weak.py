"""Openings that look like a list (`12. text`, `12 text`): which of them open notes.

Numbered paragraphs, lists and dates (`12 May ...`) begin like this too. These lines open notes only where marks that
have no text yet call for them: most of such marks must find their number, and most of the lines must be called for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from kartoteka.sources.notes.candidates import Candidate
from kartoteka.sources.notes.openings import Opening, OpeningStyle

_MOST_MARKS, _MOST_LINES = 0.6, 0.5


def weak_openings(openings: Sequence[Opening], marks: Sequence[Candidate]) -> list[Opening]:
    """The weak openings that open the texts of `marks`, in order.

    Args:
        openings: weak ones only.
        marks: those without a text of a stronger style.
    """
    pools: list[tuple[OpeningStyle, bool]] = [
        ("numbered", True), ("bare", True), ("numbered", False), ("bare", False)
    ]  # fmt: skip
    for style, in_section in pools:
        pool = [o for o in openings if o.style == style and (o.in_section or not in_section)]
        chosen = _called_for(pool, marks)
        if chosen:
            return chosen
    return []


def _called_for(pool: Sequence[Opening], marks: Sequence[Candidate]) -> list[Opening]:
    by_label: dict[str, list[Opening]] = defaultdict(list)
    for opening in pool:
        by_label[opening.label].append(opening)
    starts = {label: [o.start for o in found] for label, found in by_label.items()}
    chosen: dict[int, Opening] = {}
    served = 0
    for mark in marks:
        place = bisect_right(starts.get(mark.mark, []), mark.start)
        if place < len(starts.get(mark.mark, [])):
            opening = by_label[mark.mark][place]
            chosen[opening.start] = opening
            served += 1
    if served < _MOST_MARKS * len(marks):
        return []
    chosen |= _later_runs(by_label, chosen)
    reach = sum(min(chosen) <= o.start <= max(chosen) for o in pool) if chosen else 0
    return [chosen[start] for start in sorted(chosen)] if len(chosen) >= _MOST_LINES * reach else []


def _later_runs(by_label: dict[str, list[Opening]], chosen: dict[int, Opening]) -> dict[int, Opening]:
    """Openings after a chosen one in the same section: notes of later chapters, printed all together."""
    if not chosen or not all(opening.in_section for opening in chosen.values()):
        return {}
    first = min(chosen)
    return {o.start: o for found in by_label.values() for o in found if o.start > first and o.in_section}
