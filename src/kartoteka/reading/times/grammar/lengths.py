"""Lengths: seven months, two years and a half, forty-eight hours, half a year, a few days, the next six months."""

from __future__ import annotations

from dataclasses import replace

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.senses import Amount

_EXTRA = (
    "(more|further|full|whole|long|additional|consecutive|successive|straight|short|good|odd|calendar|other|bloody)?"
)
_MODS = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX",
    "circa": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN", "barely": "LESS_THAN",
    "over": "MORE_THAN",
}  # fmt: skip
_OVER_IS_MORE = word_set("for after took of lasted within than just well with lasting spanned in")


def _is_plural(m: Match) -> bool:
    return m.line.word(m.index("u")).endswith("s")


def _exact(count: float, m: Match) -> Amount:
    return Amount(count, count, m["u"])


def _counted(m: Match) -> Amount | None:
    if not m["n"]:
        return None
    if m["n"] != 1 and not _is_plural(m) and not _is_adjective(m):
        return None
    return _exact(m["n"], m)


def _is_adjective(m: Match) -> bool:
    """A ten-day visit, a thirty year truce: the unit stands in the singular before its noun."""
    return m.line.word(m.index("u") - 1) in ("-", "–") or m.line.word(m.last - 1) == "long" or m.after()[:1].isalpha()


def _one(m: Match) -> Amount | None:
    return None if _is_plural(m) else _exact(1, m)


def _between(m: Match) -> Amount | None:
    return Amount(m["n"], m["k"], m["u"]) if m["n"] < m["k"] else None


def _vague(m: Match) -> Amount | None:
    if not _is_plural(m):
        return None
    low, high = m["v"]
    return Amount(low, high, m["u"], vague=low != high)


def _bare_plural(m: Match) -> Amount | None:
    """Days, weeks: only where a preposition or "later" makes a length of them."""
    if not _is_plural(m) or m["u"] == "night":
        return None
    governed = m.before() in ("within", "for", "in", "after") and m.after() in (
        ".",
        ",",
        ";",
        "of",
        "was",
        "the",
        "before",
        "he",
        "she",
    )
    if not governed and m.after() not in ("later", "earlier", "afterwards", "before", "after"):
        return None
    return Amount(2, 9, m["u"], vague=True)


def _names_a_period(m: Match) -> bool:
    word = m.after(3) if m.after(2) in ("the", "that", "this") else m.after(2)
    known = lexicon.words().get(word.rstrip("."))
    return word[:1].isdigit() or (
        known is not None and not {"MONTH", "SEASON", "UNIT", "ORDINAL"}.isdisjoint(known.values)
    )


def _added(m: Match) -> Amount | None:
    first: Amount = m["p"]
    second: Amount = m["q"]
    if first.vague or second.vague or second.mod or _size(first.unit) <= _size(second.unit):
        return None
    return replace(first, parts=(*first.parts, (second.low, second.unit)))


def _size(unit: str) -> float:
    row = lexicon.units()[unit]
    return float(row.get("months", 0) * 30 + row.get("days", 0) + row.get("minutes", 0) / 1440)


_UP_TO = frozenset({"less", "fewer", "under"})


def _modified(m: Match) -> Amount | None:
    amount: Amount = m["p"]
    words = m.words()
    if amount.mod or (words[0] == "over" and m.before() not in _OVER_IS_MORE):
        return None
    mod = _MODS.get(words[0])
    if "than" in words:
        mod = "MORE_THAN" if "more" in words else "LESS_THAN"
    elif words[:2] in (["at", "least"], ["at", "most"]):
        mod = "EQUAL_OR_MORE" if words[1] == "least" else "EQUAL_OR_LESS"
    return replace(amount, mod=mod, up_to=words[0] in _UP_TO)


def _turned(m: Match) -> Amount | None:
    """The next six months, the first three years, the last few days."""
    amount: Amount = m["p"]
    if m.line.word(m.index("p")).startswith(("a ", "an ", "another ")):
        return None
    turn = (
        m["t"]
        if m.has("t")
        else "first"
        if m.has("o")
        else "previous"
        if m.line.word(m.first + 1) in ("last", "past")
        else None
    )
    if turn == "same" or m.words()[-1] in ("old",):
        return None
    if m.has("o") and m["o"] == 1:
        turn = "first"
    elif m.line.word(m.first + 1) in ("last", "final"):
        turn = "last"
    pointed: Amount = replace(amount, turn=turn if turn in ("next", "previous", "first", "last") else "other")
    return pointed


def _turned_plural(m: Match) -> Amount | None:
    if m.after() == "of" and _names_a_period(m):
        return None  # the last days of August: a part of it
    return Amount(2, 9, m["u"], vague=True, turn="other") if _is_plural(m) else None


RULES = (
    Rule(
        "n and a half units",
        "n:NUMBER DASH? and DASH? (a|one) DASH? half DASH? u:UNIT",
        "AMOUNT",
        lambda m: _exact(m["n"] + 0.5, m),
    ),
    Rule("half a unit", "half DASH? (a|an) u:UNIT", "AMOUNT", lambda m: _exact(0.5, m)),
    Rule("a half-unit", "a half DASH? u:UNIT", "AMOUNT", lambda m: _exact(0.5, m)),
    Rule(
        "n units and a half",
        f"n:NUMBER {_EXTRA} DASH? u:UNIT DASH? and DASH? a? DASH? half",
        "AMOUNT",
        lambda m: _exact(m["n"] + 0.5, m),
    ),
    Rule(
        "a unit and a half", "(a|an) u:UNIT and a half", "AMOUNT", lambda m: None if _is_plural(m) else _exact(1.5, m)
    ),
    Rule("a unit-and-a-half", "u:UNIT DASH and DASH a DASH half long?", "AMOUNT", lambda m: _exact(1.5, m)),
    Rule("from n to k units", f"n:NUMBER (to|or|DASH) k:NUMBER {_EXTRA} u:UNIT", "AMOUNT", _between),
    Rule("an n-unit period", "(a|the) same? n:NUMBER DASH u:UNIT period", "AMOUNT", lambda m: _exact(m["n"], m)),
    Rule("the n units long", "the n:NUMBER DASH? u:UNIT DASH? long", "AMOUNT", lambda m: _exact(m["n"], m)),
    Rule("unit-long", "u:UNIT DASH long", "AMOUNT", _one),
    Rule("n of his k units", f"n:NUMBER of (his|her|their|the|those) k:NUMBER {_EXTRA} u:UNIT", "AMOUNT", _counted),
    Rule("n units", f"(another)? n:NUMBER {_EXTRA} DASH? u:UNIT (DASH? long)?", "AMOUNT", _counted),
    Rule("several units", f"(another)? v:VAGUENUMBER {_EXTRA} u:UNIT", "AMOUNT", _vague),
    Rule("a unit", "(a|an|another) (full|whole|further|mere|single)? u:UNIT", "AMOUNT", _one),
    Rule("bare units", "u:UNIT", "AMOUNT", _bare_plural),
    Rule("years and months", "p:AMOUNT (and|COMMA)? q:AMOUNT", "AMOUNT", _added),
    Rule(
        "the next n units",
        "(the|his|her|their|its) (t:TURN|o:ORDINAL|last|final|intervening) p:AMOUNT",
        "AMOUNT",
        _turned,
    ),
    Rule(
        "the next units",
        "(the|his|her|their|its) (t:TURN|last|final|intervening|early) u:UNIT",
        "AMOUNT",
        _turned_plural,
    ),
    Rule(
        "more than a length",
        "(about|around|roughly|approximately|some|circa|nearly|almost|under|barely|over|only|just|"
        "(no|not)? (more|less|fewer) than|at least|at most|a mere) p:AMOUNT",
        "AMOUNT",
        _modified,
    ),
)
