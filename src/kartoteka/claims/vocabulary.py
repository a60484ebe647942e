"""The closed lists of the reading format, read from `vocabulary.toml` beside this module.

>>> EVENT_TYPES["arrest"].group
'custody'
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event: its name, group, meaning in a sentence, and ACE 2005 counterpart where there is one."""

    name: str
    group: str
    means: str
    ace: str | None = None


def _load() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))


_VOCABULARY = _load()

EVENT_TYPES: Mapping[str, EventType] = MappingProxyType(
    {name: EventType(name, **fields) for name, fields in _VOCABULARY["event_types"].items()}
)
ROLES: Mapping[str, str] = MappingProxyType(_VOCABULARY["roles"])
ENTITY_ROLES: tuple[str, ...] = ("agent", "patient", "principal", "recipient", "place", "origin")
FACTUALITY: Mapping[str, str] = MappingProxyType(_VOCABULARY["factuality"])
RELATION_TYPES: Mapping[str, str] = MappingProxyType(_VOCABULARY["relation_types"])
ENTITY_KINDS: Mapping[str, str] = MappingProxyType(_VOCABULARY["entity_kinds"])
EVENT_GROUPS: tuple[str, ...] = tuple(dict.fromkeys(kind.group for kind in EVENT_TYPES.values()))


def event_type(name: str, own: Iterable[EventType] = ()) -> EventType:
    """The type of that name: the vocabulary's, or one of `own`; one without group and meaning, where neither has it.

    >>> event_type("arrest").group, event_type("eviction", [EventType("eviction", "custody", "…")]).group
    ('custody', 'custody')
    """
    found = EVENT_TYPES.get(name) or next((kind for kind in own if kind.name == name), None)
    return found or EventType(name, "", "")


def in_words(name: str) -> str:
    """The name of a type as it is written in a sentence: `ill_treatment` is "ill treatment"."""
    return name.replace("_", " ")
