"""Zip-based documents opened with care: the directory is checked before anything is unpacked, and bytes are counted.

A directory may lie, so what comes out is counted too; names that climb out of the archive are refused, though nothing
is ever written to disk.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from kartoteka.errors import SourceTooBig, SourceUnreadable
from kartoteka.sources.limits import Limits

_SMALL = 1_000_000
_CHUNK = 65_536


class Archive:
    """The entries of a zip file, each read within limits.

    Raises:
        SourceUnreadable: it is broken, encrypted, or names entries outside itself.
        SourceTooBig: it would unpack to more than the limits allow.
    """

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._left = limits.unpacked_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise SourceUnreadable(f"{name} is a broken or truncated zip file ({error}); get another copy.") from error
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._check()

    def names(self) -> list[str]:
        """The names of all entries, in the directory's order."""
        return list(self._entries)

    def __contains__(self, entry: str) -> bool:
        return entry in self._entries

    def read(self, entry: str) -> bytes:
        """All bytes of an entry.

        Raises:
            SourceUnreadable: it is missing, encrypted or broken.
            SourceTooBig: it unpacks to more than was declared or allowed.
        """
        info = self._entries.get(entry)
        if info is None:
            raise SourceUnreadable(f"{self._name} lacks its part {entry!r}; it is truncated: get another copy.")
        if info.flag_bits & 1:
            raise SourceUnreadable(f"{self._name} is encrypted; save it without a password.")
        try:
            return self._unpacked(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise SourceUnreadable(f"{self._name} is broken at {entry!r} ({error}); get another copy.") from error

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        with self._zip.open(info) as stream:
            while piece := stream.read(_CHUNK):
                self._left -= len(piece)
                if self._left < 0:
                    raise SourceTooBig(f"{self._name} is a zip bomb: it unpacks to more than {self._megabytes()} MB.")
                pieces.append(piece)
        return b"".join(pieces)

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > self._limits.entries:
            raise SourceTooBig(f"{self._name} is a zip bomb: it holds {len(infos):,} entries; do not trust it.")
        total = 0
        for info in infos:
            if info.filename.startswith(("/", "\\")) or ".." in info.filename.replace("\\", "/").split("/"):
                raise SourceUnreadable(
                    f"{self._name} names a part outside itself ({info.filename!r}); do not trust it."
                )
            total += info.file_size
            if info.file_size > _SMALL and info.file_size > self._limits.ratio * max(info.compress_size, 1):
                raise SourceTooBig(
                    f"{self._name} is a zip bomb: {info.filename!r} unpacks to {info.file_size / 1e6:,.0f} MB "
                    f"from {info.compress_size / 1e6:,.1f} MB; do not trust it."
                )
            self._entries[info.filename] = info
        if total > self._limits.unpacked_bytes:
            raise SourceTooBig(
                f"{self._name} is a zip bomb: it unpacks to {total / 1e6:,.0f} MB, "
                f"more than {self._megabytes()} MB; do not trust it."
            )

    def _megabytes(self) -> str:
        return f"{self._limits.unpacked_bytes / 1e6:,.0f}"
