"""Which database the record is in: Django's description of it, and how to point Django at another one.

>>> describe("postgresql://anna@archive:5433/kartoteka")["PORT"]
'5433'
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import connections
from django.db.utils import load_backend

Description = dict[str, Any]

_ALIAS = "default"
# A rollback journal, since the write-ahead log of SQLite 3.7.0-3.51.2 can damage the file (docs/reliability.md);
# EXTRA also makes the end of the journal durable; IMMEDIATE: two writers queue instead of failing half-way.
_DURABLE = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA cache_size=-32000"
_SCRATCH = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000"


def sqlite(path: Path | str, *, durable: bool = True) -> Description:
    """A SQLite file; `durable=False` is for a copy that may be lost."""
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": _DURABLE if durable else _SCRATCH,
    }
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}


def describe(url: str) -> Description:
    """The database that `KARTOTEKA_DATABASE` names; without one, SQLite in memory until a case is opened.

    Raises:
        ValueError: the address is not one of PostgreSQL's.
    """
    if not url:
        return sqlite(":memory:")
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError(
            f"KARTOTEKA_DATABASE has the scheme {parts.scheme!r}; it must look like postgresql://user@host:5432/name"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def point_at(description: Description) -> None:
    """Make this the database of the process; nothing happens if it is already."""
    there = connections.settings[_ALIAS]
    if all(there.get(key) == value for key, value in description.items()):
        return
    connections[_ALIAS].close()
    del connections[_ALIAS]
    connections.settings[_ALIAS] = _complete(description)


@contextmanager
def scratch(description: Description) -> Iterator[None]:
    """Work on another database for a while, in this thread only."""
    outer = connections[_ALIAS]
    complete = _complete(description)
    inner = load_backend(complete["ENGINE"]).DatabaseWrapper(complete, _ALIAS)
    connections[_ALIAS] = inner
    try:
        yield
    finally:
        inner.close()
        connections[_ALIAS] = outer


def _complete(description: Description) -> Description:
    complete: Description = connections.configure_settings({_ALIAS: dict(description)})[_ALIAS]
    return complete
