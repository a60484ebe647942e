"""Counted in other ways: on the eleventh day, five days on, two summers before, a day after her, two weeks passed."""

from __future__ import annotations

from dataclasses import replace

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.cascade import Match, Rule
from kartoteka.reading.times.grammar.shift_words import AFTER_ADVERB, BACK, STOP
from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.senses import Amount, Season, Shift

_OF_SOMETHING = word_set("of in after before since following that when on")
_GOES_ON = word_set(", ; . he she they we i it")
_BEFORE_IT = STOP | word_set("and but then , until") | {""}
_FEW = 9
_SEASONS = {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"}


def _nth_day(m: Match) -> Shift | None:
    """On the eleventh day: of what was told last, its first day counted too."""
    number, unit = m["o"], m["u"] if m.has("u") else "day"
    if unit != "day" or number < 2 or m.before() != "on" or m.after() in _OF_SOMETHING:
        return None
    return Shift(Amount(number - 1, number - 1, "day"), 1)


def _days_on(m: Match) -> Shift | None:
    """Five days on, he was shot."""
    return Shift(m["n"], 1) if m.after() in _GOES_ON and m.before() in _BEFORE_IT else None


def _seasons_later(m: Match) -> Season | None:
    """Two summers before, three winters later: the nth such season from there."""
    back = m.line.word(m.last - 1) in BACK
    count: int = m["n"]
    if not 1 <= count <= _FEW or (m.line.word(m.last - 1) == "before" and m.after() not in AFTER_ADVERB):
        return None
    return Season(_SEASONS[m.line.word(m.last - 2)], turn="previous" if back else "next", ordinal=count)


def _after_a_person(m: Match) -> Shift | None:
    """Arrested a day after her: from when she was arrested, if the word in front names such an event."""
    if m.after() not in AFTER_ADVERB:
        return None
    event = (m.before(),) if m.before() in lexicon.event_families() else ()
    return Shift(m["n"], -1 if m.line.word(m.last - 2) == "before" else 1, event=event)


def _passed(m: Match) -> Shift | None:
    """Three weeks had passed when; not a week had gone by before."""
    if m.after() not in ("when", "before"):
        return None
    amount: Amount = m["n"]
    return Shift(replace(amount, up_to=m.words()[0] == "not"), 1)


RULES = (
    Rule(
        "two summers later",
        "n:NUMBER (springs|summers|autumns|winters) (later|afterwards|earlier|before|ago)",
        "SHIFTED",
        _seasons_later,
    ),
    Rule("a day after her", "n:AMOUNT (after|before) (him|her|them|me|us)", "SHIFTED", _after_a_person),
    Rule("two weeks had passed when", "(not)? n:AMOUNT (had)? (passed|elapsed|gone by|went by)", "SHIFTED", _passed),
    Rule("on the third day", "the o:ORDINAL (u:UNIT|p:DAYPART)", "SHIFTED", _nth_day),
    Rule("five days on", "n:AMOUNT on", "SHIFTED", _days_on),
)
