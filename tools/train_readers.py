"""Train the small models of `kartoteka.reading.learned` and say how well they do on documents that they have not seen.

    python tools/train_readers.py [asserted] [attribution] [certainty] [--shared DIR]

Prints the figure of five-fold cross-validation, grouped by document, then trains on everything and writes
`src/kartoteka/reading/data/learned/NAME.npz`. Corpora: LitBank (CC BY 4.0), GUM free genres (CC BY, CC BY-SA), UDS-IH2
(CC BY-SA 4.0); none under a non-commercial licence.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from corpora import ROOT, documents, parsed, together, token_at
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from kartoteka.reading.learned.asserted import may_assert
from kartoteka.reading.learned.attribution import attribution_signs, may_attribute
from kartoteka.reading.learned.signs import Quoting, signs
from kartoteka.reading.stance_words import is_in

DIRECTIONS = 40
OUT = ROOT / "src" / "kartoteka" / "reading" / "data" / "learned"


class Examples:
    """Signs, vectors, answers and groups; `missed` counts what no candidate covers, which recall must pay for."""

    def __init__(self) -> None:
        self.names: list[list[str]] = []
        self.vectors: list[np.ndarray] = []
        self.answers: list[bool] = []
        self.groups: list[int] = []
        self.missed: Counter[int] = Counter()
        self.targets: list[tuple[int, ...] | None] = []

    def add(self, token, quoting, answer: bool, group: int, of=signs, target: tuple[int, ...] | None = None) -> None:
        self.names.append(sorted(set(of(token, quoting))))
        self.vectors.append(token.vector)
        self.answers.append(answer)
        self.groups.append(group)
        self.targets.append(target)


def asserted(folder: Path) -> Examples:
    examples = Examples()
    for group, document in enumerate(documents(folder / "litbank" / "documents.jsonl")):
        doc = parsed(document["text"])
        quoting = Quoting(doc)
        wanted = {token.i for e in document["events"] if (token := token_at(doc, e["start"], e["end"])) is not None}
        seen = set()
        for token in doc:
            if may_assert(token):
                examples.add(token, quoting, token.i in wanted, group)
                seen.add(token.i)
        examples.missed[group] = len(wanted - seen)
    return examples


def attribution(folder: Path) -> Examples:
    """Each source clause is answered by one word: a verb of saying in it before others, *according* before all."""
    examples = Examples()
    for group, document in enumerate(documents(folder / "gum" / "documents.jsonl")):
        doc = parsed(document["text"])
        quoting = Quoting(doc)
        candidates = [token for token in doc if may_attribute(token)]
        spans = {tuple(a["source_clause"]) for a in document["attributions"]}
        inside = {span: [t for t in candidates if span[0] <= t.idx < span[1]] for span in spans}
        wanted = {max(tokens, key=_fitness).i for tokens in inside.values() if tokens}
        for token in candidates:
            span = next((span for span in spans if span[0] <= token.idx < span[1]), None)
            target = None if span is None else (group, *span)
            examples.add(token, quoting, token.i in wanted, group, attribution_signs, target)
        examples.missed[group] = sum(not tokens for tokens in inside.values())
    return examples


def _fitness(token) -> tuple[bool, bool, bool, int]:
    labels = {c.dep_ for c in token.children}
    return token.lower_ == "according", is_in(token, "saying", "report", "claim"), "ccomp" in labels, token.i


def certainty(folder: Path) -> Examples:
    examples = Examples()
    sentences = list(documents(folder / "factuality" / "uds_ih2.jsonl"))
    for group, (sentence, doc) in enumerate(zip(sentences, together([s["text"] for s in sentences]), strict=True)):
        quoting = Quoting(doc)
        for event in sentence["events"]:
            token = token_at(doc, event["start"], event["end"])
            if token is not None:
                examples.add(token, quoting, event["score"] > 0, group)
    return examples


TASKS = {
    # name: (examples, signs seen less often are dropped, strength of the prior, F1 counts (else accuracy))
    "asserted": (asserted, 4, 0.12, True),
    "attribution": (attribution, 3, 0.3, True),
    "certainty": (certainty, 3, 0.08, False),
}


def directions(vectors: np.ndarray) -> np.ndarray:
    """The 40 main directions of the word vectors: enough for the task, and the fit takes a tenth of the time."""
    centred = vectors - vectors.mean(axis=0)
    _values, found = np.linalg.eigh(centred.T @ centred)
    return found[:, -DIRECTIONS:]


def matrix(examples: Examples, names: list[str], main: np.ndarray):
    index = {name: i for i, name in enumerate(names)}
    rows = [[index[n] for n in found if n in index] for found in examples.names]
    pointers = np.cumsum([0, *map(len, rows)])
    flat = np.array([i for row in rows for i in row], dtype=np.int32)
    sparse = csr_matrix((np.ones(len(flat)), flat, pointers), shape=(len(rows), len(names)))
    return hstack([sparse, csr_matrix(np.array(examples.vectors) @ main)]).tocsr()


def fit(x, y, strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=400, solver="liblinear").fit(x, y)


def f1(yes: np.ndarray, y: np.ndarray, missed: int, targets: list) -> float:
    """Over the words; where the corpus marks clauses (`targets`), a clause is found by any word in it, and once."""
    right, said = int((yes & y).sum()), int(yes.sum())
    if any(targets):
        found = {targets[i] for i in np.flatnonzero(yes) if targets[i]}
        right, said = len(found), len(found) + sum(targets[i] is None for i in np.flatnonzero(yes))
    return 2 * right / (said + int(y.sum()) + missed)


def best_threshold(probabilities: np.ndarray, y: np.ndarray, missed: int, targets: list, by_f1: bool) -> float:
    grid = np.arange(0.2, 0.8, 0.02)
    scores = [f1(probabilities >= t, y, missed, targets) if by_f1 else ((probabilities >= t) == y).mean() for t in grid]
    return float(grid[int(np.argmax(scores))])


def train(name: str, folder: Path) -> None:
    make, floor, strength, by_f1 = TASKS[name]
    examples = make(folder)
    counts = Counter(n for found in examples.names for n in found)
    names = sorted(n for n, c in counts.items() if c >= floor)
    main = directions(np.array(examples.vectors))
    x, y, groups = matrix(examples, names, main), np.array(examples.answers), np.array(examples.groups)
    outside = np.zeros(len(y))
    folds = list(GroupKFold(5).split(x, y, groups))
    for learn, judge in folds:
        outside[judge] = fit(x[learn], y[learn], strength).predict_proba(x[judge])[:, 1]
    scores = []
    for _learn, judge in folds:  # the threshold of each fold is chosen on the other folds
        others = np.setdiff1d(np.arange(len(y)), judge)
        missed = sum(examples.missed[g] for g in set(groups[others].tolist()))
        threshold = best_threshold(outside[others], y[others], missed, [examples.targets[i] for i in others], by_f1)
        inside = sum(examples.missed[g] for g in set(groups[judge].tolist()))
        yes = outside[judge] >= threshold
        scores.append(
            f1(yes, y[judge], inside, [examples.targets[i] for i in judge]) if by_f1 else (yes == y[judge]).mean()
        )
    threshold = best_threshold(outside, y, sum(examples.missed.values()), examples.targets, by_f1)
    kind = "F1" if by_f1 else "share right"
    print(
        f"{name:12} {len(y)} candidates, {len(names)} signs; {kind} on unseen documents {np.mean(scores):.3f}; "
        f"threshold {threshold:.2f}",
        flush=True,
    )
    write(name, names, fit(x, y, strength), threshold, main)


def write(name: str, names: list[str], model: LogisticRegression, threshold: float, main: np.ndarray) -> None:
    weights = model.coef_[0]
    kept = [i for i in range(len(names)) if abs(weights[i]) >= 0.02]
    OUT.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        OUT / f"{name}.npz",
        names=np.frombuffer("\0".join(names[i] for i in kept).encode(), dtype=np.uint8),
        weights=weights[kept].astype(np.float16),
        vector=(main @ weights[len(names) :]).astype(np.float16),
        bias=np.float32(model.intercept_[0]),
        threshold=np.float32(threshold),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {list(TASKS)}; all where none is named")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", ROOT.parent / "shared")))
    args = parser.parse_args()
    for name in args.tasks or TASKS:
        train(name, args.shared / "data" / "reading")
    return 0


if __name__ == "__main__":
    sys.exit(main())
