"""How sure the reader is of a claim: a number calibrated on passages and judged claims of books (docs/reading.md).

A logistic sum over a few signs of how the claim was read: by which kind of word, whether its main role stood in the
sentence, came from a pronoun or from the text before, whether its date is its own, how likely something particular is
told. The weights in
`data/confidence.toml` are made by `tools/calibrate.py`, which also prints the reliability table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.weighed import likelihood

if TYPE_CHECKING:
    from kartoteka.reading.assembly import Draft

_STEPS = (0.6, 0.7, 0.8, 0.9, 0.95)
_LEADING = ("patient", "agent", "recipient")
_PRONOUNS = ("he", "she", "him", "her", "they", "them", "his", "their", "it", "i", "we", "me")


def confidence(draft: Draft) -> float:
    """The estimate, 0 to 1, that type, leading role, time and factuality of the claim are all right."""
    return round(likelihood("confidence", ((sign, 1.0) for sign in signs_of(draft))), 3)


def signs_of(draft: Draft) -> Iterator[str]:
    """Names of the signs by which the claim is judged; any order."""
    entry = draft.trigger.entry
    yield f"kind:{entry.kind}"
    yield f"type:{entry.type}"
    yield f"words:{min(len(entry.words), 3)}"
    yield f"conditions:{min(len(entry.conditions), 3)}"
    yield from _of_roles(draft)
    if draft.dating is None:
        yield "time:none"
    else:
        yield f"time:{'own' if draft.dating.own else 'inferred'}"
        if draft.dating.bounds.earliest is None or draft.dating.bounds.latest is None:
            yield "time:open"
    yield f"certainty:{draft.stance.certainty}"
    yield f"holders:{min(len(draft.stance.holders), 2)}"
    if draft.trigger.slots.clipped:
        yield "clipped"
    yield f"particular:{'not judged' if draft.particular is None else bisect_right(_STEPS, draft.particular)}"


def _of_roles(draft: Draft) -> Iterator[str]:
    leading = next((role for role in _LEADING if draft.roles.get(role)), None)
    yield f"leading:{leading or 'none'}"
    if leading is None:
        return
    reason = next((text for part, text in draft.reasons if part == "roles" and text.startswith(leading)), "")
    if reason.endswith(("just told", "told before")):
        yield "leading:from before"
    elif reason.endswith("the entry"):
        yield "leading:headword"
    elif any(f"'{word}'" in reason.lower() for word in _PRONOUNS):
        yield "leading:pronoun"
    elif reason:
        yield "leading:named"
