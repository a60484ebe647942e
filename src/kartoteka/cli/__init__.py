"""The command line: one module a command, found here by name and imported only when it is used.

To add a command: write `cli/NAME.py` with `configure(parser)` and `run(arguments) -> int`, and a line in
`COMMANDS`. Modules import what is heavy (spaCy, Django) inside `run`, so that help answers at once.
Exit status: 0 done, 1 bad input, 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from kartoteka import __version__
from kartoteka.errors import KartotekaError

COMMANDS: dict[str, str] = {
    "read": "read sources and print what they say; stores nothing",
    "add": "read sources into a case",
    "who": "print the dossier of a person",
    "find": "find people across spellings and scripts",
    "check": "print the contradictions in what is recorded",
    "times": "print the time expressions of a text with their bounds",
    "diff": "compare two readings of one source",
    "export": "write the case in another format",
    "book": "write the case as static HTML pages",
    "serve": "open the workbench on this machine",
    "verify": "re-read the whole case and find any changed byte",
    "backup": "write the case into one file that can be restored",
    "restore": "make a case from a backup, verified first",
    "models": "test the endpoint of a model reader",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except KartotekaError as error:
        print(f"kartoteka: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("kartoteka: interrupted; what was done is kept, what was half-done is undone", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output closed it (`| head`): no error of ours, but Python would print one at exit.
        sys.stdout = None
        return 0
    except OSError as error:
        # What is printed goes to a full disk (`> file`), or a disk fails below us.
        sys.stdout = None
        print(f"kartoteka: {_told(error)}; free some space, or choose another place", file=sys.stderr)
        return 1
    return status


def _run(given: list[str]) -> int:
    parser = _parser(given[0] if given and given[0] in COMMANDS else None)
    arguments = parser.parse_args(given)
    if arguments.command is None:
        parser.print_help()
        return 2
    status: int = import_module(f"kartoteka.cli.{arguments.command}").run(arguments)
    return status


def _told(error: OSError) -> str:
    what = f"{error.filename} cannot be used" if error.filename else "the result cannot be written"
    return f"{what} ({error.strerror or error})"


def _parser(command: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kartoteka", description="What was done to a person, and how we know: claims anchored to their words."
    )
    parser.add_argument("--version", action="version", version=f"kartoteka {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, summary in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        if name == command:
            import_module(f"kartoteka.cli.{name}").configure(sub)
    return parser
