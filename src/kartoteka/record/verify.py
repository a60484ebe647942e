"""Re-read the whole case and find any changed byte.

Four questions: is the file whole for SQLite itself; does every entry of the log carry its own hash and that of
the entry before; are all bytes what their hashes say; and are all other rows what follows from log and bytes?
The last is answered by making the record again, in a scratch file, and comparing the two row by row.

Nobody can answer from the case alone whether the log's tail was cut off or all of it was written anew: for that
keep the head (`Verified.head`) elsewhere, and give it as `expected_head` the next time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import connection, transaction

from kartoteka.record import blobs
from kartoteka.record.batches import batches
from kartoteka.record.databases import Description, scratch, sqlite
from kartoteka.record.dump import digest, dump_computed
from kartoteka.record.founding import make_bare_tables
from kartoteka.record.log import NO_ENTRY, entry_hash, head, loads
from kartoteka.record.models import Blob, Entry
from kartoteka.record.replay import replay

_MOST_FINDINGS = 50
"""Findings that are told one by one; more do not help to find the cause."""

_BLOBS_AT_ONCE = 50

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: sentences, none in a sound case; how much was read; number and hash of the last entry."""

    findings: tuple[str, ...]
    entries: int
    bytes_read: int
    rows: int
    head: tuple[int, str]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify(*, expected_head: str | None = None, progress: Progress = lambda stage, done, whole: None) -> Verified:
    """Check the open case. Never raises for damage: all of it is told in `findings`.

    Args:
        expected_head: the hash that an earlier run gave; it must still be in the log.
        progress: called with stage, how far, of how much.
    """
    findings: list[str] = []
    counts = {"entries": 0, "bytes": 0, "rows": 0}
    last = (0, NO_ENTRY)
    stages: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
        ("the database", _database),
        ("the log", lambda: _log(counts, expected_head)),
        ("the bytes", lambda: _bytes(counts, progress)),
        ("the rows", lambda: _rows(counts, progress)),
    )
    for number, (stage, check) in enumerate(stages):
        progress(stage, number, len(stages))
        try:
            findings.extend(islice(check(), _MOST_FINDINGS))
        except Exception as error:
            findings.append(
                f"{stage} cannot be read: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
            )
    try:
        last = head()
    except Exception as error:
        findings.append(f"the head of the log cannot be read: {error}")
    return Verified(tuple(findings), counts["entries"], counts["bytes"], counts["rows"], last)


def _database() -> Iterator[str]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            said = [row[0] for row in cursor.fetchall()]
            cursor.execute("PRAGMA foreign_key_check")
            loose = cursor.fetchall()
        yield from (f"SQLite: {line}" for line in said if line != "ok")
        yield from (
            f"SQLite: a row of {table} points to a row of {parent} that is not there" for table, _, parent, _ in loose
        )


def _log(counts: dict[str, int], expected_head: str | None) -> Iterator[str]:
    yield from check_chain(Entry.objects.order_by("seq").iterator(chunk_size=1000), counts)
    if expected_head and not Entry.objects.filter(sha256=expected_head).exists():
        yield f"the log does not hold the head {expected_head[:16]}… that was kept: it was cut, or written anew"


def check_chain(entries: Iterator[Entry], counts: dict[str, int]) -> Iterator[str]:
    """A sentence for each entry that is not what was written; counts the entries."""
    previous, number = NO_ENTRY, 0
    for entry in entries:
        number += 1
        counts["entries"] += 1
        if entry.seq != number:
            yield f"the log goes from entry {number - 1} to entry {entry.seq}"
            number = entry.seq
        if entry.previous != previous:
            yield f"entry {entry.seq} does not follow from the entry before it"
        found = entry_hash(entry.seq, entry.at, entry.who, entry.action, entry.body, entry.previous)
        if found != entry.sha256:
            yield f"entry {entry.seq} ({entry.action}) is not what was written"
        previous = entry.sha256


def needed_blobs(entry: Entry) -> dict[str, str]:
    """What the entry speaks of -> the hash of its bytes; empty where it speaks of none."""
    if entry.action != "reading":
        return {}
    body = loads(entry.body)
    return {what: body[what] for what in ("source", "text", "structure", "document")}


def _bytes(counts: dict[str, int], progress: Progress) -> Iterator[str]:
    wanted = {
        sha256: f"the {what} of {loads(entry.body)['name']}"
        for entry in Entry.objects.filter(action="reading").order_by("seq").iterator()
        for what, sha256 in needed_blobs(entry).items()
    }
    whole, seen = Blob.objects.count(), set()
    for number, blob in enumerate(Blob.objects.order_by("sha256").iterator(chunk_size=8)):
        progress("the bytes", number, whole)
        seen.add(blob.sha256)
        counts["bytes"] += len(blob.data)
        if blobs.unpacked(blob) is None:
            yield f"{wanted.get(blob.sha256, 'bytes that no entry speaks of')}: not the bytes that were written"
        elif blob.sha256 not in wanted:
            yield f"the bytes {blob.sha256[:12]}… belong to nothing in the log"
    yield from (f"{what} is missing" for sha256, what in wanted.items() if sha256 not in seen)


def _rows(counts: dict[str, int], progress: Progress) -> Iterator[str]:
    """Rows that are not what follows from the log."""
    here, entries = _snapshot()
    counts["rows"] = len(here)
    with tempfile.TemporaryDirectory(prefix="kartoteka-verify-") as folder:
        copy = sqlite(Path(folder) / "scratch", durable=False)
        with scratch(copy):
            make_bare_tables()
        _copy_blobs(entries, copy)
        with scratch(copy):
            with transaction.atomic():
                replay(_told(entries, progress))
            there = {digest(line) for line in dump_computed()}
            missing = _lines_among(there - here)
    wrong = _lines_among(here - there)
    yield from (f"this row does not follow from the log: {line[:300]}" for line in wrong)
    yield from (f"this row is missing: {line[:300]}" for line in missing)


def _snapshot() -> tuple[set[bytes], list[Entry]]:
    """Rows and log of one moment, also while others go on working."""
    while True:
        before = head()
        here = {digest(line) for line in dump_computed()}
        entries = list(Entry.objects.order_by("seq"))
        if head() == before:
            return here, entries


def _lines_among(digests: set[bytes]) -> list[str]:
    if not digests:
        return []
    return sorted(islice((line for line in dump_computed() if digest(line) in digests), _MOST_FINDINGS))


def _copy_blobs(entries: list[Entry], copy: Description) -> None:
    """All that the rows are made from: texts, structures and readings; not the files themselves."""
    needed = {sha256 for entry in entries for what, sha256 in needed_blobs(entry).items() if what != "source"}
    for some in batches(sorted(needed), _BLOBS_AT_ONCE):
        rows = list(Blob.objects.filter(sha256__in=some))
        with scratch(copy):
            Blob.objects.bulk_create(rows)


def _told(entries: list[Entry], progress: Progress) -> Iterator[Entry]:
    for number, entry in enumerate(entries):
        progress("the rows", number, len(entries))
        yield entry
