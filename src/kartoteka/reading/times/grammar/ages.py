"""Ages and birthdays: aged 37, at the age of forty-three, when he was sixteen, in his 50th year, his thirtieth birthday."""

from __future__ import annotations

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.senses import Age

_AFTER_AT = frozenset({".", ",", ";", ":", ")", "", "he", "she", "and", "his", "her", "in", "when", "years"})


def _age(m: Match) -> Age | None:
    years = m["n"]
    return Age(years) if 0 < years < 120 else None


def _at_age(m: Match) -> Age | None:
    """At fifty; not at 50 kilometres, at two o'clock."""
    if m["n"] < 13 or m.before() != "at" or m.after() not in _AFTER_AT:
        return None
    return Age(m["n"])


def _was_age(m: Match) -> Age | None:
    if m.line.raw(m.last) not in (
        ".",
        ",",
        ";",
        ")",
        ":",
        "when",
        "years",
        "and",
        "at",
        "on",
        "in",
        "that",
        "before",
        "to",
    ):
        return None
    if m["n"] < 1 or m["n"] > 110:
        return None
    return Age(m["n"])


def _birthday(m: Match) -> Age:
    return Age(m["o"], birthday=True)


def _nth_year(m: Match) -> Age | None:
    return Age(m["o"] - 1) if m["o"] > 12 and m.before() == "in" else None


RULES = (
    Rule("aged so many", "(aged|at the age of|the age of|age) n:NUMBER", "AGE", _age),
    Rule("in the nth year", "(his|her) o:ORDINAL year", "AGE", _nth_year),
    Rule("birthday", "(his|her|the) o:ORDINAL birthday", "AGE", _birthday),
    Rule(
        "turned so many",
        "(the year)? (in which|when) (he|she) turned n:NUMBER",
        "AGE",
        lambda m: Age(m["n"], year=m.words()[0] == "the"),
    ),
)
