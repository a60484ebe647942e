"""The source that ships with the project: a short history, written for it, of a real and well documented case.

`mandelstam.txt` holds everything that the reading format speaks of: glued note marks and their bodies, dates that
lack a year, an Old Style date, lengths that follow each other, rumours that the narrator dismisses, deaths told in
two ways, words handed on from mouth to mouth. Its notes name works that exist; its sentences are the project's own.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["MAIN_PERSON", "path"]

MAIN_PERSON = "Osip Mandelstam"
"""The person whose dossier the demonstration prints."""


def path() -> Path:
    """Where the example source lies on this machine."""
    return Path(str(files(__package__))) / "mandelstam.txt"
