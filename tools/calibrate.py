"""Calibrate the reader's confidence on the development passages and print how reliable it is.

    python tools/calibrate.py [--shared DIR]

A claim is right where the exam's scorer finds it right end to end. The table is cross-validated: each passage is judged
by weights that were fitted without it. The weights go to src/kartoteka/reading/data/confidence.toml.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from exam import ROOT, drafts_of, scorer
from sklearn.linear_model import LogisticRegression

from kartoteka.claims import to_json
from kartoteka.reading.confidence import signs_of

OUT = ROOT / "src" / "kartoteka" / "reading" / "data" / "confidence.toml"
EDGES = (0.0, 0.35, 0.45, 0.55, 0.65, 0.75, 1.01)


def examples(passages: Path) -> tuple[list[list[str]], list[bool], list[int]]:
    """Signs of each claim, whether it is right, and the number of its passage; optional claims are left out."""
    score = scorer(passages.parent.parent)
    found: tuple[list[list[str]], list[bool], list[int]] = ([], [], [])
    for number, passage in enumerate(sorted(passages.glob("*.txt"))):
        reading, drafts = drafts_of(passage)
        gold = score.load_gold(passage)
        read = to_json(reading)
        names = score.module.map_entities(gold, read)
        pairs = {id(r): g for g, r in score.module.align(gold["claims"], read["claims"], False)}
        for claim, draft in zip(read["claims"], drafts, strict=True):
            paired = pairs.get(id(claim))
            if paired is not None and paired.get("optional"):
                continue
            found[0].append(list(signs_of(draft)))
            found[1].append(paired is not None and score.module.end_to_end_right(paired, claim, names))
            found[2].append(number)
    return found


def fit(rows: list[list[str]], answers: np.ndarray, names: list[str]) -> tuple[LogisticRegression, np.ndarray]:
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name in row:
            if name in index:
                x[i, index[name]] = 1
    return LogisticRegression(C=0.1, max_iter=500).fit(x, answers), x


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", ROOT.parent / "shared")))
    args = parser.parse_args()
    rows, right, passages = examples(args.shared / "exam" / "dev")
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= 8)
    answers, groups = np.array(right), np.array(passages)
    estimates = np.zeros(len(answers))
    for group in sorted(set(passages)):
        learn = groups != group
        model, _ = fit([r for r, keep in zip(rows, learn, strict=True) if keep], answers[learn], names)
        _, x = fit(rows, answers, names)
        estimates[~learn] = model.predict_proba(x[~learn])[:, 1]
    print_reliability(estimates, answers)
    model, _ = fit(rows, answers, names)
    write(names, model)
    return 0


def print_reliability(estimates: np.ndarray, answers: np.ndarray) -> None:
    print("| confidence | claims | mean confidence | right |\n| --- | --- | --- | --- |")
    for low, high in itertools.pairwise(EDGES):
        inside = (estimates >= low) & (estimates < high)
        if inside.any():
            row = f"{int(inside.sum())} | {estimates[inside].mean():.2f} | {answers[inside].mean():.2f}"
            print(f"| {low:.2f} to {min(high, 1):.2f} | {row} |")
    print(f"Brier score {((estimates - answers) ** 2).mean():.3f}; always the mean: {answers.var():.3f}")


def write(names: list[str], model: LogisticRegression) -> None:
    lines = ["# Written by tools/calibrate.py; do not edit.", "[weights]", f"bias = {model.intercept_[0]:.3f}"]
    lines += [f'"{name}" = {weight:.3f}' for name, weight in zip(names, model.coef_[0], strict=True)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
