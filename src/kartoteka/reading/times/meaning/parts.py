"""Parts of periods, the turn of the year, and dates that are about so."""

from __future__ import annotations

from dataclasses import replace

from kartoteka.reading.times import moment
from kartoteka.reading.times.meaning.view import Meaning, Read, View
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.part import part_of
from kartoteka.reading.times.senses import About, Part, Pointer, Span
from kartoteka.values import days


def part(sense: Part, view: View, read: Read) -> list[Meaning]:
    """A part of a period."""
    if sense.key == "turn":
        return _turn_of_year(sense, view, read)
    found = []
    for meaning in read(sense.inner, view):
        made = _special_part(sense.key, meaning.moment, view.ref) or part_of(meaning.moment, sense.key)
        if made is not None:
            evening = sense.key == "late" and made.grain == "day"
            found.append(replace(meaning, moment=replace(made, part="EV") if evening else made))
    return found


def _special_part(key: str, whole: Moment, ref: Moment | None) -> Moment | None:
    if key == "eve":
        return Moment(whole.first - 1, whole.last - 1, whole.grain, base=whole)
    if key in ("later", "earlier"):
        if (
            ref is None
            or not (whole.first <= ref.first and ref.last <= whole.last)
            or ref.last - ref.first >= whole.last - whole.first
        ):
            return replace(whole, base=whole)
        first, last = (ref.last + 1, whole.last) if key == "later" else (whole.first, ref.first - 1)
        return Moment(first, last, "span", base=whole) if first <= last else replace(whole, base=whole)
    return None


def _turn_of_year(sense: Part, view: View, read: Read) -> list[Meaning]:
    found = []
    for meaning in read(sense.inner, view):
        whole = meaning.moment
        year = whole.year
        if isinstance(sense.inner, Pointer):
            ref = view.ref
            year = year if ref is None or ref.month > 3 else year - 1
        elif not isinstance(sense.inner, Span):
            year -= 1
        turn = Moment(days.from_ymd(year, 12, 21), days.from_ymd(year + 1, 1, 10), "span", base=whole)
        found.append(replace(meaning, moment=turn))
    return found


def about(sense: About, view: View, read: Read) -> list[Meaning]:
    """Around a date: wider by one unit, a day by three."""
    return [replace(m, moment=_widened(m.moment) if sense.widen else m.moment) for m in read(sense.inner, view)]


def _widened(around: Moment) -> Moment:
    if around.grain == "day" and around.first == around.last:
        return Moment(around.first - 3, around.last + 3, "day", base=around)
    if around.grain == "month" and around.last - around.first < 32:
        return replace(moment.of_months(around.year, around.month - 1, 3), base=around, grain="month")
    if around.grain == "year" and around.last - around.first < 367:
        return replace(moment.of_years(around.year - 1, around.year + 1), base=around, grain="year")
    return replace(around, base=around)
