"""The one text form (canonical JSON) in which readings and texts' structures are stored. Free of Django.

The text form of a reading is the reading format with explanations; what the format has no place for stands beside
it (warnings), and the source's text is left out, since it is stored once.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from kartoteka import claims as core
from kartoteka.errors import ReadingError
from kartoteka.sources import Block, Note, Source


def canonical(value: Any) -> str:
    """JSON in one way only: keys sorted, no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def reading_document(reading: core.Reading) -> bytes:
    """The whole reading as canonical JSON, its warnings included, the source's text not."""
    found = core.to_json(reading, explain=True)
    found["source"]["text"] = None
    found["warnings"] = list(reading.warnings)
    return canonical(found).encode()


def reading_from_document(document: bytes, text: str | None = None) -> core.Reading:
    """The reading of that document; `text` is put into its head where the reading carried it."""
    found = json.loads(document)
    found["source"]["text"] = text
    return replace(core.from_json(found), warnings=tuple(found.get("warnings", ())))


def structure_document(source: Source) -> bytes:
    """Blocks, notes and what else a source has beside its bytes and its text, as canonical JSON."""
    found = {
        "text_is_file": source.text_is_file,
        "encoding": source.encoding,
        "warnings": list(source.warnings),
        "title": source.title,
        "blocks": [[b.kind, b.start, b.end, b.level, b.page] for b in source.blocks],
        "notes": [[n.mark, n.start, n.end, n.body, n.body_start, n.body_end] for n in source.notes],
    }
    return canonical(found).encode()


def source_from_documents(name: str, sha256: str, media_type: str, text: str, structure: bytes) -> Source:
    """The core source, as the loader gave it."""
    found = json.loads(structure)
    return Source(
        name=name,
        sha256=sha256,
        media_type=media_type,
        text=text,
        text_is_file=found["text_is_file"],
        encoding=found["encoding"],
        blocks=tuple(Block(*block) for block in found["blocks"]),
        notes=tuple(Note(*note) for note in found["notes"]),
        warnings=tuple(found["warnings"]),
        title=found["title"],
    )


def parcel(source: Source, reading: core.Reading) -> str:
    """A source and its reading as one text, to go from the process that reads to the one that stores."""
    head = {"name": source.name, "sha256": source.sha256, "media_type": source.media_type, "text": source.text}
    return canonical(
        [head, structure_document(source).decode(), reading.source.text, reading_document(reading).decode()]
    )


def unpack(found: str) -> tuple[Source, core.Reading]:
    """Source and reading out of a `parcel`."""
    head, structure, text, document = json.loads(found)
    source = source_from_documents(head["name"], head["sha256"], head["media_type"], head["text"], structure.encode())
    return source, reading_from_document(document.encode(), text)


def source_for(reading: core.Reading, loaded: Source) -> Source:
    """The source that a reading made elsewhere counts in: our own, or our bytes with the text that it brings.

    Raises:
        ReadingError: the reading is of other bytes, or counts in a text that is not ours and brings none.
    """
    if reading.source.sha256 != loaded.sha256:
        raise ReadingError(
            f"the reading is of other bytes than {loaded.name} (SHA-256 {reading.source.sha256[:12]}…, "
            f"not {loaded.sha256[:12]}…); give it the file that it was made of"
        )
    text = reading.source.text
    if text is None or text == loaded.text:
        return loaded
    notes = tuple(Note(mark.mark, mark.start, mark.end, mark.body) for mark in reading.notes)
    return replace(loaded, text=text, text_is_file=False, blocks=(), notes=notes)
