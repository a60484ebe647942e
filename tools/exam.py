"""Read all passages of the exam and print the scorer's figures, then the corpora's that apply.

    python tools/exam.py [--errors NAME] [--passages-only] [--shared DIR]

Readings go to build/exam. The exam and the corpora are no part of the project: they are looked for in `../shared`
beside the checkout, or where KARTOTEKA_SHARED says.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from kartoteka.claims import to_json
from kartoteka.reading import read
from kartoteka.sources import load

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Status 0, or 1 where there is no exam."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--errors", action="store_true", help="list what went wrong in each passage")
    parser.add_argument("--passages-only", action="store_true", help="leave the corpora out")
    args = parser.parse_args()
    passages = args.shared / "exam" / "dev"
    if not passages.is_dir():
        print(f"there is no exam at {passages}; say where with --shared or KARTOTEKA_SHARED", file=sys.stderr)
        return 1
    out = ROOT / "build" / "exam"
    write_readings(passages, out)
    command = [sys.executable, str(args.shared / "tools" / "score_reading.py"), "--all", str(passages), str(out)]
    subprocess.run([*command, *(["--errors"] if args.errors else [])], check=True)
    return 0


def write_readings(passages: Path, out: Path) -> None:
    """A reading of each `NAME.txt`, as `NAME.json`."""
    out.mkdir(parents=True, exist_ok=True)
    for passage in sorted(passages.glob("*.txt")):
        reading = to_json(read(load(passage)), explain=True)
        (out / f"{passage.stem}.json").write_text(json.dumps(reading, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
