"""Days and months in words: 21 May 1928, May 21st, the third of May, 12/25 October, 10 February 1663/4 (O.S.)."""

from __future__ import annotations

import re
from dataclasses import replace

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar import context
from kartoteka.reading.times.grammar.of_that_year import PATTERN as OF_THAT_YEAR
from kartoteka.reading.times.grammar.of_that_year import year_turn
from kartoteka.reading.times.senses import Date, Span

MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The most days that each month can have."""

_COUNTED = frozenset({"men", "people", "prisoners", "members", "%", "women", "soldiers", "students", "others"})
_PRONOUNS = frozenset({"he", "she", "they", "you", "we", "i", "it", "to"})
_NAMED_AFTER_A_DAY = frozenset(
    {"Street", "Road", "Avenue", "Square", "Lane", "Boulevard", "Bridge", "Movement", "Brigade"}
)
_DAYS_OWN_WORDS = frozenset({"morning", "afternoon", "evening", "night", "the", "of"})
"""Behind "5 May, Monday": then the weekday begins an expression of its own."""

_YEAR_TAIL = "(COMMA? (of|in)? the? year? y:YEARX)"
_OS_TAIL = "(COMMA? os:OS)?"


def make_date(m: Match, year: int | None, month: int, day: int, turn: str | None = None) -> Date | None:
    """A day of the calendar; doubtful where the month has no such day, None where no month has."""
    if not 1 <= day <= 31:
        return None
    doubtful = day > MONTH_DAYS[month - 1]
    return Date(year, month, day, year_turn=turn, old_style=m.has("os") or m.has("ost"), doubtful=doubtful)


def year_pair(raw: str) -> tuple[int, int]:
    """The two years of "1924/25", "1663/4", "1924-1925"."""
    left, right = re.split(r"[/–-]", raw)
    first = int(left)
    second = int(left[: 4 - len(right)] + right)
    return first, second if second > first else second + 10 ** len(right)


def _era_year(m: Match) -> int | None:
    number = int(m["n"] if m.has("n") else m["y"])
    if not 0 < number <= 9999:
        return None
    return 1 - number if m["e"] == -1 else number


def _ad_year(m: Match) -> int | None:
    number = int(m["n"] if m.has("n") else m["y"])
    return number if m["e"] == 1 and 0 < number <= 9999 else None


def _short_year(m: Match) -> int:
    return m.line.century + int(m["y"][1:])


def _day_month_year(m: Match) -> Date | None:
    return make_date(m, m["y"], m["m"], m["d"])


def _day_month(m: Match) -> Date | None:
    worded = not m.line.text[m.line.starts[m.index("d")]].isdigit()
    if worded and not m.has("of"):
        return None
    if context.after_false_friend(m) and m.line.word(m.first).isdigit() and not m.has("of"):
        return None
    if m.line.raw(m.last) in _NAMED_AFTER_A_DAY:
        return None
    return make_date(m, None, m["m"], m["d"], year_turn(m))


def _month_day_year(m: Match) -> Date | None:
    return make_date(m, m["y"], m["m"], m["d"])


def _month_day(m: Match) -> Date | None:
    day = next((m[name] for name in ("d", "d2", "d3") if m.has(name)), None)
    if day is None or not 1 <= day <= 31 or m.after() in _COUNTED:
        return None
    if m.line.word(m.first) in ("may", "march") and m.before() in _PRONOUNS:
        return None
    return make_date(m, None, m["m"], day, year_turn(m))


def _double_date(m: Match) -> Date | Span | None:
    """12/25 October: Old Style and New Style of one day if they are the calendars' distance apart, else two days."""
    old, new = (int(part) for part in m["p"].split("/"))
    year, month = m["y"], m["m"]
    if old <= 31 and new <= 31 and 10 <= (new - old) % 31 <= 13 and new - old > 2:
        return Date(year, month, new, dual=True)
    if new < old <= 31 and 10 <= new - old + MONTH_DAYS[month - 2] <= 13:
        return Date(year, month, new, dual=True)
    if old < new <= 31:
        return Span(Date(year, month, old), Date(year, month, new), "/")
    return None


def _double_named(m: Match) -> Date | None:
    """25 October (7 November) 1917, 28 June/10 July 1914, 12 (25) October 1917: the second counts."""
    year = next((m[name] for name in ("z", "x", "y") if m.has(name)), None)
    month = m["k"] if m.has("k") else m["m"]
    if not 9 <= (_day_of_year(month, m["e"]) - _day_of_year(m["m"], m["d"])) % 365 <= 14:
        return None
    if month < m["m"] and year is not None and not m.has("z") and not m.has("x"):
        year += 1
    return Date(year, month, m["e"], dual=True)


def _day_of_year(month: int, day: int) -> int:
    return sum(MONTH_DAYS[: month - 1]) + day


def _double_year(m: Match) -> Date | None:
    """10 February 1663/4: the later year is ours."""
    first, second = year_pair(m["y"])
    return make_date(m, second, m["m"], m["d"]) if second - first == 1 else None


def _month_year(m: Match) -> Date | None:
    if m.line.word(m.index("m")) == "may" and m.before() in _PRONOUNS:
        return None
    return Date(m["y"], m["m"], old_style=m.has("os"))


def _month_of_that_year(m: Match) -> Date:
    return Date(None, m["m"], year_turn=year_turn(m))


def _turned_month(m: Match) -> Date | None:
    return None if m.before() in ("he", "she") else Date(None, m["m"], turn=m["t"])


def _month_last(m: Match) -> Date | None:
    """In July last, March next: counted from the letter or the story."""
    word = m.line.word(m.last - 1)
    known = m.after() in ("", ",", ".", ";", ":", ")", "a", "the", "he", "she", "they", "we", "i", "it", "there", "and")
    return Date(None, m["m"], turn="previous" if word == "last" else "next") if known else None


def _weekday_date(m: Match) -> Date | None:
    inner = m["x"]
    return replace(inner, weekday=m["w"]) if isinstance(inner, Date) else None


def _date_weekday(m: Match) -> Date | None:
    """The 14th of June, a Saturday; 3 May (Tuesday)."""
    inner = m["x"]
    if not isinstance(inner, Date) or inner.weekday is not None or m.after() in _DAYS_OWN_WORDS:
        return None
    return replace(inner, weekday=m["w"] if m.has("w") else m["v"])


def _inst_day(m: Match) -> Date:
    return Date(None, None, m["d"], month_turn=m.line.word(m.last - 1).rstrip(".")[:3])


def _old_style(m: Match) -> bool:
    return True


def bare_month(m: Match) -> Date | None:
    """A month's name alone, where it is not a person or a verb."""
    return Date(None, m["m"]) if context.is_bare_month(m) else None


ERAS = (
    Rule(
        "old style",
        "(LPAR OLDSTYLE RPAR|OLDSTYLE|LPAR old DASH? style RPAR|old DASH? style|LPAR julian (calendar)? RPAR)",
        "OS",
        _old_style,
    ),
    Rule("year before the era", "(n:NUMBER|y:YEAR) e:ERA", "YEARX", _era_year),
    Rule("era before the year", "e:ERA (n:NUMBER|y:YEAR)", "YEARX", _ad_year),
    Rule("short year", "y:YYSHORT", "YEARX", _short_year),
)

DAYS = (
    Rule("double date", f"the? p:SLASHED (of)? m:MONTH {_YEAR_TAIL}?", "DAYDATE", _double_date),
    Rule(
        "double date in brackets",
        "d:DAY m:MONTH y:YEARX? LPAR e:DAY k:MONTH? z:YEARX? RPAR (COMMA? x:YEARX)?",
        "DAYDATE",
        _double_named,
    ),
    Rule("double day in brackets", "d:DAY LPAR e:DAY RPAR m:MONTH COMMA? y:YEARX?", "DAYDATE", _double_named),
    Rule("double date with months", "d:DAY m:MONTH SLASH e:DAY k:MONTH COMMA? y:YEARX?", "DAYDATE", _double_named),
    Rule("day, month, double year", f"the? d:DAYN of? m:MONTH COMMA? y:YEARPAIR {_OS_TAIL}", "DAYDATE", _double_year),
    Rule(
        "day, month, year",
        f"the? d:DAYN day? of? m:MONTH (COMMA? ost:OS)? {_YEAR_TAIL} {_OS_TAIL}",
        "DAYDATE",
        _day_month_year,
    ),
    Rule("month, day, year", f"m:MONTH the? d:DAYN COMMA? y:YEARX {_OS_TAIL}", "DAYDATE", _month_day_year),
    Rule("day and month", f"the? d:DAYN day? of:of? m:MONTH {OF_THAT_YEAR}? {_OS_TAIL}", "DAYDATE", _day_month),
    Rule("month and day", f"m:MONTH (the? d:DAY|the d2:DAYORD|d3:DAYORD) {OF_THAT_YEAR}?", "DAYDATE", _month_day),
)

MONTHS = (
    Rule("month and year", f"(the month of)? m:MONTH (COMMA|of|in)? y:YEARX {_OS_TAIL}", "MONTHDATE", _month_year),
    Rule("month of that year", f"m:MONTH {OF_THAT_YEAR}", "MONTHDATE", _month_of_that_year),
    Rule("the following February", "(the|that|this)? t:TURN m:MONTH", "MONTHDATE", _turned_month),
    Rule("weekday and day", "(the|a)? w:WEEKDAY (COMMA|DOT)? (the)? x:DAYDATE", "DAYDATE", _weekday_date),
    Rule(
        "day and weekday",
        "x:DAYDATE (COMMA a? w:WEEKDAY|LPAR (a|the)? v:WEEKDAY RPAR)",
        "DAYDATE",
        _date_weekday,
    ),
    Rule("July last", "m:MONTH (COMMA? last|next)", "MONTHDATE", _month_last),
    Rule("day of this month", "(the)? d:DAYN (inst|instant|ult|ultimo|prox|proximo)", "BAREDAY", _inst_day),
)
