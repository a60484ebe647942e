"""`kartoteka backup`: write the case into one file that can be restored, on SQLite and on PostgreSQL.

kartoteka backup 2026-11-25.backup
kartoteka backup /media/stick/archive.backup --case archive.kartoteka

The case is verified first; what is not sound is not backed up. The file holds everything, also what is confidential.
"""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup; it must not be there yet")
    parser.add_argument("--case", type=Path, default=None, metavar="PATH", help="the case (default: case.kartoteka)")


def run(arguments: argparse.Namespace) -> int:
    """Write the backup."""
    from kartoteka.record import open_case

    case = open_case(arguments.case)
    from kartoteka.record.backup import backup

    number, head = backup(case, arguments.file)
    size = arguments.file.stat().st_size
    print(f"{arguments.file}: {case.name}, verified, {number:,} log entries, {size:,} bytes; head {head}")
    return 0
