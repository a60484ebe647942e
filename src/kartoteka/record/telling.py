"""The record as readings: for each source one, of what stands now, for everything that reasons, draws and exports.

What people rejected is left out, what they corrected is in its corrected form. Entities bear their key in the
source (`person:1377`), claims their number in the record (`c14`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Prefetch

from kartoteka import claims as core
from kartoteka.claims.vocabulary import EVENT_TYPES, EventType
from kartoteka.record import access, blobs, documents, lookup, rows
from kartoteka.record.access import Who
from kartoteka.record.models import Claim, Entity, ListingPlace, Mention, Reading, Source, Status
from kartoteka.record.terms import event_type

_PLACES = Prefetch("places", ListingPlace.objects.select_related("entity"))


@dataclass(frozen=True, slots=True)
class Told:
    """One source as the record has it now.

    Args:
        source: its row.
        reading: what stands, with the source's text in its head (veiled characters blotted out).
        clusters: for each entity id of the reading, the id of the cluster that it is in.
        looked_at: ids of the claims on which somebody has decided.
    """

    source: Source
    reading: core.Reading
    clusters: dict[str, int]
    looked_at: frozenset[str]


def told(who: Who) -> Iterator[Told]:
    """All sources that `who` may see, by name; one is made at a time."""
    for source in lookup.sources(who):
        yield told_source(who, source)


def told_source(who: Who, source: Source) -> Told:
    """One source as the record has it now: the claims in its latest text that stand."""
    core_source = lookup.source_of(who, source)
    text = source.texts.order_by("-number")[0]
    current = source.readings.filter(current=True, text=text).order_by("-number").first()
    claim_rows = list(lookup.source_claims(who, source.pk).filter(text=text))
    entities = list(access.entities(who).filter(text=text).order_by("pk"))
    head = core.SourceHead(source.name, source.sha256, source.media_type, len(core_source.text), core_source.text)
    reading = core.Reading(
        head,
        notes=tuple(core.NoteMark(n.mark, n.start, n.end, n.body) for n in core_source.notes),
        entities=tuple(_entities(who, entities, _used(claim_rows))),
        relations=tuple(_relations(who, source, text.pk)),
        times=_times(current),
        claims=tuple(_claim(row, current) for row in claim_rows),
        listings=tuple(
            rows.listing_from_row(row)
            for row in access.listings(who).filter(text=text, current=True).prefetch_related(_PLACES)
        ),
        warnings=core_source.warnings,
        event_types=own_types(claim_rows),
    )
    looked_at = frozenset(f"c{row.pk}" for row in claim_rows if row.status != Status.UNREVIEWED or row.made_by_hand)
    return Told(source, reading, {e.key: e.cluster_id for e in entities}, looked_at)


def own_types(claims: Iterable[Claim]) -> tuple[EventType, ...]:
    """The types of these claims that are the case's own."""
    names = {row.type for row in claims} - EVENT_TYPES.keys()
    return tuple(kind for name in sorted(names) if (kind := event_type(name)) is not None)


def _used(claims: list[Claim]) -> set[int]:
    used = {role.entity_id for row in claims for role in row.parts}
    return used | {holder.entity_id for row in claims for holder in row.chain if holder.entity_id}


def _entities(who: Who, entities: list[Entity], used: set[int]) -> Iterator[core.Entity]:
    shown = [row for row in entities if row.current or row.pk in used]
    mentions: dict[int, list[core.Mention]] = {row.pk: [] for row in shown}
    said = Mention.objects.filter(entity__text__in={row.text_id for row in shown}).order_by("start", "end")
    if not who.sees_confidential:
        said = said.filter(veiled=False)
    for entity, start, end, form in said.values_list("entity", "start", "end", "form"):
        if entity in mentions:
            mentions[entity].append(core.Mention(start, end, form))
    for row in shown:
        name, names = (row.name, row.names) if who.sees_confidential else (row.open_name, row.open_names)
        yield core.Entity(row.key, row.kind, name, tuple(names), tuple(mentions[row.pk]))


def _relations(who: Who, source: Source, text: int) -> Iterator[core.Relation]:
    found = access.relations(who).filter(source=source, text=text, stands=True).order_by("start", "pk")
    return (rows.relation_from_row(row) for row in found.select_related("subject", "object"))


def _times(current: Reading | None) -> tuple[core.Time, ...]:
    if current is None:
        return ()
    return documents.reading_from_document(blobs.content(current.document_id)).times


def _claim(row: Claim, current: Reading | None) -> core.Claim:
    """The core claim; `basis` only where it counts in the times of the current reading."""
    claim = replace(rows.claim_from_row(row), id=f"c{row.pk}")
    if claim.time is None or (current is not None and row.latest_reading_id == current.pk):
        return claim
    return replace(claim, time=replace(claim.time, basis=()))
