"""A reading as the JSON of the reading format, exactly; with `explain`, how each claim was read beside it."""

from __future__ import annotations

from typing import Any

from kartoteka.claims.model import Claim, ClaimTime, Entity, Listing, Reading, Time
from kartoteka.values import Bounds

Json = dict[str, Any]


def to_json(reading: Reading, *, explain: bool = False) -> Json:
    """The reading as plain dicts and lists, keys in the order of the format page.

    With `explain`, each claim also has `reader`, `confidence` and `explanation`, and each time its `basis`.
    """
    head = reading.source
    own = {kind.name: {"group": kind.group, "means": kind.means} for kind in reading.event_types}
    return {
        "kartoteka": "reading/1",
        "source": {
            "name": head.name,
            "sha256": head.sha256,
            "media_type": head.media_type,
            "characters": head.characters,
            "text": head.text,
        },
        "notes": [{"mark": n.mark, "start": n.start, "end": n.end, "body": n.body} for n in reading.notes],
        "entities": [_entity(entity) for entity in reading.entities],
        "relations": [
            {"type": r.type, "subject": r.subject, "object": r.object, "value": r.value, "start": r.start, "end": r.end}
            for r in reading.relations
        ],
        "times": [_time(time, explain) for time in reading.times],
        "claims": [_claim(claim, explain) for claim in reading.claims],
        "listings": [_listing(listing) for listing in reading.listings],
        **({"event_types": own} if own else {}),
    }


def _bounds(bounds: Bounds) -> Json:
    earliest, latest = bounds.to_iso()
    return {"earliest": earliest, "latest": latest}


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "names": list(entity.names),
        "mentions": [{"start": m.start, "end": m.end, "form": m.form} for m in entity.mentions],
    }


def _time(time: Time, explain: bool) -> Json:
    found = {"start": time.start, "end": time.end, "edtf": time.edtf, **_bounds(time.bounds), "kind": time.kind}
    if not explain:
        return found
    counted = {} if time.counted_from is None else {"counted_from": time.counted_from}
    return {**found, "basis": time.basis, **counted}


def _claim_time(time: ClaimTime | None) -> Json | None:
    return None if time is None else {"edtf": time.edtf, **_bounds(time.bounds), "basis": list(time.basis)}


def _claim(claim: Claim, explain: bool) -> Json:
    roles: Json = {role: list(entities) for role, entities in claim.roles.items() if entities}
    if claim.post is not None:
        roles["post"] = claim.post
    if claim.term is not None:
        roles["term"] = claim.term
    found: Json = {
        "id": claim.id,
        "type": claim.type,
        "start": claim.start,
        "end": claim.end,
        "passage": {"start": claim.passage_start, "end": claim.passage_end},
        "roles": roles,
        "time": _claim_time(claim.time),
        "factuality": claim.factuality,
        "holders": list(claim.holders),
        "notes": list(claim.notes),
    }
    if explain:
        found["reader"] = claim.reader
        found["confidence"] = claim.confidence
        found["explanation"] = [{"part": part, "reason": reason} for part, reason in claim.explanation]
    return found


def _listing(listing: Listing) -> Json:
    found: Json = {"start": listing.start, "end": listing.end, "order": list(listing.order)}
    return found if listing.time is None else {**found, "time": _bounds(listing.time)}
