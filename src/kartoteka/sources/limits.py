"""How much a document may cost before it is refused; what keeps one bad file from taking the machine down."""

from __future__ import annotations

from dataclasses import dataclass, replace

_MEGABYTE = 1_000_000
_LEAST_MEMORY, _MEMORY_A_MEGABYTE = 400, 60
_LEAST_SECONDS, _SECONDS_A_MEGABYTE = 20, 10


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one document. Sizes in bytes, times in seconds.

    Args:
        file_bytes: of the file itself.
        unpacked_bytes: of everything that a zip-based document (EPUB, DOCX) unpacks to.
        entries: of its zip directory.
        ratio: of unpacked to packed size, for an entry larger than a megabyte.
        depth: of nested elements in XML and HTML.
        memory_bytes: address space of the process that parses it, at most; a small document is given less.
        cpu_seconds: processor time of that process, at most; a small document is given less.
        wall_seconds: waiting time for it.
        pages: of a PDF.
    """

    file_bytes: int = 200 * _MEGABYTE
    unpacked_bytes: int = 150 * _MEGABYTE
    entries: int = 5_000
    ratio: int = 200
    depth: int = 200
    memory_bytes: int = 1_200 * _MEGABYTE
    cpu_seconds: int = 120
    wall_seconds: int = 240
    pages: int = 20_000

    def for_size(self, size: int) -> Limits:
        """These limits for a document of `size` bytes: memory and time grow with it up to what is allowed at all."""
        megabytes = size / _MEGABYTE
        return replace(
            self,
            memory_bytes=min(self.memory_bytes, int((_LEAST_MEMORY + _MEMORY_A_MEGABYTE * megabytes) * _MEGABYTE)),
            cpu_seconds=min(self.cpu_seconds, int(_LEAST_SECONDS + _SECONDS_A_MEGABYTE * megabytes)),
        )


DEFAULT_LIMITS = Limits()
