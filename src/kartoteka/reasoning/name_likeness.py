"""How much alike two words of names sound, from 0 to 1, and what kind of slip parts them.

The distance is Damerau and Levenshtein's with neighbours counted once (optimal string alignment) over the sounds of
`kartoteka.values.transliteration`; sounds that schemes and ears mix up cost less.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz.distance import Levenshtein

_CANDIDATES = 3  # pairs of readings, the nearest by letters, that are compared by sound

_CLOSE = {
    0.3: "gh sz SZ uv fv ie ao cC CS cs kh ck",
    0.5: "Ss Zz Ch Ck ea uo ei dt bp gk mn iu",
}
_SWAP: Mapping[str, float] = MappingProxyType(
    {pair: cost for cost, pairs in _CLOSE.items() for two in pairs.split() for pair in (two, two[::-1])}
)
_WEAK = MappingProxyType({"i": 0.5, "e": 0.7, "h": 0.6})


@lru_cache(maxsize=500_000)
def sound_distance(one: str, other: str) -> float:
    """How many sounds part the two strings; mixed-up ones count less than one."""
    if one == other:
        return 0.0
    before: list[float] = []
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _WEAK.get(letter, 1.0))
    for at, letter in enumerate(one):
        before_that, before, row = before, row, [row[0] + _WEAK.get(letter, 1.0)]
        for to, found in enumerate(other):
            cost = min(
                before[to] + (0.0 if letter == found else _SWAP.get(letter + found, 1.0)),
                before[to + 1] + _WEAK.get(letter, 1.0),
                row[to] + _WEAK.get(found, 1.0),
            )
            if at and to and letter == other[to - 1] and one[at - 1] == found and letter != found:
                cost = min(cost, before_that[to - 1] + 0.8)
            row.append(cost)
    return row[-1]


@lru_cache(maxsize=500_000)
def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The likeness of the two readings that are most alike: 1 for the same sounds, 0 for nothing in common."""
    if one & other:
        return 1.0
    ranked = sorted((Levenshtein.distance(first, second), first, second) for first in one for second in other)
    best = 0.0
    for steps, first, second in ranked[:_CANDIDATES]:
        longest = max(len(first), len(second))
        if steps <= longest / 2 + 1:
            best = max(best, 1 - sound_distance(first, second) / longest)
    return best
