"""Who holds a charge that the sentence leaves without a holder: the accusing body, where the text has made it plain.

The Ministry arrested Janka. He was accused of having formed a group.   ->  formed: Uu, holder the Ministry
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kartoteka.reading.assembly import Draft
from kartoteka.reading.cast import Cast

_REACH = 10
_PROSECUTES = frozenset(
    ["arrest", "search", "detention", "interrogation", "charge", "trial", "sentence", "attack", "transfer", "order"]
)


def name_accusers(drafts: Sequence[Draft], cast: Cast) -> list[Draft]:
    """The drafts, where what is charged has no holder, with the body that acted against somebody just before."""
    bodies = _bodies(cast)
    found: list[Draft] = []
    for draft in drafts:
        charged = any(reason.startswith("charged") for reason in draft.stance.reasons)
        if charged and not draft.stance.holders:
            accuser = _accuser(found[-_REACH:], bodies)
            if accuser is not None:
                draft = replace(draft, stance=draft.stance.held((accuser,), "held by the accusing body"))
        found.append(draft)
    return found


def _bodies(cast: Cast) -> dict[str, str]:
    """Body -> itself; and a group -> the body to which it belongs by its name: *two NKVD interrogators*."""
    named = {name: entity.id for entity in cast.entities if entity.kind == "body" for name in entity.names}
    found = {entity.id: entity.id for entity in cast.entities if entity.kind == "body"}
    for entity in cast.entities:
        if entity.kind == "group" and entity.name:
            words = entity.name.split()
            owner = next((named[word] for word in words if word in named), None)
            if owner is not None:
                found[entity.id] = owner
    return found


def _accuser(before: Sequence[Draft], bodies: dict[str, str]) -> str | None:
    for draft in reversed(before):
        if draft.trigger.type in _PROSECUTES:
            for entity in draft.roles.get("agent", ()):
                if entity in bodies:
                    return bodies[entity]
    return None
