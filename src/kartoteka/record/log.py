"""The append-only log: each entry carries the hash of the one before.

A chain alone cannot see a cut tail or a rewritten whole, so `head()` is printed for keeping elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from kartoteka.record.documents import canonical
from kartoteka.record.models import Entry, Meta

NO_ENTRY = "0" * 64
"""`previous` of the first entry."""


def loads(body: str) -> dict[str, Any]:
    """The body of an entry, back from its canonical JSON."""
    found: dict[str, Any] = json.loads(body)
    return found


def entry_hash(seq: int, at: datetime, who: str, action: str, body: str, previous: str) -> str:
    """SHA-256, hexadecimal, over all that an entry says."""
    said = [seq, at.astimezone(UTC).isoformat(timespec="microseconds"), who, action, body, previous]
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def append(who: str, action: str, body: Mapping[str, Any]) -> Entry:
    """Write one entry at the end of the log; only inside a transaction that holds the lock."""
    if not connection.in_atomic_block:
        raise RuntimeError("the log is written inside a transaction only")
    last = Entry.objects.order_by("-seq").values("seq", "sha256").first() or {"seq": 0, "sha256": NO_ENTRY}
    seq, at, said = last["seq"] + 1, timezone.now(), canonical(body)
    sha256 = entry_hash(seq, at, who, action, said, last["sha256"])
    return Entry.objects.create(
        seq=seq, at=at, who=who, action=action, body=said, previous=last["sha256"], sha256=sha256
    )


def lock() -> None:
    """Let one writer at a time pass, from here to the end of its transaction.

    SQLite's transactions are IMMEDIATE, so they have it from their start; in PostgreSQL a row is locked.
    """
    if connection.vendor == "postgresql":
        Meta.objects.select_for_update().get(key="format")


def head() -> tuple[int, str]:
    """Number and hash of the last entry; (0, zeros) in an empty log."""
    last = Entry.objects.order_by("-seq").values_list("seq", "sha256").first()
    return last or (0, NO_ENTRY)
