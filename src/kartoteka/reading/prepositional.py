"""What the prepositions of a word govern, over nested phrases too (*out of the house*)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.date_before import begins_with_date
from kartoteka.reading.tree import children, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token


def prepositions(token: Token) -> dict[str, tuple[Token, ...]]:
    """Preposition -> heads that it governs, over the token's own prepositional phrases and nested ones (*out of X*)."""
    found: dict[str, list[Token]] = {}
    for name, governed in _prepositional(token, 3):
        found.setdefault(name, []).extend(governed)
    return {name: tuple(tokens) for name, tokens in found.items()}


def _is_instead(preposition: Token) -> bool:
    """*Instead of Cherdyn he was sent to Voronezh*: what did not come about plays no part."""
    return preposition.i > 0 and preposition.lower_ == "of" and preposition.nbor(-1).lower_ == "instead"


def _prepositional(token: Token, depth: int) -> Iterator[tuple[str, list[Token]]]:
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent", "prt", "advmod") and child.pos_ in (
            "ADP",
            "SCONJ",
            "ADV",
            "PART",
            "VERB",
        ):
            governed = [other for c in _governed(child) for other in with_conjuncts(c)]
            if governed and not _is_instead(child):
                yield child.lower_, governed
            if depth:
                for name, inner in _prepositional(child, depth - 1):
                    yield (f"{child.lower_} {name}" if name == "of" else name), inner
            for other in children(child, "conj"):
                if other.pos_ == "ADP":  # *to the hills or to Portugal*
                    yield other.lower_, [t for c in _governed(other) for t in with_conjuncts(c)]
            if not governed and child.dep_ == "prep" and token.dep_ == "relcl":
                yield child.lower_, [token.head]


def _governed(preposition: Token) -> list[Token]:
    """What a preposition governs, also where the parser takes a foreign name for an adjective (*at Saint-Brieuc*)."""
    found = [c for c in children(preposition, "pobj") if not begins_with_date(c)]
    if found or preposition.dep_ not in ("prep", "conj"):
        return found
    return [c for c in preposition.children if c.i == preposition.i + 1 and c.text[:1].isupper() and c.dep_ == "amod"]
