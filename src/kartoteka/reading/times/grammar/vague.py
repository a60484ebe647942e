"""Expressions that TIMEX2 marks although they fix no day: now, former, the time, this period, the future, daily."""

from __future__ import annotations

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.senses import Vague

_REFERENCES = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


def _vague(m: Match) -> Vague | None:
    word = m.line.word(m.first)
    if word in ("previously", "once", "formerly", "presently"):
        return None
    if word == "current" and m.after() in ("of", "was"):
        return None
    return Vague(_REFERENCES[m["v"]])


def _rate(m: Match) -> Vague:
    word = m.line.word(m.first)
    return Vague(
        {
            "daily": "XXXX-XX-XX",
            "everyday": "XXXX-XX-XX",
            "weekly": "XXXX-WXX",
            "monthly": "XXXX-XX",
            "yearly": "XXXX",
            "annual": "XXXX",
            "annually": "XXXX",
        }[word]
    )


RULES = (
    Rule("present-day", "(the)? present DASH day", "VAGUEREF", lambda m: Vague("PRESENT_REF")),
    Rule("the present", "(to date|the present (day|time)?)", "VAGUEREF", lambda m: Vague("PRESENT_REF")),
    Rule("the future", "the future", "VAGUEREF", lambda m: Vague("FUTURE_REF")),
    Rule("the past", "the past", "VAGUEREF", lambda m: Vague("PAST_REF")),
    Rule("this time", "(the|this|that) (same)? (time|period|point)", "VAGUEREF", lambda m: _time(m)),
    Rule("rates", "(daily|everyday|weekly|monthly|yearly|annual|annually)", "VAGUEREF", _rate),
    Rule("now", "v:VAGUE", "VAGUEREF", _vague),
)


def _time(m: Match) -> Vague | None:
    words = m.words()
    if words[-1] == "point":
        return None if m.before() not in ("at", "by") or words[0] == "the" else Vague(None)
    if words[-1] == "time" and words[0] == "the":
        if m.before() not in ("at", "of") or m.after() in ("of", "to", "when", "the"):
            return Vague(None) if m.before() == "at" and m.after() not in ("of",) else None
        return Vague(None)
    if words[-1] == "time" and m.before() in ("for", "first") and words[0] == "the":
        return None
    if words[-1] == "period" and words[0] == "the":
        return None
    return Vague(None)
