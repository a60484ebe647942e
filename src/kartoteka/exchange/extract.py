"""A few words around a trigger, cut where the language allows it: "… his Moscow apartment was searched …".

>>> extract("The same day his apartment was searched.", (31, 39), 24)
'…\xa0apartment was searched.'
"""

from __future__ import annotations

import re

__all__ = ["extract"]

_WORD = re.compile(r"\S+")
_CLAUSE_END = ".,;:!?"


def extract(sentence: str, trigger: tuple[int, int], room: int) -> str:
    """At most `room` characters of the sentence that hold the trigger, whole words, with ellipses where it was cut.

    A trigger that is itself longer is cut. Words are taken in turn after and before the trigger, and none is taken
    past the end of its clause unless the clause has been taken whole.
    """
    if len(sentence) <= room:
        return sentence
    words = [(m.start(), m.end()) for m in _WORD.finditer(sentence)]
    first = next((n for n, (_, end) in enumerate(words) if end > trigger[0]), 0)
    last = next((n for n in range(len(words) - 1, -1, -1) if words[n][0] < trigger[1]), first)
    first, last = _widen(sentence, words, first, max(first, last), room)
    opening = "…\N{NO-BREAK SPACE}" if first > 0 else ""
    closing = "\N{NO-BREAK SPACE}…" if last < len(words) - 1 else ""
    text = f"{opening}{sentence[words[first][0] : words[last][1]]}{closing}"
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def _widen(sentence: str, words: list[tuple[int, int]], first: int, last: int, room: int) -> tuple[int, int]:
    """The widest run of words round the given one that fits, with room for the ellipses."""
    for within_clause in (True, False):
        grew = True
        while grew:
            grew = False
            for start, end in ((first, last + 1), (first - 1, last)):
                if start < 0 or end >= len(words) or words[end][1] - words[start][0] > room - 4:
                    continue
                if within_clause and _crosses(sentence, words, (start, end), (first, last)):
                    continue
                first, last, grew = start, end, True
    return first, last


def _crosses(sentence: str, words: list[tuple[int, int]], new: tuple[int, int], old: tuple[int, int]) -> bool:
    """Whether the new run goes past the end of a clause: a mark after the old last word, or before the old first."""
    if new[1] > old[1]:
        return sentence[words[old[1]][1] - 1] in _CLAUSE_END
    return sentence[words[new[0]][1] - 1] in _CLAUSE_END
