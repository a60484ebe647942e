"""Texts that no author wrote: how the time of reading grows with their length. Linear is a ratio of four.

    python tools/bench_hostile.py                   50,000 and 200,000 characters of each (about five minutes)
    python tools/bench_hostile.py --characters 250000 nostop brackets     250,000 and a million, of these only

Prints for each kind the processor's seconds at one length and at four times that length, their ratio, and the most
memory that the process has had so far. Ordinary prose of the same length stands in the first row, to compare with.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from random import Random

from kartoteka.reading.read import read
from kartoteka.sources import from_text

_PROSE = "The prisoner was arrested and taken to Moscow with his brother, who had said that they were shot. "
_ODD = 'абвгдеж abc אבג 中文 ١٢٣.,;:()[]“”‘’—"\n'
_SYLLABLES = ("ka", "lo", "mi", "ne", "ra", "tov", "vin")


def _name(chance: Random) -> str:
    return " ".join("".join(chance.choices(_SYLLABLES, k=2)).capitalize() for _ in range(2))


KINDS: dict[str, Callable[[Random, int], str]] = {
    "prose": lambda chance, length: _PROSE * (length // len(_PROSE)),
    "nostop": lambda chance, length: (_PROSE.replace(".", "").replace(",", "").lower()) * (length // len(_PROSE)),
    "brackets": lambda chance, length: "(" * (length // 2) + ")" * (length // 2),
    "open brackets": lambda chance, length: "(arrested [" * (length // 11),
    "quotation marks": lambda chance, length: "“He said ‘" * (length // 10),
    "right to left": lambda chance, length: "نُقل السجين إلى موسكو מסר את האסיר " * (length // 36),
    "mixed scripts": lambda chance, length: "".join(chance.choices(_ODD, k=length)),
    "random bytes": lambda chance, length: chance.randbytes(length).decode("latin-1"),
    "figures": lambda chance, length: " ".join(str(chance.randrange(3000)) for _ in range(length // 5)),
    "names": lambda chance, length: ", ".join(_name(chance) for _ in range(length // 12)),
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--characters", type=int, default=50_000)
    arguments = parser.parse_args()
    read(from_text("He was arrested."))
    print(f"{'text':18}{'s':>8}{'s, 4 x':>9}{'ratio':>7}{'MB':>7}")
    unknown = set(arguments.kinds) - set(KINDS)
    if unknown:
        parser.error(f"no such kind: {sorted(unknown)[0]}")
    for kind in arguments.kinds or KINDS:
        short, long = (_seconds(kind, length) for length in (arguments.characters, 4 * arguments.characters))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{kind:18}{short:8.1f}{long:9.1f}{long / short:7.1f}{memory:7}", flush=True)
    return 0


def _seconds(kind: str, length: int) -> float:
    source = from_text(KINDS[kind](Random(1), length))
    begun = time.process_time()
    read(source)
    return time.process_time() - begun


if __name__ == "__main__":
    raise SystemExit(main())
