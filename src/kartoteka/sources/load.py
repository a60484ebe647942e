"""From a path to a source."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kartoteka.errors import SourceMissing, SourceUnreadable
from kartoteka.sources.limits import DEFAULT_LIMITS, Limits
from kartoteka.sources.model import Source
from kartoteka.sources.plain import from_text


def load(path: str | Path, *, limits: Limits = DEFAULT_LIMITS) -> Source:
    """The source that a file holds.

    Raises:
        SourceMissing: it is not there, is a directory, or may not be read.
        SourceUnreadable: it is empty or no text.
    """
    path = Path(path)
    if path.is_dir():
        raise SourceMissing(f"{path} is a directory; name the files in it.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceMissing(f"{path} cannot be read ({error.strerror}); check its name and rights.") from error
    if not content.strip():
        raise SourceUnreadable(f"{path} is empty; there is nothing to read in it.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return replace(from_text(text, path.name), sha256=sha256(content).hexdigest())
