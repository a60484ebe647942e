"""Bytes under the hash of their content, and the check that they are still those bytes."""

from __future__ import annotations

import hashlib
import zlib

from kartoteka.errors import CaseDamaged
from kartoteka.record.models import Blob

_PACKING_LEVEL = 6


def keep(content: bytes, *, pack: bool = False) -> str:
    """Store the bytes, unless they are there; the SHA-256 of the content."""
    sha256 = hashlib.sha256(content).hexdigest()
    if not Blob.objects.filter(sha256=sha256).exists():
        data = zlib.compress(content, _PACKING_LEVEL) if pack else content
        stored = hashlib.sha256(data).hexdigest()
        Blob.objects.create(sha256=sha256, packing="zlib" if pack else "raw", data=data, stored_sha256=stored)
    return sha256


def content(sha256: str) -> bytes:
    """The bytes of that hash, checked.

    Raises:
        CaseDamaged: they are missing, or not what was written.
    """
    blob = Blob.objects.filter(sha256=sha256).first()
    if blob is None:
        raise CaseDamaged(f"the case has lost the bytes {sha256[:12]}…; restore it from a backup")
    found = unpacked(blob)
    if found is None:
        raise CaseDamaged(f"the bytes {sha256[:12]}… in the case are not what was written; restore it from a backup")
    return found


def unpacked(blob: Blob) -> bytes | None:
    """The content of the row, or `None` where any bit of it is not what was written."""
    data = bytes(blob.data)
    if hashlib.sha256(data).hexdigest() != blob.stored_sha256:
        return None
    try:
        found = {"raw": lambda: data, "zlib": lambda: zlib.decompress(data)}[blob.packing]()
    except (KeyError, zlib.error):
        return None
    return found if hashlib.sha256(found).hexdigest() == blob.sha256 else None
