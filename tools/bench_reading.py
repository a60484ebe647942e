"""Speed and memory of reading, beside spaCy's own parse in the same run.

    python tools/bench_reading.py                    150,000 words (about three minutes)
    python tools/bench_reading.py --words 20000      a quick look

The text is a real history of the shared data (`KARTOTEKA_SHARED`), or where that is absent the example source again
and again. Each measurement has a process of its own; times are of its processor, so that other work on the machine
counts little. "Beyond" is what the reading takes after the parse; the aim is at most as much again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kartoteka import examples
from kartoteka.reading import read
from kartoteka.reading.mask import mask
from kartoteka.reading.parse import parse
from kartoteka.sources import from_text, load

BOOK = "inquisition_spain_v1.txt"
SHARED = Path(os.environ.get("KARTOTEKA_SHARED", Path(__file__).parents[2] / "shared"))


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of the processor and of the clock, and the process's greatest memory in megabytes."""

    processor: float
    clock: float
    memory: float


def text_of(words: int) -> str:
    """So many words of the book, cut at a paragraph's end."""
    book = SHARED / "data" / "texts" / BOOK
    text = load(book).text if book.is_file() else ""
    if not text:
        print(f"{book} is not there: measured on the example source, repeated")
        text = examples.path().read_text(encoding="utf-8") * (words // 2000 + 1)
    found = next(islice(re.finditer(r"\S+", text), words - 1, None), None)
    if found is None:
        return text
    end = text.find("\n\n", found.end())
    return text[: end if end > 0 else found.end()]


def parse_only(text: str) -> None:
    parse(mask(from_text(text)))


def read_whole(text: str) -> None:
    read(from_text(text))


def timed(job: Callable[[str], None], text: str) -> Measured:
    """The job on the text in a fresh process, the pipeline loaded before the clock starts."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_timed, (job, text))


def at_once(job: Callable[[str], None], texts: list[str]) -> float:
    """Seconds of the clock for all texts, each in a process of its own at the same time."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(len(texts)) as pool:
        pool.map(_warm, range(len(texts)), chunksize=1)
        started = time.perf_counter()
        pool.starmap(_timed, [(job, text) for text in texts], chunksize=1)
        return time.perf_counter() - started


def _warm(_: int) -> None:
    read(from_text("He was arrested on 3 May 1937."))
    time.sleep(0.5)  # so that each process takes one


def _timed(job: Callable[[str], None], text: str) -> Measured:
    _warm(0)
    processor, clock = time.process_time(), time.perf_counter()
    job(text)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(time.process_time() - processor, time.perf_counter() - clock, memory)


def help_time() -> float:
    """The best of five starts of `kartoteka --help`, in seconds of the clock."""
    command = [str(Path(sys.executable).with_name("kartoteka")), "--help"]
    return min(_once(command) for _ in range(5))


def _once(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure reading beside spaCy's own parse.")
    parser.add_argument("--words", type=int, default=150_000, help="of text (default: 150,000)")
    words = parser.parse_args().words
    whole, half = text_of(words), text_of(words // 2)
    words, half_words = len(whole.split()), len(half.split())
    parsed, whole_read, half_read = timed(parse_only, whole), timed(read_whole, whole), timed(read_whole, half)
    both = at_once(read_whole, [half, half])
    print(f"{words:,} words, {len(whole):,} characters")
    for name, found in (("spaCy's parse", parsed), ("the whole reading", whole_read)):
        print(
            f"{name:<22}{words / found.processor:>8,.0f} words/s   {found.processor:6.1f} s processor   "
            f"{found.clock:6.1f} s clock   {found.memory:6,.0f} MB"
        )
    print(f"{'two processes':<22}{2 * half_words / both:>8,.0f} words/s   {both:27.1f} s clock")
    beyond = whole_read.processor - parsed.processor
    print(f"beyond the parse       {beyond / parsed.processor:8.2f} of the parse (aim: at most 1.00)")
    growth = whole_read.processor / half_read.processor
    twice = words / half_words
    print(f"twice the text         {growth:8.2f} times the time for {twice:.2f} times the text (aim: at most 2.20)")
    print(f"kartoteka --help       {help_time():8.2f} s (aim: under 0.30)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
