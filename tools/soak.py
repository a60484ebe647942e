"""The full counts of docs/reliability.md, row by row: hours of kills, flips, races and random work.

    python tools/soak.py                 everything, in the order of the table
    python tools/soak.py --share 0.01    a hundredth of each count, to see that it runs
    python tools/soak.py --rows 1 13     some rows only

The checks are the tests of tests/record; a row here says which, and how often. Run with PostgreSQL's server programs
installed, as root where the small disk is to be tried too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

ROWS: tuple[tuple[str, int, str, str], ...] = (
    ("1", 1000, "test_crashes.py", "killed_while_adding"),
    ("2", 50, "test_power_loss.py", "lost_with_the_power"),
    ("3", 100, "test_crashes.py", "may_not_grow"),
    ("11", 500, "test_judging.py", "writers_at_once"),
    ("12", 1, "test_verify.py", "flipped_bit_of_a_log or entry_deleted or cut_tail"),
    ("13", 2000, "test_verify.py", "flipped_bits_in_the_stored_bytes"),
    ("13", 10_000, "test_verify.py", "flipped_bits_in_rows"),
    ("16", 5000, "test_backup.py", "every_changed_byte"),
    ("17", 5000, "test_undo.py", "undo_of_everything"),
    ("18", 1, "test_upgrades.py", "forward or restored"),
    ("19", 1000, "test_undo.py", "both_databases"),
)
"""Row of the table; how often; the test file in tests/record; which tests (pytest -k)."""


def run(count: int, file: str, which: str) -> bool:
    """Run the tests of one row; whether they passed."""
    command = [sys.executable, "-m", "pytest", f"tests/record/{file}", "-k", which, "-x", "-q"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "KARTOTEKA_SOAK": str(count)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-1000:])
    return done.returncode == 0


def main() -> int:
    """Print one line a row; 0 if all passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=1.0, help="of each count (default: 1)")
    parser.add_argument("--rows", nargs="+", help="only these rows of the table")
    arguments = parser.parse_args()
    passed = True
    for row, full, file, which in ROWS:
        if arguments.rows and row not in arguments.rows:
            continue
        count, begun = max(1, round(full * arguments.share)), time.perf_counter()
        good = run(count, file, which)
        passed &= good
        seconds = time.perf_counter() - begun
        print(f"row {row:3} {count:6} x {which:45} {'passed' if good else 'FAILED'} {seconds:8.0f} s", flush=True)
    return 0 if passed else 1


if __name__ == "__main__":
    raise SystemExit(main())
