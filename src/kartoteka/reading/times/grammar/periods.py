"""Years, decades, centuries and seasons: the year 1950, the 1880s, 193?, the 4th century BC, the winter of 1932-33."""

from __future__ import annotations

import re

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar import context
from kartoteka.reading.times.grammar.dates import bare_month, year_pair
from kartoteka.reading.times.grammar.numeric import full_year
from kartoteka.reading.times.grammar.of_that_year import PATTERN as OF_THAT_YEAR
from kartoteka.reading.times.grammar.of_that_year import year_turn
from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.senses import Date, Season, Span, Years

_TENS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_BEFORE_SEASON = word_set(
    "in by until till since during early late mid that this before after every and or - – of from through "
    "throughout for over all"
)
_BEFORE_FALL = word_set("in by until till since during early late mid that this throughout and")
_AFTER_SEASON = word_set("offensive offensives campaign campaigns quarters sowing harvest")


def _bare_year(m: Match) -> Date | None:
    return Date(m["y"]) if context.is_year(m, m["y"]) else None


def _pair_of_years(m: Match) -> Span | None:
    first, second = year_pair(m["x"])
    if not 1000 <= first <= 2100 or context.after_false_friend(m):
        return None
    return Span(Date(first), Date(second), "/") if second - first <= 12 else None


def _decade(m: Match) -> Years | None:
    digits = re.sub(r"\D", "", m["x"])
    if len(digits) == 2 and m.before() not in ("early", "late", "mid", "-", "–") and m.line.word(m.first) != "the":
        return None
    if m.has("e") and m["e"] == -1:
        return _bce_decade(int(digits))
    if len(digits) == 3:
        return None
    first = full_year(digits, m)
    if first % 100 == 0 and len(digits) == 4 and first < 1900:
        return Years(first, first + 99, str(first // 100), "century")
    return Years(first, first + 9, str(first // 10), "decade")


def _bce_decade(first: int) -> Years:
    return Years(1 - (first + 9), 1 - first, f"BC{first // 10:03d}", "decade")


def _open_decade(m: Match) -> Years:
    first = int(m["x"][:3]) * 10
    return Years(first, first + 9, m["x"][:3], "decade")


def _worded_decade(m: Match) -> Years | None:
    century = 1900 if "nineteen" in m.words() else m.line.century
    first = century + _TENS[m.line.word(m.last - 1)]
    return Years(first, first + 9, str(first // 10), "decade")


def _century(m: Match) -> Years | None:
    number = m["o"]
    if not 1 <= number <= 30 or (m.line.raw(m.last)[:1].isupper() and m.line.raw(m.last - 1)[0].isupper()):
        return None  # the 20th Century Fox
    if m.has("e") and m["e"] == -1:
        return Years(1 - number * 100, -(number - 1) * 100, f"BC{number - 1:02d}", "century")
    return Years((number - 1) * 100 + 1, number * 100, f"{number - 1:02d}", "century")


def _season(m: Match) -> Season | None:
    turn = m["t"] if m.has("t") else None
    if m.before() in ("every", "each"):
        return None
    pointed = year_turn(m)
    year = m["y"] if m.has("y") else None
    if year is None and not turn and not pointed and not _stands_alone(m):
        return None
    if m.line.word(m.first) == "the" and m.after() in _AFTER_SEASON and year is None:
        return None  # the [summer] offensive: the article belongs to the noun
    if m.line.raw(m.index("s"))[0].isupper() and m.line.raw(m.last)[:1].isupper() and year is None:
        return None  # the Winter Palace
    if m.line.word(m.index("s")) == "fall" and not (year or turn or pointed) and not _is_autumn(m):
        return None
    return Season(m["s"], year, None, turn, pointed)


def _is_autumn(m: Match) -> bool:
    """Whether "fall" alone is the season: "in the fall", not "the fall of the town"."""
    if m.after() == "of":
        return False
    before = m.line.word(m.first - 1)
    return before in _BEFORE_FALL or m.after() in _AFTER_SEASON


def _stands_alone(m: Match) -> bool:
    if m.line.word(m.first) == "the":
        return m.after() != "of"
    return m.before() in _BEFORE_SEASON or m.after() in _AFTER_SEASON


def _season_after(m: Match) -> Season | None:
    """The winter after: the next one; not "the winter after the war"."""
    if m.after() not in (",", ".", ";", ":", ")", "he", "she", "they", "his", "her"):
        return None
    return Season(m["s"], turn="previous" if m.line.word(m.last - 1) == "before" else "next")


def _season_of_two_years(m: Match) -> Season | None:
    if m.has("p"):
        first, last = year_pair(m["p"])
    else:
        first = m["y"]
        last = m["q"] if m.has("q") else first // 100 * 100 + int(m.line.word(m.index("z")))
    return Season(m["s"], first, last) if last - first == 1 else None


RULES = (
    Rule("decade", "the? x:DECADE e:ERA?", "YEARDATE", _decade),
    Rule("open decade", "the? x:OPENDECADE", "YEARDATE", _open_decade),
    Rule(
        "decade in words",
        f"(the|early|late|mid|DASH) (nineteen DASH?)? ({'|'.join(_TENS)})",
        "YEARDATE",
        lambda m: _worded_decade(m) if m.line.word(m.first) == "the" else None,
    ),
    Rule("century", "(the)? o:ORDINAL DASH? (century|centuries) e:ERA?", "YEARDATE", _century),
    Rule(
        "season of two years",
        "(the)? s:SEASON of? (p:YEARPAIR|y:YEAR (DASH|SLASH) (z:YY|q:YEAR))",
        "SEASONDATE",
        _season_of_two_years,
    ),
    Rule("season and year", "(the)? s:SEASON (of|COMMA|in)? y:YEARX", "SEASONDATE", _season),
    Rule("year and season", "y:YEAR s:SEASON", "SEASONDATE", _season),
    Rule("season of that year", f"(the)? s:SEASON {OF_THAT_YEAR}", "SEASONDATE", _season),
    Rule("that summer", "(the|that|this)? (very)? t:TURN s:SEASON", "SEASONDATE", _season),
    Rule("the summer after", "the s:SEASON (after|following|before)", "SEASONDATE", _season_after),
    Rule("the summer", "(the)? s:SEASON", "SEASONDATE", _season),
    Rule("pair of years", "x:YEARPAIR", "YEARDATE", _pair_of_years),
    Rule("year of the era", "(the year)? y:ERAYEAR", "YEARDATE", lambda m: Date(m["y"])),
    Rule("the year 1950", "(the year|the years) y:YEAR", "YEARDATE", lambda m: Date(m["y"])),
    Rule("bare month", "m:MONTH", "MONTHDATE", bare_month),
    Rule("bare year", "y:YEAR", "YEARDATE", _bare_year),
)
