"""Lengths that stand alone: whether they fix the day of something that is told, and from where they are counted.

"He spent seven months in prison" fixes the end of the prison; "sentenced to five years" fixes nothing: a term need not be
served. "Had been hiding for two years" is counted back.
"""

from __future__ import annotations

from kartoteka.reading.times.senses import Amount, Term
from kartoteka.reading.times.stance import Stance

_GOVERNING = frozenset("after for within spent served took lasted by then another lived waited in".split())
_LEFT_OUT = frozenset("only just about some another a the further almost nearly more than full".split())
_TERM = frozenset(
    "sentenced sentence term terms condemned gave got convicted penalty maximum earn punishable faced sentences".split()
)
_SERVED = frozenset(
    "spent served passed took lasted lived waited stayed remained hid walked worked sat survived outlived endured languished "
    "kept held wandered travelled marched suffered lay continued banned closed detained imprisoned confined ruled hiding living "
    "spend stood slept starved laboured labored".split()
)
_FIXED_DEADLINE = frozenset("given allowed had granted".split())


def term_of(amount: Amount, stance: Stance) -> Term:
    """The length as a term, with what its clause makes of it."""
    left = stance.left
    near = [word for word in left[:4] if word not in _LEFT_OUT]
    governor = near[0] if near else ""
    words = set(left[:14])
    if governor == "within":
        return Term(amount, True, within=True)
    if governor == "in" or amount.unit in ("minute",):
        return Term(amount)
    if words & _TERM or (governor == "to" and not words & _SERVED):
        return Term(amount)
    if "had" in left[:6] and ("been" in left[:6] or words & _SERVED) and governor == "for":
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
