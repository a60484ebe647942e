"""What is true of a type of event, whatever word names it: `data/event_types.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("data/event_types.toml").read_text(encoding="utf-8")
    return {name: frozenset(row.split()) for name, row in tomllib.loads(text).items()}


def types(name: str) -> frozenset[str]:
    """The types of the vocabulary in one class of the file, such as `undergone`.

    Raises:
        KeyError: the file has no such class.
    """
    return _classes()[name]
