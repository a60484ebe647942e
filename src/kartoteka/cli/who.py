"""`kartoteka who`: the dossier of a person.

kartoteka who Meyerhold                          from the case (case.kartoteka)
kartoteka who Meyerhold --words 20               the sentence of claim 20, its notes and their texts
kartoteka who Meyerhold --why 5                  how the date of claim 5 was found
kartoteka who Meyerhold --html > meyerhold.html  also --json, --markdown
kartoteka who Meyerhold --reading terror.json    from readings instead of a case
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kartoteka.cli import gathering
from kartoteka.cli.printing import columns_of, default_width, on_terminal, styled

if TYPE_CHECKING:
    from rich.text import Text

    from kartoteka.reasoning.dossier import Dossier

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("name", nargs="+", metavar="NAME", help="of the person; part of it is enough if it is the only")
    gathering.configure(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--words", nargs="+", metavar="N", help="the sentences of these claims, with notes")
    what.add_argument("--why", nargs="+", metavar="N", help="how the dates of these claims were found")
    what.add_argument("--html", action="store_true", help="as one HTML page")
    what.add_argument("--json", action="store_true", help="as JSON")
    what.add_argument("--markdown", action="store_true", help="as Markdown with footnotes")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it there instead of printing it")
    parser.add_argument(
        "--width", type=columns_of, metavar="N", help="columns to fill (default: the terminal's, or 110)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what the sources say of the person."""
    from kartoteka.reasoning.dossier import dossier, find_person

    case = gathering.gathered(arguments)
    person = find_person(case.told, " ".join(arguments.name), case.people)
    answer = dossier(case.told, person, case.chronology, case.reviewed(person))
    printed = _form(answer, arguments)
    if arguments.out is None:
        sys.stdout.write(printed)
        return 0
    from kartoteka.exchange.writing import write_text

    write_text(arguments.out, printed)
    return 0


def _form(answer: Dossier, arguments: argparse.Namespace) -> str:
    if arguments.json:
        from kartoteka.exchange.dossier_json import dossier_to_json
        from kartoteka.exchange.writing import as_json

        return as_json(dossier_to_json(answer))
    if arguments.html:
        from kartoteka.exchange.dossier_html import dossier_to_html

        return dossier_to_html(answer)
    if arguments.markdown:
        from kartoteka.exchange.dossier_markdown import dossier_to_markdown

        return dossier_to_markdown(answer)
    return styled(_text(answer, arguments), on_terminal() and arguments.out is None)


def _text(answer: Dossier, arguments: argparse.Namespace) -> Text:
    from kartoteka.exchange.terminal import claims_as_text, dossier_as_text

    width = arguments.width or default_width()
    if arguments.words or arguments.why:
        return claims_as_text(answer, arguments.words or arguments.why, width, why=bool(arguments.why))
    return dossier_as_text(answer, width)
