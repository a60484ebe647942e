"""The kind of every name, decided from the whole document: a surname is one kind wherever it stands.

*In Rodos's cell ... Rodos was shot* - the second mention settles the first. The signs at all mentions of a spelling
are summed; a name of several words shares its signs with its surname standing alone and the other way round. A
logistic model over the signs and the word vectors of the first and last word gives the kind
(`data/people/name_kinds.npz`, made by `tools/train_name_kinds.py`, which says from what and how good it is).
A capitalised word that is no name of anybody (*Liabilities*, *the Jewish Question*) has kind `None`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kartoteka.claims.model import EntityKind
from kartoteka.reading.mentions.family_first import family_first
from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.nominals import kind_of_noun
from kartoteka.reading.mentions.words import PARTICLES, PLACE_NAMES, first_name_sex, fold, load
from kartoteka.reading.who.name_signs import joined, signs

if TYPE_CHECKING:
    from spacy.tokens import Doc

Words: TypeAlias = tuple[str, ...]
KINDS: tuple[EntityKind | None, ...] = ("person", "body", "place", None)
VECTOR = 300
_TABLE: Mapping[str, list[float]] = load("name_types")["signs"]
BY_HAND = 0.3
"""How much of the table written by hand is added to the trained scores: it knows the clipped style of entries and
lists, which the training texts do not have."""

NOBODY = 0.3
"""How much is taken off the score of *no name of anybody*: our texts are denser in people than the training's."""

_SHARE = 0.7
"""How much the signs of a longer name count for its surname alone, and back."""

_WORKS = ("label WORK_OF_ART", "noun before work", "noun after work", "apposition work", "known work")


def words_of(doc: Doc, name: Found) -> Words:
    """The folded words of a name, given names first."""
    words = [
        fold(doc[i].text)
        for i in range(name.first, name.last)
        if doc[i].text not in (",", "(", ")") and not _quoted(doc, name, i)
    ]
    if name.inverted:
        comma = next(i for i in range(name.first, name.last) if doc[i].text in (",", "(")) - name.first
        words = words[comma:] + words[:comma]
    return tuple(words)


_QUOTES = frozenset({"“", "”", '"', "‘", "’", "„", "«", "»"})


def _quoted(doc: Doc, name: Found, i: int) -> bool:
    """Whether the token is the nickname, or a mark, in *Josip “Walter” Broz*."""
    if doc[i].text in _QUOTES:
        return True
    return name.first < i < name.last - 1 and doc[i - 1].text in _QUOTES and doc[i + 1].text in _QUOTES


def name_kinds(doc: Doc, names: Sequence[Found]) -> list[EntityKind | None]:
    """The kind of each name, in the same order."""
    if not names:
        return []
    keys = [words_of(doc, name) for name in names]
    found = spelling_signs(doc, names, keys)
    spellings = list(found)
    model = _model()
    rows = np.stack([features(doc, key, found[key], model.places) for key in spellings])
    scores = rows @ model.weights.T + model.bias
    kinds: dict[Words, EntityKind | None] = {}
    for key, row in zip(spellings, scores, strict=True):
        kind = KINDS[int(np.argmax(row + BY_HAND * _by_hand(found[key])))]
        if "known work" in found[key]:
            kind = "work"
        elif _SURELY_PERSON & found[key].keys() or _known_first(key, found[key]):
            kind = "person"
        elif _PLACES & found[key].keys() and not _PERSONAL & found[key].keys():
            kind = "place"
        elif kind == "person" and len(key) == 1 and "plural" in found[key] and not _PERSONAL & found[key].keys():
            kind = None
        elif kind is None:
            kind = "person" if found[key].keys() >= _FIRST_NAME else _after_all(key, found[key])
        kinds[key] = kind
    _families(kinds, found)
    _company(doc, names, keys, kinds, found)
    bearers = {key[-1] for key, kind in kinds.items() if kind == "person" and 1 < len(key) < 4 and "of" not in key}
    return [
        "person" if _is_bearer(doc, names, place, key, bearers, kinds) else kinds[key] for place, key in enumerate(keys)
    ]


def _is_bearer(
    doc: Doc,
    names: Sequence[Found],
    place: int,
    key: Words,
    bearers: Set[str],
    kinds: Mapping[Words, EntityKind | None],
) -> bool:
    """*Artur London ... [London] had confessed*, but *in London*: a place whose name somebody in the text bears."""
    if len(key) != 1 or key[0] not in bearers or kinds[key] != "place":
        return False
    name = names[place]
    head = doc[name.head]
    if name.first and doc[name.first - 1].lower_ in PREPOSITIONS:
        return False
    if head.dep_ in ("nsubj", "nsubjpass", "poss"):
        return head.dep_ != "poss" or (name.last < len(doc) and doc[name.last].tag_ == "POS")
    neighbours = [n for n in (place - 1, place + 1) if 0 <= n < len(names)]
    return any(
        kinds[words_of(doc, names[n])] == "person" and joined(doc, *sorted((names[n], name), key=lambda f: f.first))
        for n in neighbours
    )


PREPOSITIONS = frozenset(
    {"in", "at", "to", "from", "near", "for", "through", "via", "into", "outside", "towards", "of"}
)


def _known_first(key: Words, found: Mapping[str, float]) -> bool:
    """*Artur London*, *Jack London*: a first name before the name of a town."""
    town = len(key) == 2 and _PLACES & found.keys() and " ".join(key) not in PLACE_NAMES and key[0] not in PLACE_NAMES
    return bool(town) and first_name_sex(key[0]) is not None and "place first" not in found


_SURELY_PERSON = frozenset(
    {"inverted", "age after", "after named", "kin before", "honorific after", "of a house", "family name first"}
)
_PLACES = frozenset({"country", "city", "prison"})
_PERSONAL = frozenset({"title", "first name first", "first name alone", "initials", "patronymic", "possessor of kin"})
_FIRST_NAME = frozenset({"first name alone", "label PERSON"})
_LISTED = frozenset({"country", "city", "prison", "known body", "known work", "body head last", "body head first"})


def _families(kinds: dict[Words, EntityKind | None], found: Mapping[Words, Mapping[str, float]]) -> None:
    """A surname is one kind wherever it stands: what *Hugo Zaldaña* shows holds for *Zaldaña* and for *Ana Zaldaña*."""
    surnames = {
        word
        for key, kind in kinds.items()
        if kind == "person" and len(key) > 1 and "first name first" in found[key]
        for word in key[1:]
        if word not in PARTICLES and first_name_sex(word) is None
    }
    surnames |= {key[0] for key, kind in kinds.items() if kind == "person" and family_first(key)}
    firsts = {key[0] for key, kind in kinds.items() if kind == "person" and len(key) > 1}
    for key, kind in kinds.items():
        first = len(key) == 1 and key[0] in firsts
        if first and (kind is None or (first_name_sex(key[0]) is not None and not (_LISTED & found[key].keys()))):
            kinds[key] = "person"
        if kind != "person" and key[-1] in surnames and len(key) <= 3 and not (_LISTED & found[key].keys()):
            kinds[key] = "person"


def _company(
    doc: Doc,
    names: Sequence[Found],
    keys: Sequence[Words],
    kinds: dict[Words, EntityKind | None],
    found: Mapping[Words, Mapping[str, float]],
) -> None:
    """Of a list of three or more names, half of them persons, the others are persons too: *Petrov, Kern and Orlov*."""
    row: list[Words] = []
    for place, key in enumerate(keys):
        row = [*row, key] if place and joined(doc, names[place - 1], names[place]) else [key]
        ends = place + 1 == len(names) or not joined(doc, names[place], names[place + 1])
        persons = sum(kinds[one] == "person" for one in row)
        if ends and len(row) > 2 and persons > 1 and 2 * persons >= len(row):
            for one in row:
                if len(one) <= 3 and "of" not in one and not _LISTED & found[one].keys() and "the" not in found[one]:
                    kinds[one] = "person"


def _by_hand(found: Mapping[str, float]) -> NDArray[np.float32]:
    """What the table written by hand says of the signs, for each kind."""
    total = np.array((0, 0, 0, -NOBODY), dtype=np.float32) / max(BY_HAND, 0.01)
    for sign, n in found.items():
        person, body, place, work = _TABLE.get(sign, (0, 0, 0, 0))
        total += n * np.array((person, body, place, work), dtype=np.float32)
    return total


def _after_all(key: Words, found: Mapping[str, float]) -> EntityKind | None:
    """A work, or a capitalised *Committee*, *Army*, *Fortress*; `None` for what is no name of anybody."""
    if any(found.get(sign, 0) >= 1 for sign in _WORKS):
        return "work"
    if "known body" in found:
        return "body"
    kind = kind_of_noun(key[-1], False)
    return kind if kind in ("body", "place") else None


def spelling_signs(doc: Doc, names: Sequence[Found], keys: Sequence[Words]) -> dict[Words, dict[str, float]]:
    """For each spelling its signs, weighted by the root of their number, with those of related spellings."""
    own: dict[Words, Counter[str]] = {}
    times: Counter[Words] = Counter(keys)
    for place, (name, key) in enumerate(zip(names, keys, strict=True)):
        before = names[place - 1] if place and joined(doc, names[place - 1], name) else None
        after = names[place + 1] if place + 1 < len(names) and joined(doc, name, names[place + 1]) else None
        own.setdefault(key, Counter()).update(signs(doc, name, before, after))
    scaled = {key: {s: n / times[key] ** 0.5 for s, n in count.items()} for key, count in own.items()}
    result = {key: dict(count) for key, count in scaled.items()}
    for key, partner in _related(own):
        _share(result[partner], scaled[key])
        _share(result[key], scaled[partner])
    return result


def _related(own: Mapping[Words, Any]) -> list[tuple[Words, Words]]:
    """Pairs of a name of several words and its surname, or first name, alone."""
    pairs: list[tuple[Words, Words]] = []
    for key in own:
        if len(key) < 2 or "of" in key:
            continue
        words = {word for word in key[1:] if word not in PARTICLES}
        if len(key[0]) > 2:
            words.add(key[0])
        pairs += [(key, (word,)) for word in sorted(words) if (word,) in own]
    return pairs


def _share(mine: dict[str, float], theirs: Mapping[str, float]) -> None:
    for sign, n in theirs.items():
        if not sign.startswith(("one word", "two or three", "long")):
            mine[sign] = mine.get(sign, 0.0) + _SHARE * n


class _Model:
    """Weights: one row a kind, one column a sign, then two vectors."""

    def __init__(self) -> None:
        path = files("kartoteka.reading").joinpath("data", "people", "name_kinds.npz")
        with path.open("rb") as file, np.load(file) as stored:
            self.places: dict[str, int] = {sign: i for i, sign in enumerate(json.loads(str(stored["signs"])))}
            self.weights: NDArray[np.float32] = stored["weights"].astype(np.float32)
            self.bias: NDArray[np.float32] = stored["bias"].astype(np.float32)


@lru_cache(maxsize=1)
def _model() -> _Model:
    return _Model()


def features(doc: Doc, words: Words, found: Mapping[str, float], places: Mapping[str, int]) -> NDArray[np.float32]:
    """One row: the signs at their places, the vector of the last word, the vector of the first (both of length 1)."""
    row = np.zeros(len(places) + 2 * VECTOR, dtype=np.float32)
    for sign, n in found.items():
        place = places.get(sign)
        if place is not None:
            row[place] = n
    row[len(places) : len(places) + VECTOR] = _direction(doc, words[-1])
    row[len(places) + VECTOR :] = _direction(doc, words[0])
    return row


def _direction(doc: Doc, word: str) -> NDArray[np.float32]:
    vector = np.asarray(doc.vocab.get_vector(word), dtype=np.float32)
    length = float(np.linalg.norm(vector))
    return np.asarray(vector / length if length else vector, dtype=np.float32)
