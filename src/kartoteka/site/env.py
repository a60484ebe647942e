"""The environment variables that the case and its workbench obey, all of them, each read once here.

    KARTOTEKA_DATABASE   postgresql://user:password@host:port/name for a team; else SQLite
    KARTOTEKA_DEBUG      1: show errors in full; for developers only
    KARTOTEKA_SECRET     signs sessions; else the case's own secret is taken
    KARTOTEKA_HOSTS      names under which the workbench answers, with commas; else this machine's own
    KARTOTEKA_HTTPS      1: the workbench is behind HTTPS, and cookies go nowhere else
    KARTOTEKA_LANGUAGE   language of the pages (`en`)

>>> env_list("KARTOTEKA_NOT_SET", "localhost, 127.0.0.1")
['localhost', '127.0.0.1']
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def env_str(name: str, default: str) -> str:
    """The variable, or the default where it is not set or empty."""
    return os.environ.get(name) or default


def env_bool(name: str, default: bool = False) -> bool:
    """Whether the variable says yes (1, true, yes, on).

    Raises:
        ValueError: it says neither yes nor no.
    """
    said = env_str(name, "yes" if default else "no").strip().lower()
    if said in {"1", "true", "yes", "on"}:
        return True
    if said in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name} is {said!r}, neither yes nor no: set it to 1 or 0")


def env_list(name: str, default: str) -> list[str]:
    """The variable's parts between commas, without blanks."""
    return [part.strip() for part in env_str(name, default).split(",") if part.strip()]


SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ":memory:",
    # A rollback journal, since the write-ahead log of SQLite 3.7.0-3.51.2 can damage the file (docs/reliability.md);
    # EXTRA also makes the end of the journal durable; IMMEDIATE: two writers queue instead of failing half-way.
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA cache_size=-32000",
    },
}


def database(url: str) -> dict[str, Any]:
    """Django's description of the database: SQLite where `url` is empty, else the PostgreSQL that it names.

    Raises:
        ValueError: the address is not one of PostgreSQL's.
    """
    if not url:
        return {**SQLITE, "OPTIONS": dict(SQLITE["OPTIONS"])}
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
