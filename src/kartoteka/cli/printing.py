"""How commands print: weight on a terminal, nothing but the text in a pipe; progress on a terminal's stderr only."""

from __future__ import annotations

import argparse
import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["columns_of", "default_width", "on_terminal", "progress", "styled"]

_IN_A_PIPE = 110
_LEAST, _MOST = 60, 130


def on_terminal() -> bool:
    """Whether what is printed goes to a terminal."""
    return sys.stdout.isatty()


def default_width() -> int:
    """How many columns to fill: the terminal's, within reason, or 110 in a pipe."""
    if not on_terminal():
        return _IN_A_PIPE
    return min(max(shutil.get_terminal_size().columns, _LEAST), _MOST)


def columns_of(given: str) -> int:
    """The type of a `--width` option: a number of columns from 60 up."""
    if not given.isdecimal() or int(given) < _LEAST:
        raise argparse.ArgumentTypeError(f"{given!r} is no width: a whole number from {_LEAST} up")
    return int(given)


def styled(text: Text, terminal: bool) -> str:
    """The text as it goes out: with a terminal's codes for bold and dim, or plain."""
    if not terminal:
        return text.plain
    from rich.console import Console

    out = io.StringIO()
    console = Console(file=out, force_terminal=True, soft_wrap=True, highlight=False, width=10_000)
    console.print(text, end="")
    return out.getvalue()


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar on stderr while many things are done; the function it gives is called with the name of each when done.

    Nothing is shown where stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    shown = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        yield lambda name: bar.update(task, advance=1, description=f"{what}: {name}")
