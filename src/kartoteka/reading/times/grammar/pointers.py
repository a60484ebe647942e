"""Periods that are only pointed to: that year, the next day, the same evening, yesterday, the 19th."""

from __future__ import annotations

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar import context
from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.senses import Amount, Date, DayPart, Pointer, Shift, Vague, Weekday

_UNITS = frozenset({"day", "week", "month", "year", "decade", "century", "fortnight"})
_ENDS = frozenset({"", ".", ",", ";", ":", ")", "(", "?", "!", "”", '"'})

# "the year" points back only behind such words, and not where it is explained ("the day of the trial").
_BEFORE_THE_UNIT = word_set("of in before within during throughout until till later earlier late early by out")
_AFTER_THE_UNIT = word_set("of when that which following previous on")

_PRONOUNS = word_set("he she they i we it his her their")
_CLOCK_LIKE = word_set("dawn dusk noon midnight daybreak sunrise sunset nightfall night midday")
_NOT_POINTING = word_set("subsequent ensuing coming very preceding prior past succeeding")
_BEFORE_TURNED = word_set("the that this a an his her their its of for")
_UNIT_NOUNS = word_set(
    "century congress army armies division divisions regiment battalion brigade corps day time "
    "anniversary edition party infantry birthday arrondissement parallel person year month week of guards "
    "cavalry fleet panzer international floor ward legion season part half quarter third wave stage "
    "section group department bureau column volume act grade class row world reich republic"
)
_BEFORE_WEEKDAY = word_set(
    "on by until since from before after till and of or to this ( , early late every described between "
    "through next last"
)


def _pointer(m: Match) -> Pointer | None:
    """That month, the same year, the following week."""
    first = m.line.word(m.first)
    if m["u"] not in _UNITS or m.line.word(m.index("u")).endswith("s"):
        return None
    if first == "the" and "very" in m.words() and m.after() in ("on", "when", "that", "of", "he", "she", "they"):
        return None
    if first == "this" and m["u"] == "day" and m.before() == "to":
        return None  # to this day
    if not m.has("t"):
        return (
            Pointer(m["u"], "same")
            if first in ("that", "this") or "same" in m.words() or "very" in m.words()
            else _the_unit(m)
        )
    word = m.line.word(m.index("t"))
    if word in ("last", "past") and (m.after() in ("of", "in") or m["u"] == "day"):
        return None
    return Pointer(m["u"], m["t"])


def _the_unit(m: Match) -> Pointer | None:
    following = m.line.items[m.last] if m.last < len(m.line.items) else None
    if following is not None and ("DATE" in following.values or "YEAR" in following.values):
        return None
    if m.before() not in _BEFORE_THE_UNIT or m.after() in _AFTER_THE_UNIT:
        return None
    if m.after() == "in" and m.after(2) == "which":
        return None
    if m.after() in ("before", "after") and m.after(2) not in _PRONOUNS:
        return None  # the day before: another rule has it
    if m.before(2) in ("order", "half", "issue"):
        return None  # the order of the day
    if m["u"] == "day" and m.before() not in ("of", "in", "during", "later", "earlier"):
        return None
    if m["u"] not in ("month", "year", "week", "day", "decade"):
        return None
    return Pointer(m["u"], "same")


def _unit_following(m: Match) -> Pointer | None:
    """The year following, the month previous; not "in the years following the war"."""
    word = m.line.word(m.index("t"))
    if word not in ("following", "previous", "preceding", "next") or m["u"] not in _UNITS:
        return None
    if m.line.word(m.index("u")).endswith("s") or (
        m.after() not in _ENDS and m.after() not in ("he", "she", "they", "it", "saw", "and")
    ):
        return None
    return Pointer(m["u"], m["t"])


def _turned_unit(m: Match) -> Pointer | None:
    """Last week, next year, without an article."""
    word = m.line.word(m.first)
    if (
        m.before() in _BEFORE_TURNED
        or word in _NOT_POINTING
        or word in ("same", "this", "that", "following", "previous")
    ):
        return None
    if m["u"] not in _UNITS or m.line.word(m.index("u")).endswith("s"):
        return None
    return Pointer(m["u"], m["t"])


def _daypart(m: Match) -> DayPart | None:
    word = m.line.word(m.index("p"))
    first = m.line.word(m.first)
    if word == "eve":
        return None
    if not m.has("t"):
        return DayPart(m["p"], None, "same", word) if first in ("that", "this") or "same" in m.words() else None
    return DayPart(m["p"], None, m["t"], word)


def _daypart_following(m: Match) -> DayPart | None:
    """The morning following, the night previous."""
    if (
        m.line.word(m.index("t")) not in ("following", "previous", "preceding", "next")
        or m.line.word(m.index("p")) == "eve"
    ):
        return None
    return (
        None
        if m.after() in ("the", "his", "her", "their", "a")
        else DayPart(m["p"], None, m["t"], m.line.word(m.index("p")))
    )


def _turned_daypart(m: Match) -> DayPart | None:
    if m.before() in _BEFORE_TURNED or m.line.word(m.first) in _NOT_POINTING or m.line.word(m.index("p")) == "eve":
        return None
    return DayPart(m["p"], None, m["t"], m.line.word(m.index("p")))


def _alone_daypart(m: Match) -> DayPart | None:
    """In the night, at dawn, in the evening: of the story's day."""
    before, word = m.before(), m.line.word(m.index("p"))
    if word == "eve" or m.after() in (
        "of",
        "after",
        "before",
        "on",
        "when",
        "from",
        "between",
        "to",
        "shift",
        "sky",
        "air",
    ):
        return None
    if before in ("in", "during", "that", "by", "towards", "before", "until") and m.line.word(m.first) == "the":
        return DayPart(m["p"], None, "same", word)
    if before == "by" and word == "night":
        return None  # a manner, not a date
    if before in ("at", "before", "by", "until", "after") and word in _CLOCK_LIKE and m.line.word(m.first) != "the":
        return DayPart(m["p"], None, "same", word)
    return None


def _one_night(m: Match) -> Vague:
    """One night: a day that is not said."""
    return Vague(f"XXXX-XX-XXT{m['p']}")


def _day_word(m: Match) -> Shift | DayPart:
    word = m.line.word(m.first)
    if word == "tonight":
        return DayPart("NI", None, "same", word)
    return Shift(Amount(1, 1, "day"), -1 if word == "yesterday" else 1, anchor=True)


def _new_year(m: Match) -> Pointer | None:
    """In the new year: the year that follows."""
    return Pointer("year", "next") if m.after() not in ("'", "’") and m.before() != "at" else None


def _expiry(m: Match) -> Pointer:
    """The day it ran out: the end of the length that was told last."""
    return Pointer("day", "same", expiry=True)


def weekday_alone(m: Match) -> Weekday | Vague | None:
    """A day of the week with nothing beside it."""
    raw = m.line.raw(m.index("w"))
    if m.before() in ("every", "each"):
        return Vague(f"XXXX-WXX-{m['w']}", repeats=True)
    turn = m["t"] if m.has("t") else None
    before = m.before()
    if not raw[0].isupper():
        return None
    if len(raw.rstrip(".")) < 5 and before not in ("on", "by", "until", "since", "from"):
        return None
    if before in ("and", "or") and "WEEKDAY" not in getattr(lexicon.words().get(m.before(2)), "values", ()):
        return None
    article = m.has("a") or m.has("b")
    if not article and not turn and before not in _BEFORE_WEEKDAY:
        return None
    if m.line.raw(m.last)[:1].isupper() and before not in ("on", "by", "until", "since"):
        return None
    return Weekday(m["w"], turn)


def _bare_day(m: Match) -> Date | None:
    """The 19th; in words ("the third") only behind a preposition and before a break."""
    number = m["d"] if m.has("d") else m["e"]
    following = m.line.raw(m.last)
    if not 1 <= number <= 31 or context.after_false_friend(m) or (following == "-" and m.glued(m.last)):
        return None
    if following.lower() in _UNIT_NOUNS or following.lower().rstrip("s") in _UNIT_NOUNS:
        return None
    if m.has("d"):
        return Date(None, None, number) if not following[:1].isupper() or m.before() in ("on", "by", "until") else None
    if m.before() not in ("on", "by", "until", "from", "since") or following not in _ENDS:
        return None
    return Date(None, None, number)


def _morrow(m: Match) -> Pointer | None:
    """On the morrow; but not "the morrow of the battle"."""
    return None if m.after() == "of" else Pointer("day", "next")


RULES = (
    Rule(
        "the 14th of that month",
        "the? d:DAYN of (the|that|this) (very|same)? t:TURN? month",
        "BAREDAY",
        lambda m: Date(None, None, m["d"], month_turn=m["t"] if m.has("t") else "same"),
    ),
    Rule("the new year", "the new year", "POINTER", _new_year),
    Rule(
        "the day it ran out",
        "the day (on which|when)? (it|they|the (term|sentence|order|ban)) (had)? (ran|run|expired|ended|elapsed) out?",
        "POINTER",
        _expiry,
    ),
    Rule("the same month", "(the|that|this) (very|same|selfsame)? t:TURN? u:UNIT", "POINTER", _pointer),
    Rule("the year following", "the u:UNIT t:TURN", "POINTER", _unit_following),
    Rule("last week", "t:TURN u:UNIT", "POINTER", _turned_unit),
    Rule("the same evening", "(the|that|this) (very|same)? t:TURN? p:DAYPART", "POINTER", _daypart),
    Rule("the morning following", "the p:DAYPART t:TURN", "POINTER", _daypart_following),
    Rule("next morning", "t:TURN p:DAYPART", "POINTER", _turned_daypart),
    Rule("the evening", "(the)? p:DAYPART", "POINTER", _alone_daypart),
    Rule("one night", "one p:DAYPART", "POINTER", _one_night),
    Rule("the morrow", "the morrow", "POINTER", _morrow),
    Rule("yesterday", "(yesterday|tomorrow|tonight)", "POINTER", _day_word),
    Rule("the 19th", "the (d:DAYORD|e:ORDINAL)", "BAREDAY", _bare_day),
)
