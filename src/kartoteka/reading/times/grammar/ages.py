"""Ages and birthdays: aged 37, at fifty, when he was sixteen, in his 50th year, his thirtieth birthday."""

from __future__ import annotations

from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.senses import Age, Number

_OLDEST = 115
_BREAKS = frozenset({"", ".", ",", ";", ":", ")", "(", "?", "!", "”", '"', "–", "—"})
_SUBJECTS = frozenset({"he", "she", "i", "who", "boy", "girl", "child", "son", "daughter", "brother", "sister"})
_AFTER_AT = _BREAKS | {
    "he",
    "she",
    "and",
    "his",
    "her",
    "when",
    "years",
    "they",
    "for",
    "in",
    "to",
    "after",
    "but",
    "a",
}
_AFTER_WAS = _BREAKS | {"when", "and", "at", "that", "but", "years", "before", "then", "he", "she", "on"}


def _aged(m: Match) -> Age | None:
    years = int(m["n"])
    index = m.index("n")
    return Age(years, number_at=(m.line.starts[index], m.line.ends[index])) if 0 < years <= _OLDEST else None


def _bare(m: Match) -> Age | None:
    """At fifty, she was sixteen: the number alone."""
    years, before, following = int(m["n"]), m.before(), m.after()
    if not 0 < years <= _OLDEST or not m.line.word(m.first).replace("-", "").replace(" ", "").isalnum():
        return None
    if before == "at" and years > 12 and following in _AFTER_AT:
        return Age(years)
    if before == "turned" and years > 9 and (following in _AFTER_WAS or following in ("in", "to")):
        return Age(years)
    if before == "and" and following == "when" and years > 9:
        return Age(years)
    if before in ("was", "turned", "just", "barely", "only", "still", "not") and following in _AFTER_WAS and years > 3:
        subject = m.before(2)
        if before == "was" and (subject in _SUBJECTS or m.line.raw(m.first - 2)[:1].isupper()):
            return Age(years)
        if before != "was" and m.before(2) in ("was", "he", "she"):
            return Age(years)
    return None


def _elided(m: Match) -> Number | None:
    """He served three: which unit is meant, the length before it says."""
    if m.before() not in ("after", "served", "spent", "did", "serving") or m.line.raw(m.last)[:1].isupper():
        return None
    following = m.after()
    return (
        Number(m["n"], m["n"])
        if following in _BREAKS or following in ("and", "he", "she", "before", "but", "of")
        else None
    )


def _birthday(m: Match) -> Age:
    return Age(m["o"], birthday=True)


def _nth_year(m: Match) -> Age | None:
    return Age(m["o"] - 1) if m["o"] > 9 and m.before() in ("in", "during") and m.after() != "of" else None


def _year_turned(m: Match) -> Age | None:
    return Age(m["n"], year=True)


RULES = (
    Rule("aged so many", "(aged|the age of|age) n:NUMBER", "AGE", _aged),
    Rule("in the nth year", "(his|her) o:ORDINAL year", "AGE", _nth_year),
    Rule("birthday", "(his|her|the|their) o:ORDINAL birthday", "AGE", _birthday),
    Rule(
        "the year in which he turned so many",
        "the year (in which|when|that) (he|she) (turned|became|was) n:NUMBER",
        "AGE",
        _year_turned,
    ),
    Rule("so many", "n:NUMBER", "AGE", _bare),
    Rule(
        "half of it",
        "half of? (it|that|(his|her|their|the) (sentence|term))",
        "ELIDED",
        lambda m: Number(0.5, 0.5),
    ),
    Rule("served three", "n:NUMBER", "ELIDED", _elided),
)
