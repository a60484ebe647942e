"""`kartoteka read`: read sources and print what they say; stores nothing.

kartoteka read chapter.txt                       for a person
kartoteka read chapter.txt --json                the reading format
kartoteka read library/*.epub --out readings     NAME.json each, in two processes
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kartoteka.cli import reader_choice
from kartoteka.cli.printing import columns_of, default_width, on_terminal, progress, styled

if TYPE_CHECKING:
    from kartoteka.cli.library import Outcome

__all__ = ["configure", "run"]

_PROCESSES = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="text, HTML, EPUB, DOCX, PDF or TEI")
    parser.add_argument("--json", action="store_true", help="print the reading in the reading format")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write NAME.json for each file into this folder")
    parser.add_argument("--explain", action="store_true", help="say of each claim how it was read, and how surely")
    parser.add_argument("--processes", type=_positive, default=_PROCESSES, metavar="N", help="at once (default: 2)")
    parser.add_argument(
        "--width", type=columns_of, metavar="N", help="columns to fill (default: the terminal's, or 110)"
    )
    reader_choice.configure(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read each file; 0 if all could be read, 1 if one could not, 2 for options that do not go together."""
    files: list[Path] = arguments.files
    if arguments.json and arguments.out is None and len(files) > 1:
        return _wrong_use("several readings are no one JSON document; give a folder for them with --out DIR")
    twice = [stem for stem, count in Counter(path.stem for path in files).items() if count > 1]
    if arguments.out is not None and twice:
        return _wrong_use(f"two files would both be written to {twice[0]}.json; read them into two folders")
    if arguments.plan and arguments.reader != "rules":
        return _print_plan(arguments)
    if arguments.out is not None:
        from kartoteka.exchange.writing import make_folder

        make_folder(arguments.out)
    if arguments.reader != "rules":
        # Refused here, once and for all files, and not at each of them.
        reader_choice.endpoint_for(arguments, [str(file) for file in files])
    return _read_all(arguments)


def _read_all(arguments: argparse.Namespace) -> int:
    from kartoteka.cli.library import each_outcome

    files: list[Path] = arguments.files
    job = partial(_job, arguments, arguments.width or default_width(), on_terminal())
    done: list[Outcome] = []
    with progress("reading", len(files)) as advance:
        for outcome in each_outcome(job, files, reader_choice.processes(arguments)):
            advance(outcome.path.name)
            done.append(replace(outcome, printed=""))
            # One result is printed when the bar has gone; of many, each as it comes.
            if len(files) > 1:
                sys.stdout.write(outcome.printed)
    if len(files) == 1:
        sys.stdout.write(outcome.printed)
    return _told_faults(done)


def _told_faults(done: list[Outcome]) -> int:
    faults = [outcome.fault for outcome in done if outcome.fault is not None]
    for fault in faults:
        print(f"kartoteka: {fault}", file=sys.stderr)
    if faults and len(done) > 1:
        print(f"kartoteka: {len(faults)} of {len(done)} files could not be read; the others are done", file=sys.stderr)
    return 1 if faults else 0


def _job(arguments: argparse.Namespace, width: int, terminal: bool, path: Path) -> str:
    """Read one file; what is to be printed of it."""
    from kartoteka.claims import to_json
    from kartoteka.exchange.reading_text import reading_as_text
    from kartoteka.exchange.writing import as_json, write_text
    from kartoteka.sources import load

    source = load(path)
    reading = reader_choice.reader(arguments, [str(file) for file in arguments.files])(source)
    if arguments.out is not None:
        write_text(arguments.out / f"{path.stem}.json", as_json(to_json(reading, explain=arguments.explain)))
        return ""
    if arguments.json:
        return as_json(to_json(reading, explain=arguments.explain))
    with_text = replace(reading, source=replace(reading.source, text=source.text))
    return styled(reading_as_text(with_text, width, explain=arguments.explain), terminal)


def _print_plan(arguments: argparse.Namespace) -> int:
    from kartoteka.sources import load

    for path in arguments.files:
        print(reader_choice.plan(arguments, load(path)))
    return 0


def _positive(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of processes: a whole number from 1 up")
    return int(given)


def _wrong_use(message: str) -> int:
    print(f"kartoteka read: {message}", file=sys.stderr)
    return 2
