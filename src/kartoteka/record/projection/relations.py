"""Decisions on relations: a row for each, and which relations stand.

A relation stands when nobody has rejected or corrected it and it is in a current reading, was accepted or doubted by
a person, or is what a person corrected another one to.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from kartoteka import claims as core
from kartoteka.record import blobs, rows
from kartoteka.record.batches import save_columns
from kartoteka.record.models import Entity, Entry, Relation, RelationJudgement, Source, Status, Verdict
from kartoteka.record.projection import veils

STATUS = {
    Verdict.ACCEPT: Status.ACCEPTED,
    Verdict.REJECT: Status.REJECTED,
    Verdict.CORRECT: Status.CORRECTED,
    Verdict.DOUBT: Status.DOUBTED,
    Verdict.ADD: Status.ACCEPTED,
}
"""What a verdict makes of a claim or a relation."""


def project_relation(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: relation (its key), verdict, reason; with `correct` also `says`: source, text (its number) and the
    relation as [type, subject, object, value, start, end], its entities named by their keys."""
    relation = Relation.objects.get(key=body["relation"])
    made = _by_hand(body["says"]) if body.get("says") else None
    RelationJudgement.objects.create(
        entry=entry, relation=relation, verdict=body["verdict"], correction=made, reason=body["reason"]
    )
    Entry.objects.filter(pk=entry.pk).update(relation=relation, source=relation.source)
    ends = {pk for row in (relation, made) if row is not None for pk in (row.subject_id, row.object_id)}
    entry.entities.set(ends - {None})
    settle_relation(relation)


def settle_judged_relation(entry: Entry) -> None:
    """Settle the relation of the entry after that was undone, or done again."""
    RelationJudgement.objects.filter(entry=entry).update(live=entry.live)
    settle_relation(entry.relation)


def settle_relation(relation: Relation) -> None:
    """The relation's status, correction and version from its judgements; then what stands."""
    history = list(relation.judgements.order_by("entry").select_related("correction"))
    last = next((j for j in reversed(history) if j.live), None)
    relation.status = Status.UNREVIEWED if last is None else STATUS[Verdict(last.verdict)]
    relation.correction = None if last is None else last.correction
    relation.version = Entry.objects.filter(relation=relation).count()
    relation.save(update_fields=["status", "correction", "version"])
    touched = {relation.pk, *(j.correction_id for j in history if j.correction_id is not None)}
    settle_relations(Relation.objects.filter(pk__in=touched))


def settle_relations(found: QuerySet[Relation]) -> None:
    """Settle `stands` of these relations."""
    changed = []
    relations = list(found)
    corrections = set(Relation.objects.filter(correction__in=relations).values_list("correction", flat=True))
    for row in relations:
        stands = _stands(row, row.pk in corrections)
        if stands != row.stands:
            row.stands = stands
            changed.append(row)
    save_columns(Relation, changed, ["stands"])


def _stands(row: Relation, is_correction: bool) -> bool:
    if row.status in (Status.REJECTED, Status.CORRECTED):
        return False
    return row.status in (Status.ACCEPTED, Status.DOUBTED) or is_correction or row.current


def _by_hand(says: dict[str, Any]) -> Relation:
    """The relation's row, made unless it is there."""
    source = Source.objects.get(sha256=says["source"])
    text = source.texts.get(number=says["text"])
    relation = core.Relation(*says["relation"])
    key = hand_key(relation, source, text.number)
    row = Relation.objects.filter(key=key).first()
    if row is None:
        ends = {e.key: e for e in Entity.objects.filter(source=source, key__in=(relation.subject, relation.object))}
        words = blobs.content(text.text_id).decode()
        row = Relation.objects.create(
            key=key,
            source=source,
            text=text,
            type=relation.type,
            subject=ends[relation.subject],
            object=None if relation.object is None else ends[relation.object],
            value=relation.value,
            start=relation.start,
            end=relation.end,
            quote=words[relation.start : relation.end],
            made_by_hand=True,
            current=False,
            stands=False,
        )
        veils.settle_texts([text])
        row.refresh_from_db()
    return row


def hand_key(relation: core.Relation, source: Source, text_number: int) -> str:
    """The key of a relation whose entities are named by their keys in the source."""
    keys = {key: key for key in (relation.subject, relation.object) if key is not None}
    return rows.relation_key(relation, source.sha256, text_number, keys)
