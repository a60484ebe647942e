"""Dates of the calendar: days, months, years, decades, centuries, seasons, feasts, weekdays, in words and in numbers."""

from __future__ import annotations

import re
from typing import Any

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar import context
from kartoteka.reading.times.senses import Date, Feast, Season, Span, Weekday, Years

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


# Years and eras


def _era_year(m: Match) -> int | None:
    number = int(m["n"] if m.has("n") else m["y"])
    if not number or number > 9999:
        return None
    return 1 - number if m["e"] == -1 else number


def _ad_year(m: Match) -> int | None:
    return int(m["n"] if m.has("n") else m["y"]) if m["e"] == 1 else None


def _short_year(m: Match) -> int:
    return m.line.century + int(m["y"][1:])


def full_year(digits: str, century: int) -> int:
    """A year of two digits in the century of its text; four digits as they stand."""
    return int(digits) if len(digits) == 4 else century + int(digits)


# Day, month, year


def _date(m: Match, year: int | None, month: int, day: int) -> Date | None:
    if not 1 <= day <= 31:
        return None
    return Date(year, month, day, old_style=m.has("os") or m.has("ost"), doubtful=day > _MONTH_DAYS[month - 1])


def _day_month_year(m: Match) -> Date | None:
    return _date(m, m["y"], m["m"], m["d"])


def _day_month(m: Match) -> Date | None:
    worded = not m.line.text[m.line.starts[m.index("d")]].isdigit()
    if worded and not m.has("of"):
        return None
    if context.after_false_friend(m) and m.line.word(m.first).isdigit() and not m.has("of"):
        return None
    turn = m["t"] if m.has("t") else None
    found = _date(m, None, m["m"], m["d"])
    return (
        None
        if found is None
        else Date(None, found.month, found.day, year_turn=turn, old_style=found.old_style, doubtful=found.doubtful)
    )


def _month_day(m: Match) -> Date | None:
    if m.after() in ("men", "people", "prisoners", "members", "%") or not m.has("d"):
        return None
    if m.line.word(m.first) in ("may", "march") and m.before() in ("he", "she", "they", "you", "we", "i", "it", "to"):
        return None
    turn = m["t"] if m.has("t") else None
    found = _date(m, m["y"] if m.has("y") else None, m["m"], m["d"])
    return (
        None
        if found is None
        else Date(
            found.year, found.month, found.day, year_turn=turn, old_style=found.old_style, doubtful=found.doubtful
        )
    )


def _double_date(m: Match) -> Date | Span | None:
    """12/25 October: Old Style and New Style of one day if they are the calendars' distance apart, else two days."""
    old, new = (int(part) for part in m["p"].split("/"))
    year, month = m["y"], m["m"]
    if old <= 31 and new <= 31 and 10 <= (new - old) % 31 <= 13 and new - old not in (1, 2):
        if new < old:  # 28/10 July: the month named is that of the first
            return Date(year, month, new, dual=True)
        return Date(year, month, new, dual=True)
    if old < new <= 31:
        return Span(Date(year, month, old), Date(year, month, new), "/")
    return None


def _double_named(m: Match) -> Date | None:
    """25 October (7 November) 1917, 28 June/10 July 1914: the second counts."""
    year = m["y"] if m.has("y") else m["z"] if m.has("z") else None
    month = m["k"] if m.has("k") else m["m"]
    if not 9 <= (_ordinal_day(month, m["e"]) - _ordinal_day(m["m"], m["d"])) % 365 <= 14:
        return None
    if m.has("y") and m.index("y") < m.index("e") and month < m["m"] and year is not None:
        year += 1
    return Date(year, month, m["e"], dual=True)


def _ordinal_day(month: int, day: int) -> int:
    return sum(_MONTH_DAYS[: month - 1]) + day


def _double_year(m: Match) -> Date | None:
    """10 February 1663/4: the later year is ours."""
    first, second = _year_pair(m["y"])
    if second - first != 1:
        return None
    return _date(m, second, m["m"], m["d"])


def _year_pair(raw: str) -> tuple[int, int]:
    left, right = re.split(r"[/–-]", raw)
    first = int(left)
    second = int(left[: 4 - len(right)] + right)
    return first, second if second > first else second + 10 ** len(right)


# Numbers


def _iso(m: Match) -> Date | None:
    year, month, day = (int(part) for part in m["x"].split("-"))
    if not 1 <= month <= 12 or not 1 <= day <= 31 or year == 0:
        return Date(year or None, None, None, doubtful=True) if year else None
    return Date(year, month, day, doubtful=day > _MONTH_DAYS[month - 1])


def _iso_month(m: Match) -> Date | None:
    """1955-09, but 1906-07 and 1912-13 are runs of years."""
    month = int(m.line.word(m.index("n")))
    if not m.glued(m.index("n")) or m.line.raw(m.index("n") - 1) != "-" or len(m.line.word(m.index("n"))) != 2:
        return None
    if m.last < len(m.line.starts) and m.line.raw(m.last) == "-" and m.glued(m.last):
        return None
    return Date(m["y"], month) if month <= 12 and month <= m["y"] % 100 else None


def _numeric(m: Match) -> Date | None:
    parts = re.split(r"[./-]\s?", m["x"])
    middle = parts[1].lower().replace("l", "i")
    month = _ROMAN.get(middle) if not middle.isdigit() else int(middle)
    day, year = int(parts[0]), full_year(parts[2], m.line.century)
    if m["x"][len(parts[0])] == "-" and len(parts[2]) != 4:
        return None
    if month is not None and 12 < month <= 31 and 1 <= day <= 12 and "/" in m["x"]:
        day, month = month, day  # the American order, where no other is possible
    if month is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return _date(m, year, month, day)


def _roman_day_month(m: Match) -> Date | None:
    parts = re.split(r"[./]\s?", m["x"].rstrip("."))
    month = _ROMAN.get(parts[1].lower())
    return None if month is None else _date(m, None, month, int(parts[0]))


def _dotted_day_month(m: Match) -> Date | None:
    """25.2 beside dates that are written like it; decimals are none."""
    if not _text_has_numeric_dates(m) or context.after_false_friend(m) or context.before_counted_noun(m):
        return None
    day, month = (int(part) for part in m["x"].rstrip(".").split("."))
    if m.after().isdigit() or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return _date(m, None, month, day)


def _slashed_day_month(m: Match) -> Date | None:
    if m.before() not in ("dated", "on", "of", "by", "from", "until", "since", "the", "date", "before", "after"):
        return None
    day, month = (int(part) for part in m["x"].split("/"))
    if 12 < month <= 31 and day <= 12:
        day, month = month, day
    return _date(m, None, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _text_has_numeric_dates(m: Match) -> bool:
    return (
        _NUMERIC_STYLE.search(m.line.text, max(0, m.line.starts[m.first] - 600), m.line.starts[m.first] + 600)
        is not None
    )


_NUMERIC_STYLE = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d)")


# Months and years


def _month_year(m: Match) -> Date | None:
    if m.line.word(m.first) in ("may",) and m.before() in ("he", "she", "they"):
        return None
    return Date(m["y"], m["m"])


def _month_of_turn(m: Match) -> Date:
    return Date(None, m["m"], year_turn=m["t"])


def _bare_month(m: Match) -> Date | None:
    return Date(None, m["m"]) if context.is_bare_month(m) else None


def _turned_month(m: Match) -> Date | None:
    if m.before() in ("he", "she"):
        return None
    return Date(None, m["m"], turn=m["t"])


def _bare_year(m: Match) -> Date | None:
    return Date(m["y"]) if context.is_year(m, m["y"]) else None


def _era_date(m: Match) -> Date:
    return Date(m["y"])


def _pair_of_years(m: Match) -> Span | None:
    first, second = _year_pair(m["x"])
    return Span(Date(first), Date(second), "/") if second - first <= 12 else None


# Decades and centuries


def _decade(m: Match) -> Years | None:
    digits = re.sub(r"\D", "", m["x"])
    if len(digits) == 2 and m.before() not in ("the", "early", "late", "mid", "-", "–"):
        return None
    first = full_year(digits, m.line.century)
    bce = m.has("e") and m["e"] == -1
    if (
        first % 100 == 0
        and len(digits) == 4
        and not bce
        and first < 2000
        and m.before() == "the"
        and not _is_decade_like(m)
    ):
        return Years(first, first + 99, str(first // 100), "century")
    return _bce_decade(first) if bce else Years(first, first + 9, str(first // 10), "decade")


def _is_decade_like(m: Match) -> bool:
    return m.line.word(m.first - 1) == "early" and False


def _bce_decade(first: int) -> Years:
    return Years(1 - (first + 9), 1 - first, f"BC{first // 10:03d}", "decade")


def _number_bce_decade(m: Match) -> Years | None:
    digits = re.sub(r"\D", "", m.line.word(m.index("x")))
    return _bce_decade(int(digits)) if digits else None


def _open_decade(m: Match) -> Years:
    first = int(m["x"][:3]) * 10
    return Years(first, first + 9, m["x"][:3], "decade")


def _word_decade(m: Match) -> Years | None:
    tens = {
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    }
    word = m.line.word(m.last - 1)
    if word not in tens:
        return None
    century = int(m["c"]) * 100 if m.has("c") else m.line.century
    first = century + tens[word]
    return Years(first, first + 9, str(first // 10), "decade")


def _century(m: Match) -> Years | None:
    number = m["o"]
    if not 1 <= number <= 30:
        return None
    if m.has("e") and m["e"] == -1:
        return Years(1 - number * 100, -(number - 1) * 100, f"BC{number - 1:02d}", "century")
    return Years((number - 1) * 100 + 1, number * 100, f"{number - 1:02d}", "century")


# Seasons


def _season(m: Match) -> Season | None:
    if m.line.word(m.index("s")) == "fall" and not _is_season_fall(m):
        return None
    turn = m["t"] if m.has("t") else None
    year_turn = m["w"] if m.has("w") else None
    year = m["y"] if m.has("y") else None
    last_year = None
    if m.has("p"):
        year, last_year = _year_pair(m["p"])
    elif m.has("z"):
        second = m.line.word(m.index("z"))
        last_year = year // 100 * 100 + int(second) if len(second) == 2 else int(second)
        if last_year < year:
            last_year += 100
        if last_year - year != 1:
            return None
    if year is None and not turn and not year_turn and not _season_stands_alone(m):
        return None
    return Season(m["s"], year, last_year, turn, year_turn)


def _is_season_fall(m: Match) -> bool:
    if m.has("y") or m.has("t") or m.has("w"):
        return True
    return (
        m.after() != "of"
        and m.before() in ("in", "by", "early", "late", "until", "since", "during")
        or (
            m.line.word(m.first) == "the"
            and m.after() in (",", ".", ";", "and", "of", "campaign")
            and m.after() != "of"
        )
    )


def _season_stands_alone(m: Match) -> bool:
    if m.line.word(m.first) == "the":
        return m.after() not in ("of",) or m.line.word(m.index("s")) != "spring"
    return m.before() in (
        "in",
        "by",
        "until",
        "since",
        "during",
        "early",
        "late",
        "mid",
        "that",
        "this",
        "before",
        "after",
        "every",
        "and",
        "-",
        "–",
        "of",
    ) or m.after() in ("offensive", "campaign", "offensives", "quarters")


# Feasts


def _feast(m: Match) -> Feast:
    return Feast(
        m["f"],
        m["y"] if m.has("y") else None,
        m["w"] if m.has("w") else None,
        m["t"] if m.has("t") else None,
        m.has("v"),
    )


def _sunday(m: Match) -> Feast | None:
    number = m["o"] if m.has("o") else 1
    entry = m["f"]
    if "advent" not in entry and entry.get("easter") not in (-46, 49, 0):
        return None
    return Feast(entry, m["y"] if m.has("y") else None, m["w"] if m.has("w") else None, sunday=number)


# Weekdays


def _weekday_date(m: Match) -> Any:
    inner: Date = m["x"]
    if not isinstance(inner, Date):
        return None
    return Date(
        inner.year,
        inner.month,
        inner.day,
        m["w"],
        inner.turn,
        inner.year_turn,
        inner.old_style,
        inner.dual,
        inner.doubtful,
        inner.month_turn,
    )


def _weekday(m: Match) -> Weekday | None:
    raw = m.line.raw(m.index("w"))
    if not raw[0].isupper() and raw.islower() and len(raw) < 5:
        return None
    if m.line.raw(m.last)[:1].isupper() and m.before() not in ("on", "the", "a", "by", "until", "last", "next"):
        return None
    turn = m["t"] if m.has("t") else None
    return Weekday(m["w"], turn)


# Days without a month


def _bare_day(m: Match) -> Date | None:
    if m.after() in ("of", "century", "day", "time", "and") and not _day_pair(m):
        return None
    following = m.line.raw(m.last)
    if following[:1].isupper() or (following.islower() and following not in _AFTER_BARE_DAY):
        return None
    if m.before() not in _BEFORE_BARE_DAY:
        return None
    return Date(None, None, m["d"])


def _day_pair(m: Match) -> bool:
    return m.after() == "and" and m.before() in ("on", "the", "of", "until", "by", "from", "since")


_BEFORE_BARE_DAY = frozenset(
    "on by until till since from before after of dated to between and or makes under only ( , ; : the not about around through for morning evening".split()
)
_AFTER_BARE_DAY = frozenset(
    "he she they it we i the a an his her their its this that there at in on by to and or but when where while with was were is had has did "
    "came went for from until till as who which all two three some no nothing not inst ult prox then another others of both everyone everybody nobody "
    "snow rain several many most only even after before again".split()
)


def _inst(m: Match) -> Date:
    turns = {
        "inst": "same",
        "instant": "same",
        "ult": "previous",
        "ultimo": "previous",
        "prox": "next",
        "proximo": "next",
    }
    return Date(None, None, m["d"], month_turn=turns[m.line.word(m.index("r")).rstrip(".")])


def _os_words(m: Match) -> bool:
    return True


def _year_turn(m: Match) -> str | tuple[str, int] | None:
    if m.has("o"):
        return f"plus{m['o']}"
    return m["t"] if m.has("t") else "same"


_YEAR_TAIL = "(COMMA? (of|in)? the? year? y:YEARX)"
_OS_TAIL = "(COMMA? os:OS)?"

RULES = (
    Rule(
        "old style",
        "(LPAR OLDSTYLE RPAR|OLDSTYLE|LPAR? old DASH? style RPAR?|LPAR julian (calendar)? RPAR)",
        "OS",
        _os_words,
    ),
    Rule("year before the era", "(n:NUMBER|y:YEAR) e:ERA", "YEARX", _era_year),
    Rule("era before the year", "e:ERA (n:NUMBER|y:YEAR)", "YEARX", _ad_year),
    Rule("short year", "y:YYSHORT", "YEARX", _short_year),
    Rule("of that year", "(of|in) (the|that|this) very? same? t:TURN? year", "YEARTURN", _year_turn),
    Rule("of the year following", "(of|in) the o:ORDINAL? year t:TURN", "YEARTURN", _year_turn),
    # days
    Rule("double date", f"the? p:SLASHED (of)? m:MONTH {_YEAR_TAIL}?", "DAYDATE", _double_date),
    Rule(
        "double date in brackets",
        f"d:DAY m:MONTH y:YEARX? LPAR e:DAY k:MONTH? z:YEARX? RPAR {_YEAR_TAIL.replace('y:', 'x:')}?",
        "DAYDATE",
        lambda m: _double_bracket(m),
    ),
    Rule("double day in brackets", "d:DAY LPAR e:DAY RPAR m:MONTH COMMA? y:YEARX?", "DAYDATE", _double_named),
    Rule("double date with months", "d:DAY m:MONTH SLASH e:DAY k:MONTH COMMA? y:YEARX?", "DAYDATE", _double_named),
    Rule("day, month, double year", f"the? d:DAYN of? m:MONTH COMMA? y:YEARPAIR {_OS_TAIL}", "DAYDATE", _double_year),
    Rule(
        "day, month, year",
        f"the? (day of)? d:DAYN of:of? m:MONTH (COMMA? ost:OS)? {_YEAR_TAIL} {_OS_TAIL}",
        "DAYDATE",
        _day_month_year,
    ),
    Rule("month, day, year", f"m:MONTH the? d:DAYN COMMA? y:YEARX {_OS_TAIL}", "DAYDATE", _month_day),
    Rule("ISO date", "x:ISO", "DAYDATE", _iso),
    Rule("numeric date", f"x:DMY {_OS_TAIL}", "DAYDATE", _numeric),
    Rule("day and Roman month", "x:DM", "DAYDATE", _roman_day_month),
    Rule("day and month", f"the? d:DAYN of:of? m:MONTH (COMMA? t:YEARTURN)? {_OS_TAIL}", "DAYDATE", _day_month),
    Rule(
        "month and day",
        "m:MONTH (the? d:DAY|the d2:DAYORD|d3:DAYORD) (COMMA? t:YEARTURN)?",
        "DAYDATE",
        lambda m: _month_ordinal_day(m),
    ),
    Rule("dotted day and month", "x:DOTTED", "DAYDATE", _dotted_day_month),
    Rule("slashed day and month", "x:SLASHED", "DAYDATE", _slashed_day_month),
    # months
    Rule("ISO month", "y:YEAR DASH n:MON", "MONTHDATE", _iso_month),
    Rule("month and year", "(the month of)? m:MONTH (COMMA|of|in)? y:YEARX", "MONTHDATE", _month_year),
    Rule("month of that year", "m:MONTH COMMA? t:YEARTURN", "MONTHDATE", _month_of_turn),
    Rule("the following February", "(the|that|this)? t:TURN m:MONTH", "MONTHDATE", _turned_month),
    # feasts
    Rule(
        "Sunday in Advent",
        "the? o:ORDINAL? Sunday (in|of|after|before) f:FEASTNAME (COMMA|of|in)? y:YEARX?".replace("Sunday", "sunday"),
        "FEASTDATE",
        _sunday,
    ),
    Rule(
        "feast",
        "(the? v:eve of)? (on)? f:FEASTNAME ((COMMA|of|in)? y:YEARX|w:YEARTURN)?".replace("(on)? ", ""),
        "FEASTDATE",
        _feast,
    ),
    Rule("the following Easter", "(the|that)? t:TURN (v:eve of)? f:FEASTNAME", "FEASTDATE", _feast),
    # weekdays
    Rule("weekday and day", "(the|a)? w:WEEKDAY (COMMA|DOT)? (the)? x:DAYDATE", "DAYDATE", _weekday_date),
    # decades, centuries
    Rule("decade", "the? x:DECADE e:ERA?", "YEARDATE", _decade),
    Rule("open decade", "the? x:OPENDECADE", "YEARDATE", _open_decade),
    Rule(
        "decade in words",
        "the (nineteen DASH?)? (twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
        "YEARDATE",
        _word_decade,
    ),
    Rule("century", "(the)? o:ORDINAL DASH? (century|centuries) e:ERA?", "YEARDATE", _century),
    # seasons
    Rule(
        "season of two years",
        "(the)? s:SEASON of? (p:YEARPAIR|y:YEAR (DASH|SLASH) (z:YY|q:YEAR))",
        "SEASONDATE",
        lambda m: _season_pair(m),
    ),
    Rule("season and year", "(the)? s:SEASON (of|COMMA|in)? y:YEARX", "SEASONDATE", _season),
    Rule("year and season", "y:YEAR s:SEASON", "SEASONDATE", _season),
    Rule("season of that year", "(the)? s:SEASON COMMA? w:YEARTURN", "SEASONDATE", _season),
    Rule("that summer", "(the|that|this)? (very)? t:TURN s:SEASON", "SEASONDATE", _season),
    Rule("the summer", "(the)? s:SEASON", "SEASONDATE", _season),
    # years
    Rule("pair of years", "x:YEARPAIR", "YEARDATE", _pair_of_years),
    Rule("year of the era", "(the year)? y:ERAYEAR", "YEARDATE", _era_date),
    Rule("the year 1950", "the year y:YEAR", "YEARDATE", lambda m: Date(m["y"])),
    Rule("bare month", "m:MONTH", "MONTHDATE", _bare_month),
    Rule("bare year", "y:YEAR", "YEARDATE", _bare_year),
    Rule("day of this month", "(the)? d:DAYN (r:inst|s:ult|q:prox)", "BAREDAY", lambda m: _inst_day(m)),
)


def _double_bracket(m: Match) -> Date | None:
    year = m["z"] if m.has("z") else m["x"] if m.has("x") else m["y"] if m.has("y") else None
    month = m["k"] if m.has("k") else m["m"]
    if not 9 <= (_ordinal_day(month, m["e"]) - _ordinal_day(m["m"], m["d"])) % 365 <= 14:
        return None
    return Date(year, month, m["e"], dual=True)


def _month_ordinal_day(m: Match) -> Date | None:
    day = next((m[name] for name in ("d", "d2", "d3") if m.has(name)), None)
    if day is None or not 1 <= day <= 31 or m.after() in ("men", "people", "prisoners", "members", "%"):
        return None
    if m.line.word(m.first) in ("may", "march") and m.before() in ("he", "she", "they", "you", "we", "i", "it", "to"):
        return None
    return Date(None, m["m"], day, year_turn=m["t"] if m.has("t") else None, doubtful=day > _MONTH_DAYS[m["m"] - 1])


def _season_pair(m: Match) -> Season | None:
    if m.has("p"):
        first, last = _year_pair(m["p"])
    else:
        first = m["y"]
        last = m["q"] if m.has("q") else first // 100 * 100 + int(m.line.word(m.index("z")))
    return Season(m["s"], first, last) if last - first == 1 else None


def _inst_day(m: Match) -> Date:
    turn = "same" if m.has("r") else "previous" if m.has("s") else "next"
    return Date(None, None, m["d"], month_turn=turn)


def feast_names(line: Any) -> None:
    """Unused here; feast names are found by `kartoteka.reading.times.read` before the rules run."""


_ = lexicon
