"""From triggers to drafts of claims: roles, stance, dating, and what one claim lends to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.claims import Time
from kartoteka.reading.assembly import Draft
from kartoteka.reading.cast import Cast
from kartoteka.reading.clipped import Headwords
from kartoteka.reading.dating import date_events
from kartoteka.reading.events import Trigger, find_triggers
from kartoteka.reading.holders import Attribution, attributions
from kartoteka.reading.kinds import Kinds
from kartoteka.reading.roles import Resolver, fill
from kartoteka.reading.stance import Stance, Stances
from kartoteka.reading.terms import read_length

if TYPE_CHECKING:
    from spacy.tokens import Doc

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


def find_claims(doc: Doc, cast: Cast, times: Sequence[Time]) -> list[Draft]:
    """All claims of the text as drafts, in the order of the text."""
    kinds = Kinds(cast)
    headwords = Headwords(doc, cast)
    resolver = Resolver(cast, kinds, headwords)
    stances = Stances(resolver)
    triggers = find_triggers(doc, kinds, headwords)
    stretches = attributions(doc, resolver, stances)
    drafts = [_draft(trigger, doc, resolver, stances, stretches) for trigger in triggers]
    told = frozenset(number for number, draft in enumerate(drafts) if draft.stance.holders)
    datings = date_events(doc, triggers, times, told)
    return [replace(draft, dating=dating) for draft, dating in zip(drafts, datings, strict=True)]


def _draft(trigger: Trigger, doc: Doc, resolver: Resolver, stances: Stances, stretches: Sequence[Attribution]) -> Draft:
    filled = fill(trigger, doc, resolver)
    stance = _stance(trigger, doc, stances, stretches)
    post = None if filled.post is None else doc[filled.post[0] : filled.post[1]].text.strip()
    reasons = tuple(("roles", reason) for reason in filled.reasons)
    return Draft(trigger, dict(filled.roles), stance, post, _term(trigger, doc), None, reasons)


def _stance(trigger: Trigger, doc: Doc, stances: Stances, stretches: Sequence[Attribution]) -> Stance:
    entry, head = trigger.entry, doc[trigger.head if trigger.entry.kind != "noun" else trigger.end - 1]
    ignore = entry.polarity == "CT+"
    stance = stances.of(head, entry.kind in ("verb", "abbreviation"), ignore)
    if entry.polarity == "CT-":
        stance = replace(stance, positive=not stance.positive, reasons=(*stance.reasons, "the words deny it"))
    above: tuple[str, ...] = ()
    for stretch in stretches:
        if stretch.covers(head.i):
            above += tuple(h for h in stretch.holders if h not in above)
            if stretch.distant:
                stance = stance.weaker("U", stretch.reason)
            else:
                stance = replace(stance, reasons=(*stance.reasons, f"held: {stretch.reason}"))
    inner = tuple(h for h in stance.holders if h not in above)
    return replace(stance, holders=(*above, *inner))


def _term(trigger: Trigger, doc: Doc) -> str | None:
    if trigger.type not in _WITH_TERM:
        return None
    head = doc[trigger.head]
    for child in head.children:
        if child.i <= head.i or child.dep_ not in ("prep", "dobj", "npadvmod", "oprd", "attr", "dative"):
            continue
        if child.dep_ == "prep" and child.lower_ not in ("to", "for", "of"):
            continue
        found = read_length(doc[child.left_edge.i : child.right_edge.i + 1].text)
        if found:
            return found
    return None
