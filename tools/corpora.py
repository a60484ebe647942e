"""The reading corpora of `shared/data/reading`, parsed once and kept under build/parsed by the hash of their text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from kartoteka.reading.parse import parse, pipeline

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build" / "parsed"

Json = dict[str, Any]


def documents(path: Path) -> Iterator[Json]:
    """The documents of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def parsed(text: str) -> Doc:
    """The parsed text, from the cache if it was parsed before."""
    key = hashlib.sha256(text.encode()).hexdigest()[:24]
    path = CACHE / key
    if path.exists():
        return Doc(pipeline().vocab).from_bytes(path.read_bytes())
    doc = parse(text)
    CACHE.mkdir(parents=True, exist_ok=True)
    path.write_bytes(doc.to_bytes())
    return doc


def together(texts: list[str]) -> list[Doc]:
    """Many short texts, parsed in one go and cached as one."""
    joined = "\n\n".join(texts)
    doc = parsed(joined)
    found, start = [], 0
    for text in texts:
        span = doc.char_span(start, start + len(text), alignment_mode="expand")
        found.append(span.as_doc() if span is not None else pipeline()(text))
        start += len(text) + 2
    return found


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The token that heads the characters, `None` where no token stands there."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return None if span is None or not len(span) else span.root
