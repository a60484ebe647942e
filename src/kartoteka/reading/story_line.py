"""Dates that the story lends: an undated event in the plain past happens where the story stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kartoteka.reading.attached import Attached, Dating
from kartoteka.reading.events import Trigger
from kartoteka.reading.tense import is_past, is_pluperfect, moves_on, verb_above
from kartoteka.values import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


def carry(
    doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None], told: frozenset[int], attached: Attached
) -> None:
    """Events without a date get that at which the story stands: the last closed date of a main clause."""
    breaks = [m.start() for m in _PARAGRAPH.finditer(doc.text)]
    clauses = deque(attached.verbs())
    current: Dating | None = None
    paragraph = -1
    for number, trigger in enumerate(triggers):
        token = doc[trigger.head]
        here = bisect_right(breaks, token.idx)
        if here != paragraph:
            paragraph, current = here, None
        while clauses and clauses[0][0] <= token.i:
            index, dating = clauses.popleft()
            if bisect_right(breaks, doc[index].idx) == paragraph and _moves_story(doc[index], dating):
                current = dating
        own = found[number]
        if own is None:
            found[number] = _inferred(token, trigger, current)
        elif number not in told and _moves_story(token, own):
            current = own


def _moves_story(verb: Token, dating: Dating) -> bool:
    """Whether a dated clause sets the time of the story: a main clause, no look back, both days known."""
    closed = dating.bounds.earliest is not None and dating.bounds.latest is not None
    return closed and dating.own and verb.dep_ not in ("acl", "relcl") and not is_pluperfect(verb)


def _inferred(token: Token, trigger: Trigger, current: Dating | None) -> Dating | None:
    if current is None:
        return None
    verb = token if token.pos_ in ("VERB", "AUX") else verb_above(token)
    if verb is None:
        return None
    if is_pluperfect(verb):
        latest = current.bounds.latest
        if latest is None:
            return None
        return Dating(Bounds(None, latest), current.basis, "before the time at which the story stands")
    goes_on = trigger.entry.kind == "verb" or token.dep_ in ("nsubj", "nsubjpass", "dobj")
    if not goes_on or not is_past(verb):
        return None
    if moves_on(verb):
        return Dating(Bounds(current.bounds.earliest, None), current.basis, "after the time at which the story stands")
    return current.because("the story stands at this time", own=False)
