"""Superscripts that lost their height and cling to the word or full stop before them: `Theater.15`, `agents.l8`.

Each numeral in such a place gets the readings that it allows (in `tria1.23` the mark is 23; `.l8` may be 18 or
the word's own l and 8) with a weight from its surroundings. Which of them are marks, the run of numbers decides:
see `sequence`. Not even candidates: dates (`9.1.1882`), sums, decimals, list numbers, `27.1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartoteka.sources.notes.candidates import Candidate
from kartoteka.sources.notes.signs import CLOSING, SENTENCE_END, SPOILT_DIGITS, repaired

_NUMERAL = re.compile(r"(?P<digits>[0-9]+)|(?:[.,;:!?][\"'’]?|[”»)])(?P<letters>[lIiOoSsBZzGgqb]{1,3})(?=\s|$)")
_SECTION_NUMBER = re.compile(r"(?:(?:^|[\r\n])[ \t]*(?:(?:\d{1,3}|[A-Za-z]|[IVXLC]{1,5})\.)+|\b\d{1,3}\.[A-Z]\.)$")
"""What stands before the last part of a number such as `27.1` at the beginning of a line, or `1.E.8` anywhere."""
_SPOILT_WORD = re.compile(r"[^\W\d_]{2}[015]$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_CONTINUES = re.compile(r"[.,:/\-–]\d|[%‰°′″½¼¾]|\w")
_NEW_SENTENCE = re.compile(r"[\"'”’»)\]]*(?:\s+[\"'“‘«„(\[—–-]*[^\W\d_a-z]|\s*(?:\n\s*\n|\r\n\s*\r\n|$))")
_BEFORE_NUMBERS = (
    "p pp pag fol ff f vol vols v no nos nr num art arts cap ch chap chs sec sect par para doc docs n nn t tom bd s st "
    "str bk lib ep op cf fig pl plate ser reg inv ms mss app ann col cols prot ca c b d genl gen tr exh ex "
    "jan feb mar apr jun jul aug sep sept oct nov dec янв февр апр авг сент окт нояб дек стр гл ст др т"
)
_ABBREVIATIONS = frozenset(_BEFORE_NUMBERS.split())
_MOST_DIGITS = 4
_LOOKED_AHEAD = 80
_LETTER_BEFORE, _LIKE_A_YEAR = 0.5, 2.5


def glued_marks(text: str) -> Iterator[Candidate]:
    """Candidates in order of their end; several may share characters."""
    for match in _NUMERAL.finditer(text):
        if match.lastgroup == "letters":
            mark = repaired(match.group("letters"))
            if mark is not None:
                weight = _weight_of_letters(text, match.group("letters"), match.end())
                yield Candidate(match.start("letters"), match.end(), mark, "glued", weight)
        elif match.end() - match.start() <= _MOST_DIGITS:
            yield from _readings(text, match.start(), match.end())


def _weight_of_letters(text: str, letters: str, end: int) -> float:
    """Evidence that letters alone are a spoilt number: little, so that only a place in the count can save them."""
    if letters.strip("l"):
        return -2.5 if _NEW_SENTENCE.match(text, end, end + _LOOKED_AHEAD) else -3.0
    return -2.0


def _readings(text: str, start: int, end: int) -> Iterator[Candidate]:
    end = _end_with_spoilt(text, start, end)
    if end < 0:
        return
    for begin in _beginnings(text, start):
        mark = repaired(text[begin:end])
        if mark is None:
            continue
        weight = _weight(text, begin, end)
        if weight is not None:
            less = (_LETTER_BEFORE if begin < start else 0.0) + (_LIKE_A_YEAR if len(mark) > 3 else 0.0)
            yield Candidate(begin, end, mark, "glued", weight - less)


def _end_with_spoilt(text: str, start: int, end: int) -> int:
    """The end with spoilt digits after it taken in (`6S`); -1 where the number goes on and is no mark."""
    reach = end
    while reach < len(text) and reach - start < _MOST_DIGITS and _is_figure(text[reach]):
        reach += 1
    for stop in (end, reach):
        if not _CONTINUES.match(text, stop):
            return stop
    return -1


def _is_figure(character: str) -> bool:
    return character in "0123456789" or (character in SPOILT_DIGITS and character.isalpha())


def _beginnings(text: str, start: int) -> Iterator[int]:
    """The start itself and, left of it, up to two letters that may be spoilt digits."""
    yield start
    begin = start
    while begin > 0 and start - begin < 2 and text[begin - 1] in SPOILT_DIGITS:
        begin -= 1
        yield begin


def _weight(text: str, start: int, end: int) -> float | None:
    """Evidence that the numeral at `start` is a mark; `None` where it cannot be one."""
    if start == 0 or text[start - 1].isspace():
        return None
    before = text[start - 1]
    stem_end = start
    while stem_end > 0 and text[stem_end - 1] in SENTENCE_END + CLOSING + ",;:—–":
        stem_end -= 1
    stem = text[max(0, stem_end - 24) : stem_end]
    if not stem or stem[-1].isspace() or _SECTION_NUMBER.search(text[max(0, start - 24) : start]):
        return None
    new_sentence = _NEW_SENTENCE.match(text, end, end + _LOOKED_AHEAD) is not None
    if before.isalpha():
        return _weight_after_letter(stem, text[end : end + 1], new_sentence)
    if stem_end == start:
        return None
    return _weight_after_punctuation(stem, text[stem_end:start], new_sentence)


def _weight_after_letter(stem: str, following: str, new_sentence: bool) -> float:
    word = _LAST_WORD.search(stem)
    if word is None or word.group()[-1].isupper() or (len(word.group()) < 3 and word.group().isascii()):
        return -4.0
    if following in ".,;:!?”’":
        return 1.0 if following else 0.0
    return 0.0 if new_sentence else -1.0


def _weight_after_punctuation(stem: str, between: str, new_sentence: bool) -> float:
    weight = 2.0
    if stem[-1].isdigit() and not _SPOILT_WORD.search(stem):
        weight = 0.0 if len(between) > 1 else -2.5 if new_sentence else -4.5
        if len(between) == 1 and len(stem) >= 4 and stem[-4:].isdigit():
            weight = -1.0
    else:
        word = _LAST_WORD.search(stem)
        if word is not None and between == "." and word.group().lower() in _ABBREVIATIONS:
            weight = -3.0
        elif (word is not None and between == "." and len(word.group()) == 1) or between[-1] in ":—–":
            weight = -1.5
    if new_sentence and between[0] in SENTENCE_END + CLOSING:
        return weight + 1.0
    if not new_sentence and between in SENTENCE_END:
        return weight - 1.0
    return weight
