"""Train the judge of particular events (reading/particular.py) and say how well it does on books that it has not seen.

    python tools/train_particular.py [--shared DIR] [--claims FILE]

tools/judged/claims.tsv has claims that the reader made in stretches of the books in `../shared/data/texts`, each
judged in its paragraph by a large language model as a strict reader: r (a particular event of this type), t (of
another type), g (generic, habitual, legal talk), i (idiom, feeling, everyday sense), n (title, reference, name);
then whether the leading role and the factuality are right. Besides these it learns from the passages of the exam and
from tests/passages/worked, on which a claim without a counterpart in the gold is wrong. Each book is judged by
weights that were fitted without it; the weights go to src/kartoteka/reading/data/particular.toml.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from exam import ROOT, scorer
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from kartoteka.claims import Claim, to_json
from kartoteka.reading import particular
from kartoteka.reading.particular import Signs
from kartoteka.reading.read import draft_reading
from kartoteka.sources import Source, from_text, load

JUDGED = ROOT / "tools" / "judged" / "claims.tsv"
OUT = ROOT / "src" / "kartoteka" / "reading" / "data" / "particular.toml"
STRETCH = 30_000
SELDOM = 5
"""A sign of fewer claims has no weight."""
STRENGTH = 0.1
"""Of the fit; the smaller, the nearer to zero are the weights."""


@dataclass(frozen=True)
class Example:
    """A claim: its book or passage, whether that is a book, its signs, and whether something particular is told."""

    group: str
    in_book: bool
    signs: Signs
    right: bool


class Verdict(NamedTuple):
    """What the judge said of a claim: the code, and `r`, `w` or `-` for leading role and factuality."""

    code: str
    leading: str
    factuality: str


def judged(path: Path) -> dict[tuple[str, int], dict[tuple[int, str], Verdict]]:
    """The verdicts on claims by their place and type, by text and stretch."""
    found: dict[tuple[str, int], dict[tuple[int, str], Verdict]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, stretch, start, kind, *verdict = line.split("\t")
            found[text, int(stretch)][int(start), kind] = Verdict(*verdict)
    return found


def read_with_signs(source: Source) -> tuple[Any, list[tuple[Claim, Signs]]]:
    """The reading, nothing left out, and the signs of each claim."""
    seen: list[Signs] = []

    def all_likely(found: Signs) -> float:
        seen.append(found)
        return 1.0

    kept, particular.likelihood = particular.likelihood, all_likely
    try:
        reading, _ = draft_reading(source)
    finally:
        particular.likelihood = kept
    return reading, list(zip(reading.claims, seen, strict=True))


def of_books(shared: Path, path: Path) -> Iterator[Example]:
    """The judged claims of books; those of another type are left out, being neither."""
    sources: dict[str, Source] = {}
    for (name, stretch), verdicts in sorted(judged(path).items()):
        if name not in sources:
            sources = {name: load(shared / "data" / "texts" / name)}
        text = sources[name].text[stretch : stretch + STRETCH]
        for claim, signs in read_with_signs(from_text(text))[1]:
            verdict = verdicts.get((claim.start, claim.type))
            if verdict is not None and verdict.code != "t":
                yield Example(name.split("_")[0], True, signs, verdict.code == "r")


def of_passages(shared: Path) -> Iterator[Example]:
    """The claims of passages with gold."""
    score = scorer(shared)
    for folder in (shared / "exam" / "dev", ROOT / "tests" / "passages" / "worked"):
        for passage in sorted(folder.glob("*.txt")):
            reading, claims = read_with_signs(load(passage))
            gold, read = score.load_gold(passage), to_json(reading)
            pairs = {id(r): g for g, r in score.module.align(gold["claims"], read["claims"], False)}
            for (_, signs), claim in zip(claims, read["claims"], strict=True):
                paired = pairs.get(id(claim))
                same = paired is not None and claim["type"] in (paired["type"], *paired.get("type_or", ()))
                if paired is None or same:
                    yield Example(passage.stem, False, signs, paired is not None)


def fit(examples: list[Example]) -> tuple[list[str], LogisticRegression]:
    """The names of the signs and their weights."""
    counts = Counter(name for example in examples for name in example.signs)
    names = sorted(name for name, count in counts.items() if count >= SELDOM)
    answers = [example.right for example in examples]
    model = LogisticRegression(C=STRENGTH, max_iter=1000, solver="liblinear")
    return names, model.fit(table(examples, names), answers)


def table(examples: list[Example], names: list[str]) -> csr_matrix:
    """One row a claim, one column a sign."""
    place = {name: i for i, name in enumerate(names)}
    cells = [
        (row, place[name], value)
        for row, example in enumerate(examples)
        for name, value in example.signs.items()
        if name in place
    ]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(examples), len(names)))


def measure(examples: list[Example]) -> None:
    """Print how well each book is judged by the weights that were fitted without it."""
    estimates, answers = [], []
    for book in sorted({example.group for example in examples if example.in_book}):
        names, model = fit([example for example in examples if example.group != book])
        held = [example for example in examples if example.group == book]
        estimates.extend(model.predict_proba(table(held, names))[:, 1])
        answers.extend(example.right for example in held)
    likely, right = np.array(estimates), np.array(answers)
    print(f"{len(right)} claims of books, {right.mean():.3f} of them right; area under the curve of books unseen "
          f"{roc_auc_score(right, likely):.3f}")  # fmt: skip
    for least in (0.3, 0.4, 0.5, 0.6):
        kept = likely >= least
        print(f"  from {least}: right {right[kept].mean():.3f}, of the right ones kept "
              f"{right[kept].sum() / right.sum():.3f}")  # fmt: skip


def write_weights(target: Path, tool: str, names: list[str], model: LogisticRegression) -> None:
    """Write the weights of a logistic sum as `kartoteka.reading.weighed` reads them."""
    lines = [f"# Written by tools/{tool}; do not edit.", "[weights]", f"bias = {model.intercept_[0]:.3f}"]
    lines += [f'"{name}" = {weight:.3f}' for name, weight in zip(names, model.coef_[0], strict=True)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Read, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--claims", type=Path, default=JUDGED)
    args = parser.parse_args()
    examples = [*of_books(args.shared, args.claims), *of_passages(args.shared)]
    measure(examples)
    write_weights(OUT, "train_particular.py", *fit(examples))
    return 0


if __name__ == "__main__":
    sys.exit(main())
