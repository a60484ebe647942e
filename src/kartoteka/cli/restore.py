"""`kartoteka restore`: make a case from a backup, verified before and after.

kartoteka restore 2026-11-25.backup --case archive.kartoteka
KARTOTEKA_DATABASE=postgresql://anna@archive/kartoteka kartoteka restore 2026-11-25.backup

Nothing is overwritten: there must be no case at that place yet.
"""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    parser.add_argument(
        "--case", type=Path, default=None, metavar="PATH", help="the case to make (default: case.kartoteka)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Restore the backup."""
    from kartoteka.record import DEFAULT_CASE
    from kartoteka.record.case import set_up

    set_up()
    from kartoteka.record.backup import restore
    from kartoteka.record.log import head

    case = restore(arguments.file, arguments.case or DEFAULT_CASE)
    number, sha256 = head()
    print(f"{case.name}: restored and verified, {number:,} log entries; head {sha256}")
    return 0
