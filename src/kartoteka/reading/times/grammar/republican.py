"""Dates of the French Republic: 9 Thermidor, 22 Prairial Year II, early in Floréal, the Year III."""

from __future__ import annotations

import re

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar import context
from kartoteka.reading.times.senses import Republican
from kartoteka.values.calendars import REPUBLICAN_YEARS

_YEAR = "(COMMA? of? the? (year|an) (r:ROMAN|n:NUMBER)|COMMA? q:ROMAN)"
_OF_THE_REPUBLIC = re.compile(
    r"(?i)\b(?:vend[ée]miaire|brumaire|frimaire|niv[ôo]se|pluvi[ôo]se|vent[ôo]se|flor[ée]al|prairial|messidor|"
    r"thermidor|fructidor)\b|\brepublic(?:an calendar)?\b"
)
_NEIGHBOURHOOD = 3000


def _year_of(m: Match) -> int | None:
    number = next((int(m[name]) for name in ("r", "n", "q") if m.has(name)), None)
    return number if number is not None and 1 <= number <= REPUBLICAN_YEARS else None


def _day(m: Match) -> Republican | None:
    return Republican(_year_of(m), m["m"], m["d"]) if 1 <= m["d"] <= 30 else None


def _month(m: Match) -> Republican | None:
    """A month alone only where words before it ask for one: not the novel, the club or the ship of that name."""
    year = _year_of(m)
    if year is None and (m.before() not in context.STRONG or not m.line.raw(m.first)[0].isupper()):
        return None
    return Republican(year, m["m"])


def _year(m: Match) -> Republican | None:
    """The Year III, where the text speaks of the Republic."""
    start = m.line.starts[m.first]
    near = m.line.text[max(0, start - _NEIGHBOURHOOD) : start + _NEIGHBOURHOOD]
    if not m.line.raw(m.index("r"))[:1].isupper() or not _OF_THE_REPUBLIC.search(near):
        return None
    year = _year_of(m)
    return None if year is None or m.line.raw(m.index("r") - 1) == "year" else Republican(year)


RULES = (
    Rule("day of the Republic", f"the? d:DAYN of? m:RMONTH {_YEAR}?", "DAYDATE", _day),
    Rule("month of the Republic", f"m:RMONTH {_YEAR}?", "MONTHDATE", _month),
    Rule("year of the Republic", "the? year r:ROMAN", "YEARDATE", _year),
)
