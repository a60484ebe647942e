"""What a loader hands over: a draft as JSON, so that it can come through a pipe, and the source made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from kartoteka.sources.draft import Draft
from kartoteka.sources.lines import lines_of
from kartoteka.sources.model import Block, Note, Source
from kartoteka.sources.notes import find_notes
from kartoteka.sources.notes.bodies import folded
from kartoteka.sources.plain import note_warnings
from kartoteka.sources.structure import set_aside, without_bodies

_LIBRARY = re.compile(r"^(?:The )?Project Gutenberg(?:'s|’s)?(?: e-?(?:book|text) of)?,? ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a marked-up document with its blocks and its linked notes."""

    media_type: str
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    warnings: tuple[str, ...] = ()
    title: str | None = None
    encoding: str | None = None
    leading_elsewhere: int = 0


def from_draft(draft: Draft, media_type: str) -> Extract:
    """What a draft holds, its marks joined to the bodies that they name."""
    draft.end()
    text = draft.text
    notes = []
    for mark in draft.notes:
        body = draft.bodies.get(mark.key)
        if body is None or body.end <= body.text:
            notes.append(Note(mark.mark, mark.start, mark.end))
        else:
            words = folded(text[body.text : body.end])
            notes.append(Note(mark.mark, mark.start, mark.end, words, body.text, body.end))
    return Extract(
        media_type,
        text,
        tuple(draft.blocks),
        tuple(notes),
        tuple(draft.warnings),
        draft.title,
        draft.encoding,
        draft.leading_elsewhere,
    )


def to_json(extract: Extract) -> dict[str, Any]:
    """The extract as JSON."""
    return asdict(extract)


def from_json(value: Mapping[str, Any]) -> Extract:
    """The extract that `to_json` gave."""
    return Extract(
        media_type=value["media_type"],
        text=value["text"],
        blocks=tuple(Block(**block) for block in value["blocks"]),
        notes=tuple(Note(**note) for note in value["notes"]),
        warnings=tuple(value["warnings"]),
        title=value["title"],
        encoding=value["encoding"],
        leading_elsewhere=value["leading_elsewhere"],
    )


def to_source(extract: Extract, name: str, sha256: str) -> Source:
    """The source that an extract is.

    A document without linked notes may have printed ones (`[12]`, a superscript): they are looked for as in a plain
    text. Licences and tables of contents that are not marked up as such are recognised too.
    """
    blocks, notes = list(extract.blocks), extract.notes
    if not notes:
        found = find_notes(extract.text, lines_of(extract.text), wrapped=False)
        blocks, notes = without_bodies(blocks, found.bodies), found.notes
    blocks = set_aside(extract.text, blocks)
    title = extract.title or next((extract.text[b.start : b.end] for b in blocks if b.kind == "heading"), None)
    return Source(
        name=name,
        sha256=sha256,
        media_type=extract.media_type,
        text=extract.text,
        text_is_file=False,
        encoding=extract.encoding,
        blocks=tuple(replace(block, page=block.page or None) for block in blocks),
        notes=notes,
        warnings=(*extract.warnings, *note_warnings(notes, extract.leading_elsewhere)),
        title=_LIBRARY.sub("", folded(title)) or None if title else None,
    )
