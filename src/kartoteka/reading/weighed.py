"""A logistic sum over named signs, whose weights lie in a data file: how likely something is, judged by its signs."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files


def likelihood(name: str, signs: Iterable[tuple[str, float]]) -> float:
    """How likely, 0 to 1, by the weights of `data/NAME.toml`; a sign that they do not know counts nothing.

    Args:
        signs: each with its value; 1 for one that is simply there.
    """
    weights = _weights(name)
    score = weights.get("bias", 0.0) + sum(weights.get(sign, 0.0) * value for sign, value in signs)
    return 1 / (1 + math.exp(-score))


@lru_cache(maxsize=4)
def _weights(name: str) -> Mapping[str, float]:
    text = files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["weights"])
