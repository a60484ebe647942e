"""Names in the notes' own texts, which the parser does not see: persons of the story (*Mohr’s memorandum of 1951*) and
authors (*See Osborne, Before Kampuchea*).

A name of the story is known by its surname; an author stands first in the note and is followed by a title in
capitals, or has initials.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from kartoteka.claims import Entity, Mention
from kartoteka.reading.mentions.words import (
    BODY_HEADS,
    BODY_NAMES,
    BODY_NOUNS,
    JUDGE_AFTER,
    PEOPLE_ADJECTIVES,
    PLACE_NAMES,
    TITLES,
    WORK_NAMES,
    WORK_NOUNS,
    first_name_sex,
    fold,
    words_of_file,
)
from kartoteka.reading.who.person_names import given_names_fit, is_initial
from kartoteka.sources import Source

_RUN = re.compile(
    r"(?:[^\W\d_a-z]\.\s?)*(?:(?:van|von|de|del|della|da|di|la|le|el|al)\s)?[^\W\d_a-z](?:[\w-]|[’'](?=[A-Z]))+"
    r"(?:\s(?:(?:of|de|del|de la|von|van|y)\s)?[^\W\d_a-z](?:[\w-]|[’'](?=[A-Z]))+)*"
)
_OPENERS = words_of_file("note_names", "openers")


def with_note_names(source: Source, entities: Sequence[Entity], common: Set[str]) -> list[Entity]:
    """The entities with their mentions in notes, and the authors that only notes name.

    Args:
        source: whose notes are read.
        entities: those of the running text, with ids `e1` to `eN`.
        common: words that the text writes with small letters, which are no authors.
    """
    bodies = [(n.body_start, n.body_end) for n in source.notes if n.body_start is not None and n.body_end is not None]
    if not bodies:
        return list(entities)
    surnames, wholes = _index(entities)
    more: dict[str, list[Mention]] = defaultdict(list)
    authors: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for start, end in bodies:
        for place, (name, at) in enumerate(_runs(source.text, start, end)):
            mention = Mention(at, at + len(name), "name")
            known = wholes.get(fold(name)) or _known(name, surnames)
            if known is not None:
                more[known].append(mention)
            elif place == 0 and _is_author(source.text, name, at, start, end, common):
                authors[fold(name).split()[-1]].append((name, mention))
    result = [_with(entity, more[entity.id]) if entity.id in more else entity for entity in entities]
    return result + _new(authors, len(entities))


def _index(entities: Sequence[Entity]) -> tuple[dict[str, list[tuple[str, tuple[str, ...]]]], dict[str, str]]:
    surnames: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    wholes: dict[str, str] = {}
    for entity in entities:
        for name in entity.names:
            wholes.setdefault(fold(name), entity.id)
            words = tuple(fold(name).split())
            if entity.kind == "person":
                surnames[words[-1]].append((entity.id, words[:-1]))
    return surnames, wholes


def _known(name: str, surnames: Mapping[str, list[tuple[str, tuple[str, ...]]]]) -> str | None:
    words = tuple(fold(name).replace(".", ". ").split())
    bearers = surnames.get(words[-1], ())
    fitting = {e for e, given in bearers if not words[:-1] or (given and given_names_fit(words[:-1], given))}
    fitting = fitting or {e for e, given in bearers if not given}
    return fitting.pop() if len(fitting) == 1 else None


def _runs(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Runs of capitalised words, openers (*See*, *Cf.*) taken off."""
    for found in _RUN.finditer(text, start, end):
        name, at = found[0], found.start()
        while " " in name and fold(name.split()[0]) in _OPENERS | TITLES:
            cut = name.index(" ") + 1
            name, at = name[cut:], at + cut
        if fold(name) not in _OPENERS:
            yield name, at


def _is_author(text: str, name: str, at: int, start: int, end: int, common: Set[str]) -> bool:
    words = [fold(word) for word in re.split(r"[\s.]+", name) if word]
    if any(word in _NO_AUTHOR for word in words) or fold(name) in _NO_NAME or len(words) > 4 or len(words[-1]) < 3:
        return False
    if any(word in common for word in words if len(word) > 1) or not set(fold(text[start:at]).split()) <= _OPENERS:
        return False
    after = text[at + len(name) : end].lstrip()
    initials = is_initial(fold(name.split()[0])) or name[1:2] == "." or first_name_sex(words[0]) is not None
    if any(after == post or after.startswith((post + " ", post + ",", post + ".")) for post in JUDGE_AFTER):
        return True
    titled = after.startswith(",") and bool(re.match(r",\s*(?:[“\"‘]|[^\W\d_a-z])", after))
    return (len(words) > 1 and initials) or (len(words) == 1 and (titled or (at > start and not after.strip(" ."))))


_NO_AUTHOR = BODY_HEADS | BODY_NOUNS | WORK_NOUNS | PEOPLE_ADJECTIVES
_NO_NAME = PLACE_NAMES | BODY_NAMES | WORK_NAMES


def _with(entity: Entity, mentions: Sequence[Mention]) -> Entity:
    return replace(entity, mentions=tuple(sorted({*entity.mentions, *mentions}, key=lambda m: (m.start, m.end))))


def _new(authors: Mapping[str, list[tuple[str, Mention]]], known: int) -> list[Entity]:
    result = []
    for number, found in enumerate(authors.values(), start=known + 1):
        names = tuple(dict.fromkeys(name for name, _ in found))
        result.append(Entity(f"e{number}", "person", max(names, key=len), names, tuple(m for _, m in found)))
    return result
