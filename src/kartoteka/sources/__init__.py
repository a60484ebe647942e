"""Bytes -> `Source`: text with stable offsets, structure, note marks with their bodies, hash. One loader a format."""

from kartoteka.sources.model import SET_ASIDE, Block, BlockKind, Note, Source

__all__ = ["SET_ASIDE", "Block", "BlockKind", "Note", "Source"]
