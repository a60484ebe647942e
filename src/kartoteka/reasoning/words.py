"""Days, bounds and lengths in English words, for reasons and contradictions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kartoteka.values import Bounds, days
from kartoteka.values.days import Day

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_OPENING = frozenset(
    {"the", "a", "an", "his", "her", "their", "my", "our", "some", "several", "many", "all", "both", *_NUMBERS}
)
"""Words that have a capital only because a sentence of the source begins with them."""
_YEAR = 365.2425
_MANY_DAYS = 700  # from here on, years say more than days
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def say_day(day: Day) -> str:
    """`14 October 1937`."""
    year, month, number = days.to_ymd(day)
    return f"{number} {_MONTHS[month - 1]} {_year(year)}"


def say_bounds(bounds: Bounds) -> str:
    """When, with its preposition: `on 14 October 1937`, `in May 1938`, `between 3 May and 9 June 1938`, `by 1940`."""
    earliest, latest = bounds.earliest, bounds.latest
    if earliest is None and latest is None:
        return "at a time not known"
    if earliest is None or latest is None:
        return f"on {say_day(earliest)} or later" if earliest is not None else f"by {say_day(latest or 0)}"
    if earliest == latest:
        return f"on {say_day(earliest)}"
    return _period(earliest, latest) or f"between {_start(earliest, latest)} and {say_day(latest)}"


def say_length(term: str) -> str:
    """`seven months` for `P7M`, `2 years and 6 months` for `P2Y6M`; the term itself if it is something else."""
    parts = re.findall(r"(\d+)([YMWD])", term.partition("T")[0])
    if not parts:
        return term
    return say_list(
        [f"{_count(int(number))} {_UNITS[unit]}{'' if int(number) == 1 else 's'}" for number, unit in parts]
    )


def say_gap(anchor: Bounds, counted: Bounds) -> str:
    """How far one is from the other: `two days after`, `between three and nine days before`, `about 50 years after`."""
    pairs = ((anchor.earliest, counted.earliest), (anchor.latest, counted.latest))
    gaps = sorted(two - one for one, two in pairs if one is not None and two is not None)
    if not gaps:
        return "before or after"
    least, most = sorted((abs(gaps[0]), abs(gaps[-1])))
    side = "before" if gaps[-1] < 0 else "after"
    if most == 0:
        return "on the day of"
    if least > _MANY_DAYS:
        return f"about {_count(round((least + most) / 2 / _YEAR))} years {side}"
    days = _count(most) if least == most else f"between {_count(least)} and {_count(most)}"
    return f"{days} day{'' if most == 1 else 's'} {side}"


def say_list(items: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def in_sentence(name: str) -> str:
    """A name or description as it stands within a sentence: `the certificate`, `three agents`; `A. Petrov` as it is."""
    first, space, rest = name.partition(" ")
    return f"{first.lower()}{space}{rest}" if space and first.lower() in _OPENING else name


def _period(earliest: Day, latest: Day) -> str | None:
    first, last, after = days.to_ymd(earliest), days.to_ymd(latest), days.to_ymd(latest + 1)
    if first[2] != 1 or after[2] != 1:
        return None
    if first[1] == 1 and after[1] == 1:
        return f"in {_year(first[0])}" if first[0] == last[0] else f"between {_year(first[0])} and {_year(last[0])}"
    if first[:2] == last[:2]:
        return f"in {_MONTHS[first[1] - 1]} {_year(first[0])}"
    opening = _MONTHS[first[1] - 1] + ("" if first[0] == last[0] else f" {_year(first[0])}")
    return f"between {opening} and {_MONTHS[last[1] - 1]} {_year(last[0])}"


def _start(earliest: Day, latest: Day) -> str:
    first, last = days.to_ymd(earliest), days.to_ymd(latest)
    if first[:2] == last[:2]:
        return str(first[2])
    return f"{first[2]} {_MONTHS[first[1] - 1]}" if first[0] == last[0] else say_day(earliest)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BCE"


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
