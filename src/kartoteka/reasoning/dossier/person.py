"""What the sources say that the person *is*: names, descriptions, kin, posts, associates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kartoteka.claims import Relation
from kartoteka.reasoning.dossier.indexed import Indexed
from kartoteka.reasoning.dossier.model import Kin
from kartoteka.reasoning.dossier.phrases import PHRASES
from kartoteka.reasoning.dossier.wording import description
from kartoteka.reasoning.keys import EntityKey

__all__ = ["associates_of", "descriptions_of", "kin_of", "names_of", "posts_of"]

_MOST_DESCRIPTIONS = 6
_ENDS = ("killing", "suicide", "death", "disappearance", "sentence", "arrest")
"""How a relative's life went, the first of these that is told as a fact."""


def names_of(readings: Sequence[Indexed], appearances: Iterable[EntityKey]) -> tuple[str, tuple[str, ...]]:
    """The fullest name, and the other names in order of their first use; aliases among them."""
    found: dict[str, None] = {}
    for where in appearances:
        reading = readings[where.reading]
        entity = reading.entities[where.entity]
        found.update(dict.fromkeys((entity.name, *entity.names)))
        aliases = (
            r.value
            for r in reading.relations_of.get(where.entity, ())
            if r.type == "alias" and r.subject == where.entity
        )
        found.update(dict.fromkeys(name for name in aliases if name))
    name = max(found, key=lambda n: (len(n.split()), len(n)))
    return name, tuple(other for other in found if other != name)


def descriptions_of(readings: Sequence[Indexed], appearances: Iterable[EntityKey]) -> tuple[str, ...]:
    """What the sources call the person besides, the most frequent first, at most six."""
    count: Counter[str] = Counter()
    for where in appearances:
        reading = readings[where.reading]
        entity = reading.entities[where.entity]
        said = (description(mention, reading.text) for mention in entity.mentions if mention.form == "nominal")
        count.update(words for words in said if words is not None)
    return tuple(words for words, _ in count.most_common(_MOST_DESCRIPTIONS))


def kin_of(readings: Sequence[Indexed], appearances: Iterable[EntityKey]) -> tuple[Kin, ...]:
    """Relatives with what they are to the person and how their own life ended, where that is told."""
    found: dict[tuple[str, str], Kin] = {}
    for reading, relation, person in _relations(readings, appearances, "kin"):
        other = relation.object if relation.subject == person else relation.subject
        name = _name(reading, other)
        if name is None or relation.value is None:
            continue
        is_subject = relation.subject == person
        # "their third child" needs no "third child" before it.
        word = f"{relation.value} of" if is_subject else "" if relation.value in name else relation.value
        found.setdefault((word, name), Kin(word, name, _fate(reading, other)))
    return tuple(kin for kin in found.values() if not any(_is_said_by(kin, other) for other in found.values()))


def _is_said_by(kin: Kin, other: Kin) -> bool:
    """Whether the other says it as well or better: "wife" of one name beside "future wife", or beside "husband of"."""
    turned = kin.name == other.name and kin.relation.endswith(" of") and not other.relation.endswith(" of")
    return turned or _says_more(kin, other)


def _says_more(kin: Kin, other: Kin) -> bool:
    """Whether the first is the second with more words: "future wife" beside "wife" of one name."""
    one, two = set(kin.relation.split()), set(other.relation.split())
    return kin.name == other.name and two < one


def posts_of(readings: Sequence[Indexed], appearances: Iterable[EntityKey]) -> tuple[str, ...]:
    """Posts and memberships as worded, with the body where the words do not name it."""
    found: dict[str, None] = {}
    for kind in ("post", "affiliation"):
        for reading, relation, person in _relations(readings, appearances, kind):
            if relation.subject != person or relation.value is None:
                continue
            body = _name(reading, relation.object)
            named = body is not None and body.removeprefix("the ").lower() not in relation.value.lower()
            found[f"{relation.value}, {body}" if named else relation.value] = None
    return tuple(found)


def associates_of(readings: Sequence[Indexed], appearances: Iterable[EntityKey]) -> tuple[str, ...]:
    """Others who are said to belong to the person, or the person to them."""
    found: dict[str, None] = {}
    for reading, relation, person in _relations(readings, appearances, "associate"):
        other = relation.object if relation.subject == person else relation.subject
        name = _name(reading, other)
        if name is None:
            continue
        word = relation.value or "associate"
        found[f"{name} ({word} of)" if relation.subject == person else f"{name} ({word})"] = None
    return tuple(found)


def _relations(
    readings: Sequence[Indexed], appearances: Iterable[EntityKey], kind: str
) -> Iterator[tuple[Indexed, Relation, str]]:
    for where in appearances:
        reading = readings[where.reading]
        for relation in reading.relations_of.get(where.entity, ()):
            if relation.type == kind:
                yield reading, relation, where.entity


def _name(reading: Indexed, entity_id: str | None) -> str | None:
    return None if entity_id is None else reading.names.get(entity_id)


def _fate(reading: Indexed, entity_id: str | None) -> str | None:
    """The end that the text tells of them as a fact: "killed"; `None` where it tells none."""
    told = {
        claim.type
        for claim in reading.claims_of.get(entity_id or "", ())
        if claim.factuality == "CT+" and entity_id in claim.roles.get("patient", ())
    }
    end = next((kind for kind in _ENDS if kind in told), None)
    if end is None:
        return None
    words = PHRASES[end].by_role["patient"].split("[")[0]
    return words.strip("<>").split("|")[0]
