"""How a verb stands to the time of the story: before it (*had been*), at it, or after it (*was later*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.sayings import says

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTICIPLES = 4
_DEPTH = 6
_PRONOUNS = frozenset({"those", "these", "others", "some", "many", "several", "one", "two", "three", "few", "all"})

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
    """Whether the verb, or the one whose tense it shares, stands in the past: *beat*, *is said to have beaten*."""
    if _is_reported_past(verb):
        return True
    verb = _tensed(verb)
    while (
        verb.dep_ in ("conj", "xcomp", "ccomp")
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)
        and verb.tag_ in ("VBN", "VB", "VBG")
    ):
        verb = verb.head
    tags = {verb.tag_} | {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return "VBD" in tags


def _is_reported_past(verb: Token) -> bool:
    """*He is said to have answered*: an infinitive of the past under a verb of saying."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return {"to", "have"} <= aux and verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ in ("VERB", "AUX")


def _tensed(verb: Token) -> Token:
    """The verb that gives a participle its tense: *sat gagged*, *asked by him, she answered*, *those led out were*."""
    for _ in range(_PARTICIPLES):
        bare = verb.tag_ in ("VBN", "VBG") or (verb.tag_ == "VB" and verb.dep_ == "advcl")  # "Put to the torture, she"
        if not bare or any(c.dep_ in ("aux", "auxpass") for c in verb.children) or verb.head.i == verb.i:
            return verb
        if verb.dep_ == "acl" and verb.head.lower_ in _PRONOUNS:
            above = verb_above(verb.head)
            return verb if above is None else above
        joined = verb.dep_ == "conj" and verb.head.tag_ in ("VBN", "VBG")
        if verb.dep_ not in ("advcl", "acomp", "oprd", "xcomp") and not joined:
            return verb
        if verb.head.pos_ not in ("VERB", "AUX"):
            return verb
        verb = verb.head
    return verb


def told_by(verb: Token) -> Token | None:
    """The verb of saying in whose *that* clause the verb stands: *she testified that he had been beaten*."""
    for _ in range(_DEPTH):
        if verb.head.i == verb.i:
            return None
        if verb.dep_ == "ccomp" and says(verb.head) and verb.head.i < verb.i:
            return verb.head
        verb = verb.head
    return None


def is_main(verb: Token) -> bool:
    """Whether the verb stands in a main clause, beside a semicolon, or in *is said to have answered*."""
    if _is_reported_past(verb) and says(verb.head):
        verb = verb.head
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep_ == "ROOT":
        return True
    return verb.dep_ in ("ccomp", "parataxis") and verb.i < verb.head.i and verb.head.dep_ == "ROOT"


def verb_above(token: Token) -> Token | None:
    """The verb of the clause in which the token stands; `None` if none is near."""
    for _ in range(5):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None
