"""When each event was: from time expressions to events, by syntax first, then by the story's line.

1. An expression dates the event under which it hangs in the sentence, and the later verbs coordinated with it.
2. What happens to a person once (birth, death, burial) or was dated before keeps its date when it is told again.
3. An event in the plain past goes on at the time where the story stands, within the paragraph; a pluperfect
   looks back and is only known to be before that time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.events import Trigger
from kartoteka.reading.times import Expression
from kartoteka.values import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LATER = frozenset("later afterwards afterward soon thereafter thereupon subsequently since eventually finally".split())
_REPORT_LIKE = frozenset({"ccomp", "csubj"})
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Dating:
    """Bounds of an event, the indexes of the times that they rest on, and why. `own` is false for what was inferred."""

    bounds: Bounds
    basis: tuple[int, ...] = ()
    reason: str = ""
    own: bool = False
    edtf: str | None = None


def date_events(
    doc: Doc, triggers: Sequence[Trigger], times: Sequence[Expression], told: frozenset[int]
) -> list[Dating | None]:
    """A dating, or none, for each trigger in order.

    Args:
        told: indexes of triggers that stand on another's word: they do not move the story on.
    """
    found: list[Dating | None] = [None] * len(triggers)
    _attach(doc, triggers, times, found)
    _share(doc, triggers, found)
    _carry(doc, triggers, found, told)
    return found


def _attach(doc: Doc, triggers: Sequence[Trigger], times: Sequence[Expression], found: list[Dating | None]) -> None:
    by_head: dict[int, list[int]] = {}
    for number, trigger in enumerate(triggers):
        for index in {trigger.head, *range(trigger.start, trigger.end)}:
            by_head.setdefault(index, []).append(number)
    starts = [token.idx for token in doc]
    for index, time in enumerate(times):
        if not time.fixes_a_date:
            continue
        inside = doc[max(0, bisect_right(starts, time.start) - 1) : max(1, bisect_right(starts, time.end - 1))]
        if not len(inside):
            continue
        for number in _governed(doc, inside.root, {t.i for t in inside}, by_head, triggers):
            old = found[number]
            if old is None or _is_narrower(time.bounds, old.bounds):
                found[number] = Dating(
                    time.bounds, (index,), f"dated: {doc.text[time.start : time.end]!r}", True, time.edtf
                )


def _is_narrower(new: Bounds, old: Bounds) -> bool:
    return new.days is not None and (old.days is None or new.days < old.days)


def _governed(
    doc: Doc, root: Token, inside: set[int], by_head: dict[int, list[int]], triggers: Sequence[Trigger]
) -> list[int]:
    """The triggers that a time expression dates: the first above it, or those in the clause of the verb above it."""
    token = root
    for _ in range(_CLIMB):
        if token.i in by_head and token.i not in inside:
            return by_head[token.i]
        if token.pos_ in ("VERB", "AUX") and token.i not in inside:
            below = [
                n
                for child in token.children
                if child.dep_ in ("nsubj", "nsubjpass", "dobj", "xcomp", "attr", "prep", "pobj", "acomp", "ccomp")
                for n in _below(child, by_head)
            ]
            if below:
                return below
        if token.head.i == token.i:
            return _nearest(doc, root, by_head)
        token = token.head
    return []


def _below(child: Token, by_head: dict[int, list[int]]) -> list[int]:
    if child.i in by_head:
        return by_head[child.i]
    return [
        n
        for inner in child.children
        if inner.dep_ in ("pobj", "xcomp", "dobj", "pcomp")
        for n in by_head.get(inner.i, ())
    ]


def _nearest(doc: Doc, root: Token, by_head: dict[int, list[int]]) -> list[int]:
    """In a clipped entry nothing governs: the trigger before the time between two stops, else the one after it."""
    sentence = root.sent
    for index in range(root.i - 1, sentence.start - 1, -1):
        if doc[index].text in (";", "."):
            break
        if index in by_head:
            return by_head[index]
    for index in range(root.i + 1, sentence.end):
        if doc[index].text == ";":
            break
        if index in by_head:
            return by_head[index]
    return []


def _share(doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None]) -> None:
    """Coordinated verbs share a time: *On 2 May he was tried and shot*, *was tried and shot in May*."""
    at_head = {trigger.head: number for number, trigger in enumerate(triggers)}
    for number, trigger in enumerate(triggers):
        head = doc[trigger.head]
        if head.dep_ != "conj" or head.head.i not in at_head:
            continue
        first = at_head[head.head.i]
        mine, theirs = found[number], found[first]
        if mine is None and theirs is not None and not _moves_on(head):
            found[number] = Dating(theirs.bounds, theirs.basis, "shares the time of the verb before", True, theirs.edtf)
        elif (
            theirs is None
            and mine is not None
            and not any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children)
            and head.i - head.head.i <= 3
        ):
            found[first] = Dating(mine.bounds, mine.basis, "shares the time of the verb after", True, mine.edtf)


def _moves_on(verb: Token) -> bool:
    return any(c.lower_ in _LATER for c in verb.children)


def _is_pluperfect(verb: Token) -> bool:
    while (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.children)
    ):
        verb = verb.head
    return any(c.dep_ == "aux" and c.lower_ in ("had", "having", "’d", "'d") for c in verb.children)


def _is_past(verb: Token) -> bool:
    while (
        verb.dep_ == "conj"
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        and verb.tag_ == "VBN"
    ):
        verb = verb.head
    tags = {verb.tag_} | {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return "VBD" in tags


def _carry(doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None], told: frozenset[int]) -> None:
    breaks = [m.start() for m in _PARAGRAPH.finditer(doc.text)]
    current: Dating | None = None
    paragraph = -1
    for number, trigger in enumerate(triggers):
        token = doc[trigger.head]
        here = bisect_right(breaks, token.idx)
        if here != paragraph:
            paragraph, current = here, None
        dating = found[number]
        if dating is not None:
            if number not in told and dating.own and not _is_pluperfect(token):
                current = dating
            continue
        found[number] = _inferred(token, trigger, current, number in told)


def _inferred(token: Token, trigger: Trigger, current: Dating | None, is_told: bool) -> Dating | None:
    if current is None:
        return None
    verb = token if token.pos_ in ("VERB", "AUX") else _verb_above(token)
    if verb is None:
        return None
    if _is_pluperfect(verb) or is_told:
        latest = current.bounds.latest
        return (
            None
            if latest is None
            else Dating(Bounds(None, latest), current.basis, "before the time at which the story stands")
        )
    if trigger.entry.kind != "verb" or not _is_past(verb):
        return None
    if _moves_on(verb):
        return Dating(Bounds(current.bounds.earliest, None), current.basis, "after the time at which the story stands")
    return Dating(current.bounds, current.basis, "the story stands at this time", False, current.edtf)


def _verb_above(token: Token) -> Token | None:
    for _ in range(5):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None
