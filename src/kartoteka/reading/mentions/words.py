"""Knowledge about words for people, bodies and places, read once from `reading/data/people/*.toml`.

Words are compared folded (`fold`): lower case, without accents, so that *Señora* and *SENORA* are one.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

Sex = Literal["m", "f", ""]

_NOT_TAKEN_APART = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae"}
)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Lower case, accents and typographic apostrophes off: the key by which words are compared."""
    apart = unicodedata.normalize("NFD", word.translate(_NOT_TAKEN_APART))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold().replace("’", "'")


def load(name: str) -> dict[str, Any]:
    """One table of `reading/data/people`."""
    path = files("kartoteka.reading").joinpath("data", "people", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


def words_of_file(module: str, name: str) -> frozenset[str]:
    """A list of words of `words.toml`, unfolded: what the module of that name looks for."""
    return frozenset(_module_words()[module][name].split())


@lru_cache(maxsize=1)
def _module_words() -> dict[str, Any]:
    return load("words")


@dataclass(frozen=True, slots=True)
class KinTerm:
    """A word for kin: its sex (`""` for either) and the other side of the tie."""

    word: str
    sex: Sex
    inverse: str
    only_plural: bool = False


def _kin() -> tuple[dict[str, KinTerm], frozenset[str], dict[str, str]]:
    table = load("kin")
    terms = {
        word: KinTerm(word, entry["sex"], entry["inverse"], entry.get("only_plural", False))
        for word, entry in table["terms"].items()
    }
    return terms, _set(table["elder"]["words"]), dict(table["short"])


KIN, KIN_QUALIFIERS, KIN_SHORT = _kin()

PARTICLES = words_of_file("words", "particles")
"""Words inside names that are no names: *Ponce [de la] Fuente*, *[van] Niekerk*."""

_titles = load("titles")


def _with_e(word: str) -> str:
    """*Sturmbannfuehrer*: the way in which a German word is written without its dots."""
    return word.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae").replace("Ü", "Ue").replace("Ö", "Oe")


_RANKED = ("noble", "church", "army", "office")
TITLE_SEX: dict[str, Sex] = {}
TITLES: set[str] = set()
for _kind in ("courtesy", *_RANKED):
    for _sex, _words in _titles[_kind].items():
        for _word in _words.split():
            TITLES |= {fold(_word), fold(_with_e(_word))}
            if _sex in ("m", "f") and _words:
                TITLE_SEX[fold(_word)] = _sex
for _word in (*_titles["army"]["any"].split(), *_titles["courtesy"]["m"].split()):
    TITLE_SEX.setdefault(fold(_word), "m")
NOBLE = _set(" ".join(_titles["noble"].values()))
COURTESY = _set(" ".join(_titles["courtesy"].values()))
POST_TITLES = frozenset(TITLES) - COURTESY | {"dr", "dr.", "doctor"}
COMPOUND_FIRST = _set(_titles["compound"]["first"])
COMPOUND_LAST = _set(_titles["compound"]["last"])
AFTER_NAME = frozenset(_titles["after"]["words"].split())
HONORIFICS = _set(_titles["after"]["honorifics"])
JUDGE_AFTER = frozenset(_titles["after"]["judge"].split())

_first = load("first_names")
FEMALE = _set(_first["f"])
MALE = _set(_first["m"])
EITHER = _set(_first["either"])

_descriptions = load("descriptions")
PERSON_NOUNS: dict[str, Sex] = {}
for _table in ("person", "post"):
    for _sex in ("any", "m", "f"):
        for _word in _descriptions[_table][_sex].split():
            PERSON_NOUNS[fold(_word)] = "" if _sex == "any" else _sex  # type: ignore[assignment]
for _term in KIN.values():
    PERSON_NOUNS.setdefault(fold(_term.word), _term.sex)
POST_NOUNS = _set(" ".join(_descriptions["post"].values()))
GROUP_NOUNS = _set(_descriptions["groups"]["words"])
BODY_NOUNS = _set(_descriptions["bodies"]["words"])
PLACE_NOUNS = _set(_descriptions["places"]["words"])
WORK_NOUNS = _set(_descriptions["works"]["words"])
INDEFINITE_PERSONS = _set(_descriptions["indefinite"]["person"])
INDEFINITE_GROUPS = _set(_descriptions["indefinite"]["group"])
MEMBER_NOUNS = _set(_descriptions["fixed_sex"]["members"])
TIE_NOUNS = _set(_descriptions["tie"]["words"])

_peoples = load("peoples")
PEOPLE_ADJECTIVES = _set(_peoples["adjectives"])
PEOPLE_NOUNS = _set(_peoples["nouns"])
PEOPLE_COLLECTIVE = _set(_peoples["collective"])

_bodies = load("bodies")
BODY_NAMES = frozenset(word.replace("-", " ") for word in _set(_bodies["names"])) | _set(_bodies["names"])
BODY_HEADS = _set(_bodies["heads"])

WORK_NAMES = frozenset(word.replace("-", " ") for word in _set(_bodies["newspapers"]))

_places = load("places")
COUNTRIES = _set(_places["countries"])
CITIES = frozenset(word.replace("-", " ") for word in _set(_places["cities"])) | _set(_places["cities"])
PRISONS = frozenset(word.replace("-", " ") for word in _set(_places["prisons"])) | _set(_places["prisons"])
PLACE_NAMES = COUNTRIES | CITIES | PRISONS
PLACE_HEADS = _set(_places["heads"])
PLACE_FIRST = _set(_places["first"])


def plural_people(key: str) -> bool:
    """Whether the folded word is the plural of a people's or a faith's name: *jewesses*."""
    ones = {key[:-1], key[:-2] if key.endswith("es") else "", key[:-3] + "y" if key.endswith("ies") else ""}
    return key.endswith("s") and any(one in PEOPLE_NOUNS or one in PEOPLE_ADJECTIVES for one in ones)


def first_name_sex(word: str) -> Sex | None:
    """Sex of a first name, `""` where both bear it, `None` where it is no known first name."""
    key = fold(word)
    if "-" in key and key not in MALE and key not in FEMALE:
        parts = key.split("-")
        if len(parts) == 2 and all(part in MALE or part in FEMALE or part in EITHER for part in parts):
            key = parts[0]  # "Hans-Jürgen"
    if key in EITHER:
        return ""
    man, woman = key in MALE, key in FEMALE
    if man and woman:
        return ""
    if man:
        return "m"
    return "f" if woman else None


def patronymic_sex(word: str) -> Sex | None:
    """Sex of a Russian patronymic (*Gustavovich*, *Mikhailovna*), else `None`."""
    key = fold(word)
    if len(key) > 6 and key.endswith(("ovich", "evich", "yevich", "ovych", "evych", "owicz", "ewicz")):
        return "m"
    if len(key) > 6 and key.endswith(("ovna", "evna", "yevna", "ivna", "inichna", "owna", "ewna")):
        return "f"
    return None


def singular(word: str, lemma: str) -> str:
    """The key of a noun in the tables: its folded lemma, or its own folded form if the table has that."""
    key = fold(lemma)
    if key in PERSON_NOUNS or key in KIN:
        return key
    if fold(word) in PERSON_NOUNS:
        return fold(word)
    last = key.rpartition("-")[2]  # "vice-chairman", "ex-minister", "co-author"
    return last if last != key and last in POST_NOUNS else key
