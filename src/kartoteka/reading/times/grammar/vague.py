"""Expressions that TIMEX2 marks although they fix no day: now, former, at the time, this period, the future, daily."""

from __future__ import annotations

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.senses import Vague

_REFERENCES = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_RATES = {
    "daily": "XXXX-XX-XX",
    "everyday": "XXXX-XX-XX",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
    "yearly": "XXXX",
    "annual": "XXXX",
    "annually": "XXXX",
}
_UNIT_RATES = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "minute": "PT1M"}


def _vague(m: Match) -> Vague | None:
    word = m.line.word(m.last - 1)
    if word in ("previously", "once", "formerly", "presently"):
        return None
    return Vague(_REFERENCES[m["v"]])


def _rate(m: Match) -> Vague:
    return Vague(_RATES[m.line.word(m.first)], repeats=True)


def _per(m: Match) -> Vague | None:
    value = _UNIT_RATES.get(m["u"])
    return None if value is None else Vague(value, repeats=True)


def _time(m: Match) -> Vague | None:
    """At the time, during this period, by that time."""
    words = m.words()
    if words[0] != "the":
        return (
            Vague("PRESENT_REF" if words[0] == "this" and m.before() in ("at", "by", "around") else None)
            if m.before() != "of"
            else Vague(None)
        )
    if "same" in words:
        return Vague(None)
    if words[-1] == "period" or m.before() not in ("at", "of") or m.after() in ("of", "to", "has", "when"):
        return None
    return Vague(None)


def _date(m: Match) -> Vague | None:
    return (
        Vague("PRESENT_REF")
        if m.before() == "to" and m.after() in (",", ".", ";", "have", "has", "by", "the", ")")
        else None
    )


RULES = (
    Rule("present-day", "(the)? present DASH day", "VAGUEREF", lambda m: Vague("PRESENT_REF")),
    Rule("the present", "the present (day|time)?", "VAGUEREF", lambda m: Vague("PRESENT_REF")),
    Rule("to date", "date", "VAGUEREF", _date),
    Rule("today", "(today|these days)", "VAGUEREF", lambda m: Vague("PRESENT_REF")),
    Rule("the future", "the future", "VAGUEREF", lambda m: Vague("FUTURE_REF")),
    Rule("the past", "the past", "VAGUEREF", lambda m: Vague("PAST_REF") if m.after() not in ("two", "few") else None),
    Rule("this time", "(the|this|that) (same)? (time|period)", "VAGUEREF", _time),
    Rule("rates", f"({'|'.join(_RATES)})", "VAGUEREF", _rate),
    Rule("per unit", "per u:UNIT", "VAGUEREF", _per),
    Rule("the dry season", "(the)? (dry|rainy|wet|monsoon|harvest) season", "VAGUEREF", lambda m: Vague(None)),
    Rule(
        "a long time",
        "a (very)? (short|long|brief) (time|while|period|amount) (of time)?",
        "VAGUEREF",
        lambda m: Vague(None),
    ),
    Rule("moments later", "(moments|seconds|minutes) (later|earlier|afterwards)", "VAGUEREF", lambda m: Vague(None)),
    Rule("now", "(right)? v:VAGUE", "VAGUEREF", _vague),
)
