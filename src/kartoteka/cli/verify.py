"""`kartoteka verify`: re-read the whole case and find any changed byte.

kartoteka verify                       prints the head of the log; keep it elsewhere
kartoteka verify --head 5f3c...        also says whether that head is still in the log
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kartoteka.record.verify import Verified

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--case", type=Path, default=None, metavar="PATH", help="the case (default: case.kartoteka)")
    parser.add_argument("--head", metavar="HASH", help="the head that an earlier run printed; it must still be there")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Verify the case; 0 if it is sound, 1 if not."""
    from kartoteka.record import open_case

    case = open_case(arguments.case)
    from kartoteka.record.verify import verify

    found = verify(expected_head=arguments.head)
    print(_as_json(found) if arguments.json else _told(case.name, found))
    for finding in found.findings if not arguments.json else ():
        print(f"kartoteka: {finding}", file=sys.stderr)
    return 0 if found.is_sound else 1


def _told(name: str, found: Verified) -> str:
    read = f"{found.entries:,} log entries, {found.rows:,} rows, {found.bytes_read:,} bytes of sources and readings"
    if not found.is_sound:
        return f"{name} is NOT sound: {len(found.findings)} findings in {read}; restore a backup, and keep this file"
    return f"{name} is sound: {read}\nhead of the log, to keep elsewhere: {found.head[0]} {found.head[1]}"


def _as_json(found: Verified) -> str:
    said = {
        "sound": found.is_sound,
        "findings": list(found.findings),
        "entries": found.entries,
        "rows": found.rows,
        "bytes": found.bytes_read,
        "head": {"entry": found.head[0], "sha256": found.head[1]},
    }
    return json.dumps(said, ensure_ascii=False, indent=2)
