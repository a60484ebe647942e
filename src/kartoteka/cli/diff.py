"""`kartoteka diff`: two readings of one source compared.

kartoteka diff rules.json model.json             agreed, differing, only here, only there
kartoteka diff rules.json model.json --json
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kartoteka.cli.printing import columns_of, default_width, on_terminal, styled

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("one", type=Path, metavar="A.json", help="a reading")
    parser.add_argument("other", type=Path, metavar="B.json", help="another reading of the same source")
    parser.add_argument("--json", action="store_true", help="print the difference as JSON")
    parser.add_argument(
        "--width", type=columns_of, metavar="N", help="columns to fill (default: the terminal's, or 110)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print how the readings differ; 0 also where they do."""
    from kartoteka.claims.difference import compare
    from kartoteka.exchange.difference_text import difference_as_text, difference_to_json
    from kartoteka.exchange.readings import load_reading
    from kartoteka.exchange.writing import as_json

    one, other = load_reading(arguments.one), load_reading(arguments.other)
    found = compare(one, other)
    if arguments.json:
        sys.stdout.write(as_json(difference_to_json(found)))
        return 0
    names = (str(arguments.one), str(arguments.other))
    text = difference_as_text(found, one, other, names, arguments.width or default_width())
    sys.stdout.write(styled(text, on_terminal()))
    return 0
