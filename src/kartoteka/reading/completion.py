"""What one claim lends to another: who is meant where the sentence leaves it out because the text has said it.

    ... Hans and Sophie were arrested. Four days after the first arrests the judge came.
    ->  the arrests are those of Hans and Sophie

    He was tried by the Collegium and sentenced to be shot. The sentence was carried out.
    ->  it was carried out on him

A definite noun without an owner (*the arrest*, *no such trial*, *the first trial*) takes its roles from the nearest
earlier claim of the same or a kindred type; an act of an authority that names nobody is done to the person of whom
the story has just told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.reading.assembly import Draft
from kartoteka.reading.event_types import types
from kartoteka.reading.events import Trigger
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.whose_report import is_reply

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KINDRED: dict[str, frozenset[str]] = {
    kind: frozenset(group.split())
    for group in (
        "killing death suicide disappearance",
        "arrest detention transfer search disappearance",
        "trial charge sentence rehabilitation",
        "exile transfer sentence",
        "message statement report",
        "order",
        "resistance attack plot",
        "travel flight escape",
        "meeting",
        "burial death killing",
    )
    for kind in group.split()
}
"""Types that may name one event: *shot* and then *the murder*."""

_TOLD_AGAIN = frozenset({"order", "message", "resistance", "attack", "travel", "plot", "meeting", "accusation"})
_OF_THE_DEAD = frozenset({"burial"})
_REACH = 40
_CLOSE = 40
_ANAPHORIC = frozenset({"the", "this", "that", "these", "those", "such", "same"})
_ANOTHER = frozenset({"second", "third", "another", "new", "next", "other", "later", "further"})


def complete(drafts: Sequence[Draft], doc: Doc, resolver: Resolver) -> list[Draft]:
    """The drafts with patients and agents that the text before makes plain."""
    done: list[Draft] = []
    for draft in drafts:
        done.append(_completed(_of_entry(draft, doc, resolver), done, doc, resolver))
    return _foretold(done, doc)


def _foretold(drafts: list[Draft], doc: Doc) -> list[Draft]:
    """*The second trial began in July. The indictment named Orlov*: whom the next claims of the kind tell."""
    done = list(drafts)
    for number, draft in enumerate(drafts):
        named = draft.trigger.entry.kind == "noun" and draft.trigger.type == "trial"
        if not named or draft.roles.get("patient"):
            continue
        for later in drafts[number + 1 : number + 4]:
            near = _is_close(draft, later, doc) and later.roles.get("patient")
            if near and later.trigger.type in _JUDGED:
                reasons = (*draft.reasons, ("roles", "patient: whom the next claim names"))
                done[number] = replace(draft, roles={**draft.roles, "patient": later.roles["patient"]}, reasons=reasons)
                break
    return done


_JUDGED = frozenset({"trial", "charge", "sentence"})


def _of_entry(draft: Draft, doc: Doc, resolver: Resolver) -> Draft:
    """In an entry an act that names nobody is done to its person: *Commissar L. interceded*."""
    owner = resolver.headword(doc[draft.trigger.head])
    if owner is None or draft.roles.get("patient") or draft.trigger.type not in types("undergone"):
        return draft
    if owner in draft.roles.get("agent", ()) or owner in draft.roles.get("recipient", ()):
        return draft
    if not resolver.in_own_entry(doc[draft.trigger.head]):
        return draft
    return replace(
        draft,
        roles={**draft.roles, "patient": (owner,)},
        reasons=(*draft.reasons, ("roles", "patient: the person of the entry")),
    )


def _completed(draft: Draft, before: list[Draft], doc: Doc, resolver: Resolver) -> Draft:
    trigger = draft.trigger
    if draft.roles.get("patient") or trigger.type not in types("undergone") | _TOLD_AGAIN:
        return draft
    if _is_somebody_else(trigger, resolver):
        return draft
    noun = _noun_of(trigger, doc)
    if noun is not None and not draft.roles.get("agent") and _tells_again(noun):
        model = _retold(draft, before, _wants_first(noun))
        if model is not None:
            return _lend(draft, model, "as told before")
    if trigger.type in types("undergone"):
        far = _leaves_out(draft, doc)
        model = _last_undergoer(draft, before, doc) if far or _says_whose_by_itself(draft) else None
        if model is not None and (far or _is_close(model, draft, doc)):
            kept = dict.fromkeys(_undergone_as(trigger.type), model.roles["patient"])
            return replace(
                draft,
                roles={**draft.roles, **kept},
                reasons=(*draft.reasons, ("roles", "patient: of whom the story has just told")),
            )
    return draft


def _is_somebody_else(trigger: Trigger, resolver: Resolver) -> bool:
    """*A hundred and six were taken out and shot*: the words say who underwent it, though the text has no name."""
    nouns = [t for t in trigger.slots.undergoer if t.pos_ == "NOUN" or (t.pos_ == "NUM" and t.dep_ == "nsubjpass")]
    return any(resolver.kinds.is_person(t) and not resolver.people(t) for t in nouns)


def _undergone_as(kind: str) -> tuple[str, ...]:
    """Who takes his own life does it and undergoes it."""
    return ("agent", "patient") if kind == "suicide" else ("patient",)


def _noun_of(trigger: Trigger, doc: Doc) -> Token | None:
    """The noun that names the event, also where its verb says no more: *no such order was ever given*."""
    if trigger.entry.kind == "noun":
        return doc[trigger.end - 1]
    named = [t for t in trigger.slots.undergoer if trigger.start <= t.i < trigger.end and t.pos_ == "NOUN"]
    return named[0] if trigger.entry.kind == "verb" and trigger.slots.passive and named else None


def _tells_again(noun: Token) -> bool:
    return _is_anaphoric(noun) and not is_reply(noun)


def _is_anaphoric(noun: Token) -> bool:
    if any(c.lower_ in _ANOTHER for c in noun.children):
        return False
    return any(
        c.lower_ in _ANAPHORIC or c.lower_ == "no"
        for c in noun.children
        if c.dep_ in ("det", "amod", "predet", "advmod")
    )


def _wants_first(noun: Token) -> bool:
    return any(c.lower_ == "first" for c in noun.children)


def _retold(draft: Draft, before: list[Draft], first: bool) -> Draft | None:
    """The claim that the noun tells again: same type before kindred types; the nearest, for *the first* the first."""
    reach = before[-_REACH:]
    same = [
        d for d in reach if d.trigger.type == draft.trigger.type and (d.roles.get("patient") or d.roles.get("agent"))
    ]
    if same:
        return same[0] if first else same[-1]
    kindred = [d for d in reach if d.trigger.type in KINDRED.get(draft.trigger.type, ()) and d.roles.get("patient")]
    return kindred[-1] if kindred else None


def _lend(draft: Draft, model: Draft, reason: str) -> Draft:
    lent = {
        role: entities
        for role, entities in model.roles.items()
        if role in ("patient", "agent", "recipient") and not draft.roles.get(role)
    }
    reasons = tuple(("roles", f"{role}: {reason}") for role in lent)
    return replace(draft, roles={**draft.roles, **lent}, reasons=(*draft.reasons, *reasons))


def _leaves_out(draft: Draft, doc: Doc) -> bool:
    """Whether the words leave the patient out: a noun with an article, an act on a thing (*quashed the verdict*)."""
    trigger = draft.trigger
    if trigger.entry.kind == "noun":
        noun = doc[trigger.end - 1]
        if any(c.lower_ in _ANOTHER for c in noun.children):
            return False
        determiners = {c.lower_ for c in noun.children if c.dep_ == "det"}
        return bool(determiners & {"the", "this", "that", "no", "a", "an"}) or (
            noun.dep_ == "pobj" and noun.head.lower_ in ("at", "under", "after", "before", "during")
        )
    pronoun = any(t.lower_ in ("him", "her", "them") for t in trigger.slots.undergoer)
    return pronoun or trigger.type in (
        "rehabilitation",
        "defence",
        "burial",
        "killing",
        "sentence",
        "charge",
        "interrogation",
        "trial",
    )


def _says_whose_by_itself(draft: Draft) -> bool:
    """Whether the words leave out whose it is, and it can only be his of whom was just told: *the doctors certified
    pneumonia*, *under torture, as they believed*; nothing that others may do or undergo in the same breath."""
    trigger = draft.trigger
    idiom = trigger.slots.passive and any(trigger.start <= t.i < trigger.end for t in trigger.slots.undergoer)
    bare = (trigger.entry.kind in ("noun", "phrase") or idiom) and not draft.roles.get("agent")
    return bare and draft.trigger.type in _OF_ONE_BODY


_OF_ONE_BODY = frozenset({"illness", "ill_treatment", "search", "sentence", "defence", "suicide"})


def _is_close(model: Draft, draft: Draft, doc: Doc) -> bool:
    """Whether only the end of the sentence, or of the one before, stands between the two."""
    between = doc[model.trigger.end : draft.trigger.start]
    return (
        len(between) < _CLOSE
        and sum(bool(token.is_sent_start) for token in between) <= 1
        and not any(token.is_space and token.text.count("\n") > 1 for token in between)
    )


def _last_undergoer(draft: Draft, before: list[Draft], doc: Doc) -> Draft | None:
    """The claim before that somebody underwent: the ashes are those of who died, the verdict that of who was tried."""
    agents = set(draft.roles.get("agent", ()))
    found: list[Draft] = []
    for earlier in reversed(before[-12:]):
        patients = earlier.roles.get("patient", ())
        if patients and earlier.trigger.type in types("undergone") and not agents & set(patients):
            found.append(earlier)
    kinds = KINDRED.get(draft.trigger.type, frozenset()) if draft.trigger.type in _OF_THE_DEAD else frozenset()
    return next((d for d in found if d.trigger.type in kinds), found[0] if found else None)
