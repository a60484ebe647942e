"""Calibrate the reader's confidence on passages with gold and print how reliable it is.

    python tools/calibrate.py [--shared DIR]

The passages are those of the exam and our own (tests/passages), which were read for the first time when the lexicon
stood: of them fewer claims are right, and that is what a new text is like. A claim is right where the exam's scorer
finds it right end to end. Beside them stand claims of whole books (tools/judged/claims.tsv; every third stretch),
right where event, leading role and factuality are; their times were not judged. The tables are cross-validated: each
passage or book is judged by weights that were fitted without it. The weights go to
src/kartoteka/reading/data/confidence.toml.
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
from train_particular import JUDGED, STRETCH, judged, write_weights

from kartoteka.claims import to_json
from kartoteka.reading.confidence import signs_of
from kartoteka.reading.read import draft_reading
from kartoteka.sources import from_text, load

OUT = ROOT / "src" / "kartoteka" / "reading" / "data" / "confidence.toml"
EDGES = (0.0, 0.35, 0.45, 0.55, 0.65, 0.75, 1.01)


OWN = ROOT / "tests" / "passages"


def examples(shared: Path) -> tuple[list[list[str]], list[bool], list[int], list[str]]:
    """Signs of each claim, whether it is right, the number of its passage, its folder; optional claims are left out."""
    score = scorer(shared)
    found: tuple[list[list[str]], list[bool], list[int], list[str]] = ([], [], [], [])
    folders = (shared / "exam" / "dev", OWN / "worked", OWN / "kept")
    for number, passage in enumerate(path for folder in folders for path in sorted(folder.glob("*.txt"))):
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
            found[3].append(passage.parent.name)
    return found


def of_books(shared: Path) -> tuple[list[list[str]], list[bool], list[int], list[str]]:
    """The same of judged claims in stretches of books; each book is one passage, numbered below zero."""
    found: tuple[list[list[str]], list[bool], list[int], list[str]] = ([], [], [], [])
    books: dict[str, int] = {}
    for (name, stretch), verdicts in sorted(judged(JUDGED).items())[::3]:
        text = load(shared / "data" / "texts" / name).text[stretch : stretch + STRETCH]
        reading, drafts = draft_reading(from_text(text))
        for claim, draft in zip(reading.claims, drafts, strict=True):
            verdict = verdicts.get((claim.start, claim.type))
            if verdict is not None:
                found[0].append(list(signs_of(draft)))
                found[1].append(verdict.code == "r" and verdict.leading != "w" and verdict.factuality == "r")
                found[2].append(books.setdefault(name.split("_")[0], -1 - len(books)))
                found[3].append("books")
    return found


def table(rows: list[list[str]], names: list[str]) -> np.ndarray:
    """One row a claim, one column a sign."""
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name in row:
            if name in index:
                x[i, index[name]] = 1
    return x


def fit(rows: list[list[str]], answers: np.ndarray, names: list[str]) -> LogisticRegression:
    """The weights of the signs."""
    return LogisticRegression(C=0.1, max_iter=500).fit(table(rows, names), answers)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", ROOT.parent / "shared")))
    args = parser.parse_args()
    parts = (examples(args.shared), of_books(args.shared))
    rows, right, passages, folders = (list(itertools.chain(*part)) for part in zip(*parts, strict=True))
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= 8)
    answers, groups = np.array(right), np.array(passages)
    estimates = np.zeros(len(answers))
    for group in sorted(set(passages)):
        learn = groups != group
        model = fit([r for r, keep in zip(rows, learn, strict=True) if keep], answers[learn], names)
        held = table([r for r, keep in zip(rows, learn, strict=True) if not keep], names)
        estimates[~learn] = model.predict_proba(held)[:, 1]
    for name in (None, *dict.fromkeys(folders)):
        chosen = np.array([name is None or folder == name for folder in folders])
        print(f"\n{'all' if name is None else name}")
        print_reliability(estimates[chosen], answers[chosen])
    model = fit(rows, answers, names)
    write_weights(OUT, "calibrate.py", names, model)
    return 0


def print_reliability(estimates: np.ndarray, answers: np.ndarray) -> None:
    print("| confidence | claims | mean confidence | right |\n| --- | --- | --- | --- |")
    for low, high in itertools.pairwise(EDGES):
        inside = (estimates >= low) & (estimates < high)
        if inside.any():
            row = f"{int(inside.sum())} | {estimates[inside].mean():.2f} | {answers[inside].mean():.2f}"
            print(f"| {low:.2f} to {min(high, 1):.2f} | {row} |")
    print(f"Brier score {((estimates - answers) ** 2).mean():.3f}; always the mean: {answers.var():.3f}")


if __name__ == "__main__":
    sys.exit(main())
