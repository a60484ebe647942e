"""What speaks for and against two names being one person's, each as a number with a name.

The words of the two names are laid beside each other, the most alike first; a patronymic lies only beside a
patronymic, an initial beside any word that it can begin. Then each kind of part is judged for itself, and the name
as a whole. What the numbers weigh is in `name_weights.toml` (see `name_match.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from kartoteka.reasoning.name_likeness import alike
from kartoteka.values.person_name import NamePart, PersonName, given_name_groups
from kartoteka.values.russian_cases import nominatives
from kartoteka.values.transliteration import reading, readings

INITIAL_FITS = 0.9
_SAME_NAME = 0.97
_FEMALE_FORM = 0.97
_PERHAPS_CASE = 0.95
_FIRST = ("given", "initial")


@dataclass(frozen=True, slots=True)
class Laid:
    """Two words laid beside each other: their likeness from 0 to 1, and the kind that they have together."""

    one: NamePart
    other: NamePart
    likeness: float
    kind: str


def lay_beside(one: PersonName, other: PersonName) -> tuple[list[Laid], list[NamePart], list[NamePart]]:
    """The pairs of words, and what is left over of each name; particles are left out."""
    mine = [part for part in one.parts if part.kind != "particle"]
    yours = [part for part in other.parts if part.kind != "particle"]
    ranked = sorted(
        (
            (-likeness - 0.02 * (a.kind == b.kind), x, y)
            for x, a in enumerate(mine)
            for y, b in enumerate(yours)
            for likeness in [likeness_of(a, b)]
            if likeness > 0 and _in_order(mine, x, yours, y)
        ),
    )
    pairs: list[tuple[int, int]] = []
    for _, x, y in ranked:
        if all(x != taken and y != given for taken, given in pairs):
            pairs.append((x, y))
    laid = [Laid(mine[x], yours[y], likeness_of(mine[x], yours[y]), _kind(mine[x], yours[y])) for x, y in pairs]
    left = [part for x, part in enumerate(mine) if all(x != taken for taken, _ in pairs)]
    right = [part for y, part in enumerate(yours) if all(y != given for _, given in pairs)]
    return laid, left, right


def _in_order(mine: Sequence[NamePart], x: int, yours: Sequence[NamePart], y: int) -> bool:
    """An initial lies only beside the word that has its place: the first initial beside the first given name."""
    if "initial" not in (mine[x].kind, yours[y].kind):
        return True
    places = (sum(part.kind != "surname" for part in parts[:at]) for parts, at in ((mine, x), (yours, y)))
    return len(set(places)) == 1


def likeness_of(one: NamePart, other: NamePart) -> float:
    """From 0 to 1; 0 also where the two cannot lie beside each other."""
    if one.kind == "initial" or other.kind == "initial":
        return _initial(one, other)
    if (one.kind == "patronymic") != (other.kind == "patronymic"):
        return 0.0
    found = alike(one.sounds, other.sounds)
    if found == 1.0:
        return found
    if given_name_groups(one.sounds) & given_name_groups(other.sounds):
        return _SAME_NAME
    if _female_of(one) & other.sounds or _female_of(other) & one.sounds:
        return _FEMALE_FORM
    if "given" in (one.kind, other.kind) or "surname" in (one.kind, other.kind):
        found = max(found, _PERHAPS_CASE * _as_cases(one, other))
    return found


def evidence(one: PersonName, other: PersonName) -> dict[str, float]:
    """The numbers, by name; what does not apply is absent and counts as zero."""
    laid, left, right = lay_beside(one, other)
    found: dict[str, float] = {"bias": 1.0}
    for kind in ("surname", "given", "patronymic"):
        for name, value in _of_kind(kind, [pair for pair in laid if pair.kind == kind]):
            found[f"{kind}_{name}"] = value
    found |= dict(_left_over(left, right, one, other))
    found |= dict(_whole(laid, one, other))
    if one.sex is not None and other.sex is not None and one.sex != other.sex:
        found["other_sex"] = 1.0
    return found


def _of_kind(kind: str, pairs: Sequence[Laid]) -> Iterator[tuple[str, float]]:
    if not pairs:
        yield "absent", 1.0
        return
    worst = min(pairs, key=lambda pair: pair.likeness)
    if "initial" in (worst.one.kind, worst.other.kind):
        yield "initial_fits", 1.0
    elif worst.likeness >= _SAME_NAME:
        yield ("same" if worst.likeness == 1.0 else "same_name"), 1.0
    else:
        yield "likeness", worst.likeness
        yield "unlike", max(0.0, 0.8 - worst.likeness)
        yield "differs", 1.0
        for slip in slips(worst.one, worst.other):
            yield slip, 1.0


def slips(one: NamePart, other: NamePart) -> Iterator[str]:
    """The kind of the one slip that parts two spellings: as a scribe's, a typist's or a scanner's hand makes them."""
    first, second = _comparable(one, other)
    distance = OSA.distance(first, second)
    if distance == 1 and len(first) == len(second):
        places = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(places) == 2:  # OSA counts two neighbours that changed places as one step
            yield "swapped"
        elif _look_alike(first[places[0]], second[places[0]]):
            yield "look_alike"
        else:
            yield "replaced"
            if places[0] == 0:
                yield "first_letter"
    elif distance == 1:
        longer, shorter = sorted((first, second), key=len, reverse=True)
        at = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
        doubled = longer[at] in (longer[at - 1 : at], longer[at + 1 : at + 2])
        yield "doubled" if doubled else "left_out"
    elif distance == 2:
        yield "two_slips"
    else:
        yield "many_slips"


def _left_over(
    left: Sequence[NamePart], right: Sequence[NamePart], one: PersonName, other: PersonName
) -> Iterator[tuple[str, float]]:
    shorter, longer = sorted((left, right), key=len)
    yield "left_in_both", float(len(shorter))
    yield "left_in_one", float(len(longer) - len(shorter))
    if any(part.kind == "surname" for part in left) and any(part.kind == "surname" for part in right):
        yield "surname_without_fellow", 1.0
    if any(part.kind in _FIRST for part in left) and any(part.kind in _FIRST for part in right):
        yield "given_without_fellow", 1.0


def _whole(laid: Sequence[Laid], one: PersonName, other: PersonName) -> Iterator[tuple[str, float]]:
    if not laid:
        return
    yield "mean", sum(pair.likeness for pair in laid) / len(laid)
    yield "least", min(pair.likeness for pair in laid)
    differing = [pair for pair in laid if pair.likeness < _SAME_NAME and pair.likeness < INITIAL_FITS]
    yield "words_that_differ", float(len(differing))
    full = sum("initial" not in (pair.one.kind, pair.other.kind) for pair in laid)
    yield "full_words", float(full)
    if full == 1:
        yield "one_word_only", 1.0
    joined = max(fuzz.ratio(a, b) / 100 for a in _joined(one) for b in _joined(other))
    yield "joined", joined
    if joined == 1.0:
        yield "joined_same", 1.0


def _joined(name: PersonName) -> tuple[str, str]:
    """All words as one, in their order and in that of the alphabet."""
    words = [reading(part.text) for part in name.parts]
    return "".join(words), "".join(sorted(words))


def _initial(one: NamePart, other: NamePart) -> float:
    first = {sounds[0] for sounds in one.sounds}
    second = {sounds[0] for sounds in other.sounds}
    if one.kind == "surname" or other.kind == "surname":
        return 0.0
    if first & second or one.text[0].casefold() == other.text[0].casefold():
        return INITIAL_FITS
    return 0.0


def _female_of(part: NamePart) -> frozenset[str]:
    """The female forms of a surname."""
    if part.kind != "surname":
        return frozenset()
    found = set()
    for sounds in part.sounds:
        if sounds.endswith(("ov", "ev", "in")):
            found.add(sounds + "a")
        elif sounds.endswith(("ski", "cki", "noi", "ni")):
            found.add(sounds.rstrip("io") + "aia" if not sounds.endswith("ki") else sounds[:-1] + "aia")
        elif sounds.endswith("i"):
            found.add(sounds[:-1] + "aia")
    return frozenset(found)


def _as_cases(one: NamePart, other: NamePart) -> float:
    for first, second in ((one, other), (other, one)):
        if "а" <= first.text[-1].casefold() <= "я" and first.kind != "patronymic":
            for form in nominatives(first.text)[1:]:
                if readings(form) & second.sounds:
                    return 1.0
    return 0.0


def _kind(one: NamePart, other: NamePart) -> str:
    if "patronymic" in (one.kind, other.kind):
        return "patronymic"
    kinds = {one.kind, other.kind} - {"initial"}
    return "surname" if "surname" in kinds else "given"


def _comparable(one: NamePart, other: NamePart) -> tuple[str, str]:
    first, second = one.text.casefold(), other.text.casefold()
    if _script(first) == _script(second) and OSA.distance(first, second) <= 2:
        return first, second
    pairs = [(a, b) for a in one.sounds for b in other.sounds]
    return min(pairs, key=lambda pair: OSA.distance(*pair), default=(first, second))


def _script(word: str) -> str:
    return "cyrillic" if any("Ѐ" <= letter <= "ӿ" for letter in word) else "latin"


_LOOK = ("ни ин пл лп ос ое се ес ао оа гт тг шщ щш зэ эз ьъ бв вб hb bh ec ce rn il li l1 uv vu nu un oe eo oa ao "
         "mn nm ft tf gq qg bo ob cо нп пн ей кн нк хж")  # fmt: skip
_LOOK_ALIKE = frozenset(_LOOK.split())


def _look_alike(one: str, other: str) -> bool:
    """Whether a scanner or a hurried reader takes the one letter for the other."""
    return one + other in _LOOK_ALIKE or other + one in _LOOK_ALIKE
