"""Feasts with what belongs to them: Good Friday 1949, the eve of Yom Kippur, the second Sunday in Advent."""

from __future__ import annotations

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar.of_that_year import PATTERN as OF_THAT_YEAR
from kartoteka.reading.times.grammar.of_that_year import year_turn
from kartoteka.reading.times.senses import Feast

_COUNTED_FROM = (-46, 0, 49)  # Lent, Easter, Pentecost: their Sundays are counted


def _feast(m: Match) -> Feast | None:
    following = m.line.raw(m.last)
    if following in ("Offensive", "Party", "Church", "Street", "Square", "Island", "Islands", "Rising"):
        return None
    turn = m["t"] if m.has("t") else None
    return Feast(m["f"], m["y"] if m.has("y") else None, year_turn(m), turn, m.has("v") or "eve" in m["f"])


def _sunday(m: Match) -> Feast | None:
    entry = m["f"]
    if "advent" not in entry and entry.get("easter") not in _COUNTED_FROM:
        return None
    number = m["o"] if m.has("o") else 1
    return Feast(entry, m["y"] if m.has("y") else None, year_turn(m), sunday=number)


RULES = (
    Rule(
        "Sunday in Advent",
        f"(the)? o:ORDINAL? sunday (in|of|after) f:FEASTNAME ((COMMA|of|in)? y:YEARX|{OF_THAT_YEAR})?",
        "FEASTDATE",
        _sunday,
    ),
    Rule(
        "feast",
        f"(the? v:eve of)? (the)? f:FEASTNAME ((COMMA|of|in)? y:YEARX|{OF_THAT_YEAR})?",
        "FEASTDATE",
        _feast,
    ),
    Rule("the following Easter", "(the|that)? t:TURN (v:eve of)? f:FEASTNAME", "FEASTDATE", _feast),
)
