#!/usr/bin/env python3
"""Train the model of which common nouns mean people (reading/mentions/noun_kinds.py).

    tools/train_person_nouns.py [--shared ../shared] [--cache DIR] [--check]

From the heads of descriptions in LitBank (CC BY 4.0) and GUM (CC BY / BY-SA, free genres), development halves: a noun
is a person's word if most phrases that it heads are persons. The word vectors of the pipeline carry the lesson over
to nouns that were not seen. Writes reading/data/people/person_nouns.npz.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from eval_people import KIND_OF_LABEL, parsed
from sklearn.linear_model import LogisticRegression

from kartoteka.reading.mentions.words import PERSON_NOUNS, fold
from kartoteka.reading.parse import pipeline
from kartoteka.sources import Source

TARGET = Path(__file__).parents[1] / "src/kartoteka/reading/data/people/person_nouns.npz"


def noun_votes(given: argparse.Namespace) -> dict[str, Counter[bool]]:
    """For each lower-case singular noun how often it headed a person, and how often not."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    for corpus in ("litbank", "gum"):
        path = given.shared / "data" / "reading" / corpus / "documents.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            doc = parsed(Source("", "", "text/plain", gold["text"]), given.cache)
            heads: dict[int, bool] = {}
            for m in gold["mentions"]:
                if m["form"] == "PRON":
                    continue
                span = doc.char_span(m["start"], m["end"], alignment_mode="expand")
                heads[span.root.i] = KIND_OF_LABEL.get(m["type"]) == "person" or heads.get(span.root.i, False)
            for token in doc:
                if token.tag_ in ("NN", "NNS") and token.is_alpha and token.dep_ not in ("compound", "nmod", "amod"):
                    votes[token.lemma_.lower()][heads.get(token.i, False)] += 1
    return votes


def main() -> int:
    """Train, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", "../shared")))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    votes = noun_votes(given)
    vocabulary = pipeline().vocab
    words = sorted(w for w in votes if vocabulary[w].has_vector)
    y = np.array([votes[w][True] > votes[w][False] for w in words])
    known = [w for w in PERSON_NOUNS if w not in votes and vocabulary[w].has_vector]
    x = np.stack([vocabulary[w].vector / np.linalg.norm(vocabulary[w].vector) for w in [*words, *known]])
    y = np.concatenate([y, np.ones(len(known), bool)])
    test = np.arange(len(y)) % 4 == 0
    fitted = LogisticRegression(C=10, max_iter=2000).fit(x[~test], y[~test])
    chance = fitted.predict_proba(x[test])[:, 1]
    for limit in (0.5, 0.7, 0.8, 0.9):
        said = chance > limit
        precision, recall = y[test][said].mean(), said[y[test]].mean()
        print(f"limit {limit}: precision {precision:.3f}, recall {recall:.3f} of {int(y[test].sum())} nouns")
    if not given.check:
        fitted = LogisticRegression(C=10, max_iter=2000).fit(x, y)
        np.savez_compressed(
            TARGET, weights=fitted.coef_[0].astype(np.float16), bias=fitted.intercept_.astype(np.float16)
        )
        print(f"{TARGET.name}: {TARGET.stat().st_size} bytes from {len(y)} nouns")
        odds = fitted.decision_function(x[: len(words)])
        missing = [w for w, odd in zip(words, odds, strict=True) if odd > 1.5 and fold(w) not in PERSON_NOUNS]
        print("not in the lists:", " ".join(missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
