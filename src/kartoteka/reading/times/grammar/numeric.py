"""Dates in numbers: 21.5.28, 1950-06-12, 1955-09, 2.III.1950, 10 III 1939, 24.X., 25.2 beside such dates, dated 2/4."""

from __future__ import annotations

import re
from dataclasses import replace

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar import context
from kartoteka.reading.times.grammar.dates import MONTH_DAYS, make_date
from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.senses import Date, Span

_ROMAN = dict(
    zip(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), range(1, 13), strict=True)
)
_NUMERIC_STYLE = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d)")
_ROMAN_STYLE = re.compile(r"(?<!\d)\d{1,2}\s(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\s(?:1[5-9]|20)\d\d(?!\d)")
"""A day, a month as a Roman number and a year: a text that writes one such date writes others so, with less of it."""
_ROMAN_REACH = 4000
_NEIGHBOURHOOD = 600
_BEFORE_SLASHED = word_set("dated on of by from until since the date before after")


_BEFORE_ROMAN = frozenset(
    {";", "(", ",", ".", ":", "–", "-", "in", "from", "since", "by", "until", "to", "and", "before"}
)
_AFTER_ROMAN = frozenset({"–", ")"})


def full_year(digits: str, m: Match) -> int:
    """A year of two digits as its text means it; four digits as they stand."""
    return m.line.full_year(digits, m.line.starts[m.first])


def _iso(m: Match) -> Date | None:
    year, month, day = (int(part) for part in m["x"].split("-"))
    if year == 0:
        return None
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return Date(year, doubtful=True)
    return Date(year, month, day, doubtful=day > MONTH_DAYS[month - 1])


def _iso_month(m: Match) -> Date | None:
    """1955-09; but 1906-07 and 1912-13 are runs of years."""
    index = m.index("n")
    digits = m.line.word(index)
    if len(digits) != 2 or not m.glued(index) or m.line.raw(index - 1) != "-":
        return None
    if m.line.raw(m.last) == "-" and m.glued(m.last):
        return None
    month = int(digits)
    return Date(m["y"], month) if month <= 12 and month <= m["y"] % 100 else None


def _numeric(m: Match) -> Date | None:
    parts = re.split(r"[./-]\s?", m["x"])
    middle = parts[1].lower().replace("l", "i")
    month = int(middle) if middle.isdigit() else _ROMAN.get(middle)
    day, year = int(parts[0]), full_year(parts[2], m)
    if m["x"][len(parts[0])] == "-" and len(parts[2]) != 4:
        return None
    if month is not None and 12 < month <= 31 and 1 <= day <= 12 and "/" in m["x"]:
        day, month = month, day  # the American order, where no other is possible
    if month is None or not 1 <= month <= 12 or not year:
        return None
    return make_date(m, year, month, day)


def _roman_day_month(m: Match) -> Date | None:
    parts = re.split(r"[./]\s?", m["x"].rstrip("."))
    month = _ROMAN.get(parts[1].lower())
    return None if month is None else make_date(m, None, month, int(parts[0]))


def _span_of_days(m: Match) -> Span | Date | None:
    """24/25.XI.1942; 12/25.X.1917 is one day in two styles."""
    first, day, middle, year = re.split(r"[./–-]\s?", m["x"])
    month = int(middle) if middle.isdigit() else _ROMAN.get(middle.lower())
    if month is None or not 1 <= month <= 12:
        return None
    last = make_date(m, full_year(year, m), month, int(day))
    if last is None:
        return None
    if "/" in m["x"] and 10 <= int(day) - int(first) <= 13:
        return replace(last, dual=True)
    return Span(replace(last, day=int(first)), last, "/") if 0 < int(first) < int(day) else None


def _month_and_year(m: Match) -> Date | None:
    """06/1954, 11.1937; not the number of a file."""
    month, year = (int(part) for part in re.split(r"[./]", m["x"]))
    return None if context.after_false_friend(m) else Date(year, month)


def _roman_date(m: Match) -> Date | None:
    """12.XI 1937, 1/IX 1901."""
    found = _roman_day_month(m)
    return None if found is None else replace(found, year=m["y"])


def _spaced_roman(m: Match) -> Date | None:
    """10 III 1939; without the year, or without the day, where the text writes its dates so."""
    month = m["r"]
    if month > 12 or not m.line.raw(m.index("r")).isupper():
        return None
    day, year = m["d"] if m.has("d") else None, m["y"] if m.has("y") else None
    if (day is None or year is None) and not _beside_roman_dates(m):
        return None
    if day is not None:
        return make_date(m, year, month, day)
    if year is None and not (m.before() in _BEFORE_ROMAN or m.line.word(m.last) in _AFTER_ROMAN):
        return None
    return Date(year, month)


def _roman_double(m: Match) -> Date | Span | None:
    """6/18 X 1876: both styles of one day."""
    if m["r"] > 12 or not m.line.raw(m.index("r")).isupper():
        return None
    old, new = (int(part) for part in m["p"].split("/"))
    if 9 <= (new - old) % 31 <= 13 and old <= 31:
        return Date(m["y"], m["r"], new, dual=True)
    return Span(Date(m["y"], m["r"], old), Date(m["y"], m["r"], new), "/") if old < new <= 31 else None


def _beside_roman_dates(m: Match) -> bool:
    start = m.line.starts[m.first]
    return _ROMAN_STYLE.search(m.line.text, max(0, start - _ROMAN_REACH), start + _ROMAN_REACH) is not None


def _dotted_day_month(m: Match) -> Date | None:
    """25.2 beside dates that are written like it; alone it is a decimal or a paragraph."""
    if not _beside_numeric_dates(m) or context.after_false_friend(m) or context.before_counted_noun(m):
        return None
    day, month = (int(part) for part in m["x"].rstrip(".").split("."))
    if m.after().isdigit() or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return make_date(m, None, month, day)


def _slashed_day_month(m: Match) -> Date | None:
    if m.before() not in _BEFORE_SLASHED:
        return None
    day, month = (int(part) for part in m["x"].split("/"))
    if 12 < month <= 31 and day <= 12:
        day, month = month, day
    return make_date(m, None, month, day) if 1 <= month <= 12 else None


def _beside_numeric_dates(m: Match) -> bool:
    start = m.line.starts[m.first]
    return _NUMERIC_STYLE.search(m.line.text, max(0, start - _NEIGHBOURHOOD), start + _NEIGHBOURHOOD) is not None


RULES = (
    Rule("ISO date", "x:ISO", "DAYDATE", _iso),
    Rule("numeric date", "x:DMY (COMMA? os:OS)?", "DAYDATE", _numeric),
    Rule("span of days", "x:DAYSPAN", "DAYDATE", _span_of_days),
    Rule("month and year in numbers", "x:MY", "MONTHDATE", _month_and_year),
    Rule("day, Roman month and year", "x:DM y:YEARX", "DAYDATE", _roman_date),
    Rule("day and Roman month", "x:DM", "DAYDATE", _roman_day_month),
    Rule("days, spaced Roman month, year", "p:SLASHED r:ROMAN COMMA? y:YEARX", "DAYDATE", _roman_double),
    Rule("day, spaced Roman month, year", "d:DAY r:ROMAN COMMA? y:YEARX", "DAYDATE", _spaced_roman),
    Rule("spaced Roman month and year", "r:ROMAN y:YEARX", "MONTHDATE", _spaced_roman),
    Rule("day and spaced Roman month", "d:DAY r:ROMAN", "DAYDATE", _spaced_roman),
    Rule("Roman month alone", "r:ROMAN", "MONTHDATE", _spaced_roman),
    Rule("dotted day and month", "x:DOTTED", "DAYDATE", _dotted_day_month),
    Rule("slashed day and month", "x:SLASHED", "DAYDATE", _slashed_day_month),
    Rule("ISO month", "y:YEAR DASH n:MON", "MONTHDATE", _iso_month),
)
