"""Train a network with one hidden layer over sparse signs and numbers, several times; the trainings lie side by side.

Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), a falling step, inputs and hidden
units left out at random. Seeds are fixed: the same data give the same weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

WIDTH = 32
STEP = 3e-3
BATCH = 128
HIDDEN_LEFT_OUT = 0.4


@dataclass(frozen=True)
class Recipe:
    """Times that all examples are seen, share of the inputs left out, weight decay, trainings that are averaged."""

    rounds: int
    left_out: float
    decay: float
    trainings: int


@dataclass(frozen=True)
class Layers:
    """Weights of the signs and the numbers to the hidden units, the units' bias, their weights to the answer, bias."""

    signs: np.ndarray
    numbers: np.ndarray
    hidden_bias: np.ndarray
    out: np.ndarray
    bias: float

    def probabilities(self, signs: csr_matrix, numbers: np.ndarray) -> np.ndarray:
        hidden = np.maximum(signs @ self.signs + numbers @ self.numbers + self.hidden_bias, 0)
        return 1 / (1 + np.exp(-(hidden @ self.out + self.bias)))


def fit_network(signs: csr_matrix, numbers: np.ndarray, answers: np.ndarray, recipe: Recipe) -> Layers:
    """The mean of several trainings, as one network: their hidden units beside one another."""
    found = [_train(signs.astype(np.float32), numbers, answers, recipe, seed) for seed in range(recipe.trainings)]
    first, second, bias, out, last = zip(*found, strict=True)
    return Layers(
        np.hstack(first),
        np.hstack(second),
        np.hstack(bias),
        np.hstack(out) / recipe.trainings,
        float(np.mean(np.hstack(last))),
    )


def _train(signs: csr_matrix, numbers: np.ndarray, answers: np.ndarray, recipe: Recipe, seed: int) -> list[np.ndarray]:
    random = np.random.default_rng(seed)
    count, wide = numbers.shape
    weights = [
        random.normal(0, 0.05, (signs.shape[1], WIDTH)).astype(np.float32),
        random.normal(0, wide**-0.5, (wide, WIDTH)).astype(np.float32),
        np.zeros(WIDTH, np.float32),
        random.normal(0, WIDTH**-0.5, WIDTH).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    mean, square = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    batches = [range(start, min(start + BATCH, count)) for start in range(0, count, BATCH)]
    steps = recipe.rounds * len(batches)
    done = 0
    for _ in range(recipe.rounds):
        order = random.permutation(count)
        for batch in batches:
            rows = order[batch]
            slopes = _slopes(weights, signs[rows], numbers[rows], answers[rows], recipe.left_out, random)
            step = STEP * (1 - done / steps)
            done += 1
            for layer, (weight, slope) in enumerate(zip(weights, slopes, strict=True)):
                mean[layer] += 0.1 * (slope - mean[layer])
                square[layer] += 0.001 * (slope * slope - square[layer])
                change = mean[layer] / (1 - 0.9**done) / (np.sqrt(square[layer] / (1 - 0.999**done)) + 1e-8)
                weight -= step * (change + (recipe.decay * weight if layer < 2 else 0))
    return weights


def _slopes(weights, signs, numbers, answers, left_out: float, random) -> list[np.ndarray]:
    """The slopes of the mean log loss of a batch, by layer."""
    first, second, hidden_bias, out, bias = weights
    signs.data = signs.data * _kept(random, signs.data.shape, left_out)
    numbers = numbers * _kept(random, numbers.shape, left_out)
    hidden = signs @ first + numbers @ second + hidden_bias
    kept = _kept(random, hidden.shape, HIDDEN_LEFT_OUT)
    active = np.maximum(hidden, 0) * kept
    error = (1 / (1 + np.exp(-(active @ out + bias))) - answers).astype(np.float32) / len(answers)
    back = np.outer(error, out) * kept * (hidden > 0)
    return [signs.T @ back, numbers.T @ back, back.sum(axis=0), active.T @ error, error.sum(keepdims=True)]


def _kept(random, shape: tuple[int, ...], left_out: float) -> np.ndarray:
    """Zero for what is left out, and the rest larger, so that the sum stays the same in the mean."""
    return ((random.random(shape) >= left_out) / (1 - left_out)).astype(np.float32)
