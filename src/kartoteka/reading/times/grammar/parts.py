"""Parts of periods: early in April, the end of the month, the first half of 1938, the second week of March."""

from __future__ import annotations

from typing import Any

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar.pointers import weekday_alone
from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.senses import Clock, Date, DayPart, Feast, Part, Pointer, Season, Span, Weekday

_BEFORE_CLOCK = word_set("at by until about around from to since before after")


def _part(m: Match) -> Part | None:
    key = m["k"]
    inner = m["x"]
    if isinstance(inner, DayPart):
        return Part(key, inner)
    if isinstance(inner, Pointer) and inner.unit in ("day", "night"):
        return None
    return Part(key, inner, key == "late")


def _half(m: Match) -> Part | None:
    words = m.words()
    number = m["o"] if m.has("o") else 1 if "former" in words or "earlier" in words else 2
    unit = words[words.index("of") - 1]
    most = {"half": 2, "third": 3, "quarter": 4}[unit]
    return Part(f"{unit[0]}{number}", m["x"]) if 1 <= number <= most else None


def _last_part(m: Match) -> Part | None:
    words = m.words()
    if "half" in words:
        return Part("h2", m["x"])
    return Part("q4" if "quarter" in words else "t3", m["x"])


def _nth_unit(m: Match) -> Any:
    """The second week of March, the third day of the war, the first years of the 1930s."""
    inner = m["x"]
    if m.has("k"):
        return Part(m["k"], inner)
    unit, plural = m["u"], m.line.word(m.index("u")).endswith("s")
    number = m["o"] if m.has("o") else -1
    if plural:
        return Part("early" if number == 1 else "late", inner) if number in (1, -1) else None
    if isinstance(inner, Date) and inner.day is not None:
        return None
    if unit in ("week", "month", "day"):
        return Part(f"{unit[0]}{number}", inner)
    return None


def _first_units(m: Match) -> Part | None:
    """The first three months of 1938, the last ten days of May."""
    amount = m["a"]
    if amount.turn not in ("first", "last") or amount.vague or amount.unit not in ("day", "week", "month", "year"):
        return None
    return Part(f"{amount.turn[0]}{int(amount.low)}{amount.unit[0]}", m["x"])


def _nth_weekday(m: Match) -> Weekday:
    return Weekday(m["w"], None, m["x"], "of", m["o"] if m.has("o") else -1)


def _first_season(m: Match) -> Season | None:
    turn = m["o"] if m.has("o") else None
    return None if turn is None else Season(m["s"], ordinal=turn)


def _daypart_of(m: Match) -> DayPart | None:
    inner = m["x"]
    if isinstance(inner, (Span, Date, Feast, Weekday, Pointer)) or m.has("p"):
        return DayPart(m["p"], inner, None, m.line.word(m.index("p")))
    return None


def _daypart_after(m: Match) -> DayPart:
    return DayPart(m["p"], m["x"], None, m.line.word(m.index("p")))


def _eve(m: Match) -> Any:
    inner = m["x"]
    if isinstance(inner, Feast):
        return Feast(inner.entry, inner.year, inner.year_turn, inner.turn, True, inner.sunday)
    return Part("eve", inner) if isinstance(inner, Date) and inner.day else None


def _clock(m: Match) -> Clock | None:
    value = _clock_value(m)
    if value is None:
        return None
    return Clock(value, m["x"] if m.has("x") else None)


def _clock_value(m: Match) -> str | None:
    if m.has("c"):
        hour, minute = (int(p) for p in m["c"].replace(".", ":").split(":")[:2])
    elif m.has("n"):
        hour, minute = int(m["n"]), 0
    else:
        return None
    words = [w.replace(".", "") for w in m.words()]
    if "pm" in words and hour < 12:
        hour += 12
    if "am" in words and hour == 12:
        hour = 0
    if hour > 24:
        return None
    return f"{hour:02d}:{minute:02d}"


def _later_in(m: Match) -> Part | None:
    inner = m["x"]
    if isinstance(inner, Pointer) and inner.unit in ("day", "night"):
        return None
    return Part("later" if m.line.word(m.first) == "later" else "earlier", inner)


def _whole(m: Match) -> Part:
    return Part("whole", m["x"])


def _early(m: Match) -> Any:
    inner = m["x"]
    key = m["k"]
    if isinstance(inner, Date) and inner.day is not None:
        if m.line.word(m.first + 1) not in ("on", "in"):
            return None
        return Part(key, DayPart("", inner, None, ""))
    if isinstance(inner, (Pointer,)) and inner.unit in ("day", "night"):
        return None
    if m.line.word(m.index("k")) == "middle":
        return None
    return Part(key, inner)


def _part_of(m: Match) -> Part:
    if m.has("k"):
        return Part(m["k"], m["x"])
    return Part("early" if m.has("k4") or m.has("k6") else "late", m["x"])


def _turn(m: Match) -> Part | None:
    inner = next((m[name] for name in ("x4", "x2", "x") if m.has(name)), Pointer("year", "same"))
    if isinstance(inner, Pointer) and inner.unit != "year":
        return None
    return Part("turn", inner)


def _weekday_beside(m: Match) -> Weekday:
    index = m.index("w") + 1
    word = m.line.word(index)
    place = "before" if word in ("before", "preceding") else "in" if word in ("in", "of") else "after"
    return Weekday(m["w"], None, m["x"], place)


def _of_day(m: Match) -> Any:
    inner = m["x"]
    if m.line.word(m.index("p")) == "eve":
        return None
    if isinstance(inner, Date) and inner.day is None:
        return None
    if isinstance(inner, (Season, Part)) or (isinstance(inner, Pointer) and inner.unit not in ("day", "night")):
        return None
    return DayPart(m["p"], inner, None, m.line.word(m.index("p")))


def _noon_the_next_day(m: Match) -> DayPart | None:
    part, day = m["x"], m["y"]
    if not isinstance(part, DayPart) or part.inner is not None or not isinstance(day, Pointer) or day.unit != "day":
        return None
    return DayPart(part.code, day, None, "")


def _hours_of(m: Match) -> DayPart | None:
    inner = m["x"]
    if isinstance(inner, Date) and inner.day is None:
        return None
    return DayPart(m["p"] if m.has("p") else "MO", inner, None, "morning")


def _early_in_day(m: Match) -> Part | None:
    return Part(m["k"], m["x"]) if isinstance(m["x"], DayPart) else None


def _bare_clock(m: Match) -> Clock | None:
    """A time of day alone: with a.m. or p.m., or behind a preposition."""
    marked = m.line.word(m.last - 1).replace(".", "") in ("am", "pm")
    if m.has("c") and not marked and (m.before() not in _BEFORE_CLOCK or "." in m["c"]):
        return None
    value = _clock_value(m)
    return None if value is None else Clock(value)


RULES = (
    Rule("mid-August", "(the)? k:PARTADJ DASH? (in|on|of)? x:DATE", "PARTED", _early),
    Rule("the end of", "(the)? (very)? k:PARTNOUN of x:DATE", "PARTED", _part),
    Rule(
        "the early part of",
        "the (k:PARTADJ|k2:latter|k3:last|k4:earlier|k5:later|k6:first) part of x:DATE",
        "PARTED",
        _part_of,
    ),
    Rule("the rest of", "(most of)? the (rest|remainder|whole) of x:DATE", "PARTED", _whole),
    Rule("the turn of the year", "the turn of (x:DATE|the year x2:DATE|x3:POINTER x4:DATE|the year)", "PARTED", _turn),
    Rule(
        "the first half", "the (o:ORDINAL|former|latter|earlier|later) (half|quarter|third) of x:DATE", "PARTED", _half
    ),
    Rule("the last half", "the last (half|quarter|third) of x:DATE", "PARTED", _last_part),
    Rule(
        "the second week of",
        "the (o:ORDINAL|last|final|k:PARTADJ) (few|couple of|two|three)? u:UNIT (of|in) x:DATE",
        "PARTED",
        _nth_unit,
    ),
    Rule("the first n months of", "a:AMOUNT of x:DATE", "PARTED", _first_units),
    Rule("the last Friday of", "the (o:ORDINAL|last|final) w:WEEKDAY (of|in) x:DATE", "PARTED", _nth_weekday),
    Rule(
        "the Tuesday after",
        "(the)? w:WEEKDAY (after|before|following|in|of|preceding) COMMA? x:FEASTDATE",
        "PARTED",
        _weekday_beside,
    ),
    Rule("weekday", "(a:the|b:a)? t:TURN? w:WEEKDAY", "WEEKDATE", weekday_alone),
    Rule("the first winter", "(the|that|his|her|their) o:ORDINAL s:SEASON", "PARTED", _first_season),
    Rule("later that month", "(later|earlier) (in)? x:POINTER", "PARTED", _later_in),
    Rule("later in the summer", "(later|earlier) in x:DATE", "PARTED", _later_in),
    Rule("the eve of a date", "the eve of x:DATE", "PARTED", _eve),
    Rule("the night of", "(the)? (same|very)? p:DAYPART (of|on|to|from) (the)? x:DATE", "PARTED", _of_day),
    Rule("the early morning hours of", "(the)? (early|late|small)? p:DAYPART? hours of x:DATE", "PARTED", _hours_of),
    Rule("early in the morning of", "k:PARTADJ (in|on)? x:PARTED", "PARTED", _early_in_day),
    Rule("noon the next day", "x:POINTER y:POINTER", "PARTED", _noon_the_next_day),
    Rule("evening before a span", "(the)? p:DAYPART x:DAYDATE", "PARTED", _daypart_of),
    Rule("at night on a date", "x:DAYDATE COMMA? (at|in the|in) p:DAYPART", "PARTED", _daypart_after),
    Rule("a night of a feast", "x:FEASTDATE p:DAYPART", "PARTED", _daypart_after),
    Rule("weekday night", "x:WEEKDATE p:DAYPART", "PARTED", _daypart_after),
    Rule("clock and date", "(c:CLOCK (am|pm)?|n:NUMBER (am|pm)) (on|COMMA)? x:DAYDATE", "PARTED", _clock),
    Rule("date and clock", "x:DAYDATE (at|COMMA)? (c:CLOCK (am|pm)?|n:NUMBER (am|pm))", "PARTED", _clock),
    Rule("clock", "(c:CLOCK (am|pm)?|n:NUMBER (am|pm))", "PARTED", _bare_clock),
)
