"""Cut a text into tokens and give each the character of its class.

Numbers that are written together (21.5.28, 1950-06-12, 2.III.1950, 12/25, 1924/25, '42, 1920s, 193?) are one token.
A number glued to the end of a word or sentence ("Theater.15") is a note mark and takes no part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from kartoteka.reading.times import lexicon

_BORN = re.compile(r"(?:\bb\.|\bborn|\bBorn|\bB\.|\bgeb\.|\bné|\*)[^.;\d]*(?:\d{1,2}[^.;\d]{1,12})?$")
"""What stands before a year of birth."""
_BORN_REACH = 40

PUNCTUATION = {
    ",": "COMMA",
    ".": "DOT",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "‑": "DASH",
    "−": "DASH",
    "/": "SLASH",
    "(": "LPAR",
    "[": "LPAR",
    ")": "RPAR",
    "]": "RPAR",
    "'": "APOS",
    "’": "APOS",
    "‘": "APOS",
    ";": "SEMI",
    ":": "COLON",
    "?": "QUERY",
    "!": "BANG",
    "“": "QUOTE",
    "”": "QUOTE",
    '"': "QUOTE",
    "«": "QUOTE",
    "»": "QUOTE",
    "~": "TILDE",
    "%": "PERCENT",
}

_LETTERS = r"[^\W\d_¹²³⁰⁴-⁹₀-₉½¼¾]+"
_TOKEN = re.compile(
    rf"""
      (?P<para>\n[^\S\n]*\n\s*)
    | (?P<dotted>(?<!\w)(?:[A-Za-z]\.){{1,2}}[A-Za-z]\b\.?(?=\W|$))
    | (?P<word>{_LETTERS})
    | (?P<iso>(?<![\w.,/-])\d{{4}}-\d\d-\d\d(?!\d|-\d))
    | (?P<dmy>(?<![\w.,/-])\d\d?(?P<sep>[./]\s?|-)(?:\d\d?|[IVXivx]{{1,4}}|[lI]{{1,2}})(?P=sep)
        (?:\d{{4}}|\d\d)(?!\d|[./-]\d))
    | (?P<span>(?<![\w.,/-])\d\d?[/–-]\d\d?\.\s?(?:\d\d?|[IVX]{{1,4}})\.\s?(?:\d{{4}}|\d\d)(?!\d|[./-]\d))
    | (?P<my>(?<![\w.,/-])(?:0[1-9]|1[0-2])[./](?:1[5-9]\d\d|20\d\d)(?!\d|[./-]\d))
    | (?P<roman>(?<![\w.,/-])\d\d?[./]\s?[IVX]{{1,4}}(?:\.|\b)(?!\d))
    | (?P<dot>(?<![\w.,/-])\d\d?\.\d\d?\.?(?![\d%]|\.\d))
    | (?P<slash>(?<![\w.,/-])\d\d?/\d\d?(?!\d|/\d))
    | (?P<pair>(?<![\w.,/-])\d{{4}}/\d{{1,4}}(?!\d|/))
    | (?P<decade>(?<![\w.,/])(?<!\d[-–])(?:\d{{2,3}}0|[’‘'](?:\d0)|\d0)[’']?s\b)
    | (?P<open>(?<![\w.,/-])1\d\d\?(?!\w)|(?<![\w.,/-])1\d\d[-–](?=[^\w\s–-]|\s?$|\s(?!\d)))
    | (?P<short>(?<!\w)[’‘']\d\d(?![\d’']|s\b))
    | (?P<clock>(?<![\w.,/-])(?:[01]?\d|2[0-3])(?::|\.(?=\d\d\s?[ap]\.?\s?m))[0-5]\d(?::[0-5]\d)?(?!\d))
    | (?P<big>(?<![\w.,/-])\d{{1,3}}(?:,\d{{3}})+(?!\d))
    | (?P<ordinal>(?<![\w.,/])\d{{1,3}}(?:st|nd|rd|th|d)\b)
    | (?P<number>(?<![^\W_])(?<![.,/”"’'\])])\d+(?![^\W_])|(?<=\w,)\d{{4}}(?!\w)|(?<=[^\W\d]/)\d\d?(?!\w))
    | (?P<mixed>\d[\w.,]*)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)

OTHER = "."
"""The character of every token that no rule speaks of."""


@dataclass(slots=True)
class Item:
    """A token, or what a rule has made of some: the values that it has in its categories."""

    start: int
    end: int
    values: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, category: str) -> Any:
        return self.values[category]


@dataclass(slots=True)
class Line:
    """A text as a line of items: `codes[i]` is the character of item i, which covers `starts[i]` to `ends[i]`.

    `century` is that of years of two digits; `births` are the places (in characters) and years of births, before which
    nothing is told of anybody: b. 1894, arr. 12.9.37.
    """

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    items: list[Item | None]
    century: int = 1900
    births: tuple[tuple[int, int], ...] = ()

    def full_year(self, digits: str, place: int) -> int:
        """A year of two digits in the century of its text, not before the last birth; four digits as they stand."""
        if len(digits) == 4:
            return int(digits)
        year = self.century + int(digits)
        before = bisect_left(self.births, (place, 0)) - 1
        born = self.births[before][1] if before >= 0 else year
        return year + 100 if year < born < year + 100 else year

    def word(self, index: int) -> str:
        """The item's characters in small letters; empty before the start and past the end."""
        if 0 <= index < len(self.starts):
            return self.text[self.starts[index] : self.ends[index]].lower()
        return ""

    def raw(self, index: int) -> str:
        """The item's own characters; empty before the start and past the end."""
        if 0 <= index < len(self.starts):
            return self.text[self.starts[index] : self.ends[index]]
        return ""


class Alphabet:
    """One character for each set of categories that a token can have."""

    def __init__(self, literals: frozenset[str], node_categories: dict[str, frozenset[str]]) -> None:
        self._literals = literals
        self._codes: dict[frozenset[str], str] = {}
        self._memo: dict[str, tuple[str, dict[str, Any] | None]] = {}
        self._nodes = node_categories
        for word in set(lexicon.words()) | literals:
            self._code(self._signature(word, True))
            self._code(self._signature(word, False))
        for kind in (*PUNCTUATION.values(), "PARA"):
            self._code(frozenset({kind}))
        for kinds in _NUMERIC_KINDS:
            self._code(kinds)
        for kinds in node_categories.values():
            self._code(kinds)

    def node_code(self, category: str) -> str:
        """The character of what a rule of that category makes."""
        return self._codes[self._nodes[category]]

    def characters(self, category: str) -> str:
        """All characters whose class holds the category (or the literal word, marked by `=`)."""
        return "".join(code for signature, code in self._codes.items() if category in signature)

    def of_word(self, raw: str) -> tuple[str, dict[str, Any] | None]:
        """Character and values of a word as it is written."""
        known = self._memo.get(raw)
        if known is None:
            folded = raw.lower()
            signature = self._signature(folded, raw[0].isupper())
            word = lexicon.words().get(folded)
            values = {c: word.values[c] for c in word.categories(raw[0].isupper())} if word else {}
            code = self._codes.get(signature, OTHER) if signature else OTHER
            known = code, (values if code != OTHER else None)
            if len(self._memo) < 200_000:
                self._memo[raw] = known
        return known

    def of_kinds(self, kinds: frozenset[str]) -> str:
        """The character of a set of categories."""
        return self._codes[kinds]

    def _signature(self, folded: str, capital: bool) -> frozenset[str]:
        word = lexicon.words().get(folded)
        found = word.categories(capital) if word else frozenset()
        return found | {"=" + folded} if folded in self._literals else found

    def _code(self, signature: frozenset[str]) -> str:
        if not signature:
            return OTHER
        if signature not in self._codes:
            self._codes[signature] = chr(0x100 + len(self._codes))
        return self._codes[signature]


_NUMBER_1_12 = frozenset({"NUMBER", "DAY", "DAYN", "MON"})
_NUMBER_13_31 = frozenset({"NUMBER", "DAY", "DAYN"})
_NUMBER_OTHER = frozenset({"NUMBER"})
_NUMBER_YEAR = frozenset({"YEAR", "YEARX"})
_NUMBER_YY = frozenset({"NUMBER", "YY"})
_DAY_YY = frozenset({"NUMBER", "DAY", "DAYN", "YY"})
_MON_YY = frozenset({"NUMBER", "DAY", "DAYN", "MON", "YY"})
_ORDINAL_DAY = frozenset({"ORDINAL", "DAYN", "DAYORD"})
_ORDINAL = frozenset({"ORDINAL"})
_COMPOSITE = {
    "iso": "ISO",
    "dmy": "DMY",
    "span": "DAYSPAN",
    "my": "MY",
    "roman": "DM",
    "dot": "DOTTED",
    "slash": "SLASHED",
    "pair": "YEARPAIR",
    "decade": "DECADE",
    "open": "OPENDECADE",
    "short": "YYSHORT",
    "clock": "CLOCK",
    "big": "BIG",
}
_NUMERIC_KINDS = (
    *(_NUMBER_1_12, _NUMBER_13_31, _NUMBER_OTHER, _NUMBER_YEAR, _NUMBER_YY, _DAY_YY, _MON_YY, _ORDINAL_DAY, _ORDINAL),
    *(frozenset({kind}) for kind in _COMPOSITE.values()),
)


def tokenize(text: str, alphabet: Alphabet) -> Line:
    """The text as a line of tokens; linear in its length."""
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    items: list[Item | None] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        code, values, end = _classify(match, text, alphabet, start, end)
        if starts and start < ends[-1]:
            continue
        codes.append(code)
        starts.append(start)
        ends.append(end)
        items.append(None if values is None else Item(start, end, values))
    return Line(text, "".join(codes), starts, ends, items, _century(items), _births(text, items))


def _births(text: str, items: list[Item | None]) -> tuple[tuple[int, int], ...]:
    """Where a year of birth stands, and which: *b. 1894*, *born 1894*, *(1894–*."""
    years = ((i.start, i.values["YEAR"]) for i in items if i is not None and "YEAR" in i.values)
    return tuple((at, year) for at, year in years if _BORN.search(text, max(0, at - _BORN_REACH), at))


def _century(items: list[Item | None]) -> int:
    """The century (1900) of most full years in the text: that of years of two digits."""
    counts: dict[int, int] = {}
    for item in items:
        if item is not None and "YEAR" in item.values:
            century = item.values["YEAR"] // 100 * 100
            counts[century] = counts.get(century, 0) + 1
    return max(counts, key=lambda c: (counts[c], c), default=1900)


def _classify(
    match: re.Match[str], text: str, alphabet: Alphabet, start: int, end: int
) -> tuple[str, dict[str, Any] | None, int]:
    group = match.lastgroup
    raw = match.group()
    if group == "word":
        code, values = alphabet.of_word(raw)
        if code != OTHER and text.startswith(".", end) and _is_abbreviation(raw):
            end += 1
        return code, values, end
    if group == "mark":
        kind = PUNCTUATION.get(raw)
        return (OTHER, None, end) if kind is None else (alphabet.of_kinds(frozenset({kind})), {}, end)
    if group == "number":
        kinds = _number_kinds(raw)
        return alphabet.of_kinds(kinds), dict.fromkeys(kinds, int(raw) if len(raw) < 10 else 0), end
    if group == "ordinal":
        number = int(re.match(r"\d+", raw)[0])  # type: ignore[index]
        kinds = _ORDINAL_DAY if 1 <= number <= 31 else _ORDINAL
        return alphabet.of_kinds(kinds), dict.fromkeys(kinds, number), end
    if group == "para":
        return alphabet.of_kinds(frozenset({"PARA"})), {}, end
    if group == "dotted":
        code, values = alphabet.of_word(raw.replace(".", ""))
        return code, values, end
    if group in _COMPOSITE:
        kind = _COMPOSITE[group]
        return alphabet.of_kinds(frozenset({kind})), {kind: raw}, end
    return OTHER, None, end


def _is_abbreviation(raw: str) -> bool:
    folded = raw.lower()
    if folded in lexicon.ABBREVIATED:
        return True
    return raw[0].isupper() and folded in _short_names()


def _short_names() -> frozenset[str]:
    global _SHORT
    if not _SHORT:
        months = {name for entry in lexicon.table("months")["month"] for name in entry["short"]}
        days = {name for entry in lexicon.table("weekdays")["weekday"] for name in entry["short"]}
        _SHORT = frozenset(months | days)
    return _SHORT


_SHORT: frozenset[str] = frozenset()


def _number_kinds(raw: str) -> frozenset[str]:
    value = int(raw) if len(raw) < 10 else 0
    if len(raw) == 4 and 1000 <= value <= 2199:
        return _NUMBER_YEAR
    if len(raw) == 2:
        return _MON_YY if 1 <= value <= 12 else _DAY_YY if 1 <= value <= 31 else _NUMBER_YY
    if len(raw) == 1 and value:
        return _NUMBER_1_12
    return _NUMBER_OTHER
