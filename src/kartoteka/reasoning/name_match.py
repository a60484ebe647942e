"""Whether two names can be one person's: a score with its reasons.

    >>> score("Всеволод Эмильевич Мейерхольд", "W. E. Meyerhold").reasons
    ('surname: Мейерхольд and Meyerhold sound the same', 'Всеволод fits the initial W', 'Эмильевич fits the initial E')

The score is a logistic regression over the evidence of `name_evidence.py`; its weights are in `name_weights.toml`,
learnt by `tools/train_name_match.py` from pairs of Russian names in many spellings and of names from sanctions
lists. It is the probability that a pair is of one person where half of the pairs are; which names are worth
comparing is another question.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kartoteka.reasoning.name_evidence import Laid, evidence, lay_beside
from kartoteka.values.person_name import PersonName, given_name_groups, parse_name

_LEARNT = tomllib.loads(files(__package__).joinpath("name_weights.toml").read_text(encoding="utf-8"))
WEIGHTS: Mapping[str, float] = _LEARNT["weights"]
SAME_FROM: float = _LEARNT["same_from"]
"""The score from which two names are better taken for one than for two (where half of the pairs are)."""

_SAME = 0.97


@dataclass(frozen=True, slots=True)
class Match:
    """How far two names can be one person's: `score` from 0 to 1, and what speaks for and against it, in words."""

    score: float
    reasons: tuple[str, ...]


def score(one: str | PersonName, other: str | PersonName) -> Match:
    """The score of two names with its reasons; 0 where one of them has no letters."""
    first, second = _parsed(one), _parsed(other)
    if not first.parts or not second.parts:
        return Match(0.0, ("one of the names has no letters",))
    return Match(likelihood(first, second), tuple(_reasons(first, second)))


@lru_cache(maxsize=200_000)
def likelihood(one: PersonName, other: PersonName) -> float:
    """The score alone; the same both ways."""
    found = evidence(one, other)
    return 1 / (1 + math.exp(-sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())))


def _parsed(name: str | PersonName) -> PersonName:
    return name if isinstance(name, PersonName) else parse_name(name)


def _reasons(one: PersonName, other: PersonName) -> Iterator[str]:
    laid, left, right = lay_beside(one, other)
    order = {"surname": 0, "given": 1, "patronymic": 2}
    for pair in sorted(laid, key=lambda pair: order[pair.kind]):
        yield _reason(pair)
    if one.sex is not None and other.sex is not None and one.sex != other.sex:
        yield "one name is a man's, the other a woman's"
    for part in (*left, *right):
        if part.kind != "initial" or (left and right):
            yield f"{part.text} is in one name only"


def _reason(pair: Laid) -> str:
    one, other = pair.one.text, pair.other.text
    if "initial" in (pair.one.kind, pair.other.kind):
        full, initial = (other, one) if pair.one.kind == "initial" else (one, other)
        return f"{full} fits the initial {initial.rstrip('.')}"
    if one.casefold() == other.casefold():
        return f"{pair.kind}: {one} in both"
    if pair.likeness == 1.0:
        return f"{pair.kind}: {one} and {other} sound the same"
    if given_name_groups(pair.one.sounds) & given_name_groups(pair.other.sounds):
        return f"{one} and {other} are forms of one name"
    if pair.likeness >= _SAME:
        return f"{one} and {other} are the male and the female form of one surname"
    if pair.likeness >= 0.75:
        return f"{pair.kind}: {one} is spelled like {other}"
    return f"other {pair.kind}: {one}, {other}"
