"""Periods that are only pointed to: that year, the next day, the following month, the same evening, last week, yesterday."""

from __future__ import annotations

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar import context
from kartoteka.reading.times.senses import Amount, Date, DayPart, Pointer, Shift, Weekday

_UNITS = ("day", "week", "month", "year", "decade", "century", "night", "fortnight")


def _pointer(m: Match) -> Pointer | None:
    unit = m["u"]
    word = m.line.word(m.index("u"))
    if unit not in _UNITS or word.endswith("s"):
        return None
    first = m.line.word(m.first)
    turn = m["t"] if m.has("t") else "same"
    if m.has("t2"):
        turn = m["t2"]
    if (
        turn == "previous"
        and first == "the"
        and m.line.word(m.index("t")) in ("last", "past")
        and m.after() in ("of", "in")
    ):
        return None
    return Pointer(unit, turn)


def _the_unit(m: Match) -> Pointer | None:
    """The month, the year: only after "of", "in", "before" and the like, where they point back."""
    if m["u"] not in ("month", "year", "week", "day", "decade") or m.line.word(m.index("u")).endswith("s"):
        return None
    if m.before() not in (
        "of",
        "in",
        "before",
        "within",
        "during",
        "throughout",
        "until",
        "later",
        "earlier",
        "late",
        "early",
    ) or m.after() in ("of", "when", "in", "that", "following", "after", "before"):
        return None
    if m["u"] == "day" and m.before() not in ("of", "in", "during", "later", "earlier"):
        return None
    return Pointer(m["u"], "same")


def _daypart(m: Match) -> DayPart | None:
    turn = m["t2"] if m.has("t2") else m["t"] if m.has("t") else "same"
    if m.line.word(m.index("p")) == "eve":
        return None
    return DayPart(m["p"], None, turn, m.line.word(m.index("p")))


def _alone_daypart(m: Match) -> DayPart | None:
    """In the night, at dawn, in the evening: the story's day."""
    before = m.before()
    word = m.line.word(m.index("p"))
    if word == "eve" or m.after() in ("of", "after", "before", "on", "when"):
        return None
    if before in ("in", "during", "that", "by", "towards", "before", "until") and m.line.word(m.first) == "the":
        return DayPart(m["p"], None, "same", word)
    if before in ("at", "before", "by", "until", "after") and word in (
        "dawn",
        "dusk",
        "noon",
        "midnight",
        "daybreak",
        "sunrise",
        "sunset",
        "nightfall",
        "night",
        "midday",
    ):
        return DayPart(m["p"], None, "same", word)
    return None


def _day_word(m: Match) -> Shift | Pointer | DayPart | None:
    word = m.line.word(m.first)
    if word == "yesterday":
        return Shift(Amount(1, 1, "day"), -1, anchor=True)
    if word == "tomorrow":
        return Shift(Amount(1, 1, "day"), 1, anchor=True)
    if word == "tonight":
        return DayPart("NI", None, "same", "tonight")
    return None


def _bare_day(m: Match) -> Date | None:
    index = m.index("d") if m.has("d") else m.index("e")
    raw = m.line.word(index)
    if not 1 <= (m["d"] if m.has("d") else m["e"]) <= 31:
        return None
    after = m.line.raw(m.last)
    if m.has("e"):  # in words: the third, only where nothing is counted
        if m.before() not in ("on", "by", "until", "from", "since") or after not in (",", ".", ";", ")") or m["e"] < 1:
            return None
        return Date(None, None, m["e"]) if raw not in ("first", "second", "third") or m.before() == "on" else None
    if after.lower() in (
        "century",
        "congress",
        "army",
        "division",
        "regiment",
        "battalion",
        "brigade",
        "day",
        "time",
        "anniversary",
        "edition",
        "party",
        "infantry",
        "birthday",
        "arrondissement",
        "parallel",
        "person",
        "year",
        "month",
        "week",
        "of",
    ):
        return None
    if after[:1].isupper() or (after == "-" and m.glued(m.last)):
        return None
    if context.after_false_friend(m):
        return None
    if m.before() in (
        "on",
        "by",
        "until",
        "till",
        "from",
        "since",
        "dated",
        "to",
        "after",
        "before",
        "and",
        "or",
        "between",
        "(",
        ",",
        "under",
        "of",
        "is",
        "it",
        "not",
        "about",
        "around",
        "for",
        "have",
        "the",
    ):
        return Date(None, None, m["d"])
    return Date(None, None, m["d"])


RULES = (
    Rule(
        "the same month",
        "(the|that|this) (very|selfsame)? (t:TURN)? (same)? u:UNIT",
        "POINTER",
        lambda m: _pointer_checked(m),
    ),
    Rule("the year following", "the u:UNIT (t2:TURN)", "POINTER", lambda m: _after_noun(m)),
    Rule("last week", "(t:TURN) u:UNIT", "POINTER", lambda m: _no_article(m)),
    Rule(
        "the same evening",
        "(the|that|this) (very)? (t:TURN)? (same)? p:DAYPART",
        "POINTER",
        lambda m: _daypart_checked(m),
    ),
    Rule(
        "early the next morning",
        "(t:TURN) p:DAYPART",
        "POINTER",
        lambda m: _daypart(m) if m.before() not in ("the", "that", "this") else None,
    ),
    Rule("the evening", "(the)? p:DAYPART", "POINTER", _alone_daypart),
    Rule("yesterday", "(yesterday|tomorrow|tonight)", "POINTER", _day_word),
    Rule("weekday", "(a:the|a2:a|t:TURN)? w:WEEKDAY", "WEEKDATE", lambda m: _bare_weekday_any(m)),
    Rule("the 19th", "the (d:DAYORD|e:ORDINAL)", "BAREDAY", _bare_day),
)


def _pointer_checked(m: Match) -> Pointer | None:
    first = m.line.word(m.first)
    if not m.has("t"):
        return _the_unit(m) if first == "the" else None
    if m.line.word(m.index("t")) in ("last",) and first == "the" and m["u"] == "day":
        return None
    return _pointer(m)


def _after_noun(m: Match) -> Pointer | None:
    word = m.line.word(m.index("t2"))
    if word not in ("following", "previous", "preceding", "next") or m["u"] not in _UNITS:
        return None
    if m.after() not in (
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "",
        "he",
        "she",
        "they",
        "it",
        "the",
        "and",
        "saw",
        "his",
        "her",
        "was",
    ):
        return None
    return Pointer(m["u"], m["t2"])


def _no_article(m: Match) -> Pointer | None:
    if (
        m.before() in ("the", "that", "this", "a", "his", "her", "their", "its", "of", "for")
        or m["t"] == "same"
        and m.line.word(m.first) not in ("that", "this")
    ):
        return None
    if m.line.word(m.first) in ("subsequent", "ensuing", "coming", "very", "preceding", "prior", "past", "succeeding"):
        return None
    return _pointer(m)


def _daypart_checked(m: Match) -> DayPart | None:
    first = m.line.word(m.first)
    if not m.has("t") and (first == "the" or first == "a"):
        return None
    return _daypart(m)


def _bare_weekday_any(m: Match) -> Weekday | None:
    raw = m.line.raw(m.index("w"))
    turn = m["t"] if m.has("t") else None
    before = m.before()
    if not raw[0].isupper():
        return None
    if len(raw.rstrip(".")) < 5 and before not in ("on", "by", "until", "since", "from"):
        return None
    article = m.has("a") or m.has("a2")
    if not article and not turn and before not in _WEEKDAY_LEFT:
        return None
    if m.line.raw(m.last)[:1].isupper():
        return None
    return Weekday(m["w"], turn)


_WEEKDAY_LEFT = frozenset(
    "on by until since from before after till and of or to this ( , early late every described between through".split()
)
