"""Interested parties: what those say who themselves arrested, questioned, beat or killed is told, not a fact (`Uu`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kartoteka.reading.assembly import Draft

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
    return [_distrusted(draft, doers) for draft in drafts]


def _distrusted(draft: Draft, doers: set[str]) -> Draft:
    if not draft.stance.holders or draft.stance.holders[-1] not in doers or draft.stance.certainty != "CT":
        return draft
    return replace(draft, stance=draft.stance.weaker("U", "told by an interested party"))
