"""What is counted once, so that no page has to: claims of a source, and of a cluster."""

from __future__ import annotations

from django.db.models import Count, Max, Min, Q, QuerySet

from kartoteka.record.batches import BATCH, save_columns
from kartoteka.record.models import Claim, ClaimRole, Cluster, Entity, Source, Status

_OF_ENTITIES = ("entities_count", "sources_count", "sources_open")


def count_source(source: Source) -> None:
    """Count the source's claims anew."""
    found = Claim.objects.filter(source=source, stands=True).aggregate(
        claims_all=Count("pk"), claims_open=Count("pk", filter=Q(veiled=False))
    )
    found["decided"] = Claim.objects.filter(source=source, current=True).exclude(status=Status.UNREVIEWED).count()
    Source.objects.filter(pk=source.pk).update(**found)


def count_clusters(rows: QuerySet[Cluster]) -> None:
    """Count the clusters' claims, entities and sources anew, and find their first and last day."""
    ids = list(rows.values_list("pk", flat=True))
    for first in range(0, len(ids), BATCH):
        _count(ids[first : first + BATCH])


def _count(ids: list[int]) -> None:
    shown = Q(current=True, source__withdrawn=False)
    open_too = shown & Q(veiled=False, source__confidential=False)
    entities = {
        row["cluster"]: row
        for row in Entity.objects.filter(cluster__in=ids).order_by().values("cluster").annotate(
            entities_count=Count("pk", filter=shown),
            sources_count=Count("source", distinct=True, filter=shown),
            sources_open=Count("source", distinct=True, filter=open_too),
        )
    }  # fmt: skip
    standing = ClaimRole.objects.filter(entity__cluster__in=ids, claim__stands=True, claim__source__withdrawn=False)
    open_to_all = Q(claim__veiled=False, claim__source__confidential=False)
    claims = {
        row["entity__cluster"]: row
        for row in standing.order_by().values("entity__cluster").annotate(
            claims_all=Count("claim", distinct=True),
            claims_open=Count("claim", distinct=True, filter=open_to_all),
            earliest=Min("claim__earliest"),
            latest=Max("claim__latest"),
        )
    }  # fmt: skip
    none = {"claims_all": 0, "claims_open": 0, "earliest": None, "latest": None}
    changed = list(Cluster.objects.filter(pk__in=ids))
    for row in changed:
        for column in _OF_ENTITIES:
            setattr(row, column, entities[row.pk][column])
        for column in none:
            setattr(row, column, claims.get(row.pk, none)[column])
        row.current = row.entities_count > 0 or row.claims_all > 0
        row.veiled = row.sources_open == 0 and row.claims_open == 0
    save_columns(Cluster, changed, [*_OF_ENTITIES, *none, "current", "veiled"])
