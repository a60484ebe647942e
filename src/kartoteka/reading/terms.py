"""Stated lengths as ISO 8601 durations: *for seven months* is `P7M`, *two and a half years* `P2Y6M`, *life* none."""

from __future__ import annotations

import re

_NUMBERS = {
    word: value
    for value, words in enumerate(
        [
            "zero",
            "one a an",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
    for word in words.split()
}
_TENS = {
    word: 10 * (n + 2)
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "yr": "Y", "mo": "M", "wk": "W"}
_ONE = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_TEN = "|".join(_TENS)
_NUMBER = rf"(?:(?:(?P<hundred>{_ONE}|\d+) hundred(?: and)? ?)?(?P<number>(?:{_TEN})(?:[- ](?:{_ONE}))?|{_ONE}|\d+)?)"
_LENGTH = re.compile(
    rf"\b{_NUMBER}(?P<half> and a half)?(?:[ -]+(?:whole|full|long|more|another|further))?[ -]+"
    r"(?P<unit>days?|weeks?|months?|years?|yrs?|wks?|mos?)\b\.?(?P<after> and a half)?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"^{_NUMBER}(?P<half> and a half)?$", re.IGNORECASE)


def read_length(words: str, unit: str | None = None) -> str | None:
    """The first length in the words, ISO 8601; a bare number counts in `unit` (such as `year`) where one is given."""
    found = _LENGTH.search(words)
    while found is not None and _value(found) is None:
        found = _LENGTH.search(words, found.end())
    if found is not None:
        value = _value(found)
        assert value is not None
        letter = _UNITS[found["unit"].casefold().rstrip("s")]
        return _iso(value, letter, bool(found["half"] or found["after"])) + _rest(words[found.end() :], letter)
    bare = _BARE.match(words.strip()) if unit else None
    if bare is None or unit is None:
        return None
    number = _value(bare)
    return None if number is None else _iso(number, _UNITS[unit], bool(bare["half"]))


def _rest(words: str, letter: str) -> str:
    """*... and a day*, *..., six months*: a smaller unit right behind the first, `1D`, `6M`; else empty."""
    joined = re.match(r",? (?:and )?", words)
    found = _LENGTH.match(words, joined.end()) if joined is not None and joined.end() else None
    if found is None or _value(found) is None:
        return ""
    smaller = _UNITS[found["unit"].casefold().rstrip("s")]
    order = "YMWD"
    return f"{_value(found)}{smaller}" if order.index(smaller) > order.index(letter) and smaller != "W" else ""


def _value(found: re.Match[str]) -> int | None:
    hundred, number = found["hundred"], found["number"]
    if not hundred and not number:
        return None
    return 100 * (_word_value(hundred) if hundred else 0) + (_word_value(number) if number else 0)


def _word_value(word: str) -> int:
    word = word.casefold()  # the long s of old prints is an s too
    if word.isdigit():
        return int(word)
    if word in _NUMBERS:
        return _NUMBERS[word]
    parts = re.split(r"[- ]", word)
    return _TENS[parts[0]] + (_NUMBERS[parts[1]] if len(parts) > 1 else 0)


def _iso(value: int, unit: str, half: bool) -> str:
    if not half:
        return f"P{value}{unit}"
    return {"Y": f"P{value}Y6M", "M": f"P{value}M15D", "W": f"P{7 * value + 3}D", "D": f"P{value}D"}[unit]
