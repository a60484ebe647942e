#!/usr/bin/env python3
"""Print how many note marks and notes' own texts each source of a directory has, and how long it took to load.

    count_notes.py DIRECTORY [--json]

Where the directory has a README.md whose table ends its rows with "marks / texts", these counts stand beside ours.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

from kartoteka.errors import SourceError
from kartoteka.sources import load

_ROW = re.compile(r"^\| (\S+\.\S+) \|.*\| ([\d,]+ / [\d,]+) \|", re.MULTILINE)
_ENDINGS = frozenset({".txt", ".md", ".htm", ".html", ".xhtml", ".epub", ".docx", ".pdf", ".xml"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object per source")
    arguments = parser.parse_args()
    if not arguments.directory.is_dir():
        print(f"{arguments.directory} is no directory; name one that holds sources.", file=sys.stderr)
        return 1
    expected = _expected(arguments.directory / "README.md")
    if not arguments.json:
        print(f"{'file':36} {'marks':>6} {'texts':>6} {'orphans':>7}  {'README':>13} {'seconds':>7}")
    for path in sorted(p for p in arguments.directory.iterdir() if p.suffix in _ENDINGS and p.name != "README.md"):
        row = _row(path, expected.get(path.name, ""))
        print(json.dumps(row) if arguments.json else _line(row))
    return 0


def _expected(readme: Path) -> dict[str, str]:
    return dict(_ROW.findall(readme.read_text(encoding="utf-8"))) if readme.is_file() else {}


def _row(path: Path, expected: str) -> dict[str, object]:
    start = time.monotonic()
    try:
        source = load(path)
    except SourceError as error:
        return {"file": path.name, "error": str(error)}
    bodies = {note.body_start for note in source.notes if note.body is not None}
    return {
        "file": path.name,
        "marks": len(source.notes),
        "texts": len(bodies),
        "orphans": sum(note.body is None for note in source.notes),
        "readme": expected,
        "seconds": round(time.monotonic() - start, 2),
    }


def _line(row: dict[str, object]) -> str:
    if "error" in row:
        return f"{row['file']:36} {row['error']}"
    counts = f"{row['marks']:>6} {row['texts']:>6} {row['orphans']:>7}"
    return f"{row['file']:36} {counts}  {row['readme']:>13} {row['seconds']:>7}"


if __name__ == "__main__":
    sys.exit(main())
