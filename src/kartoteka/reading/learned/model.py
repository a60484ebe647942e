"""A logistic regression over sparse signs and a word vector: load it, ask it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Logistic:
    """Weights by name of the sign, weights for the vector, bias, and the probability from which the answer is yes."""

    weights: dict[str, float]
    vector: Vector
    bias: float
    threshold: float

    def probability(self, names: Iterable[str], vector: Any) -> float:
        """The probability, 0 to 1, that the answer is yes; unknown signs count nothing."""
        known = self.weights
        score = self.bias + sum(known[name] for name in set(names) if name in known)
        if self.vector.size:
            score += float(self.vector @ vector)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    def says_yes(self, names: Iterable[str], vector: Any) -> bool:
        """Whether the probability reaches the threshold."""
        return self.probability(names, vector) >= self.threshold


@lru_cache(maxsize=8)
def load(name: str) -> Logistic:
    """The model of that name from `reading/data/learned/NAME.npz`."""
    with as_file(files("kartoteka.reading").joinpath(f"data/learned/{name}.npz")) as path, np.load(path) as stored:
        names = bytes(stored["names"]).decode().split("\0")
        weights = dict(zip(names, stored["weights"].astype(float).tolist(), strict=True))
        vector = stored["vector"].astype(np.float32)
        return Logistic(weights, vector, float(stored["bias"]), float(stored["threshold"]))
