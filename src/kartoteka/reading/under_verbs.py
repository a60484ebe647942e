"""Verbs that tell of an event or ask for it in a phrase: *spoke of the beating*, *demanded his death*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.polarity import Stance, negation
from kartoteka.reading.speaking import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token


def spoken_of(speakers: Speakers, verb: Token, name: str, above: Stance) -> Stance:
    """*Two doctors spoke of broken skulls*: taken over from them, but not from those in power."""
    holders = speakers.of(verb)
    if clause.is_passive(verb) and verb.lemma_ == "tell":
        return above  # *they were told of his death*
    if verb.lemma_ in ("know", "hear") and {t.lower_ for t in clause.own_subject(verb)} & {"we", "i", "nobody"}:
        return above  # *what we know of his arrest*
    if not holders:
        return above.weaker("U", f"told: {verb.text} {name}")
    stance = above.held(holders, f"held by who {verb.text} {name}")
    distant = speakers.is_distant(verb, holders) or negation(verb) is not None
    return stance.weaker("U", f"told: {verb.text} {name}") if distant else stance


def bidden(speakers: Speakers, verb: Token, above: Stance, reason: str) -> Stance:
    """*The students demanded his death*: on the word of who asks; not *asked to leave*, asked for oneself."""
    stance = above.weaker("U", reason)
    done_to = clause.is_passive(verb) or (verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN")
    for_himself = bool(clause.children(verb, "xcomp")) and not clause.children(verb, "dobj", "dative")
    if above.holders or done_to or for_himself:
        return stance
    holders = tuple(h for h in speakers.of(verb) if h != HOLDER_UNSPECIFIED)
    return stance.held(holders, f"held by who {verb.text}") if holders else stance
