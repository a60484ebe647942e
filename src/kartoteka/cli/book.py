"""`kartoteka book`: the case as static HTML pages.

kartoteka book --out book                        from the case (case.kartoteka)
kartoteka book --out book --reading a.json b.json
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kartoteka.cli import gathering
from kartoteka.cli.printing import progress

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    gathering.configure(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="write the pages into this folder")
    parser.add_argument("--title", metavar="TEXT", help="of the book (default: the name of the case)")
    parser.add_argument("--confidential", action="store_true", help="with what is marked confidential (else left out)")


def run(arguments: argparse.Namespace) -> int:
    """Write the book and say where it lies."""
    from kartoteka.exchange.book import Book, write_book

    case = gathering.gathered(arguments, confidential=arguments.confidential)
    book = Book(arguments.title or case.name, case.told, case.sources, case.people, case.chronology, case.reviewed)
    with progress("writing", len(book.people) + len(book.sources) + 1) as advance:
        pages = write_book(book, arguments.out, advance)
    print(f"{pages:,} pages; open {arguments.out / 'index.html'} in a browser")
    return 0
