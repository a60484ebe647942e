"""The kind of every name, decided from the whole document: a surname is one kind wherever it stands.

*In Rodos's cell ... Rodos was shot* - the second mention settles the first. Votes of all mentions of a spelling
are summed; a name of several words shares its votes with its surname standing alone and the other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kartoteka.claims.model import EntityKind
from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import first_name_sex, fold, load
from kartoteka.reading.who.name_signs import signs

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS: tuple[EntityKind, ...] = ("person", "body", "place", "work")
_WEIGHTS: Mapping[str, list[float]] = load("name_types")["signs"]
_SHARE = 0.7
"""How much the votes of a longer name count for its surname alone, and back."""


def words_of(doc: Doc, name: Found) -> tuple[str, ...]:
    """The folded words of a name, given names first."""
    words = [fold(doc[i].text) for i in range(name.first, name.last) if doc[i].text != ","]
    if name.inverted:
        comma = next(i for i in range(name.first, name.last) if doc[i].text == ",") - name.first
        words = words[comma:] + words[:comma]
    return tuple(words)


def name_kinds(doc: Doc, names: Sequence[Found]) -> list[EntityKind]:
    """The kind of each name, in the same order."""
    votes: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0] * len(KINDS))
    keys = [words_of(doc, name) for name in names]
    for name, key in zip(names, keys, strict=True):
        for sign in signs(doc, name):
            for k, weight in enumerate(_WEIGHTS.get(sign, ())):
                votes[key][k] += weight
    shared = _shared(votes)
    return [KINDS[max(range(len(KINDS)), key=lambda k: shared[key][k])] for key in keys]


def _shared(votes: Mapping[tuple[str, ...], list[float]]) -> dict[tuple[str, ...], list[float]]:
    """Votes with those of the names that contain, or are contained in, each name."""
    alone = {key[0]: key for key in votes if len(key) == 1}
    result = {key: list(own) for key, own in votes.items()}
    for key, own in votes.items():
        if len(key) < 2 or "of" in key:
            continue
        for word in {key[-1], key[0] if first_name_sex(key[0]) is not None else key[-1]}:
            partner = alone.get(word)
            if partner is None:
                continue
            for k in range(len(KINDS)):
                result[partner][k] += _SHARE * own[k]
                result[key][k] += _SHARE * votes[partner][k]
    return result
