"""When each event was: from time expressions to events, by syntax first, then by the story's line.

1. An expression dates the event under which it hangs in the sentence; in a clipped entry the event beside it.
2. What belongs together in a sentence shares a date: coordinated verbs, *when* clauses, purposes, participles, an
   event named as the cause (*set free by the revolution of 1908*); a heading of an entry, the sentence after it.
3. An event in the plain past goes on at the time where the story stands, within the paragraph; a pluperfect looks
   back and is only known to be before that time.

What is told again is dated by `kartoteka.reading.retold`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kartoteka.reading import clipped
from kartoteka.reading.attached import Attached, Dating, parted
from kartoteka.reading.events import Trigger
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.sayings import says
from kartoteka.reading.story_line import carry
from kartoteka.reading.tense import is_pluperfect, moves_on, verb_above
from kartoteka.reading.times import Expression
from kartoteka.values import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_TOGETHER = frozenset({"when", "as", "while", "whereupon", "on"})
_HEADING = 4
_GOVERNORS = 3
_FRAGMENT = 10


def date_events(
    doc: Doc, triggers: Sequence[Trigger], times: Sequence[Expression], told: frozenset[int], *, alone: bool = False
) -> list[Dating | None]:
    """A dating, or none, for each trigger in order.

    Args:
        told: indexes of triggers that stand on another's word: they do not move the story on.
        alone: give each event only the date that hangs on itself.
    """
    at_token = Attached(doc, triggers, times)
    found = [at_token.of(number) for number in range(len(triggers))]
    if alone:
        return found
    _share(doc, triggers, found, at_token)
    _under_headings(doc, triggers, found, at_token)
    _between_neighbours(doc, triggers, found)
    carry(doc, triggers, found, told, at_token)
    return found


def _share(doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None], attached: Attached) -> None:
    """Dates that pass between the parts of a sentence, from governor to governed and back."""
    at_head = {trigger.head: number for number, trigger in enumerate(triggers)}
    for number, trigger in (*enumerate(triggers), *enumerate(triggers)):  # what is dated late lends in the second round
        head = doc[trigger.head]
        if found[number] is None:
            found[number] = _from_above(head, at_head, found, attached)
        if found[number] is None:
            found[number] = _from_below(head, at_head, found, attached)


def _from_above(head: Token, at_head: dict[int, int], found: list[Dating | None], attached: Attached) -> Dating | None:
    """From the governor, or from the one above it where that is no event: *on 3 May, when they came to arrest him*."""
    here = head
    for _ in range(_GOVERNORS):
        governor = _governor(here)
        if governor is None or parted(here, governor) or moves_on(here):
            return None
        if governor.lower_ == "born":
            return None  # "was born on 3 January and grew up in Riga"
        if is_pluperfect(here) and not is_pluperfect(governor):
            return None
        dating = found[at_head[governor.i]] if governor.i in at_head else attached.at(governor)
        if dating is not None and here.dep_ == "relcl":
            dating = attached.days_of(dating)
        if dating is not None:
            return dating.because(f"shares the date of {governor.text!r}") if dating.own else None
        if governor.i in at_head:
            return None
        here = governor
    return None


def _governor(head: Token) -> Token | None:
    """The verb whose date an undated event shares: of the same series, the main clause, the verb of purpose."""
    if head.dep_ == "conj":
        return head.head
    if head.dep_ in ("xcomp", "oprd") and head.head.pos_ in ("VERB", "AUX"):
        return head.head
    if head.dep_ == "ccomp" and head.head.lemma_ in ("have", "make", "let", "see", "hear", "get"):
        return head.head
    if head.dep_ == "advcl":
        marks = {c.lower_ for c in head.children if c.dep_ == "mark" or (c.dep_ == "advmod" and c.tag_ == "WRB")}
        if marks & _TOGETHER or (head.tag_ in ("VB", "VBG", "VBN", "JJ") and not marks):
            return head.head
    if (
        head.dep_ == "pobj"
        and head.head.lower_ in ("in", "at", "during", "with", "on", "by")
        and head.head.head.pos_ == "VERB"
    ):
        return head.head.head
    if head.dep_ == "prep" and head.head.pos_ in ("VERB", "AUX"):
        return head.head  # was under guard
    if head.dep_ in ("dobj", "nsubj", "nsubjpass") and head.pos_ == "NOUN" and head.head.pos_ in ("VERB", "AUX"):
        classes = word_classes()
        happens = head.head.lemma_.lower() in classes["light"] | classes["happen"] | classes["suffered"]
        return head.head if happens else None
    if head.dep_ == "relcl" and any(c.lower_ == "when" for c in head.children):
        return verb_above(head.head)
    return None


def _from_below(head: Token, at_head: dict[int, int], found: list[Dating | None], attached: Attached) -> Dating | None:
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
            if is_pluperfect(head) or any(c.lower_ in ("after", "before", "until") for c in child.children):
                dating = None
        elif child.dep_ in ("agent", "nsubj") or (
            child.dep_ == "prep" and child.lower_ in ("by", "at", "in", "during", "with")
        ):
            events = [child, *(c for c in child.children if c.dep_ == "pobj")]
            dating = next((found[at_head[e.i]] for e in events if e.i in at_head and e.pos_ == "NOUN"), None)
        asked = _asked(head, child)
        if dating is None and asked is not None:
            child, dating = asked, found[at_head[asked.i]] if asked.i in at_head else attached.at(asked)
        if dating is not None and dating.own and not parted(head, child):
            return dating.because(f"shares the date of {child.text!r}")
    return None


_SITTING = frozenset({"sit", "meet", "convene", "assemble", "gather", "deliberate"})
_ASKING = frozenset(
    {"ask", "question", "interrogate", "examine", "interview", "hear", "confront", "press", "challenge"}
)


def _asked(head: Token, subject: Token) -> Token | None:
    """*The commandant, [questioned] in 1990, swore*; *the court, [sitting] in July, condemned him*: of one occasion."""
    if subject.dep_ != "nsubj" or is_pluperfect(head):
        return None
    for child in subject.children:
        asking = child.tag_ == "VBN" and child.lemma_ in _ASKING and says(head)
        if child.dep_ == "acl" and (asking or (child.tag_ == "VBG" and child.lemma_ in _SITTING)):
            return child
    return None


def _opens_together(verb: Token) -> bool:
    return any(c.lower_ in ("when", "as", "while") and c.dep_ in ("mark", "advmod") for c in verb.children)


def _under_headings(doc: Doc, triggers: Sequence[Trigger], found: list[Dating | None], attached: Attached) -> None:
    """*Second arrest. Tomsk, 27 Oct. 1937.*; *1922: proposed for deportation; not deported.*"""
    at_sentence = {doc[trigger.head].sent.start: number for number, trigger in enumerate(triggers)}
    for first, dating in attached.loose:
        sentence = doc[first].sent
        if sentence.start and sentence.start not in at_sentence:
            before = doc[sentence.start - 1].sent
            number = at_sentence.get(before.start)
            if number is not None and found[number] is None and len(before) <= _HEADING:
                found[number] = dating.because("dated in the sentence after the heading")
            elif number is not None and found[number] is None and _is_fragment(sentence):
                found[number] = dating.because("dated in the fragment behind")
        if first - sentence.start <= 1 and sentence[-1].text not in _CLOSERS and not _has_verb(sentence):
            number = _first_main(doc, triggers, sentence.end)
            if number is not None and found[number] is None:
                found[number] = dating.because("under the date from which the parser cut it off")
        colon = any(t.text == ":" for t in doc[first : first + 10])
        if colon and (first - sentence.start <= 1 or clipped.is_clipped(doc[first])):
            opening = bisect_left(triggers, sentence.start, key=lambda t: t.start)
            closing = bisect_left(triggers, sentence.end, key=lambda t: t.start)
            for number in range(opening, closing):
                if found[number] is None:
                    found[number] = dating.because("under the date that opens the line")


_CLOSERS = frozenset({".", "!", "?", ":", ";", ")", "”", '"'})


def _has_verb(sentence: Span) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence)


def _first_main(doc: Doc, triggers: Sequence[Trigger], start: int) -> int | None:
    """The first event of the sentence that begins there, where it is the verb of its main clause."""
    while start < len(doc) and not _has_verb(doc[start].sent) and doc[start].sent[-1].text not in _CLOSERS:
        start = doc[start].sent.end
    if start >= len(doc) or "\n" in doc[start].text:
        return None
    number = bisect_left(triggers, start, key=lambda t: t.head)
    found = number < len(triggers) and triggers[number].head < doc[start].sent.end
    return number if found and doc[triggers[number].head].dep_ == "ROOT" else None


def _is_fragment(sentence: Span) -> bool:
    """Whether it is the rest of a clipped line, cut off at an abbreviation: *by the Court of the Ukr. | SSR, 3 May*."""
    return len(sentence) <= _FRAGMENT and not _has_verb(sentence)


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
