"""How much a document may cost before it is refused; what keeps one bad file from taking the machine down."""

from __future__ import annotations

from dataclasses import dataclass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one document. Sizes in bytes, times in seconds.

    Args:
        file_bytes: of the file itself.
        unpacked_bytes: of everything that a zip-based document (EPUB, DOCX) unpacks to.
        entries: of its zip directory.
        ratio: of unpacked to packed size, for an entry larger than a megabyte.
        depth: of nested elements in XML and HTML.
        memory_bytes: address space of the process that parses it.
        cpu_seconds: processor time of that process.
        wall_seconds: waiting time for it.
        pages: of a PDF.
    """

    file_bytes: int = 200 * _MEGABYTE
    unpacked_bytes: int = 150 * _MEGABYTE
    entries: int = 5_000
    ratio: int = 200
    depth: int = 200
    memory_bytes: int = 1_500 * _MEGABYTE
    cpu_seconds: int = 60
    wall_seconds: int = 90
    pages: int = 20_000


DEFAULT_LIMITS = Limits()
