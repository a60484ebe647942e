"""Add a source with what a reader made of it: all or nothing, and the same again changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from kartoteka import __version__
from kartoteka import claims as core
from kartoteka.errors import ReadingError, SourceUnreadable
from kartoteka.record import blobs, documents
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Claim, Entry, Reading, ReadingClaim, Role, Status
from kartoteka.record.terms import event_types
from kartoteka.record.writing import change, write
from kartoteka.sources import Source as CoreSource


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition did.

    Args:
        source_id, reading_id: rows of the source and of its reading.
        is_new: the source was not in the case before.
        changed: false where the same bytes with the same reading were there already (and not withdrawn).
        new, unchanged, superseded: numbers of claims: first seen in this reading; also seen before; seen
            before and no more.
        kept: how many of the superseded ones people had decided on; their decisions stand.
    """

    source_id: int
    reading_id: int
    is_new: bool
    changed: bool
    new: int = 0
    unchanged: int = 0
    superseded: int = 0
    kept: int = 0


def add_source(
    case: Case,
    source: CoreSource,
    data: bytes,
    reading: core.Reading,
    who: Who,
    *,
    version: str = __version__,
    beside: bool = False,
) -> Added:
    """Store a source, its bytes and a reading of it.

    The same bytes with the same reading change nothing. A new reading of bytes that are there keeps the old
    claims and what was decided on them; it takes the place of the readings before, or with `beside` only of
    those by the same reader.

    Raises:
        NotAllowed: `who` may not add.
        ReadingError: source, bytes and reading do not belong together, or an offset lies outside the text.
        SourceUnreadable: the text holds characters that no database keeps.
        CaseError: the case cannot be written; nothing was stored.
    """
    who.need(Role.EDITOR, "add sources")
    check(source, data, reading, event_types())
    document = documents.reading_document(reading)
    with change(case):
        came_back = _bring_back(source.sha256, who)
        same = _same(source, document)
        if same is not None:
            return Added(same.source_id, same.pk, is_new=False, changed=came_back, unchanged=same.claims_count)
        before = _current_claims(source.sha256)
        body = {
            "source": blobs.keep(data),
            "name": source.name,
            "title": source.title,
            "media_type": source.media_type,
            "size": len(data),
            "characters": len(source.text),
            "text": blobs.keep(source.text.encode()),
            "structure": blobs.keep(documents.structure_document(source), pack=True),
            "document": blobs.keep(document, pack=True),
            "reader": _reader(reading),
            "version": version,
            "beside": beside,
        }
        entry = write(who, "reading", body)
        return _told(Reading.objects.get(added=entry), before)


def check(source: CoreSource, data: bytes, reading: core.Reading, types: Collection[str]) -> None:
    """Whether source, bytes and reading belong together and can be kept; `types` are those that claims may have.

    Raises:
        ReadingError, SourceUnreadable: as `add_source`.
    """
    found = hashlib.sha256(data).hexdigest()
    for what, said in (("source", source.sha256), ("reading", reading.source.sha256)):
        if said != found:
            raise ReadingError(
                f"the {what} of {source.name} was made of other bytes (SHA-256 {said[:12]}…, not {found[:12]}…)"
            )
    if reading.source.characters != len(source.text):
        raise ReadingError(
            f"the reading of {source.name} counts in a text of {reading.source.characters} characters, "
            f"not in this one of {len(source.text)}: read the file again"
        )
    if "\0" in source.text or any("\ud800" <= letter <= "\udfff" for letter in source.text):
        raise SourceUnreadable(
            f"{source.name}: the text holds a NUL or a broken character; it is not text that can be kept"
        )
    _check_places(source, reading)
    _check_names(source, reading)
    _check_types(source, reading, types)


def _check_places(source: CoreSource, reading: core.Reading) -> None:
    spans = [(f"claim {c.id}", c.start, c.end) for c in reading.claims]
    spans += [(f"passage of claim {c.id}", c.passage_start, c.passage_end) for c in reading.claims]
    spans += [(f"mention of {e.id}", m.start, m.end) for e in reading.entities for m in e.mentions]
    spans += [(f"relation {r.type}", r.start, r.end) for r in reading.relations]
    spans += [("listing", item.start, item.end) for item in reading.listings]
    for what, start, end in spans:
        if not 0 <= start <= end <= len(source.text):
            raise ReadingError(f"the {what} in the reading of {source.name} lies at {start}-{end}, outside the text")


def _check_names(source: CoreSource, reading: core.Reading) -> None:
    known = {e.id for e in reading.entities}
    holders = known | {core.HOLDER_RUMOUR, core.HOLDER_UNSPECIFIED}
    used = [(f"claim {c.id}", e) for c in reading.claims for filled in c.roles.values() for e in filled]
    used += [(f"relation {r.type}", e) for r in reading.relations for e in (r.subject, r.object) if e is not None]
    used += [("listing", e) for item in reading.listings for e in item.order]
    unknown = [pair for pair in used if pair[1] not in known]
    unknown += [(f"claim {c.id}", h) for c in reading.claims for h in c.holders if h not in holders]
    if unknown:
        what, entity = unknown[0]
        raise ReadingError(f"the {what} in the reading of {source.name} names {entity!r}, which is no entity of it")
    if len(known) != len(reading.entities) or len({c.id for c in reading.claims}) != len(reading.claims):
        raise ReadingError(f"the reading of {source.name} gives one id to two entities or claims")


def _check_types(source: CoreSource, reading: core.Reading, types: Collection[str]) -> None:
    unknown = sorted({claim.type for claim in reading.claims}.difference(types))
    if unknown:
        raise ReadingError(
            f"the reading of {source.name} has claims of the type {unknown[0]!r}, which is not in the vocabulary of "
            "this case; an editor can add it in Settings"
        )


def _bring_back(sha256: str, who: Who) -> bool:
    """Undo the withdrawal of the source of these bytes; whether there was one."""
    entries = Entry.objects.filter(action="withdrawal", live=True, source__sha256=sha256)
    for entry in entries:
        write(who, "undo", {"undoes": entry.pk, "reason": "added again"})
    return bool(entries)


def _same(source: CoreSource, document: bytes) -> Reading | None:
    """The source's current reading, where it is this one over this text with this structure."""
    sha256 = {
        "document": hashlib.sha256(document).hexdigest(),
        "text__text": hashlib.sha256(source.text.encode()).hexdigest(),
        "text__structure": hashlib.sha256(documents.structure_document(source)).hexdigest(),
    }
    return Reading.objects.filter(source__sha256=source.sha256, current=True, **sha256).first()


def _reader(reading: core.Reading) -> str:
    return "+".join(sorted({c.reader for c in reading.claims})) or "rules"


def _current_claims(sha256: str) -> set[int]:
    shown = Claim.objects.filter(source__sha256=sha256, current=True, made_by_hand=False)
    return set(shown.values_list("pk", flat=True))


def _told(reading: Reading, before: set[int]) -> Added:
    members = set(ReadingClaim.objects.filter(reading=reading).values_list("claim", flat=True))
    now = _current_claims(reading.source.sha256)
    gone = before - now
    kept = Claim.objects.filter(source=reading.source, current=False).exclude(status=Status.UNREVIEWED)
    return Added(
        source_id=reading.source_id,
        reading_id=reading.pk,
        is_new=reading.number == 1,
        changed=True,
        new=len(members - before),
        unchanged=len(members & before),
        superseded=len(gone),
        kept=len(gone & set(kept.values_list("pk", flat=True))),
    )
