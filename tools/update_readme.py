"""Make what README.md shows of the example anew, after the reader has changed: the dossier's excerpt and the page.

    python tools/update_readme.py

Rewrites the first code block with a dossier in README.md, the claim numbers in the commands above it, and
docs/pictures/book.png (where a Chromium is found).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from kartoteka import examples
from kartoteka.exchange.book import Book, write_book
from kartoteka.exchange.readings import with_text
from kartoteka.exchange.terminal import dossier_as_text
from kartoteka.reading import read
from kartoteka.reasoning.chronology import chronology
from kartoteka.reasoning.dossier import dossier, find_person, indexed, people
from kartoteka.sources import load

ROOT = Path(__file__).parents[1]
WIDTH = 100
SHOWN = (
    ("Told in different ways: the arrest", 8),
    ("ARRESTED by two officers", 10),
    ("Told in different ways: the death", 8),
)
"""Where each stretch of the excerpt begins, and how many rows it has at most."""

README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "pictures" / "book.png"


def main() -> None:
    """Read the example once, and write what is made from it."""
    source = load(examples.path())
    readings = [with_text(read(source), source.text)]
    told, found = indexed(readings), chronology(readings)
    rows = dossier_as_text(dossier(told, find_person(told, examples.MAIN_PERSON), found), WIDTH).plain.splitlines()
    README.write_text(with_excerpt(README.read_text(encoding="utf-8"), rows), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        write_book(Book(source.title or source.name, told, [source], people(told), found, lambda _: 0), Path(folder))
        photograph(Path(folder) / "people" / "osip-mandelstam.html")


def with_excerpt(page: str, rows: list[str]) -> str:
    """The page with the excerpt of these rows, and commands that name claims of it."""
    excerpt = "\n".join(excerpt_of(rows)).replace("\N{NO-BREAK SPACE}", " ")
    page = re.sub(r"```\nOSIP MANDELSTAM.*?\n```", lambda _: f"```\n{excerpt}\n```", page, flags=re.DOTALL)
    arrest = number_in(next(row for row in rows if "ARRESTED by two officers" in row))
    derived = number_in(next(row for row in rows if "⌁" in row and "held" in row))
    page = _with_number(page, "--words", arrest)
    page = re.sub(r"the sentence of claim \d+", f"the sentence of claim {arrest}", page)
    return _with_number(page, "--why", derived)


def _with_number(page: str, option: str, number: str) -> str:
    """The command with another number; what stands in the column behind it stays there."""
    return re.sub(rf"({option} )(\d+ +)", lambda found: found[1] + number.ljust(len(found[2])), page)


def excerpt_of(rows: list[str]) -> list[str]:
    """The head, and each stretch of `SHOWN`, with dots between."""
    shown = rows[: rows.index("") + 1]
    for words, count in SHOWN:
        start = next(place for place, row in enumerate(rows) if words in row)
        stretch = rows[start : start + count]
        stretch = stretch[: stretch.index("")] if "" in stretch else stretch
        shown += ["  …", *_with_year(stretch, rows[:start])]
    return [*shown, "  …"]


def _with_year(stretch: list[str], before: list[str]) -> list[str]:
    """The rows with the year that stands further above, where they begin with a day."""
    above = [row[2:6] for row in before if row[2:6].isdigit()]
    first = stretch[0]
    return (
        [f"  {above[-1]}{first[6:]}", *stretch[1:]] if above and first[2:8].isspace() and first[8] != " " else stretch
    )


def number_in(row: str) -> str:
    """The number of the row's claim."""
    found = re.search(r"\[(\d+)", row)
    assert found is not None, row
    return found[1]


def photograph(page: Path) -> None:
    """The page as a browser shows it."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine: the picture is left as it is")
        return
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1240,1180"]
    subprocess.run([chromium, *options, f"--screenshot={PICTURE}", page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
