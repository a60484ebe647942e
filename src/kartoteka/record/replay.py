"""Make the record again from its log and blobs: when a backup is restored, to verify, and after an upgrade."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from kartoteka.record import fulltext, models
from kartoteka.record.models import Entry
from kartoteka.record.projection import project

_WRITTEN = {models.Blob, models.Entry, models.Meta, models.User}


def replay(entries: Iterable[Entry]) -> None:
    """Write these entries, in their order, into the open database and project each; inside a transaction.

    The blobs that they speak of must be there.
    """
    for entry in entries:
        entry.live, entry.undoes = True, None
        entry.source, entry.claim, entry.relation = None, None, None
        entry.save(force_insert=True)
        project(entry)


def rebuild() -> None:
    """Throw away every computed row of the open database and make it again; inside a transaction."""
    tables = connection.introspection.django_table_names(only_existing=True)
    ours = [m for m in models.__dict__.values() if isinstance(m, type) and hasattr(m, "_meta")]
    computed = {m._meta.db_table for m in ours if m not in _WRITTEN} | {Entry.entities.through._meta.db_table}
    fulltext.forget()
    # Foreign keys are checked at the end of the transaction, when all rows are there again.
    Entry.objects.update(live=True, undoes=None, source=None, claim=None, relation=None)
    with connection.cursor() as cursor:
        for table in sorted(computed & set(tables)):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=500):
        project(entry)
