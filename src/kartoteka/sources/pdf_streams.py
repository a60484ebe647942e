"""The packed streams of a PDF counted before PDFium unpacks them: a bomb is told from a book without exploding."""

from __future__ import annotations

import re
import zlib

from kartoteka.errors import SourceTooBig
from kartoteka.sources.limits import Limits

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY_ROOM = 2_000
_FLATE = re.compile(rb"/FlateDecode|/Fl\b")
_IMAGE = re.compile(rb"/Subtype\s{0,4}/Image")
_LARGE, _RATIO = 8_000_000, 100
_CHUNK = 1_000_000


def refuse_bombs(content: bytes, name: str, limits: Limits) -> None:
    """Count what the text-bearing streams unpack to; pictures are never unpacked and do not count.

    Raises:
        SourceTooBig: a stream unpacks to a hundredfold of its size and megabytes, or all to more than is allowed.
    """
    total = 0
    for match in _STREAM.finditer(content):
        dictionary = content[max(0, match.start() - _DICTIONARY_ROOM) : match.start()].rpartition(b" obj")[2]
        stages = len(_FLATE.findall(dictionary))
        if not stages or _IMAGE.search(dictionary):
            continue
        packed = content[match.end() : content.find(b"endstream", match.end()) % (len(content) + 1)]
        total += _unpacked_size(packed, stages, name, limits.unpacked_bytes - total)


def _unpacked_size(packed: bytes, stages: int, name: str, most: int) -> int:
    size = 0
    data = packed
    for stage in range(min(stages, 3)):
        keep = stage + 1 < stages
        unpacker, pieces, size = zlib.decompressobj(), [], 0
        rest = data
        try:
            while rest and not unpacker.eof:
                piece = unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
                size += len(piece)
                if keep:
                    pieces.append(piece)
                if size > most or (size > _LARGE and size > _RATIO * len(packed)):
                    raise SourceTooBig(f"{name} is a PDF bomb: a stream of {len(packed):,} bytes unpacks to megabytes.")
        except zlib.error:  # encrypted or broken: PDFium will say so
            return size
        data = b"".join(pieces)
    return size
