"""Bytes -> `Source`: text with stable offsets, structure, note marks with their bodies, hash. One loader a format."""

from kartoteka.sources.limits import DEFAULT_LIMITS, Limits
from kartoteka.sources.load import load, load_bytes
from kartoteka.sources.model import SET_ASIDE, Block, BlockKind, Note, Source
from kartoteka.sources.plain import from_text

__all__ = [
    "DEFAULT_LIMITS",
    "SET_ASIDE",
    "Block",
    "BlockKind",
    "Limits",
    "Note",
    "Source",
    "from_text",
    "load",
    "load_bytes",
]
