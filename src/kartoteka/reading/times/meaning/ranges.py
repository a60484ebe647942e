"""Ranges: what one end leaves out is taken from the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kartoteka.reading.times.meaning.plain import filled, is_plain
from kartoteka.reading.times.meaning.view import Meaning, Read, View
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import Span


def span(sense: Span, view: View, read: Read) -> list[Meaning]:
    """From the first day of the one end to the last of the other."""
    first, last = filled(sense.first, sense.last)
    found = []
    for start in read(first, view):
        if is_plain(last):
            ends = read(last, view)
        else:
            ends = _ends_after(last, start.moment, view, read)
        for end in ends[:1]:
            if start.moment.first <= end.moment.last:
                made = Moment(start.moment.first, end.moment.last, "span", ends=(start.moment, end.moment))
                found.append(Meaning(made, start.cost + end.cost, start.hung))
    if not found and is_plain(last) and not is_plain(first):
        for end in read(last, view):
            for start in read(first, replace(view, ref=end.moment)):
                if start.moment.first <= end.moment.first:
                    made = Moment(start.moment.first, end.moment.last, "span", ends=(start.moment, end.moment))
                    found.append(Meaning(made, start.cost + 0.001 * (end.moment.first - start.moment.first)))
        found.sort(key=lambda m: m.cost)
        found = found[:1]
    return found


def _ends_after(last: Any, start: Moment, view: View, read: Read) -> list[Meaning]:
    found = [m for m in read(last, replace(view, ref=start)) if m.moment.last >= start.first]
    return sorted(found, key=lambda m: (m.cost, m.moment.first))
