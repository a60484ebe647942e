"""The picture that the record gives now, settled after every change: which claims stand, and what is counted.

A claim stands when nobody has rejected or corrected it and it is in a current reading, was accepted or doubted
by a person, or was made by one. A new reading's claim on the words of a claim that people have decided on waits
for a decision of its own (`previous` names the decided one, which stands meanwhile).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from kartoteka.record.batches import insert, save_columns
from kartoteka.record.fold import fold_key
from kartoteka.record.models import Claim, Cluster, Entity, Mention, NameKey, Reading, Source, Status
from kartoteka.record.projection import clusters, veils
from kartoteka.record.projection.counts import count_clusters, count_source

_KEPT = (Status.ACCEPTED, Status.DOUBTED)
_DECIDED = (Status.ACCEPTED, Status.CORRECTED, Status.DOUBTED)


def settle_source(source: Source, *, is_new: bool) -> None:
    """Settle all that a source's new reading touches."""
    _mark_current(source)
    if not is_new:
        find_successors(source)
    _name_keys(source)
    clusters.start(source)
    if not is_new:
        clusters.settle(Entity.objects.filter(source=source, undone=False).values_list("pk", flat=True))
    settle_claims(Claim.objects.filter(source=source))
    veils.settle_texts(source.texts.all())
    count_clusters(Cluster.objects.filter(entities__source=source).distinct())
    count_source(source)


def _mark_current(source: Source) -> None:
    shown = Reading.objects.filter(source=source, current=True)
    for model in (Claim, Entity):
        rows = model.objects.filter(source=source)
        rows.update(current=False)
        in_reading = model.objects.filter(memberships__reading__in=shown).values("pk")
        by_hand = Q(made_by_hand=True, undone=False) if model is Entity else Q(made_by_hand=True)
        rows.filter(Q(pk__in=in_reading) | by_hand).update(current=True)


def find_successors(source: Source) -> None:
    """For each entity that is in no current reading, the one that holds its first name there now."""
    rows = list(Entity.objects.filter(source=source, undone=False).order_by("pk").prefetch_related("mentions"))
    at: dict[tuple[int, str], list[tuple[int, int, Entity]]] = {}
    for row in rows:
        if row.current:
            for m in row.mentions.all():
                at.setdefault((row.text_id, row.kind), []).append((m.start, m.end, row))
    for row in rows:
        anchor = None if row.current else anchor_of(row.mentions.all())
        here = at.get((row.text_id, row.kind), ()) if anchor else ()
        row.successor = next((e for start, end, e in here if start < anchor.end and anchor.start < end), None)
    save_columns(Entity, rows, ["successor"])


def anchor_of(mentions: Iterable[Mention]) -> Mention | None:
    """The mention by which an entity is known again: its first name, or else its first mention."""
    ordered = sorted(mentions, key=lambda m: (m.form != "name", m.start))
    return ordered[0] if ordered else None


def _name_keys(source: Source) -> None:
    NameKey.objects.filter(entity__source=source).delete()
    rows = []
    for pk, name, names in Entity.objects.filter(source=source, undone=False).values_list("pk", "name", "names"):
        spellings = {fold_key(spelling): spelling for spelling in reversed([name, *names])}
        rows += [(pk, key, spelling, False) for key, spelling in spellings.items() if key]
    insert(NameKey, ("entity", "key", "name", "veiled"), rows)


def settle_claims(claims: QuerySet[Claim]) -> None:
    """Settle `stands` and `previous` of the claims given, and save what changed."""
    rows = list(claims.order_by("start", "pk"))
    texts = {row.text_id for row in rows}
    decided: dict[tuple[int, str], list[Claim]] = {}
    for row in Claim.objects.filter(text__in=texts, status__in=_DECIDED, current=False).order_by("pk"):
        decided.setdefault((row.text_id, row.type), []).append(row)
    by_hand = [row.pk for row in rows if row.made_by_hand]
    corrections = set(Claim.objects.filter(correction__in=by_hand).values_list("correction", flat=True))
    changed = []
    for row in rows:
        before = row.stands, row.previous_id
        row.previous = _previous(row, decided.get((row.text_id, row.type), ()))
        row.stands = _stands(row, row.pk in corrections)
        if (row.stands, row.previous_id) != before:
            changed.append(row)
    save_columns(Claim, changed, ["stands", "previous"])


def _previous(row: Claim, decided: Iterable[Claim]) -> Claim | None:
    if not row.current or row.made_by_hand or row.status != Status.UNREVIEWED:
        return None
    return next((d for d in decided if d.start < row.end and row.start < d.end and d.pk != row.pk), None)


def _stands(row: Claim, is_correction: bool) -> bool:
    if row.status in (Status.REJECTED, Status.CORRECTED):
        return False
    if row.status in _KEPT:
        return True
    if row.made_by_hand:
        return is_correction
    return row.current and row.previous is None


def touch(claims: Iterable[Claim]) -> None:
    """Settle what depends on a decision on these claims: their neighbours on the same words, and all counts."""
    rows = list(claims)
    near = Q(pk__in=[row.pk for row in rows])
    for row in rows:
        near |= Q(text=row.text_id, type=row.type, start__lt=row.end, end__gt=row.start)
    affected = Claim.objects.filter(near)
    ids = list(affected.values_list("pk", flat=True))
    settle_claims(affected)
    count_clusters(Cluster.objects.filter(entities__roles__claim__in=ids).distinct())
    for source in Source.objects.filter(pk__in={row.source_id for row in rows}):
        count_source(source)
