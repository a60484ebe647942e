"""Open a case: the one door to the record. Sets Django up on its database, once a process.

A case is one database: a SQLite file, or, with `KARTOTEKA_DATABASE=postgresql://...`, a PostgreSQL database
that a team shares. One database for each case, so that nothing of one case can leak into another.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection

from kartoteka.errors import CaseDamaged, CaseTooNew, NoCaseYet, NotACase
from kartoteka.record.databases import describe, point_at, sqlite
from kartoteka.record.header import FORMAT, format_of

DEFAULT_CASE = Path("case.kartoteka")


@dataclass(frozen=True, slots=True)
class Case:
    """An open case. `path` is its file; `None` on PostgreSQL. `id` is its own for ever, also after a restore."""

    path: Path | None
    id: str

    @property
    def name(self) -> str:
        """How to call the case in a message."""
        return str(self.path) if self.path else f"the case in the database {connection.settings_dict['NAME']!r}"


def open_case(path: Path | None = None, *, create: bool = False) -> Case:
    """The case at that path (`case.kartoteka` where `None`), brought to this version's format where it is older.

    With `KARTOTEKA_DATABASE` set, the case is in that database and `path` is not used. `create` makes the case
    where there is none; what is no case is never overwritten.

    Raises:
        NoCaseYet: there is no case there.
        NotACase: what is there is none, or the database does not answer.
        CaseTooNew: made by a newer version.
        CaseDamaged: SQLite cannot read it.
    """
    founding = set_up()
    if os.environ.get("KARTOTEKA_DATABASE"):
        return _open_server(founding, create)
    path = (path or DEFAULT_CASE).expanduser()
    # os.path: a folder that may not be looked into is an answer here, not an exception.
    if create and not os.path.exists(path):
        make_file(path, founding.prepare)
    version = format_of(path, FORMAT)
    point_at(sqlite(path.absolute()))
    try:
        if version < FORMAT:
            founding.prepare()
        return _opened(path, founding.facts())
    except DatabaseError as error:
        raise _unusable(path, error) from error


def set_up() -> Any:
    """Start Django, once a process; gives the module that founds a case, which only then can be imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kartoteka.site.settings")
    if not apps.ready:
        django.setup()
    return import_module("kartoteka.record.founding")


def make_file(path: Path, fill: Callable[[], None]) -> None:
    """Make a case beside its place, let `fill` fill it, and move it there whole: a half-made case never exists.

    Raises:
        NotACase: it cannot be made there, or another file is there.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        point_at(sqlite(fresh.absolute()))
        fill()
        connection.close()
        # A link does not replace what another process made there in the meantime.
        os.link(fresh, path)
        sync_directory(path.parent)
    except FileExistsError:
        raise NotACase(f"{path} is there already; choose another place with --case") from None
    except (OSError, DatabaseError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise NotACase(f"{path}: no case can be made here ({reason}); choose another place with --case") from None
    finally:
        connection.close()
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            with suppress(OSError):
                left.unlink()


def check_place(path: Path | None) -> None:
    """Before long work for a case that is to be made: whether its folder is there and can be written.

    Raises:
        NotACase: no case can be made at the path.
    """
    if os.environ.get("KARTOTEKA_DATABASE"):
        return
    path = (path or DEFAULT_CASE).expanduser()
    if not os.access(path.parent, os.W_OK | os.X_OK):
        reason = "Permission denied" if path.parent.is_dir() else "No such directory"
        raise NotACase(f"{path}: no case can be made here ({reason}); choose another place with --case")


def sync_directory(directory: Path) -> None:
    """Make durable which files the directory holds."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _opened(path: Path | None, facts: dict[str, str]) -> Case:
    if not {"format", "case", "secret"} <= facts.keys():
        raise CaseDamaged(f"{path or 'the database'} lacks the facts about itself; restore it from a backup")
    if not os.environ.get("KARTOTEKA_SECRET"):
        settings.SECRET_KEY = facts["secret"]
    return Case(path, facts["case"])


def _unusable(path: Path, error: Exception) -> NotACase | CaseDamaged:
    said = str(error)
    if "readonly" in said or "unable to open" in said:
        return NotACase(f"{path} cannot be opened ({said}); see who may read and write it and its folder")
    if "locked" in said:
        return NotACase(f"{path} is in use by another program ({said}); wait until that has ended")
    if "full" in said:
        return NotACase(f"{path} cannot be opened: the disk is full; free some space")
    return CaseDamaged(f"{path} is damaged ({said}); restore it from a backup with: kartoteka restore BACKUP")


def _open_server(founding: Any, create: bool) -> Case:
    try:
        point_at(describe(os.environ["KARTOTEKA_DATABASE"]))
        tables = connection.introspection.table_names()
    except (DatabaseError, ValueError) as error:
        first = str(error).strip().splitlines()[0]
        raise NotACase(f"the database of KARTOTEKA_DATABASE does not answer: {first}") from None
    name = connection.settings_dict["NAME"]
    if tables and "django_migrations" not in tables:
        raise NotACase(f"the database {name!r} holds tables that are not Kartoteka's; give it one of its own")
    version = founding.format_version() if founding.is_founded() else None
    if version is None and not create:
        raise NoCaseYet(f"the database {name!r} holds no case yet; make one with: kartoteka add FILE")
    if version is not None and version > FORMAT:
        raise CaseTooNew(f"the case in {name!r} has format {version}, this version knows up to {FORMAT}: get the newer")
    if version is None or version < FORMAT:
        founding.prepare()
    return _opened(None, founding.facts())
