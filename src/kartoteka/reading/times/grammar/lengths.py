"""Lengths: seven months, two years and a half, forty-eight hours, half a year, a few days, twelve to eighteen months."""

from __future__ import annotations

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.senses import Amount

_EXTRA = "(more|further|full|whole|long|additional|consecutive|successive|straight|short|good|odd|calendar)?"
_PLURAL = ("s", "yrs", "mos", "hrs", "wks", "mins")


def _unit_word(m: Match) -> str:
    return m.line.word(m.index("u"))


def _is_plural(m: Match) -> bool:
    return _unit_word(m).endswith("s")


def _exact(count: float, m: Match) -> Amount:
    return Amount(count, count, m["u"])


def _number(m: Match) -> Amount | None:
    if m["n"] == 0 or not m["n"]:
        return None
    return _exact(m["n"], m)


def _one(m: Match) -> Amount | None:
    return None if _is_plural(m) else _exact(1, m)


def _between(m: Match) -> Amount | None:
    return Amount(m["n"], m["k"], m["u"]) if m["n"] < m["k"] else None


def _vague(m: Match) -> Amount | None:
    if not _is_plural(m):
        return None
    low, high = m["v"]
    return Amount(low, high, m["u"], vague=low != high)


def _bare(m: Match) -> Amount | None:
    return Amount(2, 9, m["u"], vague=True) if _is_plural(m) else None


def _added(m: Match) -> Amount | None:
    first, second = m["p"], m["q"]
    units = lexicon.units()
    if first.vague or second.vague or _size(units[first.unit]) <= _size(units[second.unit]):
        return None
    return Amount(first.low, first.high, first.unit, first.mod, parts=(*first.parts, (second.low, second.unit)))


def _size(unit: object) -> float:
    row: dict[str, float] = unit  # type: ignore[assignment]
    return row.get("months", 0) * 30 + row.get("days", 0) + row.get("minutes", 0) / 1440


_MODS = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX", "circa": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN", "barely": "LESS_THAN",
    "over": "MORE_THAN",
}  # fmt: skip


def _modified(m: Match) -> Amount | None:
    amount: Amount = m["p"]
    if amount.mod:
        return None
    words = m.words()
    mod = _MODS.get(words[0])
    if "than" in words:
        mod = "MORE_THAN" if "more" in words else "LESS_THAN"
    elif words[:2] == ["at", "least"]:
        mod = "EQUAL_OR_MORE"
    elif words[:2] == ["at", "most"]:
        mod = "EQUAL_OR_LESS"
    return Amount(amount.low, amount.high, amount.unit, mod, amount.vague, amount.parts)


RULES = (
    Rule("half a unit", "half DASH? (a|an) u:UNIT", "AMOUNT", lambda m: _exact(0.5, m)),
    Rule("a half-unit", "a half DASH? u:UNIT", "AMOUNT", lambda m: _exact(0.5, m)),
    Rule(
        "n units and a half",
        f"n:NUMBER {_EXTRA} DASH? u:UNIT DASH? and DASH? a? DASH? half",
        "AMOUNT",
        lambda m: _exact(m["n"] + 0.5, m),
    ),
    Rule(
        "n and a half units",
        "n:NUMBER DASH? and DASH? (a|one) DASH? half DASH? u:UNIT",
        "AMOUNT",
        lambda m: _exact(m["n"] + 0.5, m),
    ),
    Rule("a unit and a half", "(a|an) u:UNIT DASH? and DASH? a DASH? half", "AMOUNT", lambda m: _exact(1.5, m)),
    Rule("from n to k units", f"n:NUMBER (to|or|DASH) k:NUMBER {_EXTRA} u:UNIT", "AMOUNT", _between),
    Rule("n units", f"(another|the|a)? n:NUMBER {_EXTRA} DASH? u:UNIT (DASH? long)?", "AMOUNT", lambda m: _counted(m)),
    Rule("several units", f"(another|the)? v:VAGUENUMBER {_EXTRA} u:UNIT", "AMOUNT", _vague),
    Rule("a unit", "(a|an|another) (full|whole|further|mere|single)? u:UNIT (DASH long)?", "AMOUNT", _one),
    Rule("years and months", "p:AMOUNT (and|COMMA)? q:AMOUNT", "AMOUNT", _added),
    Rule(
        "more than a length",
        "(about|around|roughly|approximately|some|circa|nearly|almost|under|barely|over|only|just|exactly|(no|not)? (more|less|fewer) than|at least|at most|a mere) p:AMOUNT",
        "AMOUNT",
        _modified,
    ),
)


def _counted(m: Match) -> Amount | None:
    first = m.line.word(m.first)
    if first == "the" or (first == "a" and not m.text().lower().endswith(("long", m.line.word(m.index("u"))))):
        return None
    return _number(m)
