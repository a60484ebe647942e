"""What a SQLite file says of itself in its first hundred bytes, read without opening the database.

The file format is fixed (sqlite.org/fileformat2.html): magic in 0-15, `user_version` in 60-63 and
`application_id` in 68-71, both big-endian. Ours are the format version and "KART".
"""

from __future__ import annotations

from pathlib import Path

from kartoteka.errors import CaseTooNew, NoCaseYet, NotACase

FORMAT = 2
"""Version of the record: of its tables, and of how its rows are computed from the log. Grows with both."""

APPLICATION_ID = int.from_bytes(b"KART", "big")

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def format_of(path: Path, newest: int) -> int:
    """The format version of the case in the file.

    Raises:
        NoCaseYet: there is no file.
        NotACase: the file cannot be read, or is no case.
        CaseTooNew: its format is newer than `newest`.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise NoCaseYet(f"{path}: there is no such case; make one with: kartoteka add FILE --case {path}") from None
    except IsADirectoryError:
        raise NotACase(f"{path} is a directory; name the case file in it, such as {path / 'case.kartoteka'}") from None
    except OSError as error:
        raise NotACase(
            f"{path} cannot be opened: {error.strerror or error}; change its permissions or ask its owner"
        ) from None
    application = int.from_bytes(header[68:72], "big")
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC) or application != APPLICATION_ID:
        raise NotACase(f"{path} is no case of Kartoteka; name a case file with --case, or another path to make one")
    version = int.from_bytes(header[60:64], "big")
    if version > newest:
        raise CaseTooNew(
            f"{path} has format {version}, made by a newer version of Kartoteka; this one knows up to {newest}: "
            "install the newer version"
        )
    return version
