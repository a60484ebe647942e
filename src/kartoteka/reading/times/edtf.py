"""The days of an expression as an EDTF string, where EDTF can say them."""

from __future__ import annotations

from typing import Any

from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import About, Span
from kartoteka.values import days

_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}


def edtf_of(sense: Any, moment: Moment, relation: str) -> str | None:
    """EDTF level 2 of what stands in that relation to the moment; None where it cannot be said."""
    if relation in ("by", "until"):
        return "../" + _last(moment)
    if relation == "before":
        return "../" + days.to_iso(moment.first - 1)
    if relation == "after":
        return days.to_iso(moment.last + 1) + "/.."
    if relation == "not_before":
        return _first(moment) + "/.."
    plain = _plain(moment, sense)
    return plain + "~" if isinstance(sense, About) and sense.widen and "/" not in plain and "[" not in plain else plain


def _plain(moment: Moment, sense: Any) -> str:
    if isinstance(sense, About) and moment.base is not None:
        moment = moment.base
    if moment.ends is not None:
        first, last = (_plain(end, None) for end in moment.ends)
        link = sense.link if isinstance(sense, Span) else "to"
        if link == "or" and "/" not in first + last:
            return f"[{first},{last}]"
        first = days.to_iso(moment.first) if "/" in first else first
        return f"{first}/{days.to_iso(moment.last) if '/' in last else last}"
    year, month, _ = days.to_ymd(moment.first)
    if moment.grain == "day" and moment.first == moment.last:
        return days.to_iso(moment.first)
    if moment.grain == "month" and moment.last - moment.first < 31:
        return f"{_year(year)}-{month:02d}"
    if moment.grain == "year" and moment.last - moment.first < 366:
        return _year(year)
    if moment.grain == "season" and month in _SEASONS:
        return f"{_year(year)}-{_SEASONS[month]}"
    if moment.grain == "decade" and year > 0:
        return f"{year // 10:03d}X"
    return f"{days.to_iso(moment.first)}/{days.to_iso(moment.last)}"


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _last(moment: Moment) -> str:
    return days.to_iso(moment.last) if "/" in _plain(moment, None) else _plain(moment, None)


def _first(moment: Moment) -> str:
    return days.to_iso(moment.first) if "/" in _plain(moment, None) else _plain(moment, None)
