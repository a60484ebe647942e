"""Interested parties: what those say who themselves arrested, questioned, beat or killed is told, not a fact (`Uu`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kartoteka.reading.assembly import Draft

_CHARGES = frozenset({"plot", "espionage"})
_ACTS = frozenset({"arrest", "interrogation", "ill_treatment", "killing", "attack", "search"})


def distrust(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what rests on an interested party's word left open."""
    doers = {
        entity
        for draft in drafts
        if draft.trigger.type in _ACTS
        and draft.stance.certainty == "CT"
        and draft.stance.positive
        and not draft.stance.holders
        for entity in draft.roles.get("agent", ())
    }
    return [_only_charged(_distrusted(draft, doers)) for draft in drafts]


def _only_charged(draft: Draft) -> Draft:
    """*There Orlov said that he had plotted*: of plots and spying what anybody says is a charge or its answer."""
    if draft.trigger.type not in _CHARGES or not draft.stance.holders or draft.stance.certainty != "CT":
        return draft
    if any(reason.startswith("the narrator") for reason in draft.stance.reasons):
        return draft
    return replace(draft, stance=draft.stance.weaker("U", "a charge on somebody's word"))


def _distrusted(draft: Draft, doers: set[str]) -> Draft:
    if not draft.stance.holders or draft.stance.holders[-1] not in doers or draft.stance.certainty != "CT":
        return draft
    return replace(draft, stance=draft.stance.weaker("U", "told by an interested party"))
