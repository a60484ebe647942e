"""Lengths that stand alone: whether they fix the day of something that is told, and from where they are counted.

"He spent seven months in prison" fixes the end of the prison; "sentenced to five years" fixes nothing: a term need not
be served. "Had been hiding for two years" is counted back.
"""

from __future__ import annotations

from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.senses import Amount, Term
from kartoteka.reading.times.stance import Stance

_LEFT_OUT = word_set("only just about some another a the further almost nearly more than full")
_TERM = word_set(
    "sentenced sentence term terms condemned gave got convicted penalty maximum earn punishable faced sentences"
)
_SERVED = word_set(
    "spent served passed took lasted lived waited stayed remained hid walked worked sat survived outlived "
    "endured languished kept held wandered travelled marched suffered lay continued banned closed "
    "detained imprisoned confined ruled hiding living wait spend stood slept starved laboured labored"
)
_MANY = 99  # many years: nobody can say how many
_ELIDED = word_set("after served spent did serving for")
_AFTER_ELIDED = frozenset([",", ".", ";", "and", "he", "she", "they", ")", "before", "of", "in", "but"])
_FIXED_DEADLINE = word_set("given allowed had granted")


def term_of(amount: Amount, stance: Stance) -> Term:
    """The length as a term, with what its clause makes of it."""
    left = stance.left
    near = [word for word in left[:4] if word not in _LEFT_OUT]
    governor = near[0] if near else ""
    words = set(left[:14])
    if governor in ("within", "inside"):
        return Term(amount, True, within=True)
    if amount.high >= _MANY:
        return Term(amount)
    if amount.turn is not None:
        return Term(amount, amount.turn == "next")
    if governor == "in":
        return Term(amount)
    if words & _TERM or (governor == "to" and not words & _SERVED):
        return Term(amount)
    if "had" in left[:9] and ("been" in left[:9] or words & _SERVED) and governor == "for":
        return Term(amount, True, back=True)
    if governor == "after":
        return Term(amount, True)
    if governor in ("for", "by", "then", "another", "there") or governor in _SERVED:
        return Term(
            amount,
            bool(words & _SERVED)
            or governor in _SERVED
            or bool(set(stance.right[:8]) & {"then", "until"})
            or _opens(left),
        )
    if governor in _FIXED_DEADLINE and stance.right[:1] == ("to",):
        return Term(amount, True)
    if left[:2] == ("then", "and") or left[:1] == ("then",):
        return Term(amount, True)
    return Term(amount)


def _opens(left: tuple[str, ...]) -> bool:
    """The length opens the sentence: "For fourteen months he sat"."""
    return len(left) == 1


def elided(count: float, earlier: Amount | None, stance: Stance) -> Term | None:
    """He served three [years]: a number alone takes the unit of the length before it."""
    if earlier is None or not stance.left or stance.left[0] not in _ELIDED:
        return None
    if stance.right and stance.right[0] not in _AFTER_ELIDED:
        return None
    return Term(Amount(count, count, earlier.unit), True)


def half_of(earlier: Amount | None) -> Term | None:
    """Half of it was done: half of the length before."""
    return None if earlier is None else Term(earlier, True, fraction=0.5)
