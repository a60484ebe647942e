"""Open a case: the one door to the record. Sets Django up on its database, once a process.

A case is one database: a SQLite file, or, with `KARTOTEKA_DATABASE=postgresql://...`, a PostgreSQL database
that a team shares. One database for each case, so that nothing of one case can leak into another.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import uuid
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from kartoteka.errors import CaseDamaged, CaseTooNew, NotACase
from kartoteka.record.header import APPLICATION_ID, format_of

FORMAT = 1
"""Version of the record's tables; grows with each migration that changes them."""

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
        NotACase: there is no case there, or the database does not answer.
        CaseTooNew: made by a newer version.
        CaseDamaged: SQLite cannot read it.
    """
    if os.environ.get("KARTOTEKA_DATABASE"):
        _set_up()
        return _open_server(create)
    path = (path or DEFAULT_CASE).expanduser()
    missing = not path.exists()
    if missing and create:
        _make_file(path)
    version = format_of(path, FORMAT)
    _set_up()
    use_file(path)
    try:
        if version < FORMAT:
            prepare()
        return _opened(path)
    except DatabaseError as error:
        raise _unusable(path, error) from error


def use_file(path: Path) -> None:
    """Point Django at that SQLite file; the tables are left as they are."""
    from django.db.backends.sqlite3.base import DatabaseWrapper  # noqa: F401 - the engine must be there

    wanted = str(path.absolute())
    if connection.settings_dict["NAME"] != wanted or connection.vendor != "sqlite":
        connection.close()
        connections.settings["default"]["NAME"] = wanted


def prepare() -> None:
    """Bring the open database's tables to this version's format; safe to run again after any interruption."""
    from kartoteka.record.models import Meta

    call_command("migrate", verbosity=0, interactive=False)
    with transaction.atomic():
        Meta.objects.get_or_create(key="case", defaults={"value": str(uuid.uuid4())})
        Meta.objects.get_or_create(key="secret", defaults={"value": secrets.token_urlsafe(50)})
        Meta.objects.update_or_create(key="format", defaults={"value": str(FORMAT)})
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
            cursor.execute(f"PRAGMA user_version={FORMAT}")


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kartoteka.site.settings")
    django.setup()


def _opened(path: Path | None) -> Case:
    from kartoteka.record.models import Meta

    facts = dict(Meta.objects.values_list("key", "value"))
    if not {"format", "case", "secret"} <= facts.keys():
        raise CaseDamaged(f"{path or 'the database'} lacks the facts about itself; restore it from a backup")
    if not os.environ.get("KARTOTEKA_SECRET"):
        settings.SECRET_KEY = facts["secret"]
    return Case(path, facts["case"])


def _make_file(path: Path) -> None:
    """Make an empty case beside its place and move it there whole, so that a half-made case never exists."""
    _set_up()
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        use_file(fresh)
        prepare()
        connection.close()
        # A link does not replace what another process made there in the meantime.
        os.link(fresh, path)
        _sync_directory(path.parent)
    except FileExistsError:
        pass
    except (OSError, DatabaseError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise NotACase(f"{path}: no case can be made here ({reason}); choose another place with --case") from None
    finally:
        connection.close()
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unusable(path: Path, error: Exception) -> NotACase | CaseDamaged:
    said = str(error)
    if "readonly" in said or "unable to open" in said:
        return NotACase(f"{path} cannot be opened ({said}); see who may read and write it and its folder")
    if "locked" in said:
        return NotACase(f"{path} is in use by another program ({said}); wait until that has ended")
    if "full" in said:
        return NotACase(f"{path} cannot be opened: the disk is full; free some space")
    return CaseDamaged(f"{path} is damaged ({said}); restore it from a backup with: kartoteka restore BACKUP")


def _open_server(create: bool) -> Case:
    from kartoteka.record.models import Meta

    name = connection.settings_dict["NAME"]
    try:
        tables = connection.introspection.table_names()
    except DatabaseError as error:
        first = str(error).strip().splitlines()[0]
        raise NotACase(f"the database {name!r} of KARTOTEKA_DATABASE does not answer: {first}") from None
    if Meta._meta.db_table not in tables:
        if not create:
            raise NotACase(f"the database {name!r} holds no case yet; make one with: kartoteka add FILE")
        if tables:
            raise NotACase(f"the database {name!r} holds tables that are not Kartoteka's; give it one of its own")
        prepare()
    said = Meta.objects.filter(key="format").values_list("value", flat=True).first()
    if said is None or int(said) < FORMAT:
        prepare()
    elif int(said) > FORMAT:
        raise CaseTooNew(
            f"the case in {name!r} has format {said}; this version knows up to {FORMAT}: install the newer"
        )
    return _opened(None)
