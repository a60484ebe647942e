"""What each rule of the reader is worth: the exam's figures without it, as a table for docs/reading.md.

python tools/ablate.py [--shared DIR]
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from exam import ROOT, scorer

from kartoteka.claims import to_json
from kartoteka.reading.claims import STEPS
from kartoteka.reading.read import draft_reading
from kartoteka.sources import load

PARTS = ("claims (type)", "roles", "time near", "factuality coarse", "holders", "end to end")


def figures(shared: Path, without: frozenset[str]) -> dict[str, float]:
    """The total of each part over all passages."""
    score = scorer(shared)
    total: dict[str, list[int]] = {}
    for passage in sorted((shared / "exam" / "dev").glob("*.txt")):
        reading = to_json(draft_reading(load(passage), without=without)[0])
        for part, counts in score.module.score(score.load_gold(passage), reading).items():
            total[part] = [a + b for a, b in zip(total.get(part, [0] * len(counts)), counts, strict=True)]
    found = {part: score.module.figures(total[part]) for part in PARTS}
    return {part: figure.get("share", figure.get("f1")) for part, figure in found.items()}


def main() -> int:
    """Print one row with everything, and one without each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", ROOT.parent / "shared")))
    args = parser.parse_args()
    print("| without | " + " | ".join(PARTS) + " |")
    print("| --- |" + " --- |" * len(PARTS))
    for label, without in [("nothing (all rules)", frozenset()), *((step, frozenset({step})) for step in STEPS)]:
        row = figures(args.shared, frozenset(without))
        print(f"| {label} | " + " | ".join(f"{row[part]:.3f}" for part in PARTS) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
