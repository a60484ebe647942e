"""Plain text: the file's own characters, with blocks and notes found in them."""

from __future__ import annotations

from hashlib import sha256

from kartoteka.sources.lines import lines_of
from kartoteka.sources.model import Note, Source
from kartoteka.sources.notes import find_notes
from kartoteka.sources.structure import blocks_of, is_wrapped


def from_text(text: str, name: str = "text") -> Source:
    """The source that a plain string is: its characters untouched, blocks and notes found in it.

    Args:
        name: what to call it in messages and readings.
    """
    lines = lines_of(text)
    wrapped = is_wrapped(lines)
    found = find_notes(text, lines, wrapped)
    return Source(
        name=name,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type="text/plain",
        text=text,
        encoding="utf-8",
        blocks=tuple(blocks_of(text, lines, wrapped, found.bodies)),
        notes=found.notes,
        warnings=orphan_warnings(found.notes),
    )


def orphan_warnings(notes: tuple[Note, ...]) -> tuple[str, ...]:
    """A sentence that counts the marks without a text, if there are any."""
    orphans = sum(note.body is None for note in notes)
    if not orphans:
        return ()
    marks = "note mark has" if orphans == 1 else "note marks have"
    return (f"{orphans} of {len(notes)} {marks} no text in this source.",)
