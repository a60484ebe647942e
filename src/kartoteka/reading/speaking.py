"""Who speaks in a clause of saying, and whether the narrator keeps a distance from what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.sayings import is_rumoured, speaking_verb
from kartoteka.reading.stance_words import is_in, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token


class Speakers:
    """On whose word stands what a verb of saying governs."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def of(self, verb: Token) -> tuple[str, ...]:
        """Entity ids, or `holder:rumour`, `holder:unspecified`; empty where nobody can be named."""
        if is_rumoured(verb):
            return (HOLDER_RUMOUR,)
        verb = speaking_verb(verb)
        slots = clause.slots(verb)
        if is_in(verb, "rumour") and not _is_somebody(slots.doer):
            return (HOLDER_RUMOUR,)
        if verb.lemma_ in ("learn", "hear"):
            return self.entities(slots.after.get("from", ()))
        doers = slots.undergoer if verb.lemma_ in ("convince", "persuade") and slots.passive else slots.doer
        found = self.entities(doers)
        if found and verb.lemma_ == "have" and "from" in slots.after:
            return (*found, *self.entities(slots.after["from"]))
        if found or is_in(verb, "charging") or any(t.pos_ == "PROPN" for t in doers):
            return found
        return self._impersonal(verb) if slots.passive or verb.lemma_ == "give" else ()

    def _impersonal(self, verb: Token) -> tuple[str, ...]:
        past = any(c.dep_ == "auxpass" and c.lower_ in ("was", "were") for c in verb.children)
        with_it = any(t.lower_ == "it" for t in clause.children(verb, "nsubjpass", "nsubj", "expl"))
        widely = any(c.lower_ in word_class("adverbs", "widely") for c in verb.children)
        hearsay = is_in(verb, "hearsay") or verb.lemma_ == "give"
        return (HOLDER_RUMOUR,) if widely or (with_it and past and hearsay) else (HOLDER_UNSPECIFIED,)

    def entities(self, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        """What the words stand for, documents included, each once."""
        return tuple(dict.fromkeys(e for t in tokens for e in (self._resolver.any(t) or self._resolver.people(t))))

    def is_distant(self, verb: Token, holders: tuple[str, ...]) -> bool:
        """Whether the narrator does not take it over: a claim, a rumour, the word of those in power."""
        nobody = HOLDER_RUMOUR in holders or HOLDER_UNSPECIFIED in holders
        return nobody or is_in(verb, "claim") or is_in_power(verb)


def is_in_power(verb: Token) -> bool:
    """Whether those who say it are an authority: its word is told, not taken over."""
    doers = clause.slots(verb).doer
    return any(t.lemma_.lower() in word_classes()["institution_of_power"] for t in doers)


def _is_somebody(tokens: tuple[Token, ...]) -> bool:
    """Whether a certain one whispers it: a name, *she*, *the warder*; but not *neighbours*, *they*."""
    return any(
        t.pos_ == "PROPN"
        or t.lower_ in ("he", "she", "i")
        or (t.tag_ == "NN" and any(c.dep_ in ("det", "poss") for c in t.children))
        for t in tokens
    )
