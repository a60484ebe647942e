"""Clusters: the connected parts of the graph whose edges are the live judgements *same*.

Of several judgements on one pair the latest that was not undone counts. An entity of an old reading is also one
with its successor in the current one. Entities and mentions are never changed: to part is as cheap as to join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import F, Prefetch, Q, QuerySet

from kartoteka.record.batches import BATCH, save_columns
from kartoteka.record.fold import fold_key
from kartoteka.record.models import Cluster, Entity, Identity, Sameness, Source


def start(source: Source) -> None:
    """A cluster of its own for each entity of the source that has none, and new names for the others."""
    fresh = Entity.objects.filter(source=source, cluster=None, undone=False)
    Cluster.objects.bulk_create(
        (
            Cluster(
                id=e.pk, kind=e.kind, name=e.name, open_name=e.open_name, name_key=fold_key(e.name), current=e.current
            )
            for e in fresh
        ),
        BATCH,
    )
    fresh.update(cluster_id=F("pk"))


def live_pairs(entities: Iterable[int]) -> dict[tuple[int, int], str]:
    """For each pair with one of the entities: the latest live judgement on it; ids in ascending order."""
    ids = list(entities)
    pairs: dict[tuple[int, int], str] = {}
    for first in range(0, len(ids), BATCH):
        some = ids[first : first + BATCH]
        rows = Identity.objects.filter(Q(left__in=some) | Q(right__in=some), live=True).order_by("entry", "pk")
        for row in rows:
            pairs[row.left_id, row.right_id] = row.verdict
    return pairs


def edges(entities: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs with one of the entities that are the same."""
    ids = list(entities)
    found = {pair for pair, verdict in live_pairs(ids).items() if verdict == Sameness.SAME}
    for first in range(0, len(ids), BATCH):
        some = ids[first : first + BATCH]
        rows = Entity.objects.filter(Q(pk__in=some) | Q(successor__in=some)).exclude(successor=None)
        found |= {(pk, successor) for pk, successor in rows.values_list("pk", "successor")}
    return found


def component(seed: int) -> set[int]:
    """All entities that are one with this one."""
    found, new = {seed}, {seed}
    while new:
        reached = {end for edge in edges(new) for end in edge}
        new = reached - found
        found |= new
    return found


def settle(entities: Iterable[int]) -> set[int]:
    """Compute the clusters of these entities, and of all that were or are one with them; ids of those clusters."""
    seeds = set(entities)
    before = set(Entity.objects.filter(pk__in=list(seeds)).values_list("cluster", flat=True))
    waiting = seeds | set(Entity.objects.filter(cluster__in=before).values_list("pk", flat=True))
    after: set[int] = set()
    while waiting:
        members = component(min(waiting))
        before |= set(Entity.objects.filter(pk__in=members).values_list("cluster", flat=True))
        after.add(_write(members))
        waiting -= members
    gone = before - after
    # A cluster that another one swallowed may have had members that were not asked for.
    left = set(Entity.objects.filter(cluster__in=gone).values_list("pk", flat=True))
    if left:
        after |= settle(left)
    Cluster.objects.filter(pk__in=gone - after).delete()
    return after


def _write(members: set[int]) -> int:
    rows = list(Entity.objects.filter(pk__in=members).select_related("source").order_by("pk"))
    head = rows[0].pk
    Cluster.objects.update_or_create(pk=head, defaults={"kind": rows[0].kind, **_names(rows)})
    Entity.objects.filter(pk__in=members).exclude(cluster=head).update(cluster_id=head)
    return head


def rename(rows: QuerySet[Cluster]) -> None:
    """Give these clusters their names anew, after names of their entities changed or were veiled."""
    changed = list(rows.prefetch_related(Prefetch("entities", Entity.objects.select_related("source"))))
    for row in changed:
        for column, name in _names(sorted(row.entities.all(), key=lambda e: e.pk)).items():
            setattr(row, column, name)
    save_columns(Cluster, changed, ["name", "open_name", "name_key"])


def _names(entities: list[Entity]) -> dict[str, str]:
    shown = [row for row in entities if row.current] or entities
    is_open = [row for row in entities if row.open_name and not row.veiled and not row.source.confidential]
    open_too = [row for row in is_open if row.current] or is_open
    name = _name(row.name for row in shown)
    return {"name": name, "open_name": _name(row.open_name for row in open_too), "name_key": fold_key(name)}


def _name(names: Iterable[str]) -> str:
    """The name that most entities bear; of several, the longest, then the first in the alphabet."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], -len(name), name), default="")
