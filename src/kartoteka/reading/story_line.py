"""Dates that the story lends: an undated event in the plain past happens where the story stands.

Two times are kept: that at which the story stands, and that at which things last happened. What is told (*she testified
on 5 May that he had been beaten*) has not happened on the day on which it was told, but where the story stood before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.attached import Attached, Dating
from kartoteka.reading.events import Trigger
from kartoteka.reading.sayings import says
from kartoteka.reading.tense import is_main, is_past, is_pluperfect, moves_on, told_by, verb_above
from kartoteka.reading.times.stance import long_line_ends
from kartoteka.values import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_ENTRY = re.compile(r"\s*(?:(?:No|Nr)?\.?\s*\d[\d.]*[.)]?\s|[*†\[•-]|[^\W\d_a-z]{3,}|[^.\n]{1,30}\.\s)")
_NUMBERED = re.compile(r"\s*(?:(?:No|Nr)\.?\s*)?\d{1,3}[.)]\s")
_ONE_STORY = 400  # days
_TELLING = frozenset(
    {"statement", "report", "message", "disclosure", "publication", "accusation", "charge", "sentence"}
)


@dataclass(slots=True)
class _Line:
    """Where the story stands, and when things last happened, in the paragraph."""

    current: Dating | None = None
    happened: Dating | None = None
    before: Dating | None = None
    """Where the paragraph before ended."""
    heading: Dating | None = None
    """The date at the head of the list in which the paragraph is an entry."""
    entry: bool = False
    any: Dating | None = None
    """The last date of the paragraph, also of a fragment: *Persons taken from their homes on 3 July*."""

    def move(self, dating: Dating, telling: bool) -> None:
        self.current = dating
        if not telling:
            self.happened = dating


def carry(
    doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None], told: frozenset[int], attached: Attached
) -> None:
    """Events without a date get that at which the story stands: the last closed date of a main clause."""
    text = doc.text  # built anew each time it is asked for
    breaks = sorted({*(m.start() for m in _PARAGRAPH.finditer(text)), *long_line_ends(text)})
    clauses = deque(attached.verbs())
    following = _following(doc, triggers, found, breaks, attached)
    line = _Line()
    paragraph = -1
    for number, trigger in enumerate(triggers):
        token = doc[trigger.head]
        here = bisect_right(breaks, token.idx)
        if here != paragraph:
            goes_on = here == paragraph + 1 > 0 and not _ENTRY.match(text[breaks[here - 1] : breaks[here - 1] + 40])
            opening = text[breaks[here - 1] : breaks[here - 1] + 40] if here else ""
            paragraph, line = here, _entered(line, here - paragraph == 1, goes_on, opening)
        while clauses and clauses[0][0] <= token.i:
            index, dating = clauses.popleft()
            moves = _moves_story(doc[index], dating, attached) or _leads_on(doc[index], dating, line)
            if bisect_right(breaks, doc[index].idx) == paragraph and moves:
                line.move(dating, says(doc[index]))
        own = found[number]
        line.any = own if own is not None and own.own and _is_closed(own) else line.any
        if own is None:
            coming = following[number]
            ahead = coming[1] if coming is not None and coming[0] == here else None
            found[number] = _inferred(token, trigger, line, attached, ahead)
        elif trigger.type == "birth":
            continue  # who was born on 3 January did not grow up on that day
        elif ((number not in told or is_main(token)) and _moves_story(token, own, attached)) or (
            _leads_on(token, own, line)
        ):
            line.move(own, trigger.type in _TELLING)


def _entered(line: _Line, adjacent: bool, goes_on: bool, opening: str) -> _Line:
    """The line at a paragraph's opening; an entry of a numbered list begins at the date of the list's own head."""
    if not _NUMBERED.match(opening):
        return _Line(before=line.current if goes_on else None)
    opened = (line.current or line.any) if adjacent and not line.entry else None
    heading = line.heading if line.heading is not None else opened
    return _Line(current=heading, heading=heading, entry=True)


def _following(
    doc: Doc, triggers: Sequence[Trigger], found: Sequence[Dating | None], breaks: Sequence[int], attached: Attached
) -> list[tuple[int, Dating] | None]:
    """For each trigger the next date of the story behind it, with its paragraph."""
    coming: tuple[int, Dating] | None = None
    ahead: list[tuple[int, Dating] | None] = []
    for trigger, own in zip(reversed(triggers), reversed(found), strict=True):
        ahead.append(coming)
        token = doc[trigger.head]
        if own is not None and _moves_story(token, own, attached):
            coming = (bisect_right(breaks, token.idx), own)
    return ahead[::-1]


def _moves_story(verb: Token, dating: Dating, attached: Attached) -> bool:
    """Whether a dated clause sets the time of the story: a main clause, no look back or aside, both days known."""
    if not _is_closed(dating) or not dating.own or verb.dep_ in ("acl", "relcl"):
        return False
    if is_pluperfect(verb):
        return is_main(verb) and not attached.is_aside(dating)  # in 1993 I saw his file: he had been tried on 20 July
    return not _glances(verb, dating, attached)


def _leads_on(verb: Token, dating: Dating, line: _Line) -> bool:
    """*Kern beat him, whom he named before the court in [March 1948].*: what closes the sentence and is later."""
    if verb.dep_ != "relcl" or verb.tag_ != "VBD" or not dating.own or not _is_closed(dating) or line.current is None:
        return False
    if any(t.pos_ in ("VERB", "AUX") for t in verb.doc[verb.right_edge.i + 1 : verb.sent.end]):
        return False
    ended, begins = line.current.bounds.latest, dating.bounds.earliest
    return ended is not None and begins is not None and ended < begins <= ended + _ONE_STORY


def _glances(verb: Token, dating: Dating, attached: Attached) -> bool:
    """*He told us in 1992*: the story has passed by the day of the telling."""
    return says(verb) and attached.is_aside(dating)


def _is_closed(dating: Dating) -> bool:
    return dating.bounds.earliest is not None and dating.bounds.latest is not None


def _inferred(token: Token, trigger: Trigger, line: _Line, attached: Attached, coming: Dating | None) -> Dating | None:
    verb = token if token.pos_ in ("VERB", "AUX") else verb_above(token)
    if verb is None:
        return None
    if line.current is None:
        return _between(verb, trigger, line.before, coming)
    teller = told_by(verb)
    if teller is not None and (is_pluperfect(verb) or attached.at(teller) is not None):
        return _as_told(line)
    if is_pluperfect(verb):
        return _before(line.current)
    goes_on = trigger.entry.kind == "verb" or token.dep_ in ("nsubj", "nsubjpass", "dobj")
    under_heading = line.heading is not None and line.current is line.heading
    if not goes_on or not (is_past(verb) or (under_heading and trigger.slots.clipped)):
        return None
    if under_heading:
        return line.current.because("under the date at the head of the list", own=False)
    if moves_on(verb):
        bounds = Bounds(line.current.bounds.earliest, None)
        return Dating(bounds, line.current.basis, "after the time at which the story stands")
    return line.current.because("the story stands at this time", own=False)


def _between(verb: Token, trigger: Trigger, before: Dating | None, coming: Dating | None) -> Dating | None:
    """An event at a paragraph's opening lies between the end of the one before and the paragraph's own first date."""
    if before is None or coming is None or trigger.entry.kind != "verb":
        return None
    if not is_main(verb) or not is_past(verb) or is_pluperfect(verb):
        return None
    first, last = before.bounds.earliest, coming.bounds.latest
    if first is None or last is None or not 0 <= last - first <= _ONE_STORY:
        return None
    reason = "between the end of the paragraph before and the next date"
    return Dating(Bounds(first, last), before.basis + coming.basis, reason)


def _as_told(line: _Line) -> Dating | None:
    if line.happened is not None:
        return line.happened.because("told of the time at which the story stood", own=False)
    return None if line.current is None else _before(line.current)


def _before(current: Dating) -> Dating | None:
    latest = current.bounds.latest
    if latest is None:
        return None
    return Dating(Bounds(None, latest), current.basis, "before the time at which the story stands")
