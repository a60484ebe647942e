"""Find names among millions, in any spelling and script, with slips of the pen; each hit with its reason.

The words of surnames are kept once, with their sounds; each surname points to its rows. A query looks up surnames
that sound the same, and those that differ by one letter once sounds that are mixed up are made one ("loose" keys
with one letter left out, after Garbe 2012, "SymSpell"). Given name and patronymic then rank the rows.

    >>> index = NameIndex([("Мейерхольд", "Всеволод", "Эмильевич"), ("Майоров", "Всеволод", "")])
    >>> index.search("Meyerhold, V. E.")[0].rows
    (0,)
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA, Levenshtein

from kartoteka.reasoning.name_match import score
from kartoteka.reasoning.name_query import Asked, asked_of
from kartoteka.values.person_name import given_name_groups
from kartoteka.values.transliteration import readings, spellings

Key = tuple[int, int, int]
_Ids = npt.NDArray[np.int32]

FARTHEST = 2.6
"""A surname that is farther in sounds than this is no hit."""

_MOST_STEPS = 3  # letters that may differ before sounds are compared at all: quick, and never the nearest
_AT_ONCE = 12  # surnames whose rows are ranked together
_SURNAMES = 80  # candidates that are looked at row by row
_LOOSE = str.maketrans("ghkszSZcCvfuie", "kkkssssssvvvii")
_TIE = 0.1
_SAME_GIVEN = 0.3
_WRONG_INITIAL = 4.0
_UNLIKE = 3.0
_PERHAPS_INITIAL = 0.2
_ALSO = {
    "Z": "ЖЦ",
    "H": "ГХ",
    "C": "ЦЧХК",
    "S": "ШЩС",
    "T": "ЦТ",
    "K": "ХК",
    "Y": "ЮЯЙЕЫЁИ",
    "J": "ЮЯЙЕЖДИ",
    "E": "ЭЕЁ",
    "G": "ГЖ",
}
_MISSING = 0.4
_KEPT_ROWS = 20


@dataclass(frozen=True, slots=True)
class NameHit:
    """One name that was found.

    Args:
        rows: the rows that carry it, as numbers in the order of building, at most twenty; `count` says how many.
        name: surname, given name and patronymic as they stand there, joined by blanks.
        distance: how far it is from the query, in sounds; 0 for the same.
        reasons: what speaks for and against it, in words.
    """

    rows: tuple[int, ...]
    count: int
    name: str
    distance: float
    reasons: tuple[str, ...]


class NameIndex:
    """Rows of (surname, given name, patronymic), any of them empty; numbered from 0 in their order."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        columns = tuple(array("i") for _ in range(3))
        known: tuple[dict[str, int], ...] = ({}, {}, {})
        for row in rows:
            for column, words, word in zip(columns, known, row, strict=True):
                column.append(words.setdefault(word, len(words)))
        self._surnames, self._given, self._patronymics = (list(words) for words in known)
        self._sort_rows(*(np.frombuffer(column, dtype=np.int32) for column in columns))
        self._place_surnames()
        self._given_sounds = [readings(word) for word in self._given]
        self._patronymic_sounds = [readings(word) for word in self._patronymics]

    def __len__(self) -> int:
        return len(self._order)

    def search(self, query: str, count: int = 10) -> list[NameHit]:
        """The names nearest to the query, the best first, each different name once; empty if nothing is near."""
        best: dict[Key, tuple[float, int]] = {}
        for asked in asked_of(query, self._is_given):
            for key, found in self._ranked(asked, count):
                if key not in best or found < best[key]:
                    best[key] = found
        ranked = sorted(best.items(), key=lambda item: item[1])[:count]
        return [self._hit(key, distance, query) for key, (distance, _) in ranked]

    # Building

    def _sort_rows(self, surnames: _Ids, given: _Ids, patronymics: _Ids) -> None:
        order = np.lexsort((patronymics, given, surnames)).astype(np.int32)
        self._order, self._row_given, self._row_patronymic = order, given[order], patronymics[order]
        self._starts = np.searchsorted(surnames[order], np.arange(len(self._surnames) + 1)).astype(np.int32)

    def _place_surnames(self) -> None:
        self._sounds: list[tuple[str, str]] = []
        surnames, keys, places = array("i"), array("I"), array("i")
        for number, surname in enumerate(self._surnames):
            for pair in spellings_of(surname):
                for key in loose_keys(pair):
                    keys.append(key)
                    places.append(len(self._sounds))
                surnames.append(number)
                self._sounds.append(pair)
        hashed, found = np.frombuffer(keys, dtype=np.uint32), np.frombuffer(places, dtype=np.int32)
        order = np.argsort(hashed, kind="stable")
        self._surname_of = np.frombuffer(surnames, dtype=np.int32)
        self._keys, self._places = hashed[order], found[order]

    def _is_given(self, sounds: frozenset[str]) -> bool:
        if not hasattr(self, "_known_given"):
            self._known_given = frozenset(each for found in self._given_sounds for each in found)
        return bool(sounds & self._known_given)

    # Asking

    def _ranked(self, asked: Asked, count: int) -> Iterator[tuple[Key, tuple[float, int]]]:
        """Names with their distance, surname after surname, until no further surname can be among the best."""
        near = self._near_surnames(asked)
        totals: list[float] = []
        for at in range(0, len(near), _AT_ONCE):
            if len(totals) >= count and near[at][1] > sorted(totals)[count - 1]:
                return
            for key, found in self._rows_of(near[at : at + _AT_ONCE], asked, count):
                totals.append(found[0])
                yield key, found

    def _rows_of(
        self, near: list[tuple[int, float]], asked: Asked, count: int
    ) -> Iterator[tuple[Key, tuple[float, int]]]:
        places = np.concatenate([np.arange(self._starts[s], self._starts[s + 1]) for s, _ in near])
        sizes = [self._starts[s + 1] - self._starts[s] for s, _ in near]
        total = np.repeat(np.array([distance for _, distance in near]), sizes)
        total = total + self._costs(self._row_given[places], self._given, self._given_sounds, asked, 0)
        total = total + self._costs(self._row_patronymic[places], self._patronymics, self._patronymic_sounds, asked, 1)
        owner = np.repeat(np.array([s for s, _ in near]), sizes)
        wanted = min(len(total), 4 * count)
        for at in np.argpartition(total, wanted - 1)[:wanted]:
            key = (int(owner[at]), int(self._row_given[places[at]]), int(self._row_patronymic[places[at]]))
            yield key, (round(float(total[at]), 3), -int(self._starts[key[0] + 1] - self._starts[key[0]]))

    def _near_surnames(self, asked: Asked) -> list[tuple[int, float]]:
        found: dict[int, float] = {}
        for pair, cost in asked.surname.items():
            for place in self._nearest_places(pair):
                distance = cost + _surname_distance(pair, self._sounds[place])
                number = int(self._surname_of[place])
                if distance <= FARTHEST and distance < found.get(number, FARTHEST + 1):
                    found[number] = distance
        typed = asked.surname_text.casefold()
        near = [(number, d - 0.05 * (self._surnames[number].casefold() == typed)) for number, d in found.items()]
        return sorted(near, key=lambda item: item[1])[:_SURNAMES]

    def _nearest_places(self, pair: tuple[str, str]) -> list[int]:
        """The surnames that differ from the pair in the fewest letters, counted quickly."""
        ranked = [
            (steps, place)
            for place in self._places_of(loose_keys(pair))
            for steps in [min(map(_steps, pair, self._sounds[place]))]
            if steps <= _MOST_STEPS
        ]
        return [place for _, place in sorted(ranked)[:_SURNAMES]]

    def _places_of(self, keys: set[int]) -> list[int]:
        wanted = np.fromiter(keys, dtype=np.uint32)
        lows, highs = np.searchsorted(self._keys, wanted), np.searchsorted(self._keys, wanted, side="right")
        slices = [self._places[low:high] for low, high in zip(lows, highs, strict=True) if low < high]
        return np.unique(np.concatenate(slices)).tolist() if slices else []

    def _costs(
        self, ids: _Ids, words: Sequence[str], sounds: Sequence[frozenset[str]], asked: Asked, place: int
    ) -> npt.NDArray[np.float64]:
        wanted = (asked.given, asked.patronymic)[place]
        initial = asked.initials[place] if place < len(asked.initials) else None
        if not wanted and initial is None:
            return np.zeros(len(ids))
        different, back = np.unique(ids, return_inverse=True)
        costs = [
            _word_cost(wanted, sounds[number]) if wanted else initial_cost(initial or "", words[number])
            for number in different
        ]
        return np.array(costs)[back]

    def _hit(self, key: tuple[int, int, int], distance: float, query: str) -> NameHit:
        surname, given, patronymic = key
        low, high = self._starts[surname], self._starts[surname + 1]
        same = (self._row_given[low:high] == given) & (self._row_patronymic[low:high] == patronymic)
        rows = np.sort(self._order[low:high][same])
        words = (self._surnames[surname], self._given[given], self._patronymics[patronymic])
        name = " ".join(word for word in words if word)
        return NameHit(
            tuple(rows[:_KEPT_ROWS].tolist()), len(rows), name, max(0.0, distance), score(query, name).reasons
        )


def spellings_of(surname: str) -> tuple[tuple[str, str], ...]:
    """(all sounds, squashed sounds) of the surname; without the cache, for there are many."""
    return spellings.__wrapped__(surname)


def loose_keys(pair: tuple[str, str]) -> set[int]:
    """Hashes of the loose sounds, whole and with each letter left out."""
    return {
        crc32(each.encode())
        for loose in {sounds.translate(_LOOSE) for sounds in pair}
        for each in (loose, *(loose[:at] + loose[at + 1 :] for at in range(len(loose))))
    }


def _surname_distance(one: tuple[str, str], other: tuple[str, str]) -> float:
    """Squashed sounds decide; all sounds may be nearer, where a slip stands beside a like letter, and break ties."""
    if one == other:
        return 0.0
    exact = quick_distance(one[0], other[0])
    return min(quick_distance(one[1], other[1]), exact) + _TIE * exact


def quick_distance(one: str, other: str) -> float:
    """Steps from one word to the other, where a sound that is mixed up with another counts less than half."""
    loose = OSA.distance(one.translate(_LOOSE), other.translate(_LOOSE))
    return 0.4 * OSA.distance(one, other) + 0.6 * loose


def _steps(one: str, other: str) -> int:
    return Levenshtein.distance(one, other, score_cutoff=_MOST_STEPS)


@lru_cache(maxsize=100_000)
def _word_cost(wanted: frozenset[str], own: frozenset[str]) -> float:
    if not own:
        return _MISSING
    if wanted & own:
        return 0.0
    if given_name_groups(wanted) & given_name_groups(own):
        return _SAME_GIVEN
    near = [(one, other) for one in wanted for other in own if _steps(one, other) <= _MOST_STEPS]
    return min((_UNLIKE, *(quick_distance(one, other) for one, other in near)))


@lru_cache(maxsize=100_000)
def initial_cost(initial: str, word: str) -> float:
    """0 if the word begins with the initial, a little if it can in some scheme, much if it cannot.

    A Latin Y, J or I stands for Ю, Я, Й and Е too, Z for Ж, H for Г; that is believed less readily.
    """
    if not word:
        return _MISSING
    if initial.casefold() == word[0].casefold():
        return 0.0
    sounds = {each[:1] for each in readings(initial)}
    begins = next((sounds for sounds, _ in spellings(word)), "")
    if begins[:1] not in sounds:
        return _PERHAPS_INITIAL if word[0] in _ALSO.get(initial.upper(), "") else _WRONG_INITIAL
    single = len(readings(word[0])) == 1 and len(begins) > 1 and begins[:2] in ("iu", "ia") and initial.upper() == "I"
    return _PERHAPS_INITIAL if single else 0.0
