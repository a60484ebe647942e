"""What `make demo` shows: the example read into a new case, the dossier of its main person, the case as a book.

    python tools/demo.py build/demo

Every step is a command of the command line, and is printed before it runs.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

from kartoteka import examples
from kartoteka.cli import main as kartoteka


def demo(folder: Path) -> int:
    """Run the commands, the last status first that is not 0; what an earlier demonstration left there is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    case = folder / "example.kartoteka"
    book = folder / "book"
    for command in (
        ["add", _shown(examples.path()), "--case", str(case)],
        ["who", examples.MAIN_PERSON, "--case", str(case)],
        ["book", "--case", str(case), "--out", str(book)],
    ):
        print(f"\n$ kartoteka {shlex.join(command)}\n", flush=True)
        status = kartoteka(command)
        if status:
            return status
    command = Path(sys.executable).with_name("kartoteka")
    print(f"\nThe book:       {(book / 'index.html').resolve().as_uri()}")
    print(f"The workbench:  {_shown(command)} serve --case {case}")
    print(f"Your own text:  {_shown(command)} read FILE\n")
    return 0


def _shown(path: Path) -> str:
    """The path as one would type it here."""
    path = Path(path)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    sys.exit(demo(Path(sys.argv[1])))
