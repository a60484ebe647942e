"""A person's name taken apart: given name, patronymic, surname, initials, particles; titles set aside.

    >>> parse_name("Gen. V. E. Meyerhold").surname
    'Meyerhold'
    >>> parse_name("Мейерхольд Всеволод Эмильевич").patronymic
    'Эмильевич'

The order of the parts is not fixed: the patronymic and known given names tell what the others are. Where nothing
tells, the last word is the surname, or the first before a comma.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from kartoteka.values.russian_cases import Sex, nominatives, patronymic_nominative
from kartoteka.values.transliteration import reading, readings

Kind = Literal["given", "patronymic", "surname", "initial", "particle"]

_GIVEN = tomllib.loads(files(__package__).joinpath("given_names.toml").read_text(encoding="utf-8"))
_TITLES = tomllib.loads(files(__package__).joinpath("name_titles.toml").read_text(encoding="utf-8"))
_TITLE_WORDS = frozenset(word for words in _TITLES["titles"].values() for word in words)
_PARTICLES = frozenset(_TITLES["particles"]["words"])
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’ʼʹʺ`´\u0300-\u036f\u200c])*\.?|\d[^\W_]*[^\W\d_][^\W_]*")
_MALE_PATRONYMIC = re.compile(
    r".{2,}[oeai]viC$|^(ili|kuzmi|fomi|nikiti|luki|savi|sili|kirili|nikitini|ilini)C$|.{3,}oglu$"
)
_FEMALE_PATRONYMIC = re.compile(r".{2,}[oeai]vna$|.{2,}i(ni)?Cna$|.{3,}kizi$")


@dataclass(frozen=True, slots=True)
class NamePart:
    """One word of a name: as written, what it is, and the sounds that it can stand for."""

    text: str
    kind: Kind
    sounds: frozenset[str]


@dataclass(frozen=True)
class PersonName:
    """A name taken apart.

    Args:
        written: the name as it was given.
        parts: its words in their order, without titles.
        titles: what was set aside, in order.
        sex: as patronymic, given name or a female surname shows; `None` if nothing does.
    """

    written: str
    parts: tuple[NamePart, ...]
    titles: tuple[str, ...]
    sex: Sex | None

    @cached_property
    def surname(self) -> str | None:
        """The surname as written, its parts joined by blanks; `None` if there is none."""
        return self._text("surname")

    @cached_property
    def given(self) -> str | None:
        """The given names as written; `None` if there is none, or only initials."""
        return self._text("given")

    @cached_property
    def patronymic(self) -> str | None:
        """The patronymic as written; `None` if there is none."""
        return self._text("patronymic")

    @cached_property
    def initials(self) -> tuple[str, ...]:
        """Initials, as single capital letters, in order; may be empty."""
        return tuple(part.text[0].upper() for part in self.parts if part.kind == "initial")

    def _text(self, kind: Kind) -> str | None:
        return " ".join(part.text for part in self.parts if part.kind == kind) or None


def _groups() -> tuple[Mapping[str, frozenset[str]], Mapping[str, Sex]]:
    groups: dict[str, set[str]] = {}
    sexes: dict[str, set[Sex]] = {}
    for sex, rows in (("male", _GIVEN["male"]), ("female", _GIVEN["female"])):
        for group, forms in rows.items():
            for form in forms:
                groups.setdefault(reading(form), set()).add(f"{sex} {group}")
                sexes.setdefault(reading(form), set()).add("m" if sex == "male" else "f")
    return (
        MappingProxyType({sounds: frozenset(found) for sounds, found in groups.items()}),
        MappingProxyType({sounds: next(iter(found)) for sounds, found in sexes.items() if len(found) == 1}),
    )


_GROUPS_OF, _SEX_OF = _groups()


@lru_cache(maxsize=200_000)
def given_name_groups(sounds: frozenset[str]) -> frozenset[str]:
    """The given names (rows of `given_names.toml`) that the word can be a form of; empty if it is none."""
    return frozenset().union(*(_GROUPS_OF.get(each, frozenset()) for each in sounds))


@lru_cache(maxsize=200_000)
def parse_name(text: str) -> PersonName:
    """The name taken apart; a text without letters gives a name without parts."""
    front, _, back = unicodedata.normalize("NFC", text).partition(",")
    first, words = _words(front), _words(back)
    comma = len(first) if words else None
    words = [*first, *words]
    titles = [word for word in words if _is_title(word, len(words))]
    kept = [word for word in words if word not in titles] or words
    if comma is not None:
        comma = sum(word not in titles for word in first)
    return _name(text, kept, comma, tuple(titles if kept is not words else ()))


def _words(text: str) -> list[str]:
    found = _WORD.findall(text.replace("-", " ").replace("‐", " "))
    return [piece for word in found for piece in _split_initials(word)]


def _split_initials(word: str) -> list[str]:
    bare = word.rstrip(".")
    if 1 < len(bare) <= 2 and bare.isupper() and bare.isascii() and bare.casefold() not in _PARTICLES:
        return list(bare) if not word.endswith(".") or len(bare) == 2 else [bare]
    return [bare] if bare else []


def _is_title(word: str, count: int) -> bool:
    return count > 1 and len(word) > 1 and word.casefold() in _TITLE_WORDS


def _name(text: str, words: Sequence[str], comma: int | None, titles: tuple[str, ...]) -> PersonName:
    case, sex = _case(words)
    sounds = [_sounds(word, case, sex) for word in words]
    kinds = _kinds(words, sounds, comma)
    parts = tuple(NamePart(*each) for each in zip(words, kinds, sounds, strict=True))
    return PersonName(text, parts, titles, sex or _sex(parts))


def _case(words: Sequence[str]) -> tuple[bool | None, Sex | None]:
    """Whether the name stands in an oblique case (`None`: nothing shows it), and the sex that its patronymic shows."""
    for word in words:
        listed = patronymic_nominative(word)
        if listed is not None:
            return True, listed[1]
    for word in words:
        found = reading(word)
        if _MALE_PATRONYMIC.match(found):
            return False, "m"
        if _FEMALE_PATRONYMIC.match(found):
            return False, "f"
    return None, None


def _sounds(word: str, case: bool | None, sex: Sex | None) -> frozenset[str]:
    if not case or len(word) < 3:
        return readings(word)
    listed = patronymic_nominative(word)
    forms = (listed[0],) if listed is not None else nominatives(word, sex)
    return frozenset().union(*(readings(form) for form in forms))


def _kinds(words: Sequence[str], sounds: Sequence[frozenset[str]], comma: int | None) -> list[Kind]:
    kinds: list[Kind | None] = [_plain_kind(word) for word in words]
    open_places = [place for place, kind in enumerate(kinds) if kind is None]
    patronymic = _patronymic_place(open_places, sounds, comma)
    if patronymic is not None:
        kinds[patronymic] = "patronymic"
        open_places.remove(patronymic)
    for place in open_places:
        kinds[place] = "given"
    if comma is not None:
        for place in open_places:
            kinds[place] = "surname" if place < comma else "given"
    elif open_places and not (len(open_places) == 1 and patronymic is not None and open_places[0] < patronymic):
        kinds[_surname_place(open_places, patronymic, sounds, words)] = "surname"
    return [kind or "given" for kind in kinds]


def _plain_kind(word: str) -> Kind | None:
    if len(word) == 1 and word.isalpha():
        return "initial"
    return "particle" if word.casefold() in _PARTICLES else None


def _patronymic_place(places: Sequence[int], sounds: Sequence[frozenset[str]], comma: int | None) -> int | None:
    """Of the words that can be a patronymic, the one that stands after a given name; the last, in doubt."""
    found = [
        place
        for place in places
        if any(_MALE_PATRONYMIC.match(each) or _FEMALE_PATRONYMIC.match(each) for each in sounds[place])
    ]
    if len(places) < 2 or not found:
        return None
    if len(places) == 2:
        # Two words: a surname such as Rabinovich is likelier than a patronymic, but for *Ivan Ivanovich*.
        last = found[-1]
        return last if last == places[1] and given_name_groups(sounds[places[0]]) and comma is None else None
    inner = [place for place in found if place != places[0]]
    if not inner:
        return None
    after_given = [place for place in inner if given_name_groups(sounds[places[places.index(place) - 1]])]
    return (after_given or inner)[0] if len(after_given) == 1 or len(inner) == 1 else inner[0]


def _surname_place(
    places: Sequence[int], patronymic: int | None, sounds: Sequence[frozenset[str]], words: Sequence[str]
) -> int:
    if patronymic is not None:
        # *Surname Given Patronymic* or *Given Patronymic Surname*.
        after = [place for place in places if place > patronymic]
        return after[-1] if after else places[0]
    known = [place for place in places if given_name_groups(sounds[place])]
    initials = any(len(word) == 1 for word in words)
    if initials and len(places) == 1:
        return places[0]
    unknown = [place for place in places if place not in known]
    if len(places) == 2 and len(unknown) == 1:
        return unknown[0]
    return places[-1]


def _sex(parts: Sequence[NamePart]) -> Sex | None:
    for part in parts:
        if part.kind == "given":
            found = {_SEX_OF[sounds] for sounds in part.sounds if sounds in _SEX_OF}
            if len(found) == 1:
                return next(iter(found))
    for part in parts:
        if part.kind == "surname" and any(re.search(r"(ov|ev|in)a$|skaia$", sounds) for sounds in part.sounds):
            return "f"
    return None
