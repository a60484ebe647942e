"""Small tables of words under `data/`: one name and one row of words, parted by spaces, a line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=16)
def rows(name: str) -> Mapping[str, frozenset[str]]:
    """Name -> words, of `data/NAME.toml`."""
    text = files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return {key: frozenset(row.split()) for key, row in tomllib.loads(text).items()}
