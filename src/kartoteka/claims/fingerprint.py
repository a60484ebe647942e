"""What makes a claim the same claim when a source is read again: a hash of what it is.

Entity ids are good in one reading only, so a role's filler enters the hash as the place of its first mention;
confidence and explanation do not enter. Two readings that say the same thing of the same words agree; a
reading with better rules that says something else makes another claim.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from kartoteka.claims.model import Claim, Entity, Reading


def fingerprints(reading: Reading) -> dict[str, str]:
    """For each claim id of the reading, its SHA-256 in hexadecimal."""
    entities = {entity.id: entity for entity in reading.entities}
    return {claim.id: fingerprint(claim, entities, reading.source.sha256) for claim in reading.claims}


def fingerprint(claim: Claim, entities: Mapping[str, Entity], source_sha256: str) -> str:
    """SHA-256, in hexadecimal, over the source's hash and all that the claim says."""

    def place(entity_id: str) -> str:
        entity = entities.get(entity_id)
        if entity is None or not entity.mentions:
            return entity_id
        return f"{entity.kind}:{entity.mentions[0].start}"

    said = [
        source_sha256,
        claim.type,
        claim.start,
        claim.end,
        sorted((role, sorted(place(e) for e in filled)) for role, filled in claim.roles.items() if filled),
        claim.post,
        claim.term,
        None if claim.time is None else claim.time.bounds.to_iso(),
        claim.factuality,
        [place(holder) for holder in claim.holders],
        sorted(claim.notes),
        claim.reader,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
