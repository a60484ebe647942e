"""From the log to the rows: one function an action, which makes the change that the entry tells of.

Services check and append an entry; `project` does the rest, and does the same when a backup is restored or
`verify` makes the record again. A new action: a function of (entry, body) in a module of this package, and a
line in `PROJECTIONS`; what it does must follow from the entry, the blobs and the entries before alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from kartoteka.record.models import Entry, Meta
from kartoteka.record.projection.done import project_done
from kartoteka.record.projection.judgements import project_judgement
from kartoteka.record.projection.people import project_hand_made, project_identity
from kartoteka.record.projection.readings import project_reading
from kartoteka.record.projection.relations import project_relation
from kartoteka.record.projection.terms import project_term
from kartoteka.record.projection.undo import project_undo
from kartoteka.record.projection.users import project_user
from kartoteka.record.projection.veils import project_confidential, project_withdrawal


def _project_case(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: case (its id)."""
    Meta.objects.update_or_create(key="case", defaults={"value": body["case"]})


def _project_sending(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: host, said (what was agreed to). Nothing is computed from it: whoever sends asks the log itself."""


PROJECTIONS: Mapping[str, Callable[[Entry, dict[str, Any]], None]] = {
    "case": _project_case,
    "reading": project_reading,
    "judgement": project_judgement,
    "identity": project_identity,
    "entity": project_hand_made,
    "relation": project_relation,
    "confidential": project_confidential,
    "withdrawal": project_withdrawal,
    "done": project_done,
    "term": project_term,
    "undo": project_undo,
    "sending": _project_sending,
    "user": project_user,
}


def project(entry: Entry) -> None:
    """Make the change that the entry tells of; inside a transaction."""
    PROJECTIONS[entry.action](entry, json.loads(entry.body))
