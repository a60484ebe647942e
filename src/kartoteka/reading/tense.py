"""How a verb stands to the time of the story: before it (*had been*), at it, or after it (*was later*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_LATER = frozenset(
    [
        "later",
        "afterwards",
        "afterward",
        "soon",
        "thereafter",
        "thereupon",
        "subsequently",
        "since",
        "eventually",
        "finally",
    ]
)


def moves_on(verb: Token) -> bool:
    """Whether an adverb puts the event after what was told: *later*, *soon*."""
    return any(c.lower_ in _LATER for c in verb.children)


def is_pluperfect(verb: Token) -> bool:
    """Whether the verb looks back: *had been arrested*, also shared in a series (*had been arrested and shot*)."""
    while (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.children)
    ):
        verb = verb.head
    return any(c.dep_ == "aux" and c.lower_ in ("had", "having", "’d", "'d") for c in verb.children)


def is_past(verb: Token) -> bool:
    """Whether the verb, or the one whose tense it shares, stands in the simple past."""
    while (
        verb.dep_ in ("conj", "xcomp", "ccomp")
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)
        and verb.tag_ in ("VBN", "VB", "VBG")
    ):
        verb = verb.head
    tags = {verb.tag_} | {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return "VBD" in tags


def verb_above(token: Token) -> Token | None:
    """The verb of the clause in which the token stands; `None` if none is near."""
    for _ in range(5):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None
