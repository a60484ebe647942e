"""Readings from files, with the text that their offsets count in."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kartoteka.claims import Reading, from_json
from kartoteka.errors import ReadingError, SourceMissing
from kartoteka.sources import Source, from_text, load

__all__ = ["load_reading", "structure_of", "with_text"]


def load_reading(path: Path) -> Reading:
    """The reading in that JSON file, with its text: its own, or that of its source beside it.

    Raises:
        SourceMissing: the file cannot be read, or the source is not there.
        ReadingError: it is no reading, or its source has changed since.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceMissing(f"{path} cannot be read ({error.strerror}); check its name and rights") from None
    try:
        found = json.loads(content)
    except ValueError as error:
        raise ReadingError(f"{path} is no JSON ({error}); give a file that kartoteka read --json has made") from None
    try:
        reading = from_json(found)
    except ReadingError as error:
        raise ReadingError(f"{path}: {error}") from None
    return _checked(reading if reading.source.text is not None else _with_file(reading, path), path)


def with_text(reading: Reading, text: str) -> Reading:
    """The reading carrying the text of its source."""
    return replace(reading, source=replace(reading.source, text=text))


def structure_of(reading: Reading) -> Source:
    """The source of a reading that carries its text, with the structure that the text itself shows."""
    head = reading.source
    return replace(from_text(head.text or "", head.name), sha256=head.sha256, media_type=head.media_type)


def _with_file(reading: Reading, path: Path) -> Reading:
    name = Path(reading.source.name).name
    places = dict.fromkeys((path.parent / name, Path(name)))
    source = next((place for place in places if place.is_file()), None)
    if source is None:
        raise SourceMissing(f"{path} does not carry the text of {name!r}; put that file beside it")
    if sha256(source.read_bytes()).hexdigest() != reading.source.sha256:
        raise ReadingError(f"{source} is not the file that {path} was read from: it has changed; read it again")
    return with_text(reading, load(source).text)


def _checked(reading: Reading, path: Path) -> Reading:
    """The reading, once every place in it is inside its text.

    Raises:
        ReadingError: one is not.
    """
    length = len(reading.source.text or "")
    for claim in reading.claims:
        if not 0 <= claim.passage_start <= claim.start < claim.end <= max(claim.passage_end, claim.end) <= length:
            raise ReadingError(f"{path}: claim {claim.id} lies outside its text of {length:,} characters")
    return reading
