"""A case in one file, and back: on either database, and the same record after.

The file is a line that names the format, the SHA-256 of all that follows it, and a ZIP archive of the log, the
accounts and the bytes. Rows are not in it: they are made again from the log. A backup of which one bit was
changed is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.db import DatabaseError, transaction

from kartoteka.errors import CaseDamaged, CaseError, CaseTooNew, NotACase
from kartoteka.record import blobs
from kartoteka.record.case import Case, make_file, open_case, set_up, sync_directory
from kartoteka.record.documents import canonical
from kartoteka.record.founding import is_founded, keep_secret, make_tables, sign
from kartoteka.record.header import FORMAT
from kartoteka.record.models import Blob, Entry, Meta, User
from kartoteka.record.replay import replay
from kartoteka.record.verify import check_chain, needed_blobs, verify

_MAGIC = b"kartoteka backup 1\n"
_HASH_BYTES = 64
_HEADER_BYTES = len(_MAGIC) + _HASH_BYTES + 1
_PIECE = 1 << 20
_ACCOUNT = ("username", "password", "first_name", "last_name", "email", "is_active", "role", "sees_confidential")


def backup(case: Case, path: Path) -> tuple[int, str]:
    """Verify the case, then write it to a file that must not be there yet; number and hash of its last entry.

    Raises:
        CaseDamaged: the case is not sound; nothing is written.
        CaseError: the file is there, or cannot be written; nothing is left of it.
    """
    found = verify()
    if not found.is_sound:
        raise CaseDamaged(f"{case.name} is not sound, and was not backed up: {found.findings[0]}; see kartoteka verify")
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("w+b") as file:
            _write(file)
            file.flush()
            os.fsync(file.fileno())
        os.link(fresh, path)
        sync_directory(path.parent)
    except FileExistsError:
        raise CaseError(f"{path} is there already; choose another name for the backup") from None
    except OSError as error:
        raise CaseError(f"{path} cannot be written: {error.strerror or error}; nothing was left of it") from None
    finally:
        with suppress(OSError):
            fresh.unlink()
    return found.head


def _write(file: IO[bytes]) -> None:
    file.write(_MAGIC + b"0" * _HASH_BYTES + b"\n")
    # The log first: bytes that are added meanwhile belong to later entries, and are left out by `restore`.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("case.json", canonical({"format": FORMAT}))
        archive.writestr("log.jsonl", "".join(line + "\n" for line in _log_lines()))
        archive.writestr("accounts.jsonl", "".join(line + "\n" for line in _account_lines()))
        for blob in Blob.objects.order_by("sha256").iterator(chunk_size=8):
            packing = zipfile.ZIP_STORED if blob.packing == "zlib" else zipfile.ZIP_DEFLATED
            archive.writestr(f"{blob.packing}/{blob.sha256}", bytes(blob.data), packing)
    digest = _hash_of_rest(file)
    file.seek(len(_MAGIC))
    file.write(digest)


def _log_lines() -> Iterator[str]:
    for e in Entry.objects.order_by("seq").iterator(chunk_size=1000):
        yield canonical([e.seq, e.at.isoformat(), e.who, e.action, e.body, e.previous, e.sha256])


def _account_lines() -> Iterator[str]:
    return (canonical(list(row)) for row in User.objects.order_by("username").values_list(*_ACCOUNT))


def _hash_of_rest(file: IO[bytes]) -> bytes:
    file.seek(_HEADER_BYTES)
    found = hashlib.sha256()
    while piece := file.read(_PIECE):
        found.update(piece)
    return found.hexdigest().encode()


def restore(path: Path, to: Path | None) -> Case:
    """Make a case from a backup, verified before and after: at `to`, where nothing may be yet, or, with
    `KARTOTEKA_DATABASE`, in that database, which must be empty.

    Raises:
        CaseDamaged: the backup is not what was written; nothing is made.
        CaseTooNew: made by a newer version.
        CaseError: the backup cannot be read.
        NotACase: there is something at the place already, or no case can be made there.
    """
    set_up()
    try:
        with path.open("rb") as file:
            _check(file, path)
            with zipfile.ZipFile(file) as archive:
                return _make(archive, path, to)
    except FileNotFoundError:
        raise CaseError(f"{path}: there is no such backup") from None
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror or error}") from None
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError) as error:
        raise CaseDamaged(f"{path} is no whole backup ({error}); use another one") from None


def _check(file: IO[bytes], path: Path) -> None:
    header = file.read(_HEADER_BYTES)
    if not header.startswith(_MAGIC):
        raise CaseDamaged(f"{path} is no backup of Kartoteka, or its first line was changed")
    if header[len(_MAGIC) :] != _hash_of_rest(file) + b"\n":
        raise CaseDamaged(f"{path} is not the backup that was written: some of its bytes were changed; use another one")


def _make(archive: zipfile.ZipFile, path: Path, to: Path | None) -> Case:
    made_with = json.loads(archive.read("case.json"))["format"]
    if made_with > FORMAT:
        raise CaseTooNew(f"{path} has format {made_with}; this version knows up to {FORMAT}: install the newer version")
    entries = [_entry(json.loads(line)) for line in archive.read("log.jsonl").splitlines()]
    wrong = next(check_chain(iter(entries), {"entries": 0}), None)
    if wrong is not None:
        raise CaseDamaged(f"{path}: {wrong}; use another backup")

    def fill() -> None:
        make_tables()
        with transaction.atomic():
            _fill(archive, entries)
        sign()
        found = verify()
        if not found.is_sound:
            raise CaseDamaged(f"{path} gives no sound case ({found.findings[0]}); use another backup")

    if os.environ.get("KARTOTEKA_DATABASE"):
        return _make_on_server(fill)
    if to is None:
        raise NotACase("say where the case is to be made, with --case")
    make_file(to, fill)
    return open_case(to)


def _make_on_server(fill: Any) -> Case:
    try:
        case_there = open_case()
    except NotACase:
        case_there = None
    if case_there is not None or (is_founded() and Entry.objects.exists()):
        raise NotACase("the database of KARTOTEKA_DATABASE holds a case already; give the backup an empty one")
    try:
        fill()
    except DatabaseError as error:
        raise CaseError(
            f"the database refused the backup: {str(error).splitlines()[0]}; nothing was restored"
        ) from None
    return open_case()


def _entry(row: list[Any]) -> Entry:
    seq, at, who, action, body, previous, sha256 = row
    return Entry(
        seq=seq, at=datetime.fromisoformat(at), who=who, action=action, body=body, previous=previous, sha256=sha256
    )


def _fill(archive: zipfile.ZipFile, entries: list[Entry]) -> None:
    needed = {sha256 for entry in entries for sha256 in needed_blobs(entry).values()}
    for name in archive.namelist():
        packing, _, sha256 = name.partition("/")
        if sha256 not in needed:
            continue
        data = archive.read(name)
        blob = Blob(sha256=sha256, packing=packing, data=data, stored_sha256=hashlib.sha256(data).hexdigest())
        if blobs.unpacked(blob) is None:
            raise CaseDamaged(f"the bytes {sha256[:12]}… in the backup are not what was written; use another backup")
        blob.save(force_insert=True)
        needed.discard(sha256)
    if needed:
        raise CaseDamaged(f"the bytes {min(needed)[:12]}… are missing in the backup; use another one")
    keep_secret()
    replay(entries)
    for line in archive.read("accounts.jsonl").splitlines():
        account = dict(zip(_ACCOUNT, json.loads(line), strict=True))
        User.objects.update_or_create(username=account.pop("username"), defaults=account)
    Meta.objects.update_or_create(key="format", defaults={"value": str(FORMAT)})
