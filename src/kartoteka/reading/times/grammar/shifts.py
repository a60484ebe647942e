"""Dates that hang on others: two days later, a week before Easter 1933, ten years to the day, the eve of the trial."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.cascade import Longer, Match, Rule
from kartoteka.reading.times.grammar import counted
from kartoteka.reading.times.grammar.shift_words import AFTER_ADVERB, BACK, DETERMINERS, STOP
from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.senses import Amount, DayPart, EventDay, Pointer, Season, Shift

_EVENT_END = word_set(
    "on in at by when while and but who which that he she they had was were is are did would began from "
    "to with as where until"
)

_CLAUSE_END = re.compile(r"[,.;!?]")
_DAYS = frozenset({"day", "week", "fortnight", "night"})
_TURNED = frozenset({"next", "previous"})
_ANEW = frozenset({"a", "an", "another", "some", "several", "no", "nobody", "everybody", "there"})
"""They open what happened then: "ten days after the arrest a party came"; but "the arrest of a friend"."""
_GOVERNING = frozenset({"of", "for", "against", "over", "into", "upon", "about"})


def _later(m: Match) -> Shift | None:
    words = m.words()
    amount: Amount = m["n"]
    exact = (
        "exactly" in words
        or words[-3:] == ["to", "the", "day"]
        or ("to" in words and words[-1] != "to" and "day" in words[-3:])
    )
    back = any(word in BACK for word in words[1:])
    return Shift(amount, -1 if back else 1, exact=exact, anchor="ago" in words)


def _from_date(m: Match) -> Shift | None:
    inner = m["x"]
    words = m.words()
    position = m.index("x") - 1
    while position > m.first and m.line.word(position) in ("the", "to", "that"):
        position -= 1
    back = m.line.word(position) in ("before", "prior", "preceding", "to")
    if m.line.word(position) == "of":
        return None
    return Shift(m["n"], -1 if back else 1, inner) if words else None


def _after_that(m: Match) -> Shift:
    return Shift(m["n"], -1 if any(w in BACK for w in m.words()) else 1)


def _event_words(m: Match, start: int) -> tuple[int, tuple[str, ...]] | None:
    """The words of the event after "after": a determiner or a name and what belongs to it, to the next break."""
    line = m.line
    words: list[str] = []
    index = start
    while index < len(line.starts) and len(words) < 6:
        raw = line.raw(index)
        if raw in STOP or "\n" in raw:
            break
        item = line.items[index]
        if item is not None and "DATE" in item.values:
            break
        if words and (raw.lower() in _EVENT_END or (raw.lower() in _ANEW and words[-1] not in _GOVERNING)):
            break
        words.append(raw.lower())
        index += 1
    return (index, tuple(words)) if words else None


def _unit_event(m: Match) -> EventDay | None:
    """The day after, the year before: with nothing behind, the story's own day."""
    words = m.words()
    sign = -1 if words[-1] in BACK else 1
    if m.has("p"):
        word = m.line.word(m.index("p"))
        return EventDay("day", sign, daypart=m["p"] if word != "eve" else None)
    unit = m["u"]
    return EventDay(unit, sign) if not m.line.word(m.index("u")).endswith("s") else None


def _unit_from(m: Match) -> EventDay | None:
    sign = -1 if m.line.word(m.index("x") - 1) == "before" or "before" in m.words() else 1
    if m.has("p"):
        return EventDay("day", sign, m["x"], daypart=m["p"])
    if m.line.word(m.index("u")).endswith("s"):
        return None
    return EventDay(m["u"], sign, m["x"])


def _from_event(m: Match) -> Longer | None:
    """A week after the funeral, eight days after Fort Sumter, ten days after the first."""
    found = _event(m)
    if found is None:
        return None
    end, words, dated = found
    return Longer(Shift(m["n"], _sign_of(m), event=words, next_date=dated), end)


def _exactly_from_event(m: Match) -> Longer | None:
    """Two months to the day after the coup."""
    found = _from_event(m)
    return None if found is None else Longer(replace(found.sense, exact=True), found.last)


def _unit_from_event(m: Match) -> Longer | None:
    """The day after the hearing, the night before his arrest."""
    found = _event(m)
    if found is None or (m.has("u") and m.line.word(m.index("u")).endswith("s")):
        return None
    end, words, _ = found
    part = m["p"] if m.has("p") else None
    return Longer(EventDay(m["u"] if m.has("u") else "day", _sign_of(m), event=words, daypart=part), end)


def _sign_of(m: Match) -> int:
    return -1 if any(m.line.word(i) in BACK for i in range(m.first, m.last)) else 1


def _to_the_event_word(start: int, end: int, words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """The phrase up to its first word that names an event: "the wedding", not "the wedding the police were back"."""
    if words[0] in DETERMINERS:
        for place, word in enumerate(words[1:], 2):
            if word in lexicon.event_families():
                if place < len(words) and words[place] == "of":
                    return end, words
                return start + place, words[:place]
    return end, words


def _event(m: Match) -> tuple[int, tuple[str, ...], bool] | None:
    first = m.line.word(m.last)
    raw = m.line.raw(m.last)
    if not (first in DETERMINERS or first in ("being", "having") or raw[:1].isupper()):
        return None
    found = _event_words(m, m.last)
    if found is None:
        return None
    end, words = _to_the_event_word(m.last, *found)
    if words[0] in ("the", "his", "her", "their", "a") and len(words) < 2:
        return None
    if words[-1] in ("of", "on", "in") and len(words) > 1:
        end, words = end - 1, words[:-1]
    after = m.line.items[end + 1] if end + 1 < len(m.line.items) else None
    dated = m.line.word(end) in ("on", "in", "of") and after is not None and "DATE" in after.values
    return end, words, dated


_SOON = Amount(1, 60, "day", vague=True)


def _soon(m: Match) -> Shift | None:
    """Soon after, shortly afterwards: 1 to 60 days; where an event or a date follows, the rules below have it."""
    if m.line.word(m.last - 1) == "after" and m.after() not in AFTER_ADVERB:
        return None
    return Shift(_SOON, 1)


def _soon_from(m: Match) -> Shift:
    return Shift(_SOON, _sign_of(m), m["x"])


def _soon_from_event(m: Match) -> Longer | None:
    found = _event(m)
    if found is None:
        return None
    end, words, dated = found
    return Longer(Shift(_SOON, _sign_of(m), event=words, next_date=dated), end)


def _anniversary(m: Match) -> Longer | None:
    """The fifth anniversary of his arrest: years after it, to the day."""
    found = _event(m)
    if found is None:
        return None
    end, words, dated = found
    return Longer(Shift(Amount(m["o"], m["o"], "year"), 1, event=words, next_date=dated, exact=True), end)


def _nth(m: Match) -> Amount | None:
    plural = m.line.word(m.index("u")).endswith("s")
    return None if plural or not 1 <= m["o"] <= 100 else Amount(m["o"], m["o"], m["u"])


def _nth_from_date(m: Match) -> Shift | None:
    """The third day after Christmas."""
    amount = _nth(m)
    return None if amount is None else Shift(amount, _sign_of(m), m["x"])


def _nth_from_event(m: Match) -> Longer | None:
    """The third day after his arrest."""
    amount, found = _nth(m), _event(m)
    if amount is None or found is None:
        return None
    return Longer(Shift(amount, _sign_of(m), event=found[1], next_date=found[2]), found[0])


def _eve_of_event(m: Match) -> Longer | None:
    """On the eve of his arrest: the day before."""
    found = _event(m)
    return None if found is None else Longer(EventDay("day", -1, event=found[1]), found[0])


def _from_age(m: Match) -> Shift:
    """Three days before his seventieth birthday."""
    return Shift(m["n"], -1 if {"before", "short"} & set(m.words()) else 1, m["x"])


def _same_period_later(m: Match) -> Shift | DayPart | None:
    """The summer seven years later, the same month a year later, dawn three days later."""
    later: Shift = m["n"]
    part = m["x2"] if m.has("x2") else None
    if isinstance(part, DayPart):
        return _part_of_day_later(part, later)
    if (
        not isinstance(later, Shift)
        or later.inner is not None
        or later.event
        or later.amount.unit not in ("year", "decade")
    ):
        return None
    period = m["x"] if m.has("x") else m["x2"]
    if isinstance(period, Pointer) and period.unit not in ("month", "day"):
        return None
    if isinstance(period, Season):
        period = replace(period, turn=period.turn or "same")
    return Shift(later.amount, later.sign, period, exact=True)


def _part_of_day_later(part: DayPart, later: Any) -> DayPart | None:
    """Dawn three days later: of that day."""
    if (
        not isinstance(later, Shift)
        or later.inner is not None
        or later.event
        or part.inner is not None
        or part.turn in _TURNED
    ):
        return None
    return DayPart(part.code, later, None, part.word) if later.amount.unit in _DAYS else None


def _later_checked(m: Match) -> Shift | None:
    last, following = m.line.word(m.last - 1), m.after()
    if last in ("after", "before") and following not in AFTER_ADVERB:
        return None
    if last in ("early", "late") and following not in STOP:
        return None
    return _later(m)


def _unit_event_checked(m: Match) -> EventDay | None:
    following = m.after()
    if not _opens_pluperfect(m) and following not in (
        "",
        ".",
        ",",
        ";",
        ":",
        ")",
        "(",
        "and",
        "”",
        '"',
        "in",
        "at",
        "on",
        "but",
        "saw",
        "had",
        "was",
        "were",
        "another",
    ):
        return None
    if m.has("p") and m.line.word(m.index("p")) == "eve":
        return None
    return _unit_event(m)


def _opens_pluperfect(m: Match) -> bool:
    """*The year before he had dined there*: at the head of a sentence, and no second clause behind."""
    opens = m.first == 0 or m.line.raw(m.first - 1) in (".", "”", "!", "?") or m.line.raw(m.first - 1).isspace()
    if not opens or m.after() not in ("he", "she", "they", "it", "i", "we") or m.after(2) != "had":
        return False
    closing = _CLAUSE_END.search(m.line.text, m.line.ends[m.last - 1])
    return closing is None or closing[0] != ","


RULES = (
    Rule("a length from an age", "n:AMOUNT (after|before|short of) x:AGE", "SHIFTED", _from_age),
    Rule(
        "a length from a date",
        "n:AMOUNT (after|before|following|from|since|prior to|preceding) (the)? x:DATE",
        "SHIFTED",
        _from_date,
    ),
    Rule(
        "the third day after a date", "the o:ORDINAL u:UNIT (after|before|following) x:DATE", "SHIFTED", _nth_from_date
    ),
    Rule("the third day after an event", "the o:ORDINAL u:UNIT (after|before|following)", "SHIFTED", _nth_from_event),
    *counted.RULES,
    Rule("a length after that", "n:AMOUNT (after|before) (that|this|then|it)", "SHIFTED", _after_that),
    Rule(
        "a length later",
        "(exactly)? n:AMOUNT (later|afterwards|afterward|earlier|before|previously|ago|hence|after|sooner|thereafter|"
        "early|late) (to the day)?",
        "SHIFTED",
        _later_checked,
    ),
    Rule(
        "shortly afterwards",
        "(soon|shortly|a short (time|while)|a little (later)?) (after|afterwards|afterward|later|thereafter)",
        "SHIFTED",
        _soon,
    ),
    Rule(
        "soon after a date",
        "(soon|shortly|not long|a short time|a little) (after|before|following) x:DATE",
        "SHIFTED",
        _soon_from,
    ),
    Rule(
        "soon after an event",
        "(soon|shortly|not long|a short time) (after|before|following)",
        "SHIFTED",
        _soon_from_event,
    ),
    Rule("the eve of an event", "(the)? eve of", "SHIFTED", _eve_of_event),
    Rule("the sixth anniversary", "the? o:ORDINAL (year)? anniversary of", "SHIFTED", _anniversary),
    Rule("the summer so much later", "(x:SEASONDATE|x2:POINTER) n:SHIFTED", "SHIFTED", _same_period_later),
    Rule(
        "the day after a date",
        "(the)? (u:UNIT|p:DAYPART) (after|before|following|preceding) x:DATE",
        "SHIFTED",
        _unit_from,
    ),
    Rule("to the day after an event", "n:AMOUNT to the day (after|before)", "SHIFTED", _exactly_from_event),
    Rule(
        "to the day",
        "(exactly)? n:AMOUNT (later|earlier|before|after|ago)? to the day (later|earlier)?",
        "SHIFTED",
        _later,
    ),
    Rule("a length from an event", "n:AMOUNT (after|before|following|prior to|into)", "SHIFTED", _from_event),
    Rule("the day after an event", "(the)? (u:UNIT|p:DAYPART) (after|before|following)", "SHIFTED", _unit_from_event),
    Rule("the day after", "the (u:UNIT|p:DAYPART) (after|before|following)", "SHIFTED", _unit_event_checked),
)
