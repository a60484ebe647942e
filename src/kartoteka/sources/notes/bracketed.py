"""Marks in brackets or raised: `[12]`, `[l2]`, `[A]`, `[†]`, `[^12]`, `(12)`, `word *12`, `word^12`, `word¹²`.

Not marks: editorial insertions (`[in Spanish]`), years (`[1920]`), powers and squares (`km²`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartoteka.sources.notes.candidates import Candidate
from kartoteka.sources.notes.signs import SUPERSCRIPT_DIGITS, repaired

_BRACKETED = re.compile(r"\[ ?([0-9lIOoSBGZ]{1,4}[a-z]?|[A-Z]{1,2}|[a-z]|[*∗†‡§¶‖]{1,4}) ?\]")
# These begin with the sign itself and look back in Python: a look-behind at every character takes far longer.
_RAISED = re.compile(r"(?:\*|\^\{?)([0-9lIOoSBGZ]{1,3})(?![\w])")
_MARKDOWN = re.compile(r"\[\^([\w-]{1,20})\](?!:)")
_ROUNDED = re.compile(r"\(([1-9][0-9]{0,2})\)(?!\w)")
_BEFORE_STAR = frozenset(" \t\r\n.,;:!?\"')]”’")
_BEFORE_RAISED = frozenset(".,;:!?\"')]”’»")
_AFTER_APART = frozenset(".,;:!?»")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]{1,4}(?![⁰¹²³⁴-⁹])")
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "ft", "in", "mi", "yd", "x", "n", "r", "c"})
_LIKE_FIGURES = frozenset({"I", "O", "II", "IO", "OI", "III", "l", "o", "i"})
_PERHAPS_FIGURES = re.compile(r"[SBGZ]|[lIOoSBGZ]{2,3}")
_LETTERS_ONLY = -2.5
"""Letters in place of digits, `[S]` for 5: so little, that only a place in the count can save them."""
_FIRST_YEAR, _LAST_YEAR = 1100, 2100


def bracketed_marks(text: str) -> Iterator[Candidate]:
    """`[12]`, `[A]`, `[†]` with the span of what is inside the brackets.

    Weights speak against a year (`[1920]`), a restored letter (`instal[l]`) and a corrected figure (`15 [13] May`).
    """
    for match in _BRACKETED.finditer(text):
        printed = match.group(1)
        mark = _bracketed_value(printed)
        if mark is not None:
            yield Candidate(match.start(1), match.end(1), mark, "bracketed", _bracketed_weight(text, match))
        spoilt = repaired(printed) if _PERHAPS_FIGURES.fullmatch(printed) and not _goes_on(text, match) else None
        if spoilt is not None and spoilt != mark:
            yield Candidate(match.start(1), match.end(1), spoilt, "bracketed", _LETTERS_ONLY)


def _bracketed_value(printed: str) -> str | None:
    if not printed[0].isalnum():
        return printed.replace("∗", "*")
    if printed.isalpha() and printed not in _LIKE_FIGURES:
        return printed if len(set(printed)) == 1 else None
    has_letter = len(printed) > 1 and printed[-1].islower() and printed[-1] not in "lo"
    number, letter = (printed[:-1], printed[-1]) if has_letter else (printed, "")
    mark = repaired(number)
    return None if mark is None else mark + letter


def _bracketed_weight(text: str, match: re.Match[str]) -> float:
    printed, start = match.group(1), match.start()
    if printed.isalpha():
        return -3.0 if _goes_on(text, match) else _LETTERS_ONLY
    if not printed[0].isdigit():
        return 3.0
    if len(printed) == 4 and printed.isdigit() and _FIRST_YEAR <= int(printed) <= _LAST_YEAR:
        return -1.5
    if text[max(0, start - 2) : start].strip().isdigit() and text[start - 1] == " ":
        return 0.0
    return 3.0


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a word goes on behind the bracket: a restored letter, `[S]oviet`."""
    return text[match.end() : match.end() + 1].isalpha()


def raised_marks(text: str) -> Iterator[Candidate]:
    """`word *12`, `word*12`, `word^12`, `word^{12}` with the span of the number; `[^name]` with that of the name."""
    for match in _RAISED.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        fits = before.isalpha() or before in (_BEFORE_STAR if match.group()[0] == "*" else _BEFORE_RAISED)
        mark = repaired(match.group(1)) if fits and before else None
        if mark is not None and any(c.isdigit() for c in match.group(1)):
            yield Candidate(match.start(1), match.end(1), mark, "starred", 2.0)
    for match in _MARKDOWN.finditer(text):
        if match.start() > 0 and not text[match.start() - 1].isspace():
            yield Candidate(match.start(1), match.end(1), match.group(1), "bracketed", 4.0)


def rounded_marks(text: str) -> Iterator[Candidate]:
    """`word(12)`, or less likely `word (12).`; never close to a number (`Art. 5(1)`)."""
    for match in _ROUNDED.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        apart = before.endswith(" ")
        word = before.rstrip(" ")[-1:]
        if not (word.isalpha() or word in _BEFORE_RAISED) or not word:
            continue
        if not apart or text[match.end() : match.end() + 1] in _AFTER_APART:
            yield Candidate(match.start(1), match.end(1), match.group(1), "bracketed", -1.0 if apart else 1.0)


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
