"""The record in one text form, the same on every database: what backups, tests and `verify` compare.

Rows are named by what they are (hashes, keys, numbers within a source), never by a database's ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.db.models import Q

from kartoteka.record import fulltext, models
from kartoteka.record.documents import canonical

_SOURCE, _TEXT = "source__sha256", "text__number"
_WRITTEN: dict[Any, tuple[str, ...]] = {
    models.Blob: ("sha256", "packing", "stored_sha256"),
    models.Entry: ("seq", "at", "who", "action", "body", "previous", "sha256"),
}
_COMPUTED: dict[Any, tuple[str, ...]] = {
    models.Source: (
        "sha256", "name", "title", "media_type", "size", "characters", "added", "confidential", "withdrawn",
        "claims_all", "claims_open", "decided",
    ),
    models.SourceText: (_SOURCE, "number", "text", "structure", "sentences"),
    models.DoneSentence: ("text__source__sha256", _TEXT, "start", "end"),
    models.Reading: (
        _SOURCE, _TEXT, "number", "document", "reader", "version", "added", "current", "claims_count",
    ),
    models.Passage: (_SOURCE, _TEXT, "kind", "start", "end", "veiled"),
    models.Veil: ("text__source__sha256", _TEXT, "start", "end"),
    models.Entity: (
        _SOURCE, _TEXT, "key", "kind", "name", "names", "open_name", "open_names", "successor__key",
        "made_by_hand", "undone", "current", "confidential", "veiled", "cluster__name",
    ),
    models.Mention: ("entity__source__sha256", "entity__key", "start", "end", "form", "veiled"),
    models.NameKey: ("entity__source__sha256", "entity__key", "key", "name", "veiled"),
    models.ReadingEntity: ("reading__source__sha256", "reading__number", "entity__key", "local_id"),
    models.ReadingClaim: ("reading__source__sha256", "reading__number", "claim__key", "local_id"),
    models.Claim: (
        _SOURCE, _TEXT, "key", "type", "start", "end", "quote", "passage_start", "passage_end", "passage", "post",
        "term", "timed", "earliest", "latest", "edtf", "factuality", "notes", "reader", "made_by_hand",
        "latest_reading__number", "confidence", "explanation", "basis", "current", "stands", "previous__key",
        "status", "certainty", "correction__key", "version", "confidential", "veiled",
    ),
    models.ClaimRole: ("claim__key", "role", "position", "entity__key"),
    models.ClaimHolder: ("claim__key", "position", "entity__key", "special"),
    models.Relation: (
        _SOURCE, _TEXT, "key", "type", "subject__key", "object__key", "value", "start", "end", "quote", "made_by_hand",
        "current", "stands", "status", "correction__key", "version", "veiled",
    ),
    models.Listing: (_SOURCE, _TEXT, "key", "start", "end", "timed", "earliest", "latest", "current", "veiled"),
    models.ListingPlace: ("listing__key", "position", "entity__key"),
    models.Judgement: ("entry", "claim__key", "verdict", "correction__key", "certainty", "reason", "live"),
    models.RelationJudgement: ("entry", "relation__key", "verdict", "correction__key", "reason", "live"),
    models.Term: ("entry", "kind", "name", "means", "group", "live"),
    models.Identity: (
        "entry", "left__source__sha256", "left__key", "right__source__sha256", "right__key", "verdict", "reason",
        "live",
    ),
}  # fmt: skip


def dump() -> Iterator[str]:
    """Every row of the record as a line of canonical JSON, in no order."""
    for model, columns in _WRITTEN.items():
        yield from _lines(model, columns)
    yield from dump_computed()


def dump_computed() -> Iterator[str]:
    """The lines of the rows that are computed from the log and the blobs."""
    for model, columns in _COMPUTED.items():
        yield from _lines(model, columns)
    yield from _lines(models.Entry, ("seq", "live", "undoes", "source__sha256", "claim__key", "relation__key"))
    yield from _lines(models.Entry.entities.through, ("entry", "entity__source__sha256", "entity__key"))
    yield from _lines(models.User, ("username", "role", "sees_confidential"), ~Q(role=models.Role.NOBODY))
    yield from _lines(models.Meta, ("key", "value"), Q(key="case"))
    yield from _clusters()
    yield from _words()


def digest(line: str) -> bytes:
    """A short hash of a line, so that two large records are compared without holding both."""
    return hashlib.blake2b(line.encode(), digest_size=16).digest()


def dump_hash() -> str:
    """SHA-256, hexadecimal, of the dump's lines in order: two cases are the same record when it is the same."""
    return hashlib.sha256(b"".join(sorted(map(digest, dump())))).hexdigest()


def picture_hash() -> str:
    """As `dump_hash`, over what the record shows now only, not over how that came about.

    The same after an undo as before what was undone, and the same on two databases after the same changes.
    """
    return hashlib.sha256(b"".join(sorted(map(digest, dump_picture())))).hexdigest()


def dump_picture() -> Iterator[str]:
    """The computed rows without judgements, without counts of them, and without what undo took away."""
    by_hand = {models.Claim: "", models.Relation: "", models.ClaimRole: "claim__", models.ClaimHolder: "claim__"}
    for model, columns in _COMPUTED.items():
        if model in (models.Judgement, models.RelationJudgement, models.Identity):
            continue
        which = {models.Term: Q(live=True), models.Entity: Q(undone=False)}.get(model)
        if model in by_hand:
            which = Q(**{f"{by_hand[model]}made_by_hand": False}) | Q(**{f"{by_hand[model]}stands": True})
        yield from _lines(model, tuple(column for column in columns if column != "version"), which)
    yield from _clusters()


def _lines(model: Any, columns: tuple[str, ...], which: Q | None = None) -> Iterator[str]:
    name = model.__name__
    rows = model.objects.filter(which or Q()).order_by().values_list(*columns)
    return (canonical([name, *map(_plain, row)]) for row in rows.iterator(chunk_size=5000))


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if hasattr(value, "astimezone") else value


def _clusters() -> Iterator[str]:
    """Clusters have no name of their own but their members'."""
    columns = (
        "kind", "name", "name_key", "open_name", "entities_count", "sources_count", "sources_open",
        "claims_all", "claims_open", "earliest", "latest", "current", "veiled",
    )  # fmt: skip
    members: dict[int, list[str]] = {}
    rows = models.Entity.objects.order_by().values_list("cluster", "source__sha256", "key")
    for cluster, source, key in rows.iterator(chunk_size=5000):
        members.setdefault(cluster, []).append(f"{source} {key}")
    found = models.Cluster.objects.order_by().values_list("pk", *columns)
    return (canonical(["Cluster", sorted(members.get(pk, ())), *row]) for pk, *row in found.iterator(chunk_size=5000))


def _words() -> Iterator[str]:
    """For each passage, a sum over the words that the full-text index has of it."""
    rows = models.Passage.objects.values_list("pk", "text__text", "start")
    places = {pk: (text, start) for pk, text, start in rows.iterator(chunk_size=5000)}
    sums: dict[int, int] = dict.fromkeys(places, 0)
    for passage, word, times in fulltext.terms():
        sums[passage] = sums.get(passage, 0) + int.from_bytes(digest(f"{word} {times}")[:8], "big")
    return (canonical(["Words", *places.get(pk, (None, pk)), found]) for pk, found in sums.items())
