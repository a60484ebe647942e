"""What is confidential, and all that must vanish with it.

A mark lies on a claim, an entity or a source. From the marks follow the *veils*: the stretches of each text that
only those with the right may see (the passage of a confidential claim; every mention of a confidential person,
and every place where one of the names stands, in any source), and from the veils the flag `veiled` of every
row that touches one. Whoever lacks the right gets no veiled row, and texts with the veiled characters blotted out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from kartoteka.record import blobs
from kartoteka.record.batches import BATCH, save_columns
from kartoteka.record.models import (
    Claim,
    Cluster,
    Entity,
    Entry,
    Listing,
    Mention,
    NameKey,
    Passage,
    Relation,
    Source,
    SourceText,
    Veil,
)
from kartoteka.record.projection import clusters as cluster_names
from kartoteka.record.projection import counts
from kartoteka.record.projection.spans import Span, touches

SHORTEST_NAME = 3
"""A name of fewer letters is veiled at its mentions only, not wherever its letters stand."""


LONGEST_ENDING = 3
"""Letters that may follow a name and leave it that name: *Zilbers*, *Зильбером*."""


def project_confidential(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: on (true or false), reason, source, and claim (key) or entity (key) or neither."""
    source = Source.objects.get(sha256=body["source"])
    entry.source = source
    if body.get("claim"):
        entry.claim = Claim.objects.get(key=body["claim"])
    entry.save(update_fields=["source", "claim"])
    if body.get("entity"):
        entry.entities.set(Entity.objects.filter(source=source, key=body["entity"]))
    settle_confidential(entry)


def settle_confidential(entry: Entry) -> None:
    """The mark of what the entry is about, from the last live entry on it."""
    entity = entry.entities.first()
    if entity is not None:
        Entity.objects.filter(pk=entity.pk).update(confidential=_is_on(entities=entity))
        _settle_everything()
        return
    if entry.claim is not None:
        Claim.objects.filter(pk=entry.claim_id).update(confidential=_is_on(claim=entry.claim))
        settle_texts([entry.claim.text])
    else:
        on = _is_on(source=entry.source, claim=None, entities=None)
        Source.objects.filter(pk=entry.source_id).update(confidential=on)
        cluster_names.rename(Cluster.objects.filter(entities__source=entry.source).distinct())
    counts.count_clusters(Cluster.objects.filter(entities__source=entry.source).distinct())
    counts.count_source(entry.source)


def _is_on(**about: Any) -> bool:
    last = Entry.objects.filter(action="confidential", live=True, **about).order_by("-seq").first()
    return last is not None and '"on":true' in last.body


def project_withdrawal(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: source, reason."""
    entry.source = Source.objects.get(sha256=body["source"])
    entry.save(update_fields=["source"])
    settle_withdrawal(entry)


def settle_withdrawal(entry: Entry) -> None:
    """Whether the source of the entry is withdrawn."""
    withdrawn = Entry.objects.filter(action="withdrawal", live=True, source=entry.source).exists()
    Source.objects.filter(pk=entry.source_id).update(withdrawn=withdrawn)
    counts.count_clusters(Cluster.objects.filter(entities__source=entry.source).distinct())


def settle_clusters(ids: Iterable[int]) -> None:
    """Settle veils and counts after these clusters changed; all of them where one is confidential or was."""
    ids = list(ids)
    if Entity.objects.filter(Q(confidential=True) | Q(veiled=True), cluster__in=ids).exists():
        _settle_everything()
    else:
        counts.count_clusters(Cluster.objects.filter(pk__in=ids))


def _settle_everything() -> None:
    settle_texts(SourceText.objects.all())
    counts.count_clusters(Cluster.objects.all())
    for source in Source.objects.all():
        counts.count_source(source)


def settle_texts(texts: Iterable[SourceText]) -> None:
    """Compute the veils of these texts, and what they veil."""
    secret = _secret()
    names = _names(secret)
    for text in texts:
        marked = Claim.objects.filter(text=text, confidential=True).exists()
        if secret or marked or text.veils.exists():
            _settle_text(text, secret, names)
            cluster_names.rename(Cluster.objects.filter(entities__text=text).distinct())


def confidential_names() -> re.Pattern[str] | None:
    """Matches the names of all who are confidential, wherever they stand (and common words in small letters that look
    like them); `None` where nobody is."""
    return _names(_secret())


def _secret() -> set[int]:
    return set(Entity.objects.filter(confidential=True, undone=False).values_list("cluster", flat=True))


def _names(secret: set[int]) -> re.Pattern[str] | None:
    keys = NameKey.objects.filter(entity__cluster__in=secret).values_list("name", flat=True)
    spelled = sorted({name for name in keys if len(name) >= SHORTEST_NAME}, key=len, reverse=True)
    if not spelled:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelled))})\w{{0,{LONGEST_ENDING}}}(?!\w)", re.IGNORECASE)


def _settle_text(row: SourceText, secret: set[int], names: re.Pattern[str] | None) -> None:
    text = blobs.content(row.text_id).decode()
    spans = set(Claim.objects.filter(text=row, confidential=True).values_list("passage_start", "passage_end"))
    mentions = Mention.objects.filter(entity__text=row, entity__cluster__in=secret)
    spans |= set(mentions.values_list("start", "end"))
    if names is not None:
        # "Mark" is a name; "market" is not.
        spans |= {m.span() for m in names.finditer(text) if not m.group()[0].islower()}
    joined = _joined(spans)
    row.veils.all().delete()
    Veil.objects.bulk_create((Veil(text=row, start=start, end=end) for start, end in joined), BATCH)
    _flag(row, joined, secret, text)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        elif start < end:
            joined.append((start, end))
    return joined


def _flag(row: SourceText, veils: list[Span], secret: set[int], text: str) -> None:
    for model in (Passage, Mention):
        rows = model.objects.filter(**{"text" if model is Passage else "entity__text": row})
        _save(rows, lambda r: touches(veils, r.start, r.end))
    _flag_entities(row, secret, text)
    hidden = set(Entity.objects.filter(text=row, veiled=True).values_list("pk", flat=True))
    named = {c: set() for c in Claim.objects.filter(text=row).values_list("pk", flat=True)}
    for path in ("roles__entity", "holders__entity"):
        for claim, entity in Claim.objects.filter(text=row).values_list("pk", path):
            named[claim].add(entity)
    _save(
        Claim.objects.filter(text=row),
        lambda c: (
            c.confidential
            or touches(veils, c.passage_start, c.passage_end)
            or touches(veils, c.start, c.end)
            or not hidden.isdisjoint(named[c.pk])
        ),
    )
    _save(
        Relation.objects.filter(text=row),
        lambda r: touches(veils, r.start, r.end) or r.subject_id in hidden or r.object_id in hidden,
    )
    listed: dict[int, set[int]] = {}
    for listing, entity in Listing.objects.filter(text=row).values_list("pk", "places__entity"):
        listed.setdefault(listing, set()).add(entity)
    _save(
        Listing.objects.filter(text=row),
        lambda r: touches(veils, r.start, r.end) or not hidden.isdisjoint(listed[r.pk]),
    )


def _flag_entities(row: SourceText, secret: set[int], text: str) -> None:
    """An entity is veiled with its cluster, or where no name of it (no mention, where it has no name) is left."""
    rows = list(Entity.objects.filter(text=row, undone=False).prefetch_related("mentions"))
    keys = []
    for entity in rows:
        named = [m for m in entity.mentions.all() if m.form == "name"] or list(entity.mentions.all())
        left = [m for m in named if not m.veiled]
        entity.veiled = entity.cluster_id in secret or (bool(named) and not left)
        shown = list(dict.fromkeys(text[m.start : m.end] for m in left))
        untouched = len(left) == len(named)
        entity.open_names = entity.names if untouched else shown
        entity.open_name = entity.name if untouched else max(shown, key=len, default="")
        for key in entity.name_keys.all():
            key.veiled = entity.veiled or (key.name not in entity.open_names and not untouched)
            keys.append(key)
    save_columns(Entity, rows, ["veiled", "open_name", "open_names"])
    save_columns(NameKey, keys, ["veiled"])


def _save(rows: Any, is_veiled: Any) -> None:
    changed = []
    for row in rows:
        veiled = bool(is_veiled(row))
        if veiled != row.veiled:
            row.veiled = veiled
            changed.append(row)
    save_columns(rows.model, changed, ["veiled"])
