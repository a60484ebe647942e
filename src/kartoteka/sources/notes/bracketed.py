"""Marks in brackets or behind a star: `[12]`, `[l2]`, `[A]`, `[†]`, `word *12`. And superscripts: `word¹²`.

Not marks: editorial insertions (`[in Spanish]`), years (`[1920]`), powers and squares (`km²`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartoteka.sources.notes.candidates import Candidate
from kartoteka.sources.notes.signs import SUPERSCRIPT_DIGITS, repaired

_BRACKETED = re.compile(r"\[([0-9lIOoSB]{1,4}[a-z]?|[A-Z]{1,2}|[*∗†‡§¶‖]{1,4})\]")
_STARRED = re.compile(r"(?<=[\s\w.,;:!?\"')\]”’])\*[ ]?([0-9lIOoSB]{1,3})(?![\w])")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]{1,4}(?![⁰¹²³⁴-⁹])")
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "ft", "in", "mi", "yd", "x", "n", "r", "c"})
_FIRST_YEAR, _LAST_YEAR = 1100, 2100


def bracketed_marks(text: str) -> Iterator[Candidate]:
    """`[12]`, `[A]`, `[†]` with the span of what is inside the brackets."""
    for match in _BRACKETED.finditer(text):
        printed = match.group(1)
        mark = _bracketed_value(printed)
        if mark is not None:
            yield Candidate(match.start(1), match.end(1), mark, "bracketed", 3.0)


def _bracketed_value(printed: str) -> str | None:
    if not printed[0].isalnum():
        return printed
    if printed.isalpha() and printed.isupper() and printed not in {"I", "O", "II", "IO", "OI"}:
        return printed if len(set(printed)) == 1 else None
    number, letter = (printed[:-1], printed[-1]) if printed[-1].islower() and printed[-1] not in "lo" else (printed, "")
    mark = repaired(number)
    if mark is None or (not any(c.isdigit() for c in printed) and len(printed) > 2):
        return None
    return None if _FIRST_YEAR <= int(mark) <= _LAST_YEAR else mark + letter


def starred_marks(text: str) -> Iterator[Candidate]:
    """`word *12` and `word*12` with the span of the number."""
    for match in _STARRED.finditer(text):
        mark = repaired(match.group(1))
        if mark is not None and any(c.isdigit() for c in match.group(1)):
            yield Candidate(match.start(1), match.end(1), mark, "starred", 2.0)


def superscript_marks(text: str) -> Iterator[Candidate]:
    """`word¹²`, unless it is a power (`10²`, `km²`)."""
    for match in _SUPERSCRIPT.finditer(text):
        mark = match.group().translate(SUPERSCRIPT_DIGITS)
        if mark.startswith("0") or _is_power(text, match.start(), mark):
            continue
        yield Candidate(match.start(), match.end(), mark, "superscript", 3.0)


def _is_power(text: str, start: int, mark: str) -> bool:
    before = text[max(0, start - 12) : start]
    word = re.search(r"[^\W\d_]+$", before)
    if word is not None:
        return len(mark) == 1 and mark in "23" and word.group() in _UNITS
    number = re.search(r"\d+$", before)
    return number is not None and len(number.group()) < 4
