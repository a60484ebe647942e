"""Bare penalties: a length or a word that stands for a sentence where no verb says so.

The judgment named Schmorell and Graf (death), Bollinger (seven years), Hirzel (five).
He received five years, Just four, Wolf three.
Troika of the OGPU, 26.7.33: art. 58-10, ten yrs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.reading import clipped
from kartoteka.reading.assembly import Draft
from kartoteka.reading.attached import Dating
from kartoteka.reading.clause import Slots
from kartoteka.reading.events import Trigger
from kartoteka.reading.lexicon import Entry
from kartoteka.reading.polarity import Stance
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.terms import read_length
from kartoteka.reading.times import Expression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PENALTY = Entry("sentence", "phrase", ("penalty",), (), "do", "")
_PENAL = frozenset(
    [
        "sentence",
        "penalty",
        "judgment",
        "judgement",
        "verdict",
        "court",
        "condemn",
        "convict",
        "tribunal",
        "trial",
        "troika",
        "board",
        "collegium",
        "commission",
        "oso",
        "vkvs",
        "nkvd",
        "ogpu",
        "gpu",
        "cheka",
        "art",
        "art.",
        "article",
        "mvd",
        "mgb",
        "assize",
    ]
)
_DEADLY = frozenset({"death", "life", "shot", "execution", "vmn"})
_LONGEST = 5
_FAR = 120


def bare_penalties(
    drafts: Sequence[Draft], doc: Doc, resolver: Resolver, times: Sequence[Expression]
) -> Iterator[Draft]:
    """Further claims of type `sentence`, in no certain order; dated like the claim or the line on which they hang."""
    taken = {index for draft in drafts for index in range(draft.trigger.start, draft.trigger.end)}
    before: frozenset[str] = frozenset()
    for sentence in doc.sents:
        words = frozenset(t.lower_ for t in sentence) | frozenset(t.lemma_.lower() for t in sentence)
        penal, before = (words | before) & _PENAL, words if sentence.text.rstrip().endswith(":") else frozenset()
        if penal:
            yield from _in_brackets(sentence, drafts, resolver, taken)
            yield from _in_entry(sentence, drafts, resolver, times, taken)
        yield from _alone(sentence, drafts, taken)
    for draft in drafts:
        if draft.trigger.type == "sentence" and draft.term is not None:
            yield from _series(draft, doc, resolver)


def _claim(like: Draft | None, doc: Doc, start: int, end: int, patients: tuple[str, ...], term: str | None) -> Draft:
    trigger = Trigger(start, start, end, _PENALTY, Slots())
    roles = {"patient": patients}
    reasons = (("roles", "patient: the penalty stands beside the name"),)
    if like is None:
        return Draft(trigger, roles, Stance(), None, term, None, reasons)
    agent = like.roles.get("agent", ()) if like.trigger.type in ("sentence", "trial") else ()
    return Draft(trigger, {**roles, "agent": agent}, replace(like.stance), None, term, like.dating, reasons)


def _nearest(drafts: Sequence[Draft], sentence: Span, before: int) -> Draft | None:
    """The claim of a sentence or trial on which a penalty hangs: in its own sentence, else the last before."""
    near = drafts[: bisect_left(drafts, before, key=lambda d: d.trigger.start)][-40:]
    kindred = [d for d in near if d.trigger.type in ("sentence", "trial")]
    if not kindred or kindred[-1].trigger.start <= before - _FAR:
        return None
    found = kindred[-1]
    if found.dating is None:
        dated = [
            d.dating for d in near if d.dating is not None and d.trigger.start > before - _FAR and _is_closed(d.dating)
        ]
        found = replace(found, dating=dated[-1] if dated else None)
    return found


def _is_closed(dating: Dating) -> bool:
    return dating.bounds.earliest is not None and dating.bounds.latest is not None


def _in_brackets(sentence: Span, drafts: Sequence[Draft], resolver: Resolver, taken: set[int]) -> Iterator[Draft]:
    doc = sentence.doc
    unit: str | None = None
    since = sentence.start
    for token in sentence:
        if token.text in (":", ";"):
            since = token.i + 1
        if token.text != "(":
            continue
        close = next((t.i for t in doc[token.i : token.i + _LONGEST + 2] if t.text == ")"), None)
        inside = doc[token.i + 1 : close] if close is not None else None
        if inside is None or not len(inside):
            continue
        term = read_length(inside.text, unit)
        if term is not None:
            unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[term[-1]]
        people = _people(doc, since, token.i, resolver)
        if (
            (term is not None or inside[0].lower_ in _DEADLY)
            and people
            and not taken & set(range(inside.start, inside.end))
        ):
            yield _claim(_nearest(drafts, sentence, token.i), doc, inside.start, inside.end, people, term)
        since = (close or token.i) + 1


def _alone(sentence: Span, drafts: Sequence[Draft], taken: set[int]) -> Iterator[Draft]:
    """*A tribunal tried him behind closed doors. Ten years.*; *was given life; on appeal, in May, death.*"""
    doc = sentence.doc
    for chunk in chunks(doc, sentence.start, sentence.end):
        said = [t for t in chunk if not t.is_space]
        whole = len(said) == len([t for t in sentence if not t.is_space and not t.is_punct])
        if not said or len(said) > _LONGEST or taken & {t.i for t in said}:
            continue
        told = any(t.pos_ in ("VERB", "AUX", "PROPN") or t.lower_ in _LATER for t in said)
        term = read_length(chunk.text) if whole and not told else None
        if term is None and not (len(said) == 1 and said[0].lower_ in _BARE and chunk.start > sentence.start):
            continue
        like = _nearest(drafts, sentence, said[0].i)
        if like is not None and like.roles.get("patient"):
            yield _claim(like, doc, said[0].i, said[-1].i + 1, like.roles["patient"], term)


_BARE = frozenset({"death", "life"})
_LATER = frozenset({"later", "after", "before", "afterwards", "passed", "earlier"})


def _people(doc: Doc, start: int, end: int, resolver: Resolver) -> tuple[str, ...]:
    found = [e for t in doc[start:end] if resolver.kinds.is_person(t) and t.text[:1].isupper() for e in resolver.any(t)]
    return tuple(dict.fromkeys(found))


def _series(draft: Draft, doc: Doc, resolver: Resolver) -> Iterator[Draft]:
    """*He received five years, Just four, Wolf three*: name and number between commas."""
    sentence = doc[draft.trigger.head].sent
    unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[(draft.term or "PY")[-1]]
    for chunk in chunks(doc, draft.trigger.end, sentence.end):
        people = [t for t in chunk if resolver.kinds.is_person(t) and t.text[:1].isupper()]
        if not people or any(t.pos_ in ("VERB", "AUX") for t in chunk):
            continue
        rest = doc[people[-1].i + 1 : chunk.end]
        term = read_length(rest.text, unit) if len(rest) else None
        if term is not None:
            entities = tuple(dict.fromkeys(e for t in people for e in resolver.any(t)))
            if set(entities) - set(draft.roles.get("patient", ())):
                yield _claim(draft, doc, rest.start, rest.end, entities, term)


def chunks(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """The stretches between commas, semicolons and full stops."""
    for token in doc[start:end]:
        if token.text in (",", ";", "."):
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < end:
        yield doc[start:end]


def _in_entry(
    sentence: Span, drafts: Sequence[Draft], resolver: Resolver, times: Sequence[Expression], taken: set[int]
) -> Iterator[Draft]:
    doc = sentence.doc
    for chunk in chunks(doc, sentence.start, sentence.end):
        owner = resolver.headword(chunk[0])
        if owner is None or not clipped.is_clipped(chunk[0]) or len(chunk) > _LONGEST:
            continue
        term = read_length(chunk.text)
        covered = _types_between(drafts, *clipped.segment(chunk[0])) if term is not None else set()
        if (
            term is not None
            and not taken & set(range(chunk.start, chunk.end))
            and not covered & {"sentence", "exile", "detention", "service", "residence"}
        ):
            bodies = [e for t in doc[sentence.start : chunk.start] for e in resolver.bodies(t)]
            claim = _claim(None, doc, chunk.start, chunk.end, (owner,), term)
            dating = _line_date(sentence, chunk, times)
            yield replace(claim, roles={**claim.roles, "agent": tuple(dict.fromkeys(bodies[:1]))}, dating=dating)


def _line_date(sentence: Span, chunk: Span, times: Sequence[Expression]) -> Dating | None:
    """The last date before the penalty in its line: *Troika, 26.7.33: art. 58-10, ten yrs*."""
    last = bisect_left(times, chunk.start_char, key=lambda time: time.start) - 1
    for index in range(last, max(-1, last - 4), -1):
        time = times[index]
        if time.start >= sentence.start_char and time.fixes_a_date:
            return Dating(time.bounds, (index,), f"dated: {time.text!r}", True, time.edtf)
    return None


def _types_between(drafts: Sequence[Draft], start: int, end: int) -> set[str]:
    first = bisect_left(drafts, start, key=lambda d: d.trigger.start)
    last = bisect_left(drafts, end, key=lambda d: d.trigger.start)
    return {draft.trigger.type for draft in drafts[first:last]}
