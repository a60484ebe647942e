"""What the reader claims of a sentence: two small helpers for the tests of reading."""

from __future__ import annotations

from functools import lru_cache

from kartoteka.claims import Claim, Reading
from kartoteka.reading import read
from kartoteka.sources import from_text


@lru_cache(maxsize=512)
def reading(text: str) -> Reading:
    """The reading of the text."""
    return read(from_text(text))


def claims(text: str) -> list[tuple[str, str]]:
    """(type, trigger) of each claim, in order."""
    return [(claim.type, text[claim.start : claim.end]) for claim in reading(text).claims]


def types(text: str) -> list[str]:
    """The type of each claim, in order."""
    return [claim.type for claim in reading(text).claims]


def claim(text: str, trigger: str) -> Claim:
    """The claim whose trigger contains these words."""
    found = [c for c in reading(text).claims if trigger in text[c.start : c.end]]
    assert found, f"no claim at {trigger!r}: {claims(text)}"
    return found[0]


def filled(text: str, trigger: str, role: str) -> list[str]:
    """Names of the entities in a role of the claim at the trigger."""
    names = {entity.id: entity.name for entity in reading(text).entities}
    return [names[entity] for entity in claim(text, trigger).roles.get(role, ())]


def held(text: str, trigger: str) -> list[str]:
    """Names of the holders of the claim at the trigger, outermost first."""
    names = {entity.id: entity.name for entity in reading(text).entities}
    return [names.get(holder, holder) for holder in claim(text, trigger).holders]


def dated(text: str, trigger: str) -> tuple[str | None, str | None]:
    """ISO bounds of the claim at the trigger; (None, None) where it has no time."""
    time = claim(text, trigger).time
    return (None, None) if time is None else time.bounds.to_iso()
