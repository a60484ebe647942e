"""Which word each time expression dates: the event above it in the sentence, or beside it in a clipped entry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading import clipped
from kartoteka.reading.events import Trigger
from kartoteka.reading.tense import is_pluperfect
from kartoteka.reading.times import Expression
from kartoteka.values import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLIMB = 12
_FEW_DAYS = 10
_DAY = re.compile(r"\b(?:day|night|morning|evening|afternoon)\b", re.IGNORECASE)
_CLAUSAL_CHILDREN = ("nsubj", "nsubjpass", "dobj", "xcomp", "attr", "prep", "pobj", "acomp", "ccomp", "agent", "csubj")
_STOPS = frozenset(";:()[]")


@dataclass(frozen=True, slots=True)
class Dating:
    """Bounds of an event, the indexes of the times that they rest on, and why.

    `own` is true where the event's own sentence gives the date, false for what was inferred from the story.
    """

    bounds: Bounds
    basis: tuple[int, ...] = ()
    reason: str = ""
    own: bool = False
    edtf: str | None = None

    def because(self, reason: str, *, own: bool = True) -> Dating:
        """The same bounds for another reason."""
        return Dating(self.bounds, self.basis, reason, own, self.edtf)


class Attached:
    """Time expressions by the token that they date: an event's head, or the verb of a clause without an event."""

    def __init__(self, doc: Doc, triggers: Sequence[Trigger], times: Sequence[Expression]) -> None:
        self._doc = doc
        self._triggers = triggers
        self._times = times
        self._by_token: dict[int, list[int]] = {}
        for number, trigger in enumerate(triggers):
            for index in {trigger.head, *range(trigger.start, trigger.end)}:
                self._by_token.setdefault(index, []).append(number)
        self._datings: dict[int, Dating] = {}
        self.loose: list[tuple[int, Dating]] = []
        starts = [token.idx for token in doc]
        for index, time in enumerate(times):
            if time.fixes_a_date and not _is_hour_of_some_day(time):
                first = max(0, bisect_right(starts, time.start) - 1)
                self._attach(first, max(first + 1, bisect_right(starts, time.end - 1)), index, time)
        self._date_the_counted(starts, times)

    def _date_the_counted(self, starts: list[int], times: Sequence[Expression]) -> None:
        """*Four days after the first arrests*: the arrests have the date from which it was counted."""
        for time in times:
            if time.hangs is None or not time.hangs.event or time.basis.on is None:
                continue
            base = times[time.basis.on]
            first = max(0, bisect_right(starts, time.start) - 1)
            for index in range(first, bisect_right(starts, time.end - 1)):
                head = self._heads(index)
                if head is not None and head.pos_ == "NOUN" and head.i not in self._datings and base.fixes_a_date:
                    reason = f"the date from which {time.text!r} is counted"
                    self._datings[head.i] = Dating(base.bounds, (time.basis.on,), reason, False, base.edtf)

    def of(self, number: int) -> Dating | None:
        """The dating of the trigger of that number."""
        return self._datings.get(self._triggers[number].head)

    def at(self, token: Token) -> Dating | None:
        """The dating that hangs on the token."""
        return self._datings.get(token.i)

    def days_of(self, dating: Dating) -> Dating:
        """The days that a date names, whatever the preposition before it: *held until May 1938, when he was shot*."""
        if len(dating.basis) != 1 or self._times[dating.basis[0]].period.is_open:
            return dating
        return Dating(self._times[dating.basis[0]].period, dating.basis, dating.reason, dating.own)

    def is_aside(self, dating: Dating) -> bool:
        """Whether the story's line has passed by the dates on which it rests."""
        return bool(dating.basis) and all(self._times[index].aside for index in dating.basis)

    def verbs(self) -> list[tuple[int, Dating]]:
        """Dated verbs that are no events themselves, by token, in order."""
        events = {trigger.head for trigger in self._triggers}
        dated = [(index, dating) for index, dating in self._datings.items() if index not in events]
        return sorted(dated, key=lambda found: found[0])

    def _attach(self, first: int, end: int, index: int, time: Expression) -> None:
        inside = self._doc[first:end]
        dating = Dating(time.bounds, (index,), f"dated: {inside.text!r}", True, time.edtf)
        for token in self._dated_by(inside.root, range(first, end)):
            length = time.kind == "duration" and not (first and self._doc[first - 1].lower_ == "within")
            if length and (_is_length(inside.root) or is_pluperfect(token)):
                continue
            if token.i < first and self._is_gapped(first, end):
                return
            old = self._datings.get(token.i)
            if old is None or (_is_narrower(time.bounds, old.bounds) and not self._is_of_another(token, first)):
                self._datings[token.i] = dating
            return
        self.loose.append((first, dating))

    def _is_gapped(self, first: int, end: int) -> bool:
        """*They were marched to the camp, and in May [to] the barracks*: the verb of the date is left out."""
        before, doc = first - 1, self._doc
        while before > 0 and doc[before].tag_ in ("IN", "DT", ",") and doc[before].lower_ not in ("to", "into"):
            before -= 1
        if doc[before].lower_ not in ("and", "then") or end + 1 >= len(doc) or doc[end].lower_ not in ("to", "into"):
            return False
        return doc[end + 1].pos_ not in ("VERB", "AUX", "ADV")

    def _is_of_another(self, verb: Token, first: int) -> bool:
        """*Orlov was seized in January, his wife on 20 April*: the second date is that of a clause without its verb."""
        breaks = [i for i in range(verb.i + 1, first) if self._doc[i].text in (",", "and", "while")]
        if not breaks or breaks[-1] + 1 >= first:
            return False
        words = self._doc[breaks[-1] + 1 : first]
        return words[0].pos_ in ("PROPN", "NOUN", "DET", "PRON") and not any(t.pos_ in ("VERB", "AUX") for t in words)

    def _dated_by(self, root: Token, inside: range) -> list[Token]:
        if clipped.is_clipped(root):
            beside = self._beside(root, inside)
            if beside is not None:
                return [beside]
        governed = self._governed(root, inside)
        closer = self._closer(inside, governed)
        return [closer] if closer is not None else governed

    def _heads(self, index: int) -> Token | None:
        numbers = self._by_token.get(index)
        return None if numbers is None else self._doc[self._triggers[numbers[0]].head]

    def _beside(self, root: Token, inside: range) -> Token | None:
        """In a clipped stretch: the event before the date, else the one after it."""
        start, end = clipped.segment(root)
        for index in [*range(inside.start - 1, start - 1, -1), *range(inside.stop, end)]:
            found = self._heads(index)
            if found is not None:
                return found
        return None

    def _closer(self, inside: range, governed: list[Token]) -> Token | None:
        """*Arrested that May, he was held*: the event in front, if a comma parts the date from what it hangs on."""
        if not governed or governed[0].i < inside.stop:
            return None
        between = self._doc[inside.stop : governed[0].i]
        if not any(t.text == "," for t in between):
            return None
        for index in range(inside.start - 1, max(-1, inside.start - 4), -1):
            if self._doc[index].text in (",", ";", "."):
                return None
            found = self._heads(index)
            if found is not None:
                return found
        return None

    def _governed(self, root: Token, inside: range) -> list[Token]:
        """What a time expression dates: the first event above it, or one in the clause of the verb above it."""
        token = root
        for _ in range(_CLIMB):
            if token.i not in inside:
                found = self._heads(token.i)
                if found is not None:
                    return [found]
                if token.pos_ in ("VERB", "AUX"):
                    below = self._in_clause(token, root, inside) or self._described(token)
                    return below or [token]
            if token.head.i == token.i:
                return []
            token = token.head
        return []

    def _described(self, participle: Token) -> list[Token]:
        """*A letter dated the 13th*, *the trial held in May*: the event noun that the participle describes."""
        found = self._heads(participle.head.i) if participle.dep_ == "acl" else None
        return [] if found is None or found.pos_ != "NOUN" else [found]

    def _in_clause(self, verb: Token, root: Token, inside: range) -> list[Token]:
        for child in verb.children:
            if child.dep_ in _CLAUSAL_CHILDREN and not parted(child, root):
                for token in (child, *(c for c in child.children if c.dep_ in ("pobj", "xcomp", "dobj", "pcomp"))):
                    found = self._heads(token.i)
                    if found is not None and found.i not in inside:
                        return [found]
        return []


def _is_hour_of_some_day(time: Expression) -> bool:
    """*at seven*, *that day*, *on the night of the arrest*, where the story stands at a season: of no known day."""
    of_a_day = time.kind == "time" or (time.kind == "relative" and _DAY.search(time.text) is not None)
    return of_a_day and (time.bounds.days is None or time.bounds.days > _FEW_DAYS)


def parted(one: Token, other: Token) -> bool:
    """Whether a semicolon, colon or bracket stands between two tokens."""
    start, end = sorted((one.i, other.i))
    return any(t.text in _STOPS for t in one.doc[start:end])


def _is_length(root: Token) -> bool:
    """Whether a length says how long and not when: *for eight years*."""
    return root.head.lower_ in ("for", "during", "of") or root.dep_ in ("dobj", "nsubj", "attr")


def _is_narrower(new: Bounds, old: Bounds) -> bool:
    return new.days is not None and (old.days is None or new.days < old.days)
