"""Decisions on claims: a row for each, and the claim's state from those that were not undone."""

from __future__ import annotations

from typing import Any

from kartoteka import claims as core
from kartoteka.claims.fingerprint import fingerprint
from kartoteka.claims.from_json import from_json
from kartoteka.record import blobs, rows
from kartoteka.record.models import Claim, Entity, Entry, Judgement, Source, Status, Verdict
from kartoteka.record.projection import veils
from kartoteka.record.projection.picture import touch
from kartoteka.record.projection.readings import claim_row, write_roles_and_holders
from kartoteka.record.projection.relations import STATUS


def project_judgement(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: claim (its key; with verdict `add` the new claim's), verdict, certainty, reason; with `correct` and
    `add` also `says`: source, text (its number) and the claim in JSON, its entities named by their keys."""
    made = _claim_by_hand(body["says"]) if body.get("says") else None
    claim = made if made is not None and body["verdict"] == Verdict.ADD else Claim.objects.get(key=body["claim"])
    Judgement.objects.create(
        entry=entry,
        claim=claim,
        verdict=body["verdict"],
        correction=made if body["verdict"] == Verdict.CORRECT else None,
        certainty=body["certainty"],
        reason=body["reason"],
    )
    Entry.objects.filter(pk=entry.pk).update(claim=claim, source=claim.source)
    settle_judgements(claim)


def settle_judgements(claim: Claim) -> None:
    """The claim's status, certainty, correction and version from its judgements; then all that depends on it."""
    history = list(claim.judgements.order_by("entry").select_related("correction"))
    last = next((j for j in reversed(history) if j.live), None)
    known = {j.correction for j in history if j.correction is not None}
    claim.status = Status.UNREVIEWED if last is None else STATUS[Verdict(last.verdict)]
    claim.certainty = "" if last is None else last.certainty
    claim.correction = None if last is None else last.correction
    # Each undo and redo is a change too: a save must know of all of them.
    claim.version = Entry.objects.filter(claim=claim).count()
    claim.save(update_fields=["status", "certainty", "correction", "version"])
    touch([claim, *known])


def _claim_by_hand(says: dict[str, Any]) -> Claim:
    """The claim's row, made unless it is there."""
    source = Source.objects.get(sha256=says["source"])
    text_row = source.texts.get(number=says["text"])
    claim = claim_from_json(says["claim"])
    named = {e for filled in claim.roles.values() for e in filled} | set(claim.holders)
    entities = {e.key: e for e in Entity.objects.filter(source=source, key__in=named)}
    key = hand_key(claim, source, text_row.number)
    row = Claim.objects.filter(key=key).first()
    if row is None:
        row = claim_row(claim, key, source, text_row, blobs.content(text_row.text_id).decode())
        row.made_by_hand = True
        row.stands = False
        row.save()
        write_roles_and_holders([(row, claim)], entities)
        veils.settle_texts([text_row])
        row.refresh_from_db()
    return row


def claim_from_json(found: dict[str, Any]) -> core.Claim:
    """One claim from the JSON of the reading format."""
    head = {"name": "", "sha256": "", "media_type": "", "characters": 0}
    return from_json({"kartoteka": "reading/1", "source": head, "claims": [found]}).claims[0]


def hand_key(claim: core.Claim, source: Source, text_number: int) -> str:
    """The key of a claim whose entities are named by their keys in the source."""
    return rows.claim_key(fingerprint(claim, {}, source.sha256), text_number)
