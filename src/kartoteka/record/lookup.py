"""Look things up: rows and lazy query sets of what `who` may see, with all that a page shows fetched at once."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import F, Prefetch, Q, QuerySet

from kartoteka.record import access, blobs, documents
from kartoteka.record.access import Who
from kartoteka.record.models import (
    Claim,
    ClaimHolder,
    ClaimRole,
    Cluster,
    Entity,
    Reading,
    Relation,
    Source,
    SourceText,
    Status,
)
from kartoteka.sources import Source as CoreSource

BLOT = "█"
"""Stands for each veiled character in a text, so that offsets stay good."""


def sources(who: Who) -> QuerySet[Source]:
    """The sources, by name."""
    return access.sources(who).select_related("added").order_by("name", "pk")


def source(who: Who, source: int) -> Source:
    """The source of that id.

    Raises:
        NotFound: there is none that `who` may see.
    """
    return access.one(access.sources(who), "source", pk=source)


def readings(who: Who, source: int | None = None) -> QuerySet[Reading]:
    """The readings, of one source or of all, the latest first."""
    found = Reading.objects.filter(source__in=access.sources(who)).select_related("source", "added", "text")
    if source is not None:
        found = found.filter(source=source)
    return found.order_by("-added")


def source_of(who: Who, row: Source, number: int | None = None) -> CoreSource:
    """The core source as the loader gave it: text, blocks, notes. Veiled characters are `BLOT` for those who lack
    the right, in the text and in the notes' bodies.

    Args:
        number: which of the source's texts; the latest where `None`.
    """
    text_row = _text_row(row, number)
    text = blobs.content(text_row.text_id).decode()
    found = documents.source_from_documents(
        row.name, row.sha256, row.media_type, text, blobs.content(text_row.structure_id)
    )
    veils = [] if who.sees_confidential else list(text_row.veils.order_by("start").values_list("start", "end"))
    return _blotted(found, veils) if veils else found


def text_of(who: Who, row: Source, number: int | None = None) -> str:
    """The source's text; veiled characters are `BLOT` for those who lack the right."""
    return source_of(who, row, number).text


def _text_row(row: Source, number: int | None) -> SourceText:
    found = row.texts.order_by("-number")
    return access.one(found, "text number", number=number) if number is not None else found[0]


def _blotted(source: CoreSource, veils: list[tuple[int, int]]) -> CoreSource:
    pieces, last = [], 0
    for start, end in veils:
        pieces += [source.text[last:start], BLOT * (end - start)]
        last = end
    text = "".join([*pieces, source.text[last:]])
    notes = []
    for note in source.notes:
        touched = note.body_start is not None and any(s < note.body_end and note.body_start < e for s, e in veils)
        notes.append(replace(note, body=text[note.body_start : note.body_end]) if touched else note)
    return replace(source, text=text, notes=tuple(notes))


def whole(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """The claims with source, text, roles and holders, in two more queries for any number of claims.

    Entities come by a join: fetched by themselves, Django asks for them with an `OR` for each, and SQLite takes a
    thousand at most, which a book has.
    """
    # As lists: kept under `roles` itself, each claim would cost two more query sets that nobody asks.
    roles = Prefetch("roles", ClaimRole.objects.select_related("entity"), to_attr="fetched_roles")
    holders = Prefetch("holders", ClaimHolder.objects.select_related("entity"), to_attr="fetched_holders")
    return claims.select_related("source", "text").prefetch_related(roles, holders)


def claim(who: Who, claim: int) -> Claim:
    """The claim of that id, whether it stands or not.

    Raises:
        NotFound: there is none that `who` may see.
    """
    return access.one(whole(access.claims(who)), "claim", pk=claim)


def source_claims(
    who: Who, source: int, *, start: int | None = None, end: int | None = None, standing: bool = True
) -> QuerySet[Claim]:
    """The claims of a source in the order of its text; with `start` and `end` those whose words lie between.

    `standing` leaves out what was rejected, corrected or superseded.
    """
    found = whole(access.claims(who)).filter(source=source)
    if standing:
        found = found.filter(stands=True)
    if start is not None:
        found = found.filter(start__gte=start)
    if end is not None:
        found = found.filter(start__lt=end)
    return found.order_by("start", "pk")


def people(who: Who, *, kind: str = "person", by_name: bool = False) -> QuerySet[Cluster]:
    """The clusters of a kind, those with most claims first, or by name."""
    order = ("name_key", "pk") if by_name else ("-claims_all", "pk")
    if not who.sees_confidential and not by_name:
        order = ("-claims_open", "pk")
    return access.clusters(who).filter(kind=kind).order_by(*order)


def cluster(who: Who, person: int) -> Cluster:
    """The cluster of that id, or into which the entity of that id has gone: old addresses stay good.

    Raises:
        NotFound: there is none that `who` may see.
    """
    entity = access.entities(who).filter(pk=person).values_list("cluster", flat=True).first()
    return access.one(access.clusters(who), "person", pk=person if entity is None else entity)


def claims_of(who: Who, cluster: int, *, standing: bool = True) -> QuerySet[Claim]:
    """The claims in which the cluster fills a role, in order of time; those without a time last."""
    members = Entity.objects.filter(cluster=cluster)
    mine = Claim.objects.filter(roles__entity__in=members).values("pk")
    found = whole(access.claims(who)).filter(pk__in=mine)
    if standing:
        found = found.filter(stands=True)
    return found.order_by(
        F("earliest").asc(nulls_last=True), F("latest").asc(nulls_last=True), "source_id", "start", "pk"
    )


def claims_held_by(who: Who, cluster: int) -> QuerySet[Claim]:
    """The standing claims that stand on the word of the cluster, in the order of the sources."""
    mine = Claim.objects.filter(holders__entity__cluster=cluster).values("pk")
    return whole(access.claims(who)).filter(pk__in=mine, stands=True).order_by("source_id", "start", "pk")


def relations_of(who: Who, cluster: int) -> QuerySet[Relation]:
    """What the sources say that the cluster is, and who is something to it."""
    found = access.relations(who).filter(Q(subject__cluster=cluster) | Q(object__cluster=cluster), stands=True)
    if not who.sees_confidential:
        found = found.filter(Q(object=None) | Q(object__veiled=False), subject__veiled=False)
    return found.select_related("source", "subject__cluster", "object__cluster").order_by("source_id", "start", "pk")


def queue(
    who: Who, *, source: int | None = None, person: int | None = None, type: str | None = None, changed: bool = False
) -> QuerySet[Claim]:
    """The claims that wait for a decision, the least certain first.

    `changed`: only those that a new reading put in the place of claims that people had decided on.
    """
    found = whole(access.claims(who)).filter(current=True, status=Status.UNREVIEWED)
    if source is not None:
        found = found.filter(source=source)
    if person is not None:
        found = found.filter(pk__in=Claim.objects.filter(roles__entity__cluster=person).values("pk"))
    if type is not None:
        found = found.filter(type=type)
    if changed:
        found = found.exclude(previous=None)
    return found.order_by("sureness", "source_id", "start", "pk")
