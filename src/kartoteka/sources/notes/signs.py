"""The characters that note marks are made of, and what a spoilt one stood for."""

from __future__ import annotations

SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

SPOILT_DIGITS: dict[str, str] = {
    "l": "1", "I": "1", "i": "1", "|": "1", "!": "1",
    "O": "0", "o": "0",
    "Z": "2", "z": "2",
    "S": "5", "s": "5",
    "G": "6", "b": "6",
    "B": "8",
    "g": "9", "q": "9",
}  # fmt: skip
"""Letters that a scanner reads in place of a digit; from the shapes of old-style and superscript numerals."""

SIGNS = "*∗†‡§¶‖"
"""Note signs in the order in which printers use them; each may be doubled (`**`, `††`)."""

SENTENCE_END = ".!?…"
CLOSING = "”’\"'»)]“›"


def repaired(printed: str) -> str | None:
    """The number that `printed` stands for, as plain digits without leading zeros; `None` where it is no number."""
    digits = "".join(SPOILT_DIGITS.get(c, c) for c in printed.translate(SUPERSCRIPT_DIGITS))
    if not (digits.isascii() and digits.isdigit()) or digits.startswith("0"):
        return None
    return digits


def sign_rank(sign: str) -> int:
    """The place of a note sign in the printers' order, 1 for `*`; doubled signs come after the single ones."""
    base = SIGNS.replace("∗", "").index(sign[0].replace("∗", "*"))
    return 1 + base + (len(sign) - 1) * (len(SIGNS) - 1)


def is_numeric(mark: str) -> bool:
    """Whether the mark is a number, perhaps with one letter after it (`12a`)."""
    number = mark[:-1] if mark[-1:].islower() else mark
    return number.isascii() and number.isdigit()
