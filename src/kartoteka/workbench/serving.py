"""Which case this process serves; set once when the server starts."""

from __future__ import annotations

from pathlib import Path

from kartoteka.record import Case

_served: Case | None = None


def serve_case(case: Case) -> None:
    """Remember the case that was opened for serving."""
    global _served
    _served = case


def served() -> Case:
    """The case that is served; without a server (tests, one-off commands) the one that is open."""
    return _served if _served is not None else Case(None, "")


def case_path() -> Path | None:
    """The case's file; `None` on PostgreSQL."""
    return served().path
