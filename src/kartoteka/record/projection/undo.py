"""Undo, and undo of an undo: one more entry, after which everything is settled as if the undone one were not."""

from __future__ import annotations

from typing import Any

from kartoteka.record.models import Entry, Identity, Judgement
from kartoteka.record.projection.done import settle_done
from kartoteka.record.projection.judgements import settle_judgements
from kartoteka.record.projection.people import settle_hand_made, settle_identity
from kartoteka.record.projection.relations import settle_judged_relation
from kartoteka.record.projection.terms import settle_term
from kartoteka.record.projection.veils import settle_confidential, settle_withdrawal

UNDOABLE = frozenset(
    {"judgement", "identity", "entity", "relation", "confidential", "withdrawal", "done", "term", "sending", "undo"}
)
"""Actions that can be undone."""


def project_undo(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: undoes (number of the entry), reason."""
    target = Entry.objects.get(pk=body["undoes"])
    entry.undoes, entry.source, entry.claim, entry.relation = target, target.source, target.claim, target.relation
    entry.save(update_fields=["undoes", "source", "claim", "relation"])
    entry.entities.set(target.entities.all())
    root = _settle_liveness(target)
    {
        "judgement": _judgement,
        "identity": _identity,
        "entity": settle_hand_made,
        "relation": settle_judged_relation,
        "confidential": settle_confidential,
        "withdrawal": settle_withdrawal,
        "done": settle_done,
        "term": settle_term,
        "sending": lambda entry: None,
    }[root.action](root)


def _settle_liveness(target: Entry) -> Entry:
    """Set `live` of the target and of what it undoes in turn; the entry at the root, which is no undo."""
    target.live = not target.undone_by.filter(live=True).exists()
    target.save(update_fields=["live"])
    return target if target.undoes is None else _settle_liveness(target.undoes)


def _judgement(root: Entry) -> None:
    Judgement.objects.filter(entry=root).update(live=root.live)
    settle_judgements(root.claim)


def _identity(root: Entry) -> None:
    Identity.objects.filter(entry=root).update(live=root.live)
    settle_identity(root.entities.values_list("pk", flat=True))
