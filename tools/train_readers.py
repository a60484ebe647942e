"""Train the small models of `kartoteka.reading.learned` and say how well they do on documents that they have not seen.

    python tools/train_readers.py [asserted] [attribution] [certainty] [--shared DIR]

Prints the figure of five-fold cross-validation, grouped by document, then trains on everything and writes
`src/kartoteka/reading/data/learned/NAME.npz`. Corpora: LitBank (CC BY 4.0), GUM free genres (CC BY, CC BY-SA), UDS-IH2
(CC BY-SA 4.0); none under a non-commercial licence. Attribution learns from texts written for it too
(`tools/told/attributions.jsonl`); they are in every fold's lesson and are never judged.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from corpora import ROOT, documents, parsed, together, token_at
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from train_network import Layers, Recipe, fit_network

from kartoteka.reading.learned.asserted import may_assert
from kartoteka.reading.learned.attribution import attribution_signs, may_attribute
from kartoteka.reading.learned.quoting import Quoting
from kartoteka.reading.learned.signs import signs
from kartoteka.reading.learned.surroundings import numbers
from kartoteka.reading.stance_words import is_in

DIRECTIONS = 40
FINER_DIRECTIONS = 100
VECTOR = 300
WRITTEN = ROOT / "tools" / "told" / "attributions.jsonl"
OUT = ROOT / "src" / "kartoteka" / "reading" / "data" / "learned"


class Examples:
    """Signs, numbers, answers and groups; `missed` counts what no candidate covers, which recall must pay for.

    A group below 0 is only learnt from and never judged.
    """

    def __init__(self) -> None:
        self.names: list[list[str]] = []
        self.numbers: list[np.ndarray] = []
        self.answers: list[bool] = []
        self.groups: list[int] = []
        self.missed: Counter[int] = Counter()
        self.targets: list[tuple[int, ...] | None] = []

    def add(self, tokens, quoting, numbers, answers: list[bool], group: int, of=signs, targets=None) -> None:
        """The tokens of a document, the numbers beside them, one row each."""
        self.names.extend(sorted(set(of(token, quoting))) for token in tokens)
        self.numbers.extend(numbers)
        self.answers.extend(answers)
        self.groups.extend([group] * len(answers))
        self.targets.extend(targets or [None] * len(answers))


def asserted(folder: Path) -> Examples:
    examples = Examples()
    for group, document in enumerate(documents(folder / "litbank" / "documents.jsonl")):
        doc = parsed(document["text"])
        quoting = Quoting(doc)
        wanted = {token.i for e in document["events"] if (token := token_at(doc, e["start"], e["end"])) is not None}
        tokens = [token for token in doc if may_assert(token)]
        examples.add(tokens, quoting, numbers(doc, quoting, tokens), [t.i in wanted for t in tokens], group)
        examples.missed[group] = len(wanted - {token.i for token in tokens})
    return examples


def attribution(folder: Path) -> Examples:
    """Each source clause is answered by one word: a verb of saying in it before others, *according* before all."""
    examples = Examples()
    for group, document in enumerate(documents(folder / "gum" / "documents.jsonl")):
        _attributions(examples, document["text"], {tuple(a["source_clause"]) for a in document["attributions"]}, group)
    for number, document in enumerate(documents(WRITTEN)):
        _attributions(examples, document["text"], {tuple(span) for span in document["source_clauses"]}, -1 - number)
    return examples


def _attributions(examples: Examples, text: str, spans: set[tuple[int, int]], group: int) -> None:
    doc = parsed(text)
    quoting = Quoting(doc)
    candidates = [token for token in doc if may_attribute(token)]
    inside = {span: [t for t in candidates if span[0] <= t.idx < span[1]] for span in spans}
    wanted = {max(tokens, key=_fitness).i for tokens in inside.values() if tokens}
    found = [next((span for span in spans if span[0] <= t.idx < span[1]), None) for t in candidates]
    targets = [None if span is None else (group, *span) for span in found]
    rows = numbers(doc, quoting, candidates)
    examples.add(candidates, quoting, rows, [t.i in wanted for t in candidates], group, attribution_signs, targets)
    examples.missed[group] = sum(not tokens for tokens in inside.values())


def _fitness(token) -> tuple[bool, bool, bool, bool, int]:
    labels = {c.dep_ for c in token.children}
    is_verb = token.pos_ not in ("NOUN", "PROPN")
    return is_verb, token.lower_ == "according", is_in(token, "saying", "report", "claim"), "ccomp" in labels, token.i


def certainty(folder: Path) -> Examples:
    examples = Examples()
    sentences = list(documents(folder / "factuality" / "uds_ih2.jsonl"))
    for group, (sentence, doc) in enumerate(zip(sentences, together([s["text"] for s in sentences]), strict=True)):
        quoting = Quoting(doc)
        for event in sentence["events"]:
            token = token_at(doc, event["start"], event["end"])
            if token is not None:
                examples.add([token], quoting, [token.vector], [event["score"] > 0], group)
    return examples


TASKS = {
    # name: (examples, signs seen less often are dropped, the network's recipe or the strength of the prior)
    "asserted": (asserted, 5, Recipe(rounds=6, left_out=0.2, decay=1.0, trainings=2)),
    "attribution": (attribution, 3, Recipe(rounds=14, left_out=0.5, decay=0.33, trainings=4)),
    "certainty": (certainty, 3, 0.08),
}


def directions(vectors: np.ndarray, count: int) -> np.ndarray:
    """The main directions of the word vectors: enough for the task, and the fit takes a tenth of the time."""
    centred = vectors - vectors.mean(axis=0)
    _values, found = np.linalg.eigh(centred.T @ centred)
    return found[:, -count:]


def evened(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean of the numbers, and what turns the rest into numbers of like size, the vector by its main directions."""
    mean = rows.mean(axis=0)
    main = directions(rows[:, :VECTOR], FINER_DIRECTIONS)
    turn = np.zeros((rows.shape[1], FINER_DIRECTIONS + rows.shape[1] - VECTOR), np.float32)
    turn[:VECTOR, :FINER_DIRECTIONS] = main
    turn[VECTOR:, FINER_DIRECTIONS:] = np.eye(rows.shape[1] - VECTOR)
    return mean, turn * (0.5 / (((rows - mean) @ turn).std(axis=0) + 1e-3))


def matrix(examples: Examples, names: list[str]) -> csr_matrix:
    index = {name: i for i, name in enumerate(names)}
    rows = [[index[n] for n in found if n in index] for found in examples.names]
    pointers = np.cumsum([0, *map(len, rows)])
    flat = np.array([i for row in rows for i in row], dtype=np.int32)
    return csr_matrix((np.ones(len(flat)), flat, pointers), shape=(len(rows), len(names)))


def fit(x: csr_matrix, rows: np.ndarray, y: np.ndarray, how: Recipe | float) -> Layers | LogisticRegression:
    if isinstance(how, Recipe):
        return fit_network(x, rows, y, how)
    return LogisticRegression(C=how, max_iter=400, solver="liblinear").fit(hstack([x, csr_matrix(rows)]), y)


def ask(model: Layers | LogisticRegression, x: csr_matrix, rows: np.ndarray) -> np.ndarray:
    if isinstance(model, Layers):
        return model.probabilities(x, rows)
    return model.predict_proba(hstack([x, csr_matrix(rows)]))[:, 1]


def f1(yes: np.ndarray, y: np.ndarray, missed: int, targets: list) -> float:
    """Over the words; where the corpus marks clauses (`targets`), a clause is found by any word in it, and once."""
    right, said = int((yes & y).sum()), int(yes.sum())
    if any(targets):
        found = {targets[i] for i in np.flatnonzero(yes) if targets[i]}
        right, said = len(found), len(found) + sum(targets[i] is None for i in np.flatnonzero(yes))
    return 2 * right / (said + int(y.sum()) + missed)


def _unmet(examples: Examples, at: np.ndarray) -> tuple[int, list]:
    """What no candidate covers in the documents of these rows, and the clause of each row."""
    return sum(examples.missed[g] for g in {examples.groups[i] for i in at}), [examples.targets[i] for i in at]


def best_threshold(figure: Callable[[np.ndarray, float], float], at: np.ndarray) -> float:
    """The threshold with the best figure on these rows."""
    grid = np.arange(0.2, 0.8, 0.02)
    return float(grid[int(np.argmax([figure(at, threshold) for threshold in grid]))])


def train(name: str, folder: Path) -> None:
    make, floor, how = TASKS[name]
    examples = make(folder)
    by_f1 = isinstance(how, Recipe)
    counts = Counter(n for found in examples.names for n in found)
    names = sorted(n for n, c in counts.items() if c >= floor)
    raw = np.array(examples.numbers)
    mean, turn = evened(raw) if by_f1 else (0, directions(raw, DIRECTIONS))
    rows = ((raw - mean) @ turn).astype(np.float32)
    x, y, groups = matrix(examples, names), np.array(examples.answers), np.array(examples.groups)
    # other words of a clause whose word was chosen are no examples of either kind
    clear = np.array([answer or target is None for answer, target in zip(y, examples.targets, strict=True)])
    judged = np.flatnonzero(groups >= 0)
    outside = np.zeros(len(y))
    folds = [judged[judge] for _, judge in GroupKFold(5).split(judged, y[judged], groups[judged])]
    for judge in folds:
        taught = clear.copy()
        taught[judge] = False
        outside[judge] = ask(fit(x[taught], rows[taught], y[taught], how), x[judge], rows[judge])

    def figure(at: np.ndarray, threshold: float) -> float:
        yes = outside[at] >= threshold
        return f1(yes, y[at], *_unmet(examples, at)) if by_f1 else (yes == y[at]).mean()

    # the threshold of each fold is chosen on the other folds
    chosen = [best_threshold(figure, np.setdiff1d(judged, judge)) for judge in folds]
    score = np.mean([figure(judge, threshold) for judge, threshold in zip(folds, chosen, strict=True)])
    threshold = best_threshold(figure, judged)
    print(
        f"{name:12} {len(judged)} candidates, {len(y) - len(judged)} written for it, {len(names)} signs; "
        f"{'F1' if by_f1 else 'share right'} on unseen documents {score:.3f}; threshold {threshold:.2f}",
        flush=True,
    )
    model = fit(x[clear], rows[clear], y[clear], how)
    if isinstance(model, Layers):
        write_network(name, names, model, threshold, mean, turn)
    else:
        write_logistic(name, names, model, threshold, turn)


def write_network(name: str, names: list[str], model: Layers, threshold: float, mean, turn: np.ndarray) -> None:
    """The turning of the numbers goes into the weights, so that the reader gives them as they are."""
    weights = turn @ model.numbers
    write(
        name,
        names,
        threshold,
        signs=model.signs.astype(np.float16),
        numbers=weights.astype(np.float16),
        hidden_bias=(model.hidden_bias - mean @ weights.astype(np.float16)).astype(np.float32),
        out=model.out.astype(np.float32),
        bias=np.float32(model.bias),
    )


def write_logistic(name: str, names: list[str], model: LogisticRegression, threshold: float, main: np.ndarray) -> None:
    weights = model.coef_[0]
    kept = [i for i in range(len(names)) if abs(weights[i]) >= 0.02]
    write(
        name,
        [names[i] for i in kept],
        threshold,
        weights=weights[kept].astype(np.float16),
        vector=(main @ weights[len(names) :]).astype(np.float16),
        bias=np.float32(model.intercept_[0]),
    )


def write(name: str, names: list[str], threshold: float, **weights) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    stored = np.frombuffer("\0".join(names).encode(), dtype=np.uint8)
    np.savez_compressed(OUT / f"{name}.npz", names=stored, threshold=np.float32(threshold), **weights)


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
