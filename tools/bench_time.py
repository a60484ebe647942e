"""Speed of the time reader, beside dateparser's search and spaCy's DATE and TIME entities in the same run.

    python tools/bench_time.py                   300,000 characters (about a minute, most of it for the peers)
    python tools/bench_time.py --characters 50000

The text is that of WikiWars in the shared data (`KARTOTEKA_SHARED`), or where that is absent the example source again
and again. Times are of the processor, so that other work on the machine counts little. The bars: 100,000 characters a
second, start under 0.3 s, and a text of 1 MB no slower by the character than one of 100 kB.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

SHARED = Path(os.environ.get("KARTOTEKA_SHARED", Path(__file__).resolve().parents[2] / "shared"))
_START = (
    "import time; from kartoteka.reading.times import read_times; read_times('in 1938'); print(time.process_time())"
)


def main() -> int:
    """Print the table; returns the exit status, 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--characters", type=int, default=300_000, help="length of the text for the comparison")
    text = _text(parser.parse_args().characters)

    start = min(float(subprocess.check_output([sys.executable, "-c", _START])) for _ in range(3))
    print(f"{'start, to the first answer':<44}{start:>10.2f} s")
    speed = _speed("kartoteka times", _kartoteka, text)
    short, long = text[:100_000], (text * 10)[:1_000_000]
    slower = _seconds(_kartoteka, long) / len(long) / (_seconds(_kartoteka, short) / len(short))
    print(f"{'1 MB against 100 kB, seconds a character':<44}{slower:>10.2f} times")
    _speed("spaCy md, DATE and TIME entities", _spacy(), text[:60_000])
    _speed("dateparser search (1.2), English", _dateparser(), text[:20_000])
    return 0 if speed > 100_000 and start < 0.3 and slower < 2 else 1


def _text(characters: int) -> str:
    corpus = SHARED / "data" / "time" / "wikiwars-dev.jsonl"
    if corpus.is_file():
        text = "\n\n".join(json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines())
    else:
        from kartoteka import examples

        text = "\n\n".join(path.read_text(encoding="utf-8") for path in Path(examples.__path__[0]).glob("*.txt"))
    return (text * (characters // len(text) + 1))[:characters]


def _speed(name: str, find: Callable[[str], int], text: str) -> float:
    seconds = _seconds(find, text)
    print(
        f"{name:<44}{len(text) / seconds:>10,.0f} characters a second, {find(text[:10_000])} found in the first 10,000"
    )
    return len(text) / seconds


def _seconds(find: Callable[[str], int], text: str) -> float:
    find(text[:1_000])  # what is made once is not counted
    began = time.process_time()
    find(text)
    return time.process_time() - began


def _kartoteka(text: str) -> int:
    from kartoteka.reading.times import read_times

    return len(read_times(text))


def _spacy() -> Callable[[str], int]:
    from kartoteka.reading.parse import parse

    return lambda text: sum(entity.label_ in ("DATE", "TIME") for entity in parse(text).ents)


def _dateparser() -> Callable[[str], int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.search import search_dates

    def find(text: str) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return len(search_dates(text, languages=["en"]) or ())

    return find


if __name__ == "__main__":
    sys.exit(main())
