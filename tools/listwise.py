"""Small networks that choose one of several rows of named signs, trained on the right choices (numpy only).

Each network has one hidden layer and direct weights; the loss of a choice is the negative log of the likelihood that
the softmax over its rows gives to the right ones together. Adam with a cosine step; signs and hidden units are
dropped at random, so that none is relied on alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kartoteka.reading.who.pronoun_signs import Signs
from kartoteka.reading.who.pronouns import Ranker, standardised

Choice = tuple[Sequence[Signs], Sequence[bool]]
BATCH = 64


@dataclass(frozen=True)
class Plan:
    """How to train: networks, hidden units of each, passes over the data, step, squared penalty, share dropped."""

    networks: int = 5
    hidden: int = 24
    passes: int = 15
    step: float = 0.003
    penalty: float = 3e-3
    dropped: float = 0.2
    seed: int = 0
    least: int = 15
    """A sign in fewer rows is left out."""


def trained(choices: Sequence[Choice], plan: Plan) -> Ranker:
    """Networks for these choices; a choice without a right row, or with right rows only, teaches nothing."""
    choices = [choice for choice in choices if any(choice[1]) and not all(choice[1])]
    rows = [signs for options, _ in choices for signs in options]
    counts = Counter(sign for signs in rows for sign in signs)
    place = {sign: i for i, sign in enumerate(sorted(s for s, n in counts.items() if n >= plan.least))}
    raw = _raw(rows, place)
    mean, scale = raw.mean(0), 1 / np.maximum(raw.std(0), 0.05)
    x = standardised(raw, mean, scale)
    right = np.array([ok for _, good in choices for ok in good])
    sizes = np.array([len(good) for _, good in choices])
    networks = tuple(_network(x, right, sizes, plan, plan.seed + k) for k in range(plan.networks))
    return Ranker(place, mean, scale, networks)


def _raw(rows: Sequence[Signs], place: dict[str, int]) -> Any:
    raw = np.zeros((len(rows), len(place)), np.float32)
    for i, signs in enumerate(rows):
        for sign, value in signs.items():
            if sign in place:
                raw[i, place[sign]] = value
    return raw


def _network(x: Any, right: Any, sizes: Any, plan: Plan, seed: int) -> tuple[Any, Any, Any, Any]:
    rng = np.random.default_rng(seed)
    signs, hidden = x.shape[1], plan.hidden
    weights = [
        rng.normal(0, signs**-0.5, (signs, hidden)).astype(np.float32), np.zeros(hidden, np.float32),
        rng.normal(0, hidden**-0.5, hidden).astype(np.float32), np.zeros(signs, np.float32),
    ]  # fmt: skip
    starts = np.concatenate([[0], np.cumsum(sizes)])
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    time = 0
    for turn in range(plan.passes):
        step = plan.step * 0.5 * (1 + np.cos(np.pi * turn / plan.passes)) + 1e-5
        order = rng.permutation(len(sizes))
        for begin in range(0, len(order), BATCH):
            chosen = order[begin : begin + BATCH]
            at = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in chosen])
            slopes = _slopes(x[at], right[at], sizes[chosen], weights, plan.dropped, rng)
            time += 1
            for i, slope in enumerate(slopes):
                slope = slope + plan.penalty * weights[i]
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope**2
                towards = first[i] / (1 - 0.9**time) / (np.sqrt(second[i] / (1 - 0.999**time)) + 1e-8)
                weights[i] = (weights[i] - step * towards).astype(np.float32)
    return weights[0], weights[1], weights[2], weights[3]


def _slopes(x: Any, right: Any, sizes: Any, weights: list[Any], dropped: float, rng: Any) -> list[Any]:
    """The gradient of the mean loss of these choices, for each of the weights."""
    into, bias, out, direct = weights
    owner = np.repeat(np.arange(len(sizes)), sizes)
    begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    x = x * (rng.random(x.shape, dtype=np.float32) > dropped / 2)
    before = x @ into + bias
    kept = (rng.random(before.shape, dtype=np.float32) > dropped) / (1 - dropped)
    hidden = np.maximum(before, 0) * kept
    scores = hidden @ out + x @ direct
    raised = np.exp(scores - np.maximum.reduceat(scores, begin)[owner])
    likely = raised / np.add.reduceat(raised, begin)[owner]
    good = np.where(right, likely, 0)
    wanted = good / np.maximum(np.add.reduceat(good, begin), 1e-9)[owner]
    error = ((likely - wanted) / len(sizes)).astype(np.float32)
    back = np.outer(error, out) * kept * (before > 0)
    return [x.T @ back, back.sum(0), hidden.T @ error, x.T @ error]
