#!/usr/bin/env python3
"""Train the model of what kind a name is (reading/who/name_kinds.py) and write reading/data/people/name_kinds.npz.

    tools/train_name_kinds.py [--shared ../shared] [--cache DIR] [--check]

From LitBank (CC BY 4.0), GUM (CC BY / BY-SA, free genres), Re-DocRED (MIT; texts CC BY-SA) and EHRI-NER (EUPL-1.2),
development halves. `--check` trains on the even documents and prints how often it is right on the odd ones, beside
spaCy's own label; without it all documents are used and the model is written.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from eval_people import KIND_OF_LABEL, parsed, without_title
from sklearn.linear_model import LogisticRegression

from kartoteka.reading.mentions import find_names
from kartoteka.reading.who.name_kinds import KINDS, features, spelling_signs, words_of
from kartoteka.sources import Source

TARGET = Path(__file__).parents[1] / "src/kartoteka/reading/data/people/name_kinds.npz"
REDOCRED = {"PER": "person", "ORG": "body", "LOC": "place"}
EHRI = {"PERS": "person", "ORG": "body", "LOC": "place", "CAMP": "place", "GHETTO": "place"}


Gold = dict[tuple[int, int], str | None]
UNSURE = "?"
"""The kind of a mention that the corpus marks without saying that it is a name: no lesson is drawn from it."""


def gold_names(shared: Path) -> Iterator[tuple[str, Gold, bool]]:
    """Text, names with their kinds (`None`: a name of something else), whether what is not listed is no name."""
    folder = shared / "data" / "reading"
    for d in _lines(folder / "litbank/documents.jsonl"):
        yield d["text"], _marked(d, lambda text, m: without_title(text, m["start"], m["end"])), True
    for d in _lines(folder / "gum/documents.jsonl"):
        yield d["text"], _marked(d, lambda text, m: without_title(text, *(m["name"] or (m["start"], m["end"])))), True
    for d in _lines(folder / "redocred/documents.jsonl"):
        entities = [e for e in d["entities"] if e["type"] not in ("TIME", "NUM")]
        yield d["text"], {(s, t): REDOCRED.get(e["type"]) for e in entities for s, t in e["mentions"]}, True
    for d in _lines(folder / "ehri-ner/entities.jsonl"):
        yield (
            d["text"],
            {(e["start"], e["end"]): EHRI.get(e["type"]) for e in d["entities"] if e["type"] in EHRI},
            False,
        )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _marked(d: dict[str, Any], span: Callable[[str, dict[str, Any]], tuple[int, int]]) -> Gold:
    unsure: Gold = {(m["start"], m["end"]): UNSURE for m in d["mentions"] if m["form"] not in ("PROP", "PRON")}
    return unsure | {span(d["text"], m): KIND_OF_LABEL.get(m["type"]) for m in d["mentions"] if m["form"] == "PROP"}


def rows(given: argparse.Namespace) -> Iterator[tuple[int, tuple[str, ...], dict[str, float], Any, int]]:
    """(document, words, signs, doc, kind) of each spelling, with the kind that most of its mentions have."""
    for number, (text, gold, closed) in enumerate(gold_names(given.shared)):
        doc = parsed(Source("", "", "text/plain", text), given.cache)
        names = [n for n in find_names(doc) if n.form == "name"]
        keys = [words_of(doc, n) for n in names]
        votes: dict[tuple[str, ...], Counter[int]] = {}
        for name, key in zip(names, keys, strict=True):
            kind = _kind_in(gold, doc[name.first].idx, doc[name.last - 1].idx + len(doc[name.last - 1]), closed)
            if kind != UNSURE:
                votes.setdefault(key, Counter())[KINDS.index(kind)] += 1  # type: ignore[arg-type]
        for key, found in spelling_signs(doc, names, keys).items():
            if key in votes:
                yield number, key, found, doc, votes[key].most_common(1)[0][0]


def _kind_in(gold: Gold, start: int, end: int, closed: bool) -> str | None:
    hits = [(k != UNSURE, min(end, e) - max(start, s), s - e, k) for (s, e), k in gold.items() if s < end and start < e]
    if hits:
        return max(hits, key=lambda h: h[:3])[3]
    return None if closed else UNSURE


def main() -> int:
    """Train, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", "../shared")))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    data = list(rows(given))
    seen = Counter(sign for _, _, found, _, _ in data for sign in found)
    names = sorted(sign for sign, n in seen.items() if n >= 5)
    places = {sign: i for i, sign in enumerate(names)}
    x = np.stack([features(doc, key, found, places) for _, key, found, doc, _ in data])
    y = np.array([kind for *_, kind in data])
    even = np.array([number % 2 == 0 for number, *_ in data])
    if given.check:
        for strength in (0.1, 0.3, 1.0):
            model = LogisticRegression(C=strength, max_iter=2000).fit(x[even], y[even])
            right = model.predict(x[~even]) == y[~even]
            shares = {str(KINDS[k]): round(float(right[y[~even] == k].mean()), 3) for k in range(len(KINDS))}
            print(f"C {strength}: right {right.mean():.3f} of {len(right)} spellings of the odd documents; {shares}")
        return 0
    model = LogisticRegression(C=0.2, max_iter=3000).fit(x, y)
    np.savez_compressed(
        TARGET,
        signs=json.dumps(names),
        weights=model.coef_.astype(np.float16),
        bias=model.intercept_.astype(np.float16),
    )
    print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KB from {len(y)} spellings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
