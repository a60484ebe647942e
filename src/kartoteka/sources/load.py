"""From a path to a source: read the bytes, see what they are, let their loader read them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kartoteka.errors import SourceMissing, SourceTooBig, SourceUnreadable
from kartoteka.sources.confined import load_in_child
from kartoteka.sources.draft import MOST_CHARACTERS
from kartoteka.sources.encoding import decode
from kartoteka.sources.extract import to_source
from kartoteka.sources.kinds import kind_of
from kartoteka.sources.limits import DEFAULT_LIMITS, Limits
from kartoteka.sources.model import Source
from kartoteka.sources.plain import from_text


def load(path: str | Path, *, limits: Limits = DEFAULT_LIMITS) -> Source:
    """The source that a file holds, told by its first bytes: text, HTML, EPUB, DOCX, ODT, PDF, TEI or FictionBook.

    Args:
        limits: what the document may cost; all but plain text is parsed in a process of its own within them.

    Raises:
        SourceMissing: the file is not there, is a directory, or may not be read.
        SourceUnreadable: it is empty, binary, broken, encrypted, or of a kind or encoding that is not known.
        ScanWithoutText: it is a PDF without a text layer.
        SourceTooBig: it is a document bomb, or past the limits.
    """
    path = Path(path)
    content = _bytes_of(path, limits)
    return load_bytes(content, path, limits=limits)


def load_bytes(content: bytes, path: str | Path, *, limits: Limits = DEFAULT_LIMITS) -> Source:
    """The source that bytes are, as `load` reads them; `path` names them in messages and may tell their kind."""
    path = Path(path)
    if len(content) > limits.file_bytes:
        raise SourceTooBig(f"{path} is larger than {limits.file_bytes / 1e6:,.0f} MB; split it.")
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise SourceUnreadable(f"{path} is empty; there is nothing to read in it.")
    kind = kind_of(content, path)
    digest = sha256(content).hexdigest()
    if kind != "text":
        source = to_source(load_in_child(content, kind, str(path), limits), path.name, digest)
        if not source.text.strip():
            raise SourceUnreadable(f"{path} holds no text; there is nothing to read in it.")
        return source
    decoded = decode(content, str(path))
    if len(decoded.text) > MOST_CHARACTERS:
        raise SourceTooBig(f"{path} is longer than {MOST_CHARACTERS:,} characters; split it.")
    source = from_text(decoded.text, path.name)
    warnings = (decoded.warning,) if decoded.warning is not None else ()
    return replace(
        source,
        sha256=digest,
        encoding=decoded.encoding,
        text_is_file=decoded.encoding == "utf-8" and not warnings,
        warnings=(*warnings, *source.warnings),
    )


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise SourceMissing(f"{path} is a directory; name the files in it.")
        if path.exists() and not path.is_file():
            raise SourceMissing(f"{path} is no regular file; name a file.")
        with path.open("rb") as stream:
            return stream.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise SourceMissing(f"{path} is not there; check its name and folder.") from None
    except PermissionError:
        raise SourceMissing(f"{path} may not be read; change its permissions or ask its owner.") from None
    except (OSError, ValueError) as error:
        raise SourceMissing(f"{path} cannot be read ({error}); check its name and the disk.") from None
