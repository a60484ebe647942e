"""The environment variables that the case and its workbench obey, all of them.

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
