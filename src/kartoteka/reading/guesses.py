"""How sure a narrator is who weighs: *there is reason to believe*, *everything suggests*, *it cannot be ruled out*."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.polarity import Stance, negation
from kartoteka.reading.stance_words import is_in

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALL = frozenset({"everything", "all", "much"})
_GROUNDS = frozenset({"reason", "ground", "grounds", "cause"})
_HARD = frozenset({"hard", "difficult"})

Weighing = Callable[[Stance], Stance]


def guessed(verb: Token) -> Weighing | None:
    """What the verb of believing, showing or excluding makes of its content; `None` where it is nobody's guess."""
    if _on_grounds(verb):
        return lambda above: above.weaker("PR", f"grounds to {verb.text}")
    if is_in(verb, "holding") and verb.head.lower_ in _HARD | {"be", "is", "was"} and _is_hard(verb):
        return lambda above: above.turned(f"hard to {verb.text}").weaker("PR", f"hard to {verb.text}")
    if is_in(verb, "showing") and negation(verb) is None and {t.lower_ for t in clause.own_subject(verb)} & _ALL:
        return lambda above: above.weaker("PR", f"everything {verb.text}")
    if _is_excluded(verb) and negation(verb) is not None:
        return lambda above: above.weaker("PS", "not ruled out")
    return None


def _on_grounds(verb: Token) -> bool:
    """*There is good reason to believe*; not *no reason to believe*."""
    noun = verb.head
    believing = is_in(verb, "holding") and verb.dep_ in ("relcl", "acl", "xcomp") and verb.tag_ == "VB"
    denied = any(c.lower_ in ("no", "little") for c in noun.children) or negation(noun.head) is not None
    return believing and noun.lemma_.lower() in _GROUNDS and not denied


def _is_hard(verb: Token) -> bool:
    """*It is hard to believe*."""
    above = verb.head
    adjectives = [above] if above.pos_ == "ADJ" else clause.children(above, "acomp")
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)
    return infinitive and any(a.lower_ in _HARD for a in adjectives)


def _is_excluded(verb: Token) -> bool:
    """*It cannot be ruled out that ...*, *cannot be excluded*."""
    out = verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children)
    return clause.is_passive(verb) and (out or verb.lemma_ == "exclude")
