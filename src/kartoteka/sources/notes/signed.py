"""Marks that are signs: `word.†`, `word.*`, `word††`.

Not marks: names masked with stars (`F*`), emphasis (`*word*`), bullets, rules of stars, and a dagger before a year
(`† 1943`, died).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartoteka.sources.notes.candidates import Candidate

_SIGN = re.compile(r"(?:[*∗]{1,4}|[†‡¶‖§]{1,4})(?![\w*∗†‡§¶‖])")
_SURE = 3.0  # also without a text of the note
_AFTER_SENTENCE = ".,;:!?…”’\"'»)]"
_INITIAL = re.compile(r"(?:^|\W)[^\W\d_a-z]\.$")  # `Q R.*`, a name that is masked
_WORD = re.compile(r"[^\W\d_]{2}[^\W\d_A-Z]$")  # `in May*. His wife`: a whole word, no masked name
_OPENS_EMPHASIS = re.compile(r"(?:^|[\s(\"'“‘])[*∗]+(?=\w)")


def sign_marks(text: str) -> Iterator[Candidate]:
    """Signs that cling to the end of a word or sentence."""
    for match in _SIGN.finditer(text):
        sign, before = match.group().replace("∗", "*"), text[max(0, match.start() - 1) : match.start()]
        if not before or (before not in _AFTER_SENTENCE and not before.isalnum()):
            continue
        if "*" in sign and _closes_emphasis(text, match.start()):
            continue
        yield Candidate(
            match.start(), match.end(), sign, "sign", _weight(sign, text[max(0, match.start() - 3) : match.start()])
        )


def _weight(sign: str, before: str) -> float:
    if _INITIAL.search(before) and "*" in sign:
        return 1.0
    if before[-1] in _AFTER_SENTENCE:
        return _SURE
    return _SURE if sign[0] in "†‡" or _WORD.search(before) else 1.0


def _closes_emphasis(text: str, start: int) -> bool:
    """Whether an emphasis was opened shortly before, in the same paragraph."""
    before = text[max(0, start - 200) : start]
    before = before[before.rfind("\n\n") + 1 :]
    return before.count("*") % 2 == 1 and _OPENS_EMPHASIS.search(before) is not None
