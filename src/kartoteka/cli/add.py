"""`kartoteka add`: read sources into a case.

kartoteka add chapter.txt report.pdf                     into case.kartoteka, made where there is none
kartoteka add library/*.epub --case archive.kartoteka    two are read at once
kartoteka add chapter.txt --reading chapter.json         with a reading that was made elsewhere

The same file again changes nothing; where the rules have become better, its new reading is added, and what people
decided on the old one stays. Each file is stored whole or not at all, so an interrupted run is simply run again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kartoteka.cli import reader_choice
from kartoteka.cli.printing import progress
from kartoteka.errors import CaseError, KartotekaError, NoCaseYet, ReadingError

if TYPE_CHECKING:
    from kartoteka.claims import Reading
    from kartoteka.model_reader.endpoint import Endpoint
    from kartoteka.record import Case
    from kartoteka.record.adding import Added
    from kartoteka.sources import Source

__all__ = ["configure", "run"]

_PROCESSES = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="text, HTML, EPUB, DOCX, PDF or TEI")
    parser.add_argument("--case", type=Path, default=None, metavar="PATH", help="the case (default: case.kartoteka)")
    parser.add_argument("--reading", type=Path, metavar="JSON", help="a reading of the one FILE, made elsewhere")
    parser.add_argument(
        "--beside", action="store_true", help="keep the readings by other readers current beside the new one"
    )
    parser.add_argument("--json", action="store_true", help="print what was done as JSON, one object a line")
    parser.add_argument("--processes", type=int, default=_PROCESSES, metavar="N", help="at once (default: 2)")
    reader_choice.configure(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read and store each file; 0 if all are in the case, 1 if one is not, 2 for wrong use, 130 if interrupted."""
    files: list[Path] = list(dict.fromkeys(arguments.files))
    if arguments.reading is not None and len(files) != 1:
        return _wrong_use("--reading goes with exactly one FILE, the source that it is a reading of")
    if arguments.processes < 1:
        return _wrong_use(f"--processes is {arguments.processes}; it must be 1 or more")
    if arguments.plan and arguments.reader != "rules":
        return _print_plan(arguments, files)
    done: list[Path] = []
    try:
        faults = _add_all(arguments, files, done)
    except KeyboardInterrupt:
        print(
            f"kartoteka: interrupted: {len(done)} of {len(files)} files are in the case, whole, and nothing of the "
            "others; run the same command again to add those",
            file=sys.stderr,
        )
        return 130
    for fault in faults:
        print(f"kartoteka: {fault}", file=sys.stderr)
    if faults and len(files) > 1:
        print(f"kartoteka: {len(faults)} of {len(files)} files were not added; the others are", file=sys.stderr)
    return 1 if faults else 0


def _add_all(arguments: argparse.Namespace, files: list[Path], done: list[Path]) -> list[str]:
    """What could not be added, as sentences; `done` grows with each file that is in the case.

    Raises:
        CaseError: the case cannot be opened or written; there is no sense in going on.
    """
    from kartoteka.cli.library import each_outcome

    job = _model_job(arguments) if _with_model(arguments) else partial(_read, arguments)
    case = _Place(arguments.case)
    faults: list[str] = []
    with progress("reading", len(files)) as advance:
        for outcome in each_outcome(job, files, reader_choice.processes(arguments)):
            advance(outcome.path.name)
            if outcome.fault is not None:
                faults.append(outcome.fault)
                continue
            try:
                added = _store(arguments, case, outcome.path, outcome.printed)
            except CaseError as error:
                raise type(error)(f"{outcome.path.name} was not added: {error}") from None
            except KartotekaError as error:
                faults.append(str(error))
                continue
            done.append(outcome.path)
            print(_told(outcome.path, added, arguments.json), flush=True)
    return faults


class _Place:
    """Where the case is, or is made with the first file that can be stored: files that are refused leave none behind.

    Raises:
        CaseError: what is there is no case, or none can be made there.
    """

    def __init__(self, path: Path | None) -> None:
        from kartoteka.record.case import check_place, open_case

        self._path = path
        self._case: Case | None = None
        try:
            self._case = open_case(path)
        except NoCaseYet:
            check_place(path)

    def case_for(self, source: Source, data: bytes, reading: Reading) -> Case:
        """The case that is to hold this; where there was none it is made now."""
        from kartoteka.claims.vocabulary import EVENT_TYPES
        from kartoteka.record import open_case
        from kartoteka.record.adding import check

        if self._case is None:
            check(source, data, reading, EVENT_TYPES)
            self._case = open_case(self._path, create=True)
        return self._case


def _with_model(arguments: argparse.Namespace) -> bool:
    return arguments.reader != "rules" and arguments.reading is None


def _model_job(arguments: argparse.Namespace) -> Callable[[Path], str]:
    """What reads a file with the model; by now it stands in the case that texts may be sent to the endpoint.

    Raises:
        ModelError: a setting is missing.
        NotAllowed: the endpoint is not on this machine, and nobody agreed to it for this case.
    """
    from kartoteka.model_reader.endpoint import from_environment
    from kartoteka.record.agreeing import agree_for

    endpoint = from_environment(model=arguments.model)
    agree_for(arguments.case, endpoint, arguments.send_to)
    return partial(_read_with_model, arguments, endpoint)


def _read_with_model(arguments: argparse.Namespace, endpoint: Endpoint, path: Path) -> str:
    """In this very process: source and reading of the file, unless it must not be sent."""
    from kartoteka.record import agreeing
    from kartoteka.record.documents import parcel
    from kartoteka.sources import load

    source = load(path)
    agreeing.may_be_sent(endpoint, source)
    made: str = parcel(source, reader_choice.reader_with(arguments, endpoint)(source))
    return made


def _read(arguments: argparse.Namespace, path: Path) -> str:
    """In a process of its own: the file's source and reading, as text that goes from process to process."""
    from kartoteka.record.documents import parcel
    from kartoteka.sources import load

    if arguments.reading is not None:
        return _read_elsewhere(path, arguments.reading)
    source = load(path)
    made: str = parcel(source, reader_choice.reader_with(arguments, None)(source))
    return made


def _read_elsewhere(path: Path, reading_path: Path) -> str:
    import json

    from kartoteka.claims import from_json
    from kartoteka.record.documents import parcel, source_for
    from kartoteka.sources import load

    try:
        reading = from_json(json.loads(reading_path.read_bytes()))
    except OSError as error:
        raise ReadingError(f"{reading_path} cannot be read ({error.strerror}); check its name and rights") from None
    except ValueError as error:
        raise ReadingError(f"{reading_path} is no JSON ({error}); give what kartoteka read --json prints") from None
    except ReadingError as error:
        raise ReadingError(f"{reading_path}: {error}") from None
    made: str = parcel(source_for(reading, load(path)), reading)
    return made


def _store(arguments: argparse.Namespace, place: _Place, path: Path, parcel: str) -> Added:
    from kartoteka.record.documents import unpack

    source, reading = unpack(parcel)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KartotekaError(f"{path} cannot be read ({error.strerror}); it was there a moment ago") from None
    case = place.case_for(source, data, reading)
    from kartoteka.record import services

    return services.add_source(case, source, data, reading, services.Who.local(), beside=arguments.beside)


def _told(path: Path, added: Added, as_json: bool) -> str:
    if as_json:
        return _as_json(path, added)
    if not added.changed:
        return f"{path.name}: nothing changed; it is in the case already, with the same reading"
    if added.is_new:
        return f"{path.name}: added, {_count(added.new, 'claim')}"
    kept = f" ({added.kept} of them decided on by people, and kept)" if added.kept else ""
    return (
        f"{path.name}: read anew, {_count(added.new, 'new claim')}, {added.unchanged} unchanged, "
        f"{added.superseded} superseded{kept}"
    )


def _as_json(path: Path, added: Added) -> str:
    import json
    from dataclasses import asdict

    told: dict[str, Any] = {"file": str(path), **asdict(added)}
    return json.dumps(told, ensure_ascii=False)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _print_plan(arguments: argparse.Namespace, files: list[Path]) -> int:
    from kartoteka.sources import load

    for path in files:
        print(reader_choice.plan(arguments, load(path)))
    return 0


def _wrong_use(message: str) -> int:
    print(f"kartoteka add: {message}", file=sys.stderr)
    return 2
