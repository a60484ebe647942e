"""Speed of the record's services and of every page, over a seeded case, on SQLite and on PostgreSQL.

    python tools/bench_workbench.py                  200 sources, 100,000 claims, 20,000 people (about ten minutes)
    python tools/bench_workbench.py --sources 20     a tenth of it

Seeds a case of each kind in a temporary folder (`tools/seed_case.py`), then prints what `tools/time_services.py` and
`tools/time_pages.py` measure there: the clock's median and, as other work on the machine changes it less, the
processor's. PostgreSQL is started from the system's binaries and left out, with a word, where there are none. The
status is 1 where a page is past its bar.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = Path(__file__).parent
sys.path.insert(0, str(TOOLS.parent / "tests"))

from databases import binaries, server  # noqa: E402


def main() -> int:
    """Seed, measure and print, for each kind of database."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=200, help="how many sources (default: 200)")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="leave the other out")
    arguments = parser.parse_args()
    status = 0
    if arguments.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            status |= measure("SQLite", [str(Path(folder) / "bench.kartoteka")], None, arguments.sources)
    if arguments.only != "sqlite":
        if binaries() is None:
            print("\nPostgreSQL is not installed here: left out")
        else:
            with server() as running, running.database() as url:
                status |= measure("PostgreSQL", [], url, arguments.sources)
    return status


def measure(name: str, case: list[str], url: str | None, sources: int) -> int:
    """Seed one case and print its tables; 1 where a page is past its bar."""
    environment = {**os.environ, **({"KARTOTEKA_DATABASE": url} if url else {})}
    if url is None:
        environment.pop("KARTOTEKA_DATABASE", None)

    def run(tool: str, *more: str) -> int:
        command = [sys.executable, str(TOOLS / tool), *case, *more]
        return subprocess.run(command, env=environment, check=False).returncode

    print(f"\n{name}: a case of {sources} sources", flush=True)
    if run("seed_case.py", "--sources", str(sources)):
        return 1
    pages = run("time_pages.py")
    print(f"\n{'service':40} {'median':>8} {'worst':>8} {'cpu ms':>8}", flush=True)
    return run("time_services.py") or pages


if __name__ == "__main__":
    sys.exit(main())
