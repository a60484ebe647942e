"""When each event was: from time expressions to events, by syntax first, then by the story's line.

1. An expression dates the event under which it hangs in the sentence; in a clipped entry the event beside it.
2. What belongs together in a sentence shares a date: coordinated verbs, *when* clauses, purposes, participles, an
   event named as the cause (*set free by the revolution of 1908*); a heading of an entry, the sentence after it.
3. An event in the plain past goes on at the time where the story stands, within the paragraph; a pluperfect looks
   back and is only known to be before that time.

What is told again is dated by `kartoteka.reading.retold`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading import clipped
from kartoteka.reading.events import Trigger
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.times import Expression
from kartoteka.values import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LATER = frozenset(
    [
        "later",
        "afterwards",
        "afterward",
        "soon",
        "thereafter",
        "thereupon",
        "subsequently",
        "since",
        "eventually",
        "finally",
    ]
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_CLIMB = 12
_CLAUSAL_CHILDREN = ("nsubj", "nsubjpass", "dobj", "xcomp", "attr", "prep", "pobj", "acomp", "ccomp", "agent", "csubj")
_TOGETHER = frozenset({"when", "as", "while", "whereupon", "on"})
_STOPS = frozenset(";:()[]")
_HEADING = 4


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


def date_events(
    doc: Doc, triggers: Sequence[Trigger], times: Sequence[Expression], told: frozenset[int], *, alone: bool = False
) -> list[Dating | None]:
    """A dating, or none, for each trigger in order.

    Args:
        told: indexes of triggers that stand on another's word: they do not move the story on.
        alone: give each event only the date that hangs on itself.
    """
    at_token = _Attached(doc, triggers, times)
    found = [at_token.of(number) for number in range(len(triggers))]
    if alone:
        return found
    _share(doc, triggers, found, at_token)
    _under_headings(doc, triggers, found, at_token)
    _between_neighbours(doc, triggers, found)
    _carry(doc, triggers, found, told, at_token)
    return found


class _Attached:
    """Time expressions by the token that they date: an event's head, or the verb of a clause without an event."""

    def __init__(self, doc: Doc, triggers: Sequence[Trigger], times: Sequence[Expression]) -> None:
        self._doc = doc
        self._triggers = triggers
        self._by_token: dict[int, list[int]] = {}
        for number, trigger in enumerate(triggers):
            for index in {trigger.head, *range(trigger.start, trigger.end)}:
                self._by_token.setdefault(index, []).append(number)
        self._datings: dict[int, Dating] = {}
        self.loose: list[tuple[int, Dating]] = []
        starts = [token.idx for token in doc]
        for index, time in enumerate(times):
            if time.fixes_a_date:
                first = max(0, bisect_right(starts, time.start) - 1)
                self._attach(first, max(first + 1, bisect_right(starts, time.end - 1)), index, time)

    def of(self, number: int) -> Dating | None:
        """The dating of the trigger of that number."""
        return self._datings.get(self._triggers[number].head)

    def at(self, token: Token) -> Dating | None:
        """The dating that hangs on the token."""
        return self._datings.get(token.i)

    def verbs(self) -> list[tuple[int, Dating]]:
        """Dated verbs that are no events themselves, by token, in order."""
        events = {trigger.head for trigger in self._triggers}
        dated = [(index, dating) for index, dating in self._datings.items() if index not in events]
        return sorted(dated, key=lambda found: found[0])

    def _attach(self, first: int, end: int, index: int, time: Expression) -> None:
        inside = self._doc[first:end]
        dating = Dating(time.bounds, (index,), f"dated: {inside.text!r}", True, time.edtf)
        for token in self._dated_by(inside.root, range(first, end)):
            if time.kind == "duration" and (_is_length(inside.root) or _is_pluperfect(token)):
                continue
            old = self._datings.get(token.i)
            if old is None or _is_narrower(time.bounds, old.bounds):
                self._datings[token.i] = dating
            return
        self.loose.append((first, dating))

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
                    below = self._in_clause(token, root)
                    return below or [token]
            if token.head.i == token.i:
                return []
            token = token.head
        return []

    def _in_clause(self, verb: Token, root: Token) -> list[Token]:
        for child in verb.children:
            if child.dep_ in _CLAUSAL_CHILDREN and not _parted(child, root):
                for token in (child, *(c for c in child.children if c.dep_ in ("pobj", "xcomp", "dobj", "pcomp"))):
                    found = self._heads(token.i)
                    if found is not None:
                        return [found]
        return []


def _parted(one: Token, other: Token) -> bool:
    """Whether a semicolon, colon or bracket stands between two tokens."""
    start, end = sorted((one.i, other.i))
    return any(t.text in _STOPS for t in one.doc[start:end])


def _is_length(root: Token) -> bool:
    """Whether a length says how long and not when: *for eight years*."""
    return root.head.lower_ in ("for", "during", "of") or root.dep_ in ("dobj", "nsubj", "attr")


def _is_narrower(new: Bounds, old: Bounds) -> bool:
    return new.days is not None and (old.days is None or new.days < old.days)


def _share(doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None], attached: _Attached) -> None:
    """Dates that pass between the parts of a sentence, from governor to governed and back."""
    at_head = {trigger.head: number for number, trigger in enumerate(triggers)}
    for number, trigger in enumerate(triggers):
        head = doc[trigger.head]
        if found[number] is None:
            found[number] = _from_above(head, at_head, found, attached)
        if found[number] is None:
            found[number] = _from_below(head, at_head, found, attached)


def _from_above(head: Token, at_head: dict[int, int], found: list[Dating | None], attached: _Attached) -> Dating | None:
    governor = _governor(head)
    if governor is None or _parted(head, governor) or _moves_on(head):
        return None
    dating = found[at_head[governor.i]] if governor.i in at_head else attached.at(governor)
    if dating is None or not dating.own or (_is_pluperfect(head) and not _is_pluperfect(governor)):
        return None
    return dating.because(f"shares the date of {governor.text!r}")


def _governor(head: Token) -> Token | None:
    """The verb whose date an undated event shares: of the same series, the main clause, the verb of purpose."""
    if head.dep_ == "conj":
        return head.head
    if head.dep_ in ("xcomp", "oprd") and head.head.pos_ in ("VERB", "AUX"):
        return head.head
    if head.dep_ == "ccomp" and head.head.lemma_ in ("have", "make", "let", "see", "hear", "get"):
        return head.head
    if head.dep_ == "advcl":
        marks = {c.lower_ for c in head.children if c.dep_ in ("mark", "advmod")}
        if marks & _TOGETHER or (head.tag_ in ("VB", "VBG", "VBN") and not marks):
            return head.head
    if (
        head.dep_ == "pobj"
        and head.head.lower_ in ("in", "at", "during", "with", "on")
        and head.head.head.pos_ == "VERB"
    ):
        return head.head.head
    if head.dep_ in ("dobj", "nsubj", "nsubjpass") and head.pos_ == "NOUN" and head.head.pos_ in ("VERB", "AUX"):
        classes = word_classes()
        happens = head.head.lemma_.lower() in classes["light"] | classes["happen"] | classes["suffered"]
        return head.head if happens else None
    if head.dep_ == "relcl" and any(c.lower_ == "when" for c in head.children):
        return _verb_above(head.head)
    return None


def _from_below(head: Token, at_head: dict[int, int], found: list[Dating | None], attached: _Attached) -> Dating | None:
    for child in head.children:
        dating = None
        if (
            child.dep_ == "conj"
            and child.i - head.i <= 3
            and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        ):
            dating = found[at_head[child.i]] if child.i in at_head else attached.at(child)
        elif child.dep_ == "advcl" and child.i < head.i and (child.tag_ in ("VBN", "VBG") or _opens_together(child)):
            dating = found[at_head[child.i]] if child.i in at_head else attached.at(child)
            if _is_pluperfect(head) or any(c.lower_ in ("after", "before", "until") for c in child.children):
                dating = None
        elif child.dep_ in ("agent", "nsubj") or (
            child.dep_ == "prep" and child.lower_ in ("by", "at", "in", "during", "with")
        ):
            events = [child, *(c for c in child.children if c.dep_ == "pobj")]
            dating = next((found[at_head[e.i]] for e in events if e.i in at_head and e.pos_ == "NOUN"), None)
        if dating is not None and dating.own and not _parted(head, child):
            return dating.because(f"shares the date of {child.text!r}")
    return None


def _opens_together(verb: Token) -> bool:
    return any(c.lower_ in ("when", "as", "while") and c.dep_ in ("mark", "advmod") for c in verb.children)


def _under_headings(doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None], attached: _Attached) -> None:
    """*Second arrest. Tomsk, 27 Oct. 1937.*; *1922: proposed for deportation; not deported.*"""
    at_sentence = {doc[trigger.head].sent.start: number for number, trigger in enumerate(triggers)}
    for first, dating in attached.loose:
        sentence = doc[first].sent
        if sentence.start and sentence.start not in at_sentence:
            before = doc[sentence.start - 1].sent
            number = at_sentence.get(before.start)
            if number is not None and found[number] is None and len(before) <= _HEADING:
                found[number] = dating.because("dated in the sentence after the heading")
        colon = any(t.text == ":" for t in doc[first : first + 10])
        if colon and (first - sentence.start <= 1 or clipped.is_clipped(doc[first])):
            opening = bisect_left(triggers, sentence.start, key=lambda t: t.start)
            closing = bisect_left(triggers, sentence.end, key=lambda t: t.start)
            for number in range(opening, closing):
                if found[number] is None:
                    found[number] = dating.because("under the date that opens the line")


def _between_neighbours(doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None]) -> None:
    """In a clipped series an undated event lies between the dates before and after it."""
    for number, trigger in enumerate(triggers):
        if found[number] is not None or (not trigger.slots.clipped and not clipped.is_clipped(doc[trigger.head])):
            continue
        sentence = doc[trigger.head].sent
        before = _neighbour(triggers, found, range(number - 1, -1, -1), sentence.start, sentence.end)
        after = _neighbour(triggers, found, range(number + 1, len(triggers)), sentence.start, sentence.end)
        if before is None or after is None or before.bounds.earliest is None or after.bounds.latest is None:
            continue
        if before.bounds.earliest <= after.bounds.latest:
            bounds = Bounds(before.bounds.earliest, after.bounds.latest)
            found[number] = Dating(bounds, before.basis + after.basis, "between its neighbours in the series")


def _neighbour(
    triggers: Sequence[Trigger], found: list[Dating | None], order: range, start: int, end: int
) -> Dating | None:
    for number in order:
        if not start <= triggers[number].head < end:
            return None
        dating = found[number]
        if dating is not None and dating.own:
            return dating
    return None


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
        verb.dep_ in ("conj", "xcomp", "ccomp")
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)
        and verb.tag_ in ("VBN", "VB", "VBG")
    ):
        verb = verb.head
    tags = {verb.tag_} | {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return "VBD" in tags


def _carry(
    doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None], told: frozenset[int], attached: _Attached
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
    return closed and dating.own and verb.dep_ not in ("acl", "relcl") and not _is_pluperfect(verb)


def _inferred(token: Token, trigger: Trigger, current: Dating | None) -> Dating | None:
    if current is None:
        return None
    verb = token if token.pos_ in ("VERB", "AUX") else _verb_above(token)
    if verb is None:
        return None
    if _is_pluperfect(verb):
        latest = current.bounds.latest
        if latest is None:
            return None
        return Dating(Bounds(None, latest), current.basis, "before the time at which the story stands")
    goes_on = trigger.entry.kind == "verb" or token.dep_ in ("nsubj", "nsubjpass", "dobj")
    if not goes_on or not _is_past(verb):
        return None
    if _moves_on(verb):
        return Dating(Bounds(current.bounds.earliest, None), current.basis, "after the time at which the story stands")
    return current.because("the story stands at this time", own=False)


def _verb_above(token: Token) -> Token | None:
    for _ in range(5):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None
