"""Plain text: the file's own characters, with blocks and notes found in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from kartoteka.sources.lines import lines_of
from kartoteka.sources.model import Block, Note, Source
from kartoteka.sources.notes import find_notes
from kartoteka.sources.notes.bodies import folded
from kartoteka.sources.structure import blocks_of, is_wrapped

_TITLE_LINE = re.compile(r"^Title: ([^\r\n]{1,300})", re.MULTILINE)


def from_text(text: str, name: str = "text") -> Source:
    """The source that a plain string is: its characters untouched, blocks and notes found in it.

    Args:
        name: what to call it in messages and readings.
    """
    lines = lines_of(text)
    wrapped = is_wrapped(lines)
    found = find_notes(text, lines, wrapped)
    blocks = blocks_of(text, lines, wrapped, found.bodies)
    return Source(
        name=name,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type="text/plain",
        text=text,
        encoding="utf-8",
        blocks=tuple(blocks),
        notes=found.notes,
        warnings=note_warnings(found.notes),
        title=_title(text, blocks),
    )


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    """What the text calls itself: the title in a library's header, or a heading at its beginning."""
    match = _TITLE_LINE.search(text, 0, 4_000)
    if match is not None and blocks and blocks[0].kind == "licence":
        return folded(match.group(1))
    first = next((block for block in blocks[:3] if block.kind == "heading"), None)
    return folded(text[first.start : first.end]) if first is not None else None


def note_warnings(notes: Sequence[Note], leading_elsewhere: int = 0) -> tuple[str, ...]:
    """Sentences that count the marks without a text of their own, if there are any.

    Args:
        leading_elsewhere: how many of them lead to a part of the text itself.
    """
    found = []
    if leading_elsewhere:
        lead = "mark leads" if leading_elsewhere == 1 else "marks lead"
        found.append(f"{leading_elsewhere} note {lead} to a part of the text itself, such as an appendix.")
    orphans = sum(note.body is None for note in notes) - leading_elsewhere
    if orphans > 0:
        have = "has" if orphans == 1 else "have"
        found.append(f"{orphans} of {len(notes)} note marks {have} no text in this source.")
    return tuple(found)
