"""From triggers to drafts of claims: roles, stance, dating, and what one claim lends to another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.reading import clipped
from kartoteka.reading.accused import name_accusers
from kartoteka.reading.assembly import Draft
from kartoteka.reading.attributed import ANYBODY, Attribution
from kartoteka.reading.cast import Cast
from kartoteka.reading.clipped import Headwords
from kartoteka.reading.completion import complete
from kartoteka.reading.dating import date_events
from kartoteka.reading.events import Trigger, find_triggers
from kartoteka.reading.filler import NOBODY
from kartoteka.reading.gapped import gapped
from kartoteka.reading.holders import attributions
from kartoteka.reading.interested import distrust
from kartoteka.reading.kinds import Kinds
from kartoteka.reading.lent import lend
from kartoteka.reading.particular import told
from kartoteka.reading.penalties import bare_penalties
from kartoteka.reading.polarity import Stance
from kartoteka.reading.refuted import refute
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.retold import date_again
from kartoteka.reading.roles import fill
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance import Stances
from kartoteka.reading.stations import stations
from kartoteka.reading.terms import read_length
from kartoteka.reading.times import Expression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WITH_TERM = frozenset(
    {
        "sentence",
        "detention",
        "exile",
        "service",
        "residence",
        "ill_treatment",
        "illness",
        "interrogation",
        "espionage",
        "burial",
        "defence",
    }
)


STEPS = (
    "entries",
    "stretches of speech",
    "headings",
    "lent roles",
    "shared and carried dates",
    "dates told again",
    "words left out",
    "interested parties",
    "refutations",
    "accusers",
    "nobody's events",
    "nothing particular",
)
"""The rules beyond a claim's own clause, in their order; `tools/ablate.py` measures what each is worth."""


def find_claims(
    doc: Doc,
    cast: Cast,
    times: Sequence[Expression],
    silent: Sequence[tuple[int, int]] = (),
    *,
    without: frozenset[str] = frozenset(),
) -> list[Draft]:
    """All claims of the text as drafts, in order.

    Args:
        silent: spans of characters in which nothing is claimed: headings, paragraphs in other languages.
        without: names of `STEPS` that are switched off.
    """
    kinds = Kinds(cast)
    headwords = None if "entries" in without else Headwords(doc, cast)
    resolver = Resolver(cast, kinds, headwords)
    drafts = _drafts(doc, resolver, headwords, () if "headings" in without else silent, without)
    if "lent roles" not in without:
        drafts = lend(complete(drafts, doc, resolver), doc, resolver)
    drafts = _dated(drafts, doc, times, without)
    if "words left out" not in without:
        drafts = _with_left_out(drafts, doc, resolver, times)
    if "interested parties" not in without:
        drafts = distrust(drafts)
    if "refutations" not in without:
        drafts = refute(drafts, doc)
    if "accusers" not in without:
        drafts = name_accusers(drafts, cast)
    if "nobody's events" not in without:
        drafts = [draft for draft in drafts if concerns_somebody(draft, kinds)]
    return drafts if "nothing particular" in without else told(drafts, doc)


def _drafts(
    doc: Doc,
    resolver: Resolver,
    headwords: Headwords | None,
    silent: Sequence[tuple[int, int]],
    without: frozenset[str],
) -> list[Draft]:
    """Triggers with what their own sentences say."""
    speakers = Speakers(resolver)
    stances = Stances(speakers)
    starts = _merged(silent)
    triggers = [t for t in find_triggers(doc, resolver.kinds, headwords) if not _is_silent(t, doc, starts)]
    covering = {} if "stretches of speech" in without else _by_sentence(attributions(doc, resolver, speakers), doc)
    drafts = [_draft(t, doc, resolver, stances, covering.get(doc[t.head].sent.start, ())) for t in triggers]
    return [draft for draft in drafts if says_something(draft)]


def _dated(drafts: list[Draft], doc: Doc, times: Sequence[Expression], without: frozenset[str]) -> list[Draft]:
    reported = frozenset(number for number, draft in enumerate(drafts) if draft.stance.holders)
    triggers = [draft.trigger for draft in drafts]
    datings = date_events(doc, triggers, times, reported, alone="shared and carried dates" in without)
    drafts = [replace(draft, dating=dating) for draft, dating in zip(drafts, datings, strict=True)]
    return drafts if "dates told again" in without else date_again(drafts, doc)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one: a heading may stand inside a paragraph of another language."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_silent(trigger: Trigger, doc: Doc, silent: Sequence[tuple[int, int]]) -> bool:
    start = doc[trigger.start].idx
    position = bisect_right(silent, start, key=lambda stretch: stretch[0]) - 1
    return position >= 0 and start < silent[position][1]


def _with_left_out(drafts: list[Draft], doc: Doc, resolver: Resolver, times: Sequence[Expression]) -> list[Draft]:
    """With the claims that have no word of their own in the lexicon, in order of the text."""
    own = [draft for draft in drafts if concerns_somebody(draft, resolver.kinds)]
    more = [
        *bare_penalties(own, doc, resolver, times),
        *gapped(drafts, doc, resolver, times),
        *stations(drafts, doc, resolver, times),
    ]
    taken = {index for draft in own for index in range(draft.trigger.start, draft.trigger.end)}
    free = [draft for draft in more if not taken & set(range(draft.trigger.start, draft.trigger.end))]
    return sorted([*drafts, *free], key=lambda draft: (draft.trigger.start, draft.trigger.end))


def concerns_somebody(draft: Draft, kinds: Kinds) -> bool:
    """Whether anybody does or undergoes it, or the words say that nobody did: a claim is to or by somebody, be it one
    of whom the text makes nobody (*burghers were dragged from their beds*)."""
    if any(draft.roles.get(role) for role in ("agent", "patient", "recipient", "principal")):
        return True
    if draft.trigger.entry.kind == "verb" and any(_is_somebody(t, kinds) for t in draft.trigger.slots.people):
        return True
    return any(part == "roles" and reason.startswith(NOBODY) for part, reason in draft.reasons)


def _is_somebody(token: Token, kinds: Kinds) -> bool:
    if token.pos_ == "PROPN":
        return not kinds.of(token) or kinds.is_person(token)
    return token.pos_ in ("NOUN", "NUM", "ADJ") and kinds.is_person(token)


def says_something(draft: Draft) -> bool:
    """Whether somebody does or undergoes it; *it is said that*, *unless otherwise stated* are nobody's act."""
    slots = draft.trigger.slots
    if draft.trigger.type not in ("statement", "report") or draft.trigger.entry.kind != "verb" or not slots.passive:
        return True
    if draft.roles.get("agent"):
        return True
    impersonal = slots.clipped or any(t.lower_ == "it" for t in slots.undergoer)
    raising = draft.trigger.entry.words[0] in ("say", "report")  # *he is reported to have answered*
    return bool(draft.roles.get("recipient")) and not impersonal and not raising


def _by_sentence(stretches: Sequence[Attribution], doc: Doc) -> dict[int, list[Attribution]]:
    """Attributions by the start of each sentence that they touch, in their order."""
    found: dict[int, list[Attribution]] = {}
    for stretch in stretches:
        index = stretch.start
        while index < stretch.end:
            sentence = doc[index].sent
            found.setdefault(sentence.start, []).append(stretch)
            index = sentence.end
    return found


def _draft(trigger: Trigger, doc: Doc, resolver: Resolver, stances: Stances, stretches: Sequence[Attribution]) -> Draft:
    filled = fill(trigger, doc, resolver)
    stance = _stance(trigger, doc, stances, stretches)
    post = None if filled.post is None else doc[filled.post[0] : filled.post[1]].text.strip()
    reasons = tuple(("roles", reason) for reason in filled.reasons)
    return Draft(
        trigger,
        dict(filled.roles),
        stance,
        post,
        _term(trigger, doc, resolver.headword(doc[trigger.head]) is not None),
        None,
        reasons,
    )


def _stance(trigger: Trigger, doc: Doc, stances: Stances, stretches: Sequence[Attribution]) -> Stance:
    entry, head = trigger.entry, doc[trigger.head if trigger.entry.kind != "noun" else trigger.end - 1]
    stance = stances.of(head, entry.kind in ("verb", "abbreviation"), bool(entry.polarity))
    if entry.polarity == "CT-":
        stance = replace(stance, positive=False, reasons=(*stance.reasons, "the words deny it"))
    elif entry.polarity == "Uu":
        stance = stance.weaker("U", "the words leave it open")
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    for stretch in stretches:
        if stretch.covers(head.i):
            if stretch.only_behind and not _stands_behind(stretch, (*above, *stance.holders, *below)):
                continue
            if stretch.innermost:
                below += stretch.holders
            else:
                above += stretch.holders
            if stretch.distant:
                stance = stance.weaker("U", stretch.reason)
            else:
                stance = replace(stance, reasons=(*stance.reasons, f"held: {stretch.reason}"))
    return replace(stance, holders=tuple(dict.fromkeys((*above, *stance.holders, *below))))


def _stands_behind(stretch: Attribution, holders: tuple[str, ...]) -> bool:
    """Whether one of those behind whom the source stands is a holder."""
    if ANYBODY in stretch.only_behind:
        return bool(holders)
    return bool(set(stretch.only_behind) & set(holders))


def _term(trigger: Trigger, doc: Doc, in_entry: bool) -> str | None:
    if trigger.type not in _WITH_TERM:
        return None
    head = doc[trigger.end - 1 if trigger.entry.kind == "noun" else trigger.head]
    for stretch in _stretches_of_length(head, trigger, in_entry):
        found = read_length(stretch)
        if found:
            return found
    return None


def _stretches_of_length(head: Token, trigger: Trigger, in_entry: bool) -> Iterator[str]:
    """*sentenced to ten years*, *for two months she lay ill*, *nine days of captivity*, *exile, Tomsk, three yrs*."""
    for child in head.children:
        if child.i < head.i and not (child.dep_ == "prep" and child.lower_ == "for"):
            continue
        if child.dep_ == "prep" and child.lower_ not in ("to", "for", "of", "with"):
            continue
        if child.dep_ in ("prep", "dobj", "npadvmod", "oprd", "attr", "dative"):
            yield head.doc[child.left_edge.i : child.right_edge.i + 1].text
    if head.dep_ == "pobj" and head.head.lower_ == "of" and trigger.entry.kind == "noun":
        length = head.head.head
        yield head.doc[length.left_edge.i : length.i + 1].text
    if trigger.entry.kind == "noun" and in_entry and clipped.is_clipped(head):
        end = clipped.segment(head)[1]
        yield head.doc[head.i : next((t.i for t in head.doc[head.i : end] if t.pos_ == "VERB"), end)].text
    if trigger.type == "sentence" and trigger.slots.passive:
        yield from (head.doc[t.left_edge.i : t.i + 1].text for t in trigger.slots.undergoer)
