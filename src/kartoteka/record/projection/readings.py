"""A reading becomes rows: source, text, passages, entities with mentions, claims, relations, listings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kartoteka import claims as core
from kartoteka.claims.fingerprint import fingerprints
from kartoteka.record import blobs, documents, fulltext, passages, rows
from kartoteka.record.batches import BATCH, batches, insert, save_columns
from kartoteka.record.fold import fold
from kartoteka.record.models import (
    Claim,
    ClaimHolder,
    ClaimRole,
    Entity,
    Entry,
    Listing,
    ListingPlace,
    Mention,
    Passage,
    Reading,
    ReadingClaim,
    ReadingEntity,
    Relation,
    Source,
    SourceText,
)
from kartoteka.record.projection.picture import settle_source
from kartoteka.record.projection.relations import settle_relations
from kartoteka.record.sentences import sentences_of


def project_reading(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: source, name, title, media_type, size, characters; text, structure, document (hashes of blobs);
    reader, version; beside (whether other readings stay current)."""
    source, is_new = Source.objects.get_or_create(
        sha256=body["source"],
        defaults={key: body[key] for key in ("name", "title", "media_type", "size", "characters")} | {"added": entry},
    )
    if not is_new and source.characters != body["characters"]:
        source.characters = body["characters"]
        source.save(update_fields=["characters"])
    text = blobs.content(body["text"]).decode()
    source_text = _text_row(source, body, text)
    document = documents.reading_from_document(blobs.content(body["document"]))
    reading = _reading_row(entry, source, source_text, body, len(document.claims))
    entity_rows = _entities(document, reading, text)
    _claims(document, reading, entity_rows, text)
    _relations(document, reading, entity_rows, text)
    settle_relations(Relation.objects.filter(source=source))
    _listings(document, reading, entity_rows)
    Entry.objects.filter(pk=entry.pk).update(source=source)
    settle_source(source, is_new=is_new)


def _text_row(source: Source, body: dict[str, Any], text: str) -> SourceText:
    row = source.texts.filter(text_id=body["text"]).first()
    if row is None:
        row = source.texts.create(
            number=source.texts.count() + 1,
            text_id=body["text"],
            structure_id=body["structure"],
            sentences=len(sentences_of(body["text"], body["structure"])),
        )
        structure = documents.source_from_documents("", "", "", text, blobs.content(body["structure"]))
        made = [
            Passage(source=source, text=row, kind=kind, start=start, end=end)
            for kind, start, end in passages.cut(structure)
        ]
        Passage.objects.bulk_create(made, BATCH)
        fulltext.index((p.pk, fold(text[p.start : p.end])) for p in made)
    elif row.structure_id != body["structure"]:
        row.structure_id = body["structure"]
        row.sentences = len(sentences_of(body["text"], body["structure"]))
        row.save(update_fields=["structure", "sentences"])
    return row


def _reading_row(entry: Entry, source: Source, text: SourceText, body: dict[str, Any], claims: int) -> Reading:
    replaced = source.readings.filter(current=True)
    if body["beside"]:
        replaced = replaced.filter(reader=body["reader"])
    replaced.update(current=False)
    return source.readings.create(
        text=text,
        number=source.readings.count() + 1,
        document_id=body["document"],
        reader=body["reader"],
        version=body["version"],
        added=entry,
        claims_count=claims,
    )


def _entities(document: core.Reading, reading: Reading, text: str) -> dict[str, Entity]:
    """Rows by the reading's own ids; mentions are those of this reading."""
    keys = rows.entity_keys(document.entities, reading.text.number)
    there = {e.key: e for e in Entity.objects.filter(source=reading.source)}
    found: dict[str, Entity] = {}
    fresh, seen_again = [], []
    for entity in document.entities:
        row = there.get(keys[entity.id])
        if row is None:
            row = Entity(source=reading.source, text=reading.text, key=keys[entity.id], kind=entity.kind)
            fresh.append(row)
        else:
            seen_again.append(row)
        row.name, row.names = entity.name, list(entity.names)
        row.open_name, row.open_names = row.name, row.names
        found[entity.id] = row
    Entity.objects.bulk_create(fresh, BATCH)
    save_columns(Entity, seen_again, ["name", "names", "open_name", "open_names"])
    Mention.objects.filter(entity__in=[row.pk for row in seen_again]).delete()
    insert(
        Mention,
        ("entity", "start", "end", "form", "veiled"),
        ((found[e.id].pk, m.start, m.end, m.form, False) for e in document.entities for m in e.mentions),
    )
    members = ((reading.pk, row.pk, local) for local, row in found.items())
    insert(ReadingEntity, ("reading", "entity", "local_id"), members)
    return found


def _claims(document: core.Reading, reading: Reading, entities: dict[str, Entity], text: str) -> None:
    prints = fingerprints(document)
    there = {c.key: c for c in Claim.objects.filter(source=reading.source)}
    fresh: list[Claim] = []
    seen_again: list[Claim] = []
    members: dict[str, Claim] = {}
    told: list[tuple[Claim, core.Claim]] = []
    for claim in document.claims:
        key = rows.claim_key(prints[claim.id], reading.text.number)
        row = there.get(key)
        if row is None:
            row = there[key] = claim_row(claim, key, reading.source, reading.text, text)
            fresh.append(row)
            told.append((row, claim))
        elif row.pk is not None:
            seen_again.append(row)
        row.latest_reading, row.sureness = reading, claim.confidence or 0.0
        row.confidence, row.explanation = claim.confidence, [list(part) for part in claim.explanation]
        row.basis = [] if claim.time is None else list(claim.time.basis)
        members[claim.id] = row
    Claim.objects.bulk_create(fresh, BATCH)
    save_columns(Claim, seen_again, ["latest_reading", "sureness", "confidence", "explanation", "basis"])
    write_roles_and_holders(told, entities)
    held = ((reading.pk, row.pk, local) for local, row in members.items())
    insert(ReadingClaim, ("reading", "claim", "local_id"), held)


def claim_row(claim: core.Claim, key: str, source: Source, source_text: SourceText, text: str) -> Claim:
    """The row of a core claim, not yet saved, without roles and holders."""
    bounds = None if claim.time is None else claim.time.bounds
    return Claim(
        key=key,
        source=source,
        text=source_text,
        type=claim.type,
        start=claim.start,
        end=claim.end,
        quote=text[claim.start : claim.end],
        passage_start=claim.passage_start,
        passage_end=claim.passage_end,
        passage=text[claim.passage_start : claim.passage_end],
        post=claim.post,
        term=claim.term,
        timed=bounds is not None,
        earliest=None if bounds is None else bounds.earliest,
        latest=None if bounds is None else bounds.latest,
        edtf=None if claim.time is None else claim.time.edtf,
        factuality=claim.factuality,
        notes=list(claim.notes),
        reader=claim.reader,
    )


def write_roles_and_holders(told: list[tuple[Claim, core.Claim]], entities: dict[str, Entity]) -> None:
    """Rows for the roles and holders of claims; `entities` by the ids that the claims use."""
    insert(
        ClaimRole,
        ("claim", "role", "position", "entity"),
        (
            (row.pk, role, position, entities[entity].pk)
            for row, claim in told
            for role, filled in claim.roles.items()
            for position, entity in enumerate(filled)
        ),
    )
    insert(
        ClaimHolder,
        ("claim", "position", "entity", "special"),
        (
            (row.pk, position, None if special(holder) else entities[holder].pk, special(holder))
            for row, claim in told
            for position, holder in enumerate(claim.holders)
        ),
    )


def special(holder: str) -> str:
    """`holder:rumour` or `holder:unspecified`; empty for an entity's id."""
    return holder if holder in {core.HOLDER_RUMOUR, core.HOLDER_UNSPECIFIED} else ""


def _relations(document: core.Reading, reading: Reading, entities: dict[str, Entity], text: str) -> None:
    keys = rows.entity_keys(document.entities, reading.text.number)
    made = {
        relation_key(r, reading, keys): Relation(
            key=relation_key(r, reading, keys), source=reading.source, text=reading.text, type=r.type,
            subject=entities[r.subject], object=None if r.object is None else entities[r.object],
            value=r.value, start=r.start, end=r.end, quote=text[r.start : r.end],
        )
        for r in document.relations
    }  # fmt: skip
    _keep_current(Relation, reading, made, lambda r, keys: relation_key(r, reading, keys), lambda d: d.relations)


def _listings(document: core.Reading, reading: Reading, entities: dict[str, Entity]) -> None:
    keys = rows.entity_keys(document.entities, reading.text.number)
    made, orders = {}, {}
    for found in document.listings:
        bounds, key = found.time, listing_key(found, reading, keys)
        orders[key] = [entities[e] for e in found.order]
        made[key] = Listing(
            key=key, source=reading.source, text=reading.text, start=found.start, end=found.end,
            timed=bounds is not None, earliest=bounds and bounds.earliest, latest=bounds and bounds.latest,
        )  # fmt: skip
    fresh = _keep_current(Listing, reading, made, lambda f, keys: listing_key(f, reading, keys), lambda d: d.listings)
    ListingPlace.objects.bulk_create(
        ListingPlace(listing=row, position=position, entity=entity)
        for row in fresh
        for position, entity in enumerate(orders[row.key])
    )


def relation_key(relation: core.Relation, reading: Reading, keys: Mapping[str, str]) -> str:
    """As `rows.relation_key`, of a relation of the reading."""
    return rows.relation_key(relation, reading.source.sha256, reading.text.number, keys)


def listing_key(listing: core.Listing, reading: Reading, keys: Mapping[str, str]) -> str:
    """What makes a listing the same listing in another reading."""
    place = reading.source.sha256, reading.text.number, listing.start, listing.end
    return rows.hashed(*place, [keys[e] for e in listing.order], listing.time and listing.time.to_iso())


def _keep_current(
    model: Any,
    reading: Reading,
    made: dict[str, Any],
    key_of: Callable[[Any, Mapping[str, str]], str],
    part: Callable[[core.Reading], tuple[Any, ...]],
) -> list[Any]:
    """Save what is new, and mark what is in a current reading; the new rows."""
    there = set(model.objects.filter(source=reading.source).values_list("key", flat=True))
    current = set(made)
    for beside in reading.source.readings.filter(current=True, text=reading.text).exclude(pk=reading.pk):
        document = documents.reading_from_document(blobs.content(beside.document_id))
        keys = rows.entity_keys(document.entities, reading.text.number)
        current |= {key_of(one, keys) for one in part(document)}
    model.objects.filter(source=reading.source).update(current=False)
    for some in batches(sorted(current & there)):
        model.objects.filter(key__in=some).update(current=True)
    return model.objects.bulk_create([row for key, row in made.items() if key not in there], BATCH)
