"""What a query for a name can mean: which word is the surname, in which forms, and what is known beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kartoteka.values.person_name import NamePart, PersonName, parse_name
from kartoteka.values.russian_cases import nominatives, patronymic_nominative
from kartoteka.values.transliteration import readings, spellings

_OTHER_SCHEME = 0.1
_OTHER_FORM = 0.3
_PERHAPS_CASE = 0.4


@dataclass(frozen=True, slots=True)
class Asked:
    """One way to understand a query.

    Args:
        surname: the surname as (all sounds, squashed sounds), each with what it costs to believe in it.
        surname_text: the surname as it was typed.
        given, patronymic: sounds of these; empty if the query has none.
        initials: for given name and patronymic, in this order; may be empty.
    """

    surname: Mapping[tuple[str, str], float]
    surname_text: str
    given: frozenset[str]
    patronymic: frozenset[str]
    initials: tuple[str, ...]


def asked_of(query: str, is_given: Callable[[frozenset[str]], bool]) -> list[Asked]:
    """The ways to understand the query; `is_given` says whether some given name sounds so. May be empty."""
    name = parse_name(query)
    words = [part for part in name.parts if part.kind not in ("initial", "particle")]
    full = [part for part in words if part.kind != "patronymic"]
    if all(part.kind != "surname" for part in words):
        # *Dmitri Simonovich* can be a given name with a patronymic, or with a surname.
        return [_asked(part, words, name) for part in words]
    unknown = [part for part in full if not is_given(_perhaps(part, name))]
    return [_asked(part, full, name) for part in (unknown if len(unknown) == 1 and len(full) == 2 else full)]


def _asked(surname: NamePart, full: list[NamePart], name: PersonName) -> Asked:
    given = [part for part in full if part is not surname and part.kind != "patronymic"]
    patronymic = [part for part in name.parts if part.kind == "patronymic" and part is not surname]
    return Asked(
        _forms(surname, name),
        surname.text,
        _perhaps(given[0], name) if given else frozenset(),
        patronymic[0].sounds if patronymic else frozenset(),
        () if given else tuple(part.text for part in name.parts if part.kind == "initial"),
    )


def _perhaps(part: NamePart, name: PersonName) -> frozenset[str]:
    """Sounds of a given name, also of what it would be if it stands in an oblique case."""
    if _in_listed_case(name) or not _is_cyrillic(part.text):
        return part.sounds
    return part.sounds.union(*(readings(form) for form in nominatives(part.text)))


def _forms(part: NamePart, name: PersonName) -> dict[tuple[str, str], float]:
    written = [part.text] if not part.sounds.isdisjoint(readings(part.text)) else []
    forms = {pair: _OTHER_SCHEME * (at > 0) for text in written for at, pair in enumerate(spellings(text))}
    if _is_cyrillic(part.text) and not _in_listed_case(name):
        for form in nominatives(part.text, name.sex if patronymic_shown(name) else None)[1:]:
            for pair in spellings(form):
                forms.setdefault(pair, _PERHAPS_CASE)
    for (sounds, squashed), cost in list(forms.items()):
        for other, short in zip(other_sex(sounds), other_sex(squashed), strict=False):
            forms.setdefault((other, short), cost + _OTHER_FORM)
    return forms


def patronymic_shown(name: PersonName) -> bool:
    """Whether the name has a patronymic, in whatever case."""
    return any(part.kind == "patronymic" or patronymic_nominative(part.text) for part in name.parts)


def other_sex(sounds: str) -> list[str]:
    """The female forms of a male surname, or the male forms of a female one; often none."""
    if sounds.endswith(("ov", "ev", "in")):
        return [sounds + "a"]
    if sounds.endswith(("ova", "eva", "ina")):
        return [sounds[:-1]]
    if sounds.endswith("aia"):
        return [sounds[:-3] + "i", sounds[:-3] + "oi"]
    if sounds.endswith(("ski", "cki", "ni", "oi")):
        return [(sounds[:-2] if sounds.endswith("oi") else sounds[:-1]) + "aia"]
    return []


def _in_listed_case(name: PersonName) -> bool:
    """Whether the patronymic shows that the name stands as it is listed."""
    patronymic = next((part.text for part in name.parts if part.kind == "patronymic"), None)
    return patronymic is not None and patronymic_nominative(patronymic) is None


def _is_cyrillic(word: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in word)
