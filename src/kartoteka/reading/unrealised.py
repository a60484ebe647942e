"""Words around an event that say that it did not come to pass, without a *not* at it.

Instead of being released, he was sent to Vorkuta.     released: CT-
He was too ill to be moved.                            moved: CT-
He was not yet under arrest.                           arrest: CT-
He died before he could be tried.                      tried: CT-
Her execution was put off.                             execution: Uu
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.polarity import Stance, negation
from kartoteka.reading.stance_words import is_in

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREDICATES = frozenset({"under", "in", "on", "at"})


def as_it_came_to_pass(event: Token, stance: Stance) -> Stance:
    """The stance of an event that would stand as told, turned or left open by the words around it."""
    if _never_reached(event):
        return Stance("CT", False, stance.holders, (*stance.reasons, "before it could be"))
    if stance.certainty != "CT" or not stance.positive:
        return stance
    reason = _instead(event) or _too_weak(event) or _denied_state(event) or _saved(event)
    undergone = _undergone_verb(event) if reason is None else None
    if undergone is not None and is_in(undergone, "averting"):
        reason = "forestalled"
    if reason is not None:
        return stance.turned(f"it did not come to pass: {reason}")
    return stance.weaker("U", "put off") if undergone is not None and _puts_off(undergone) else stance


def coming_event(be: Token) -> Token:
    """*was due to be released*: *released*, where the words of the event begin with that *was*; else the token."""
    states = (a for a in clause.children(be, "acomp") if a.lower_ in ("due", "about", "bound") and be.lemma_ == "be")
    coming = [x for a in states for x in clause.children(a, "xcomp")]
    return coming[0] if coming and coming[0].pos_ == "VERB" else be


def _instead(event: Token) -> str | None:
    """*instead of a trial*, *far from being released*, *rather than confess*."""
    above = event.head
    before = event.doc[above.i - 1].lower_ if above.i > event.sent.start else ""
    if event.dep_ in ("pcomp", "pobj") and (before, above.lower_) in (("instead", "of"), ("far", "from")):
        return f"{before} {above.text}"
    than = next((t for t in event.children if t.lower_ == "than" and t.i < event.i), None)
    return "rather than" if than is not None and than.i > 0 and than.nbor(-1).lower_ == "rather" else None


def _too_weak(event: Token) -> str | None:
    """*too ill to be moved*: not moved; *not too ill to be moved* leaves it."""
    adjective = event.head
    too = next((c for c in clause.children(adjective, "advmod") if c.lower_ == "too"), None)
    to_do = event.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" for c in event.children)
    if too is None or not to_do or adjective.pos_ != "ADJ" or negation(adjective.head) is not None:
        return None
    return f"too {adjective.text}"


def _denied_state(event: Token) -> str | None:
    """*was not yet under arrest*, *was never in custody*."""
    preposition = event if event.pos_ == "ADP" else event.head
    if (
        (event is not preposition and event.dep_ != "pobj")
        or preposition.lower_ not in _PREDICATES
        or preposition.head.lemma_ != "be"
    ):
        return None
    denied = negation(preposition.head)
    return None if denied is None or preposition.i < denied.i else f"{denied.text} {preposition.text}"


def _saved(event: Token) -> str | None:
    """*saved from execution*, *spared the trial*."""
    out_of_it = event.dep_ == "pobj" and event.head.lower_ == "from"
    verb = event.head.head if out_of_it else event.head
    if verb.pos_ != "VERB" or negation(verb) is not None:
        return None
    spared = event.dep_ == "dobj" and verb.lower_ in ("spare", "spared", "spares") and event.pos_ == "NOUN"
    return verb.text if spared or (out_of_it and is_in(verb, "saving")) else None


def _never_reached(event: Token) -> bool:
    """*died before he could be tried*."""
    marks = {c.lower_ for c in event.children if c.dep_ in ("mark", "aux", "advmod", "prep")}
    return event.dep_ == "advcl" and {"before", "could"} <= marks


def _undergone_verb(event: Token) -> Token | None:
    """The verb of which the event is the subject in the passive: *the execution was averted*, *was put off*."""
    verb = event.head
    passive = event.dep_ == "nsubjpass" and verb.pos_ == "VERB" and negation(verb) is None
    return verb if passive else None


def _puts_off(verb: Token) -> bool:
    off = any(c.lower_ == "off" for c in clause.children(verb, "prt", "advmod"))
    return is_in(verb, "postponing") or (verb.lemma_ == "put" and off)
