"""The one way in which the record changes: a transaction that appends an entry and projects it.

All or nothing; what the database says about disks and locks becomes a sentence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, InterfaceError, transaction

from kartoteka.errors import CaseDamaged, CaseError, InputError, NotAllowed
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.log import append, lock
from kartoteka.record.models import Entry
from kartoteka.record.projection import project

LONGEST_REASON = 10_000
"""Characters of a reason."""


@contextmanager
def change(case: Case) -> Iterator[None]:
    """A transaction in which the record is changed, by one writer at a time: what is read in it stays true.

    Raises:
        CaseError: the disk is full, the case may not be written, another program holds it.
        CaseDamaged: SQLite finds the file broken.
    """
    try:
        with transaction.atomic():
            lock()
            yield
    except (DatabaseError, InterfaceError) as error:
        raise _sentence(case, error) from error


def write(who: Who, action: str, body: Mapping[str, Any]) -> Entry:
    """Append the entry and make the change; inside `change`."""
    entry = append(who.name, action, body)
    project(entry)
    return entry


def words(value: str, what: str, longest: int = LONGEST_REASON) -> str:
    """The text that a user gave, without blanks around it.

    Raises:
        InputError: it is too long, or holds characters that no database keeps (NUL, half of a pair).
    """
    value = value.strip()
    if len(value) > longest:
        raise InputError(f"the {what} has {len(value):,} characters; at most {longest:,} are kept: shorten it")
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise InputError(f"the {what} holds a character that is no text (NUL or a broken one): take it out")
    return value


def _sentence(case: Case, error: DatabaseError | InterfaceError) -> CaseError | NotAllowed:
    said = str(error)
    cause = error.__cause__
    if "full" in said or "No space" in said:
        return CaseError(f"{case.name}: the disk is full; nothing was changed: free some space and do it again")
    if "readonly" in said or "read-only" in said:
        return CaseError(f"{case.name} may not be written; see the permissions of the file and of its folder")
    if "locked" in said:
        return CaseError(f"{case.name} is in use by another program; nothing was changed: try again later")
    if "disk I/O" in said:
        return CaseError(f"{case.name}: the disk gave an error; nothing was changed: see the disk and do it again")
    if "malformed" in said or "not a database" in said:
        return CaseDamaged(f"{case.name} is damaged ({said}); restore it from a backup with: kartoteka restore")
    if isinstance(cause, sqlite3.OperationalError) or "unable to open" in said:
        return CaseError(f"{case.name} cannot be written ({said}); nothing was changed")
    return CaseError(f"{case.name}: the database refused the change ({said.splitlines()[0]}); nothing was changed")
