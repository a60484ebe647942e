"""The nearest relatives of a word in the parse: its children by label, what is coordinated with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def children(token: Token, *labels: str) -> list[Token]:
    """Children of the token with one of the labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def with_conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it (*Hans and Sophie*), in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            found.extend(with_conjuncts(child))
    return found


def spread(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens with all their conjuncts."""
    return tuple(other for token in tokens for other in with_conjuncts(token))
