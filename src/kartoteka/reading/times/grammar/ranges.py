"""Ranges, alternatives and approximations: from A to B, 3-9 September, 1937 or 1938, about 10 May, c. 1938."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar import context
from kartoteka.reading.times.grammar.dates import year_pair
from kartoteka.reading.times.senses import About, Date, DayPart, Feast, Part, Season, Span, Vague, Weekday, Years

_LINKS = {"or": "or", "/": "/", "and": "and"}
_LINK = "(DASH|to|until|till|through|up to|and|or|SLASH)"


def _days(m: Match) -> Span | None:
    """3-9 September, the 24th or 25th of June: the second gives the month, and the year where it has one."""
    first, last = m["a"], m["x"]
    if not isinstance(last, Date) or last.day is None or not 1 <= first <= 31:
        return None
    link = m.line.word(m.index("x") - 1)
    link = "and" if link == "and" else _LINKS.get(link, "to")
    if link == "and" and m.before() != "between" and m.line.word(m.first) != "between":
        link = "list"
    if first >= last.day and link != "or":
        return None
    return Span(Date(last.year, last.month, first, year_turn=last.year_turn, old_style=last.old_style), last, link)


def _days_after_month(m: Match) -> Span | None:
    """April 6-7, May 6 and 7th, March 3 to 9, 1976."""
    first, last = m["x"], m["b"]
    if not isinstance(first, Date) or first.day is None or not first.day < last <= 31:
        return None
    if m.line.text[m.line.starts[m.index("x")]].isdigit():
        return None  # 3 May - 7 is no range of days
    if m.after() in ("%", "men", "people", "days", "years", "of") or m.line.raw(m.last)[:1].isupper():
        return None
    link = m.line.word(m.index("b") - 1)
    year = m["y"].year if m.has("y") and isinstance(m["y"], Date) else first.year
    start = Date(year, first.month, first.day, year_turn=first.year_turn)
    return Span(
        start,
        Date(year, first.month, last, year_turn=first.year_turn),
        "list" if link == "and" and m.before() != "between" else "to" if link not in ("or",) else "or",
    )


def _short_years(m: Match) -> Span | None:
    """1924-29, 1906-07: the second year has two digits; 1899-1901."""
    if not m.glued(m.index("z")) and m.line.word(m.index("z") - 1) in "-–—":
        return None
    first = m["y"]
    second = m.line.word(m.index("z"))
    if not second.isdigit() or context.after_false_friend(m) or m.line.word(m.index("z")) == "0":
        return None
    if len(second) != 2 and not (len(second) == 1 and m.glued(m.index("z")) and m.glued(m.index("z") - 1)):
        return None
    _, last = year_pair(f"{first}-{second}")
    if last - first > 60:
        return None
    return Span(Date(first), Date(last), "to")


def _range(m: Match) -> Span | None:
    first, last = m["a"], m["b"]
    link_index = m.index("b") - 1
    while m.line.word(link_index) in (
        "the",
        "in",
        "of",
        "on",
        "about",
        "even",
        "perhaps",
        "probably",
        "possibly",
        "late",
        "early",
        "from",
        "into",
    ):
        link_index -= 1
    link = m.line.word(link_index)
    opened = m.line.word(m.first)
    if link == "and":
        if opened not in ("between", "from") and not _shares_year(first, last):
            return None
        link = "to" if opened in ("between", "from") else "list"
    elif link == "or":
        if _kind(first) != _kind(last):
            return None
    elif link in ("to", "until", "till", "through", "up"):
        if opened != "from" and link in ("until", "till", "to") and not _range_like(first, last, m):
            return None
        link = "to"
    elif link == "/":
        link = "/"
    else:
        if not _may_be_dashed(m, first, last):
            return None
        link = "to"
    if not _comparable(first, last):
        return None
    return Span(first, last, link)


def _shares_year(first: Any, last: Any) -> bool:
    """January and February 1953, the summer and autumn of 1943: the year stands once."""
    if _kind(first) not in ("month", "Season") or _kind(first) != _kind(last):
        return False
    plain = all(getattr(s, "turn", None) is None and getattr(s, "year_turn", None) is None for s in (first, last))
    return plain and _year_of(first) is None and _year_of(last) is not None


def _range_like(first: Any, last: Any, m: Match) -> bool:
    return m.before() not in ("in", "on", "by") or _kind(first) == _kind(last)


def _may_be_dashed(m: Match, first: Any, last: Any) -> bool:
    glued = m.glued(m.index("b"))
    same = _kind(first) == _kind(last)
    return same or glued


def _kind(sense: Any) -> str:
    if isinstance(sense, (Part, About)):
        return _kind(sense.inner) if _kind(sense.inner) != "day" else "day"
    if isinstance(sense, Date):
        return "day" if sense.day is not None else "month" if sense.month is not None else "year"
    if isinstance(sense, (Feast, Weekday, DayPart)):
        return "day"
    if isinstance(sense, Years):
        return "years"
    return type(sense).__name__


def _comparable(first: Any, last: Any) -> bool:
    if isinstance(first, (Span, Vague)) or isinstance(last, (Span, Vague)):
        return False
    a, b = _year_of(first), _year_of(last)
    return a is None or b is None or a <= b


def _year_of(sense: Any) -> int | None:
    if isinstance(sense, (Date, Season, Feast)):
        return sense.year
    if isinstance(sense, (Part, About)):
        return _year_of(sense.inner)
    return sense.first if isinstance(sense, Years) else None


def _about(m: Match) -> About | None:
    inner = m["x"]
    if isinstance(inner, Span) and inner.link == "list":
        return None
    return About(inner)


def _about_after(m: Match) -> About:
    return About(m["x"])


def _queried(m: Match) -> About:
    return About(m["x"], widen=False)


def _numbers_before_era(m: Match) -> Span | None:
    last = m["b"]
    if (
        not isinstance(last, Date)
        or last.year is None
        or last.year > 0
        or last.month is not None
        or m.line.items[m.index("b")] is None
    ):
        return None
    first = 1 - (m["n"] if m.has("n") else m["y"])
    if first > last.year:
        return None
    link = m.line.word(m.index("b") - 1)
    return Span(
        Date(first), last, "or" if link == "or" else "list" if link == "and" and m.before() != "between" else "to"
    )


def _placed(m: Match, made: Span | None, first: str, last: str, last_from: str | None = None) -> Span | None:
    """The range with the offsets of its two ends; the last one may begin at another item than it ends."""
    if made is None:
        return None
    line, a, b, c = m.line, m.index(first), m.index(last_from or last), m.index(last)
    return replace(made, places=((line.starts[a], line.ends[a]), (line.starts[b], line.ends[c])))


def _to_event(m: Match) -> Span | None:
    return Span(m["a"], m["b"]) if _comparable(m["a"], m["b"]) else None


def _dated_short(m: Match) -> Span | None:
    inner = m["y"]
    if not isinstance(inner, Date) or inner.year is None or inner.month is not None or inner.year < 1000:
        return None
    second = m.line.word(m.index("z"))
    if len(second) != 2:
        return None
    link = m.line.word(m.index("z") - 1)
    if link in ("-", "–", "—") and not m.glued(m.index("z")):
        return None
    last = inner.year // 100 * 100 + int(second)
    if not inner.year < last <= inner.year + 60:
        return None
    return Span(inner, Date(last), "or" if link == "or" else "to")


def _night_of_span(m: Match) -> DayPart | None:
    inner: Span = m["x"]
    if _kind(inner.last) != "day":
        return None
    return DayPart(m["p"], inner, None, m.line.word(m.index("p")))


def _night_of_days(m: Match) -> Span | None:
    return Span(m["a"], m["b"], "to") if _kind(m["b"]) == "day" else None


def _about_checked(m: Match) -> About | None:
    word = m.line.word(m.first).rstrip(".")
    inner = m["x"]
    if word in ("near", "c") and not isinstance(inner, Date):
        return None
    if word in ("towards", "toward", "near"):
        return None
    if word == "about" and isinstance(inner, Part):
        return None if m.before() in ("talk", "speak") else About(inner, widen=False)
    return _about(m)


RULES = (
    Rule(
        "days of one month",
        "(between|from)? (WEEKDATE COMMA?)? the? a:DAYN (DASH|to|and|or|SLASH|until|till) the? x:DAYDATE",
        "SPAN",
        lambda m: _placed(m, _days(m), "a", "x"),
    ),
    Rule(
        "days after their month",
        "(between|from)? x:DAYDATE (DASH|to|and|or|SLASH|through) b:DAYN (COMMA? y:YEARDATE)?",
        "SPAN",
        lambda m: _placed(m, _days_after_month(m), "x", "y" if m.has("y") else "b", "b"),
    ),
    Rule("years, the second short", "y:YEAR (DASH) z:NUMBER", "SPAN", lambda m: _placed(m, _short_years(m), "y", "z")),
    Rule(
        "dated years, the second short",
        "y:YEARDATE (DASH|or|to|SLASH) z:YY",
        "SPAN",
        lambda m: _placed(m, _dated_short(m), "y", "z"),
    ),
    Rule(
        "years before the era",
        "(from)? (n:NUMBER|y:YEAR) (DASH|to|and|or) b:YEARDATE",
        "SPAN",
        lambda m: _placed(m, _numbers_before_era(m), "n" if m.has("n") else "y", "b"),
    ),
    Rule(
        "from date to date",
        f"(between|from)? a:DATE COMMA? {_LINK} (the|in|of|on|about|even|perhaps|probably|possibly|into)? b:DATE",
        "SPAN",
        lambda m: _placed(m, _range(m), "a", "b"),
    ),
    Rule(
        "from a date to an event of a date",
        "a:DATE (to|until|till) (his|her|their|the) (x:EVENTWORD) (in|on|of) b:DATE",
        "SPAN",
        lambda m: _placed(m, _to_event(m), "a", "b"),
    ),
    Rule("the night of a span", "(the)? p:DAYPART (of|from|on)? (the)? x:SPAN", "PARTED", lambda m: _night_of_span(m)),
    Rule(
        "between nights",
        "(the)? p:DAYPART (of|from|between)? (the)? a:BAREDAY (to|DASH|and) b:DATE",
        "SPAN",
        lambda m: _placed(m, _night_of_days(m), "a", "b"),
    ),
)


AFTER_SHIFTS = (
    Rule("about a date", "CIRCA DOT? (the)? x:DATE", "PARTED", lambda m: _about_checked(m)),
    Rule("a date or so", "x:DATE or (so|thereabouts)", "PARTED", _about_after),
    Rule("a date with a query", "x:DATE (LPAR QUERY RPAR|TILDE)", "PARTED", _queried),
)
