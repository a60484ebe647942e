"""The two kinds of small model: load one, ask it.

A logistic regression over signs and a word vector, or a network with one hidden layer over signs and numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Logistic:
    """Weights by name of the sign, weights for the vector, bias, and the probability from which the answer is yes."""

    weights: dict[str, float]
    vector: Numbers
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


@dataclass(frozen=True)
class Network:
    """One hidden layer: rows of `signs` by name, `numbers` for what is counted; several trainings lie side by side."""

    rows: dict[str, int]
    signs: Numbers
    numbers: Numbers
    hidden_bias: Numbers
    out: Numbers
    bias: float
    threshold: float

    def probabilities(self, names: Sequence[Iterable[str]], numbers: Numbers) -> Numbers:
        """For each word the probability, 0 to 1, that the answer is yes; unknown signs count nothing."""
        if not names:
            return np.zeros(0, np.float32)
        hidden = numbers @ self.numbers + self.hidden_bias
        for row, found in enumerate(names):
            known = sorted({self.rows[name] for name in found if name in self.rows})
            hidden[row] += self.signs[known].sum(axis=0)
        scores = np.maximum(hidden, 0) @ self.out + self.bias
        probabilities: Numbers = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        return probabilities

    def say_yes(self, names: Sequence[Iterable[str]], numbers: Numbers) -> NDArray[np.bool_]:
        """For each word whether its probability reaches the threshold."""
        return self.probabilities(names, numbers) >= self.threshold


def _stored(name: str) -> dict[str, Any]:
    path = files("kartoteka.reading").joinpath(f"data/learned/{name}.npz")
    with as_file(path) as file, np.load(file) as stored:
        return {"names": bytes(stored["names"]).decode().split("\0")} | {
            key: stored[key].astype(np.float32) for key in stored.files if key != "names"
        }


@lru_cache(maxsize=8)
def load_logistic(name: str) -> Logistic:
    """The logistic regression `reading/data/learned/NAME.npz`."""
    stored = _stored(name)
    weights = dict(zip(stored["names"], stored["weights"].tolist(), strict=True))
    return Logistic(weights, stored["vector"], float(stored["bias"]), float(stored["threshold"]))


@lru_cache(maxsize=8)
def load_network(name: str) -> Network:
    """The network `reading/data/learned/NAME.npz`."""
    stored = _stored(name)
    rows = {sign: row for row, sign in enumerate(stored["names"])}
    return Network(
        rows,
        stored["signs"],
        stored["numbers"],
        stored["hidden_bias"],
        stored["out"],
        float(stored["bias"]),
        float(stored["threshold"]),
    )
