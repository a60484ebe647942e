"""What reasoning knows of each type of event, read from `event_kinds.toml` (its head explains the keys).

>>> EVENT_KINDS["detention"].lasts
True
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from kartoteka.claims.vocabulary import in_words


@dataclass(frozen=True, slots=True)
class EventKind:
    """How a type of event is told, whom it concerns, who must be alive, and whether it lasts."""

    said: str
    alive: tuple[str, ...]
    whom: tuple[str, ...]
    lasts: bool
    same: Literal["once", "dated", ""]


def _load() -> Mapping[str, EventKind]:
    table = tomllib.loads(files(__package__).joinpath("event_kinds.toml").read_text(encoding="utf-8"))
    kinds = {
        name: EventKind(
            row["said"],
            tuple(row["alive"]),
            tuple(row.get("whom", ("agent", "patient"))),
            row.get("lasts", False),
            row.get("same", ""),
        )
        for name, row in table.items()
    }
    return MappingProxyType(kinds)


EVENT_KINDS: Mapping[str, EventKind] = _load()


def event_kind(name: str) -> EventKind:
    """The kind of that type; of a case's own type nothing is known but its name, so nothing is concluded from it."""
    return EVENT_KINDS.get(name) or EventKind(in_words(name), (), ("agent", "patient"), lasts=False, same="")


ENDS_OF_LIFE = ("death", "killing", "suicide")
