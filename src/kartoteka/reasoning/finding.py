"""Find people by name, in any spelling and script, each hit with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from rapidfuzz.distance import OSA

from kartoteka.reasoning.name_evidence import likeness_of
from kartoteka.reasoning.name_likeness import alike
from kartoteka.reasoning.name_match import score
from kartoteka.values.person_name import PersonName, given_name_groups, parse_name


class Named(Protocol):
    """Anybody with names: `name` the fullest, `names` every spelling."""

    @property
    def name(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...


P = TypeVar("P", bound=Named)

LEAST = 0.3
"""Hits below this likeness are not given."""

_ONE_WORD = 0.75


@dataclass(frozen=True, slots=True)
class FoundPerson(Generic[P]):
    """Somebody who was found: by which of their names, how alike it is to the query (0 to 1), and why."""

    person: P
    name: str
    likeness: float
    reasons: tuple[str, ...]


def find(query: str, people: Sequence[P], count: int = 20) -> list[FoundPerson[P]]:
    """The people whose name the query can be, the likeliest first; a part of a name, or a beginning, is enough."""
    asked = parse_name(query)
    if not asked.parts:
        return []
    words = [part.sounds for part in asked.parts if part.kind not in ("initial", "particle")]
    near = [person for person in people if _is_near(words, person)]
    found = [hit for person in near for hit in [_best(asked, query, person)] if hit.likeness >= LEAST]
    return sorted(found, key=lambda hit: (-round(hit.likeness, 3), len(hit.name), hit.name))[:count]


def _is_near(words: Sequence[frozenset[str]], person: Named) -> bool:
    """Whether some word of the query is near some word of a name: quick, and true for every hit."""
    own = {sounds for name in (person.name, *person.names) for part in parse_name(name).parts for sounds in part.sounds}
    if any(given_name_groups(word) & given_name_groups(frozenset(own)) for word in words):
        return True
    return any(
        sounds in own
        or any(other.startswith(sounds) or OSA.distance(sounds, other, score_cutoff=2) <= 2 for other in own)
        for word in words
        for sounds in word
    )


def _best(asked: PersonName, query: str, person: P) -> FoundPerson[P]:
    hits = [(*_likeness(asked, query, name), name) for name in dict.fromkeys((person.name, *person.names))]
    likeness, reasons, name = max(hits, key=lambda hit: (hit[0], len(hit[2])))
    return FoundPerson(person, name, likeness, reasons)


def _likeness(asked: PersonName, query: str, name: str) -> tuple[float, tuple[str, ...]]:
    if query.casefold().strip() == name.casefold():
        return 1.0, ("the same letters",)
    words = [part for part in asked.parts if part.kind != "particle"]
    if len(words) == 1:
        return max(_one_word(asked, query, name), default=(0.0, ()))
    match = score(asked, name)
    return match.score * 0.99, match.reasons


def _one_word(asked: PersonName, query: str, name: str) -> Iterator[tuple[float, tuple[str, ...]]]:
    """One word is looked for among all words of the name, whatever kind it is, and as their beginning."""
    word = asked.parts[0]
    for part in parse_name(name).parts:
        likeness = max(likeness_of(word, part), alike(word.sounds, part.sounds))
        if likeness == 1.0:
            yield 0.98, (f"{word.text} and {part.text} sound the same",)
        elif likeness >= _ONE_WORD and "initial" not in (word.kind, part.kind):
            yield likeness * 0.9, (f"{word.text} is spelled like {part.text}",)
        elif len(word.text) > 2 and _begins(word.sounds, part.sounds):
            yield 0.8, (f"{part.text} begins with {word.text}",)
        elif len(word.text) > 4 and min((OSA.distance(a, b) for a in word.sounds for b in part.sounds), default=9) <= 1:
            yield 0.7, (f"{word.text} is one letter from {part.text}",)


def _begins(beginnings: frozenset[str], words: frozenset[str]) -> bool:
    return any(word.startswith(beginning) for word in words for beginning in beginnings if len(beginning) > 1)
