"""The word lists of `data/stance.toml`: classes of governors, nouns, adverbs, and the set phrases of saying."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Token


_MISTAKEN = {"hoped": "hope", "hoping": "hope", "bade": "bid", "forbore": "forbear", "strove": "strive"}


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    text = files(__package__).joinpath("data/stance.toml").read_text(encoding="utf-8")
    return {
        section: {key: frozenset(value.split()) if isinstance(value, str) else value for key, value in rows.items()}
        for section, rows in tomllib.loads(text).items()
    }


def word_class(section: str, name: str) -> frozenset[str]:
    """The lemmas of a class of `data/stance.toml`."""
    found: frozenset[str] = _table()[section][name]
    return found


def refutations() -> tuple[str, ...]:
    """Patterns of the words by which a narrator refutes what stood before."""
    return tuple(_table()["refuted"]["strong"])


def idioms() -> dict[str, frozenset[str]]:
    """Verb -> the words with which it is a phrase of saying."""
    found: dict[str, frozenset[str]] = _table()["idioms"]
    return found


def lemma_of(verb: Token) -> str:
    """The verb's lemma, where the lemmatizer takes *hoped* for a form of *hop*."""
    return _MISTAKEN.get(verb.lower_) or verb.lemma_.lower()


def is_in(verb: Token, *names: str) -> bool:
    """Whether the verb's lemma is in one of the classes of governors."""
    lemma = lemma_of(verb)
    return any(lemma in word_class("governors", name) for name in names)


def is_source(noun: Token, *names: str) -> bool:
    """Whether the noun's lemma is in one of the classes of sources: `letters`, `papers`, `accounts`, `story`."""
    lemma = noun.lemma_.lower()
    return any(lemma in word_class("sources", name) for name in names)
