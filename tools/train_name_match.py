"""Learn the weights of kartoteka.reasoning.name_match, and write them with their cross-validated figures.

    python tools/train_name_match.py --pairs name_pairs.tsv --bench opensanctions_name_bench.tsv [--write]

Both files have the columns name1, name2, is_match. The second is small and of other names; each of its pairs counts
as five. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve
from sklearn.model_selection import KFold

from kartoteka.reasoning.name_evidence import evidence
from kartoteka.values.person_name import parse_name

BENCH_COUNTS = 5
INITIAL = re.compile(r"\b[^\W\d_](?=\.)")
OUT = Path(__file__).parent.parent / "src/kartoteka/reasoning/name_weights.toml"
HEAD = """# Learnt by tools/train_name_match.py; do not edit. Trained on the development halves of two sets of pairs:
# synthetic Russian names in many spellings (from the lists of russiannames, BSD-3) and the name_bench of
# opensanctions/nomenklatura (MIT). No name of either is in here.
"""


def load(path: Path) -> tuple[list[dict[str, float]], np.ndarray]:
    """Evidence and label of every pair."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    found = [evidence(parse_name(row["name1"]), parse_name(row["name2"])) for row in rows]
    return found, np.array([int(row["is_match"]) for row in rows])


def with_other_initials(path: Path) -> list[dict[str, float]]:
    """Evidence of pairs that are of two people since an initial is wrong: made from right ones, for there are none."""
    rng = random.Random(7)
    found = []
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            places = [(side, m.start()) for side in ("name1", "name2") for m in INITIAL.finditer(row[side])]
            if row["is_match"] == "1" and places:
                side, at = rng.choice(places)
                letters = "БВГДЖЗКЛМНПРСТФШ" if row[side][at] > "z" else "BDGKLMNPRSTVZ"
                wrong = rng.choice([each for each in letters if each != row[side][at]])
                changed = {**row, side: row[side][:at] + wrong + row[side][at + 1 :]}
                found.append(evidence(parse_name(changed["name1"]), parse_name(changed["name2"])))
    return found


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=3, max_iter=5000, fit_intercept=False).fit(x, y, sample_weight=weight)


def best(y: np.ndarray, score: np.ndarray) -> tuple[float, float, float]:
    """Average precision, best F1, and the score where it is."""
    precision, recall, threshold = precision_recall_curve(y, score)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    at = int(f1[:-1].argmax())
    return float(average_precision_score(y, score)), float(f1[at]), float(threshold[at])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    arguments = parser.parse_args()
    (pairs, y_pairs), (bench, y_bench) = load(arguments.pairs), load(arguments.bench)
    wrong = with_other_initials(arguments.pairs)
    names = sorted({name for each in (*pairs, *bench, *wrong) for name in each})
    x = np.array([[each.get(name, 0.0) for name in names] for each in (*pairs, *bench, *wrong)])
    y = np.concatenate([y_pairs, y_bench, np.zeros(len(wrong), dtype=int)])
    weight = np.concatenate([np.ones(len(pairs)), BENCH_COUNTS * np.ones(len(bench)), np.ones(len(wrong))])
    held_out = np.zeros(len(y))
    for train, test in KFold(5, shuffle=True, random_state=1).split(x):
        held_out[test] = fit(x[train], y[train], weight[train]).predict_proba(x[test])[:, 1]
    cut = len(pairs)
    for name, part in (("pairs", slice(None, cut)), ("bench", slice(cut, cut + len(bench)))):
        precision, f1, at = best(y[part], held_out[part])
        print(f"{name} cross-validated: AP {precision:.4f}, best F1 {f1:.4f} at {at:.3f}")
    if arguments.write:
        weights = fit(x, y, weight).coef_[0]
        lines = [f"{name} = {value:.4f}" for name, value in zip(names, weights, strict=True)]
        same_from = best(y[:cut], held_out[:cut])[2]
        OUT.write_text(
            f"{HEAD}\nsame_from = {same_from:.3f}\n\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8"
        )
        print("written:", OUT)


if __name__ == "__main__":
    main()
