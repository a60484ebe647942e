"""`kartoteka export`: write the case in another format.

kartoteka export csv --out claims.csv       one row a claim, for a spreadsheet
kartoteka export json --out case.json       everything that stands, source by source, in the reading format

What people rejected is left out, what they corrected is in its corrected form.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kartoteka.record.access import Who

__all__ = ["FORMATS", "configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("format", choices=sorted(FORMATS), metavar="FORMAT", help=", ".join(sorted(FORMATS)))
    parser.add_argument("--case", type=Path, default=None, metavar="PATH", help="the case (default: case.kartoteka)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it there instead of printing it")
    parser.add_argument("--without-confidential", action="store_true", help="leave out what is marked as confidential")


def run(arguments: argparse.Namespace) -> int:
    """Write the case."""
    from kartoteka.record import open_case

    open_case(arguments.case)
    pieces = FORMATS[arguments.format](not arguments.without_confidential)
    if arguments.out is None:
        sys.stdout.writelines(pieces)
        return 0
    from kartoteka.exchange.writing import write_text

    write_text(arguments.out, "".join(pieces))
    return 0


def _csv(confidential: bool) -> Iterable[str]:
    from kartoteka.exchange.claims_csv import claims_csv
    from kartoteka.record import services

    return claims_csv((one.reading, one.looked_at) for one in services.told(_who(confidential)))


def _json(confidential: bool) -> Iterator[str]:
    import json

    from kartoteka.claims import to_json
    from kartoteka.record import services

    yield '{"kartoteka": "case/1", "sources": ['
    for number, one in enumerate(services.told(_who(confidential))):
        said = {
            "reading": to_json(one.reading, explain=True),
            "reviewed": sorted(one.looked_at),
            "same": one.clusters,
        }
        yield (",\n" if number else "\n") + json.dumps(said, ensure_ascii=False)
    yield "\n]}\n"


def _who(confidential: bool) -> Who:
    """The user of this machine, with or without the eyes for what is confidential."""
    from dataclasses import replace

    from kartoteka.record.access import Who

    return Who.local() if confidential else replace(Who.local(), role="reader", sees_confidential=False)


FORMATS: dict[str, Callable[[bool], Iterable[str]]] = {"csv": _csv, "json": _json}
"""Format -> a function that gives its text in pieces; whether confidential matters are in it is its argument."""
