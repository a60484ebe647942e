"""Results into files, whole or not at all: a file is written beside its place and moved there when it is complete."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from kartoteka.errors import OutputError

__all__ = ["as_json", "make_folder", "write_text"]


def as_json(found: Any) -> str:
    """JSON as Kartoteka writes it: indented, characters as themselves, a line end at the end."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, where they are missing.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made ({error.strerror}); choose another folder with --out") from None


def write_text(path: Path, text: str) -> None:
    """Write the text to the path, in place of what was there.

    Raises:
        OutputError: it cannot be written; what was there is untouched.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_text(text, encoding="utf-8", errors="backslashreplace")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OutputError(
            f"{path} cannot be written ({error.strerror}); free some space or choose another place"
        ) from None
