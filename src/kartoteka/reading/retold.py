"""Dates that one claim lends to another: what happens once, and what is told again, keeps its date.

He was killed on 4 October. ... His murder was never investigated.     the murder: 4 October
She was arrested on 27 September and escaped on 5 October; she was beaten.   beaten: between the two days
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.reading.assembly import Draft
from kartoteka.reading.attached import Dating
from kartoteka.values import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS_OF_LIFE = frozenset({"death", "killing", "suicide"})
_ONCE = {**dict.fromkeys(_ENDS_OF_LIFE, _ENDS_OF_LIFE), "birth": frozenset({"birth"})}
_AGAIN = {
    kind: frozenset({kind})
    for kind in (
        "arrest",
        "marriage",
        "trial",
        "sentence",
        "release",
        "escape",
        "burial",
        "exile",
        "flight",
        "disappearance",
        "charge",
        "search",
    )
}
_IN_CUSTODY = frozenset({"ill_treatment", "interrogation", "confession"})
_BEGINS = frozenset({"arrest", "detention", "transfer", "interrogation"})
_REACH = 60
_NEAR = 8
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_FINISHES = frozenset({"release", "escape", "death", "killing", "suicide", "sentence", "exile"})


def date_again(drafts: Sequence[Draft], doc: Doc) -> list[Draft]:
    """The drafts with dates for those that have none of their own but were dated elsewhere in the text."""
    dated: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.dating is not None and draft.stance.positive and _is_firm(draft.dating):
            for entity in _undergoers(draft):
                dated.setdefault(entity, []).append(draft)
    again = [_again(draft, _of_same(draft, dated)) for draft in drafts]
    return [_definite(draft, again[max(0, number - _NEAR) : number], doc) for number, draft in enumerate(again)]


def _definite(draft: Draft, before: Sequence[Draft], doc: Doc) -> Draft:
    """*He was buried on the 29th. ... to attend the funeral*: of nobody that is named, the one told just before."""
    kinds = _ONCE.get(draft.trigger.type) or _AGAIN.get(draft.trigger.type)
    if kinds is None or draft.trigger.entry.kind != "noun" or draft.dating is not None or _undergoers(draft):
        return draft
    if not any(c.lower_ in _DEFINITE for c in doc[draft.trigger.end - 1].children):
        return draft
    models = [d for d in before if d.trigger.type in kinds and d.dating is not None and d.stance.positive]
    if not models or models[-1].dating is None or not _is_firm(models[-1].dating):
        return draft
    return replace(draft, dating=replace(models[-1].dating, own=False, reason="told again: dated where it was told"))


def _of_same(draft: Draft, dated: dict[str, list[Draft]]) -> list[Draft]:
    """The dated claims of those whom the draft is about, each once, in order; of a long text the nearest ones."""
    found = {id(d): d for entity in _undergoers(draft) for d in _nearest(dated.get(entity, []), draft.trigger.start)}
    return sorted(found.values(), key=lambda d: d.trigger.start)


def _nearest(models: list[Draft], start: int) -> list[Draft]:
    position = bisect_left(models, start, key=lambda d: d.trigger.start)
    return models[max(0, position - _REACH) : position + _REACH]


def _is_firm(dating: Dating) -> bool:
    return dating.own or (dating.bounds.earliest is not None and dating.bounds.latest is not None)


def _again(draft: Draft, dated: list[Draft]) -> Draft:
    if draft.dating is not None and draft.dating.own:
        return draft
    who = _undergoers(draft)
    if not who or not draft.stance.positive or (draft.stance.certainty == "U" and not draft.stance.holders):
        return draft
    kinds = _ONCE.get(draft.trigger.type) or _AGAIN.get(draft.trigger.type)
    if kinds is not None:
        return _dated_like(draft, [d for d in dated if d.trigger.type in kinds and who & _undergoers(d)])
    if draft.trigger.type in _IN_CUSTODY:
        return _in_custody(draft, who, dated)
    return draft


def _undergoers(draft: Draft) -> set[str]:
    return set(draft.roles.get("patient") or draft.roles.get("agent") or ())


def _dated_like(draft: Draft, models: list[Draft]) -> Draft:
    if not models:
        return draft
    models = [m for m in models if m is not draft]
    own = [m for m in models if m.dating is not None and m.dating.own]
    models = own or [m for m in models if draft.trigger.entry.kind == "noun"]
    if not models or draft.trigger.slots.clipped:
        return draft
    plain = [m for m in models if not m.stance.holders and m.stance.certainty == "CT"] or models
    here = draft.trigger.start
    again = draft.trigger.type in _AGAIN
    stands = draft.dating is not None and draft.dating.bounds.earliest is not None
    if again and stands and draft.trigger.entry.kind != "noun":
        return draft  # the story stands at a time: it may be another arrest
    earlier = [m for m in plain if m.trigger.start < here]
    if not earlier and (again or not _tells_plainly(plain[0])):
        return draft
    model = earlier[-1] if earlier else plain[0]
    assert model.dating is not None
    return replace(draft, dating=replace(model.dating, own=False, reason="told again: dated where it was told first"))


def _tells_plainly(model: Draft) -> bool:
    """Only a verb in the narrator's own word dates what was told before: not *sentenced in 2018 for the murder*."""
    return model.trigger.entry.kind == "verb" and model.stance.certainty == "CT" and not model.stance.holders


def _in_custody(draft: Draft, who: set[str], dated: list[Draft]) -> Draft:
    """Between the arrest and the end of custody, where both are dated."""
    if draft.dating is not None and draft.dating.bounds.earliest is not None:
        return draft
    begins = [m for m in dated if m.trigger.type in _BEGINS and who & _undergoers(m)]
    before = [m for m in begins if m.trigger.start < draft.trigger.start]
    if not before:
        return draft
    first = before[-1].dating
    assert first is not None
    ends = [d for d in _later(dated, who, first.bounds) if d.bounds.latest is not None]
    latest = min((d.bounds.latest for d in ends if d.bounds.latest is not None), default=None)
    limits = [day for day in (latest, draft.dating.bounds.latest if draft.dating else None) if day is not None]
    end = min(limits) if limits else None
    if first.bounds.earliest is None or (end is not None and end < first.bounds.earliest):
        return draft
    bounds = Bounds(first.bounds.earliest, end)
    return replace(draft, dating=Dating(bounds, first.basis, "in custody: between the arrest and its end"))


def _later(dated: list[Draft], who: set[str], begin: Bounds) -> Iterator[Dating]:
    for model in dated:
        dating = model.dating
        if (
            model.trigger.type in _FINISHES
            and who & _undergoers(model)
            and dating is not None
            and (
                begin.earliest is not None
                and dating.bounds.earliest is not None
                and dating.bounds.earliest >= begin.earliest
            )
        ):
            yield dating
