"""Days, certainty and claims in the words of a page.

>>> when(708_010, 708_012)
'20–22 Jun 1939'
"""

from __future__ import annotations

from kartoteka.drawing.timeline import Standing
from kartoteka.values import days
from kartoteka.values.days import Day

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STANDINGS: dict[str, Standing] = {
    "CT+": "fact",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "denied",
    "PR-": "denied",
    "PS-": "denied",
    "Uu": "alleged",
}
CERTAINTY_WORDS = {
    "CT+": "told as a fact",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "denied: it did not happen",
    "PR-": "probably did not happen",
    "PS-": "possibly did not happen",
    "Uu": "open: alleged, charged, planned or conditional",
}
CERTAINTY_SIGNS = {"CT+": "", "PR+": "~", "PS+": "(?)", "CT-": "✗", "PR-": "~✗", "PS-": "(?)✗", "Uu": "?"}
HOLDER_WORDS = {"holder:rumour": "rumour", "holder:unspecified": "somebody, not named"}


def type_words(name: str) -> str:
    """The name of an event type as a reader writes it: `ill_treatment` is "ill-treatment"."""
    return name.replace("_", "-")


def when(earliest: Day | None, latest: Day | None, timed: bool = True) -> str:
    """The bounds in words; both sides inclusive, `None` is open."""
    if not timed or (earliest is None and latest is None):
        return "not placed in time"
    if earliest is None:
        return f"by {_day(latest or 0)}"
    if latest is None:
        return f"{_day(earliest)} or later"
    return _whole(earliest, latest) or _between(earliest, latest)


def _whole(earliest: Day, latest: Day) -> str | None:
    """The name of the day, month, year or decade that the bounds are, exactly."""
    (y1, m1, d1), (y2, m2, d2) = days.to_ymd(earliest), days.to_ymd(latest)
    if earliest == latest:
        return _day(earliest)
    last = days.to_ymd(latest + 1)[2] == 1
    if d1 == 1 and last and y1 == y2:
        if m1 == m2:
            return f"{MONTHS[m1 - 1]} {y1}"
        return str(y1) if (m1, m2) == (1, 12) else f"{MONTHS[m1 - 1]}–{MONTHS[m2 - 1]} {y1}"
    if (m1, d1, m2, d2) == (1, 1, 12, 31):
        return f"{y1}s" if y1 % 10 == 0 and y2 == y1 + 9 else f"{y1}–{y2}"
    return None


def _between(earliest: Day, latest: Day) -> str:
    (y1, m1, d1), (y2, m2, d2) = days.to_ymd(earliest), days.to_ymd(latest)
    if (y1, m1) == (y2, m2):
        return f"{d1}–{d2} {MONTHS[m1 - 1]} {y1}"
    if y1 == y2:
        return f"{d1} {MONTHS[m1 - 1]} – {d2} {MONTHS[m2 - 1]} {y1}"
    return f"{_day(earliest)} – {_day(latest)}"


def _day(day: Day) -> str:
    year, month, number = days.to_ymd(day)
    return f"{number} {MONTHS[month - 1]} {year}"


def plural(number: int, one: str, many: str = "") -> str:
    """`3 claims`, `1 claim`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
