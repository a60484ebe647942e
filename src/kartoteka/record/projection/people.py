"""Decisions on who is who, and entities that a user added by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kartoteka.record.fold import fold_key
from kartoteka.record.models import Cluster, Entity, Entry, Identity, Mention, NameKey, Source
from kartoteka.record.projection import clusters, veils
from kartoteka.record.projection.picture import count_clusters, find_successors


def entity_at(source: str, key: str) -> Entity:
    """The entity of that key in the source of that hash."""
    return Entity.objects.get(source__sha256=source, key=key)


def project_identity(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: pairs, each [source, key, source, key, verdict]; reason."""
    rows = []
    for left_source, left_key, right_source, right_key, verdict in body["pairs"]:
        pair = sorted((entity_at(left_source, left_key), entity_at(right_source, right_key)), key=lambda e: e.pk)
        rows.append(Identity(entry=entry, left=pair[0], right=pair[1], verdict=verdict, reason=body["reason"]))
    Identity.objects.bulk_create(rows)
    touched = {pk for row in rows for pk in (row.left_id, row.right_id)}
    entry.entities.set(touched)
    settle_identity(touched)


def settle_identity(entities: Iterable[int]) -> None:
    """Settle clusters, veils and counts after a decision on these entities."""
    veils.settle_clusters(clusters.settle(entities))


def project_hand_made(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: source, text (its number), key, kind, name, and mentions, each [start, end, form]; reason."""
    source = Source.objects.get(sha256=body["source"])
    entity = Entity.objects.create(
        source=source,
        text=source.texts.get(number=body["text"]),
        key=body["key"],
        kind=body["kind"],
        name=body["name"],
        names=[body["name"]],
        open_name=body["name"],
        open_names=[body["name"]],
        made_by_hand=True,
    )
    entry.entities.set([entity])
    Entry.objects.filter(pk=entry.pk).update(source=source)
    _bring_in(entity, body)


def settle_hand_made(entry: Entry) -> None:
    """Whether the person that the entry added is there; services see to it that nothing rests on one who is not."""
    entity = entry.entities.get()
    entity.undone, entity.current = not entry.live, entry.live
    entity.save(update_fields=["undone", "current"])
    if entry.live:
        _bring_in(entity, json.loads(entry.body))
    else:
        _take_out(entity)


def _bring_in(entity: Entity, body: dict[str, Any]) -> None:
    Mention.objects.bulk_create(
        Mention(entity=entity, start=start, end=end, form=form) for start, end, form in body["mentions"]
    )
    if key := fold_key(body["name"]):
        NameKey.objects.create(entity=entity, key=key, name=body["name"])
    clusters.start(entity.source)
    _settle_successors(entity.source)
    veils.settle_texts([entity.text])
    count_clusters(Cluster.objects.filter(entities=entity))


def _take_out(entity: Entity) -> None:
    entity.mentions.all().delete()
    entity.name_keys.all().delete()
    left = list(Entity.objects.filter(cluster=entity.cluster_id).exclude(pk=entity.pk).values_list("pk", flat=True))
    Entity.objects.filter(pk=entity.pk).update(cluster=None, veiled=False)
    _settle_successors(entity.source)
    settle_identity(left)
    Cluster.objects.filter(pk=entity.cluster_id, entities=None).delete()


def _settle_successors(source: Source) -> None:
    """Entities of older readings whose place in the current one may have been taken, or become free."""
    older = Entity.objects.filter(source=source, current=False, undone=False)
    if older.exists():
        find_successors(source)
        settle_identity(Entity.objects.filter(source=source, undone=False).values_list("pk", flat=True))
