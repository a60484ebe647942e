#!/usr/bin/env python3
"""Train the ranker of pronouns (reading/who/pronouns.py) and write reading/data/people/pronouns.json.

    tools/train_pronouns.py [--shared ../shared] [--cache DIR] [--check] [--rounds 3]

From LitBank (CC BY 4.0) and GUM (CC BY / BY-SA, free genres), development halves. The reader walks through each text
with the weights of the round before; at every pronoun its candidates with their signs are kept, right if the
candidate's gold chain is the pronoun's. A log-linear model over
the candidates of all rounds gives the weights of the next: the reader learns from the errors that it makes.
`--check` trains on the even documents only (`tools/eval_people.py --half odd` then measures).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from eval_people import parsed
from scipy.optimize import minimize

from kartoteka.reading.mentions import Found
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.placing import Placing
from kartoteka.reading.who.pronoun_signs import pronoun_signs
from kartoteka.reading.who.pronouns import fitting, weights
from kartoteka.reading.who.whole import walked
from kartoteka.sources import Source

TARGET = Path(__file__).parents[1] / "src/kartoteka/reading/data/people/pronouns.json"
Choice = tuple[Found, list[tuple[Draft, list[str]]]]


class Watched(Placing):
    """A walk that keeps the candidates of each pronoun."""

    seen: list[Choice]

    def antecedent(self, found: Found) -> Draft | None:
        """As the walk, and remember what there was to choose from."""
        if not hasattr(self, "seen"):
            self.seen = []
        candidates = fitting(self.doc, self.where, self.trail, found)
        options = [
            (draft, list(pronoun_signs(self.doc, self.where, self.trail, found, draft, step, rank)))
            for rank, (draft, step) in enumerate(candidates)
        ]
        if options:
            self.seen.append((found, options))
        return super().antecedent(found)


def documents(given: argparse.Namespace) -> list[tuple[dict[str, Any], Any]]:
    """(gold, parsed document) of both corpora, with chains of persons and groups."""
    folder = given.shared / "data" / "reading"
    result = []
    for name, key in (("litbank", "chain"), ("gum", "entity")):
        for number, line in enumerate((folder / name / "documents.jsonl").read_text(encoding="utf-8").splitlines()):
            if given.check and number % 2:
                continue
            gold = json.loads(line)
            for m in gold["mentions"]:
                m["chain"] = m.get(key)
            result.append((gold, parsed(Source("", "", "text/plain", gold["text"]), given.cache)))
    return result


def choices(gold: dict[str, Any], doc: Any) -> list[tuple[list[list[str]], list[bool]]]:
    """For each pronoun with a right candidate: the signs of the candidates and which are right."""
    walk = walked(doc, Watched)
    chain_at = {(m["start"], m["end"]): m["chain"] for m in gold["mentions"] if m["chain"]}
    by_word: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for m in gold["mentions"]:
        if m["chain"] and m["form"] != "PRON":
            for at in range(m["start"], m["end"]):
                by_word[at].append((m["end"] - m["start"], m["chain"]))
    chain_of = {d.number: _chain(d, doc, chain_at, by_word) for d in walk.cast.drafts if d.mentions}
    result = []
    for found, options in getattr(walk, "seen", []):
        token = doc[found.first]
        want = chain_at.get((token.idx, token.idx + len(token)))
        right = [want is not None and chain_of.get(draft.number) == want for draft, _ in options]
        if any(right) and not all(right):
            result.append(([signs for _, signs in options], right))
    return result


def _chain(
    draft: Draft, doc: Any, chain_at: dict[tuple[int, int], str], by_word: dict[int, list[tuple[int, str]]]
) -> Any:
    votes: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    for found in draft.mentions:
        token = doc[found.first]
        if found.form == "pronoun":
            weak[chain_at.get((token.idx, token.idx + len(token)), "")] += 1
        elif token.idx in by_word:
            votes[min(by_word[token.idx])[1]] += 1
    best = (votes or weak).most_common(1)
    return best[0][0] if best else None


def trained(data: list[tuple[list[list[str]], list[bool]]], strength: float) -> dict[str, float]:
    """Weights of the log-linear ranker with the squared penalty `strength`."""
    counts = Counter(sign for options, _ in data for signs in options for sign in signs)
    names = sorted(s for s, n in counts.items() if n >= 20)
    place = {s: i for i, s in enumerate(names)}
    rows, owner, right = [], [], []
    for number, (options, good) in enumerate(data):
        for signs, ok in zip(options, good, strict=True):
            rows.append([place[s] for s in signs if s in place])
            owner.append(number)
            right.append(ok)
    from scipy.sparse import csr_matrix

    pointer = np.cumsum([0, *map(len, rows)])
    x = csr_matrix((np.ones(pointer[-1]), np.concatenate(rows), pointer), shape=(len(rows), len(names)))
    owner_, right_ = np.array(owner), np.array(right)
    starts = np.flatnonzero(np.diff(owner_, prepend=-1))

    def loss(w: Any) -> tuple[float, Any]:
        scores = x @ w
        top = np.maximum.reduceat(scores, starts)[owner_]
        e = np.exp(scores - top)
        p = e / np.add.reduceat(e, starts)[owner_]
        good = np.where(right_, e, 0)
        q = good / np.add.reduceat(good, starts)[owner_]
        value = -np.log(np.maximum(np.add.reduceat(np.where(right_, p, 0), starts), 1e-12)).sum()
        return value + strength * (w @ w) / 2, x.T @ (p - q) + strength * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    share = np.mean([_hit(found.x, place, options, good) for options, good in data])
    print(f"  {len(data)} pronouns, {len(names)} signs, right on what it was trained on: {share:.3f}")
    return {s: round(float(found.x[i]), 3) for s, i in place.items()}


def _hit(w: Any, place: dict[str, int], options: list[list[str]], good: list[bool]) -> bool:
    scores = [sum(w[place[s]] for s in signs if s in place) for signs in options]
    return good[int(np.argmax(scores))]


def main() -> int:
    """Rounds of walking and training."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", "../shared")))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--strength", type=float, default=30.0)
    given = parser.parse_args()
    docs = documents(given)
    data: list[tuple[list[list[str]], list[bool]]] = []
    for _ in range(given.rounds):
        data += [choice for gold, doc in docs for choice in choices(gold, doc)]
        found = trained(data, given.strength)
        made = {"made by": "tools/train_pronouns.py, LitBank (CC BY 4.0) and GUM (CC BY)", "weights": found}
        TARGET.write_text(json.dumps(made, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        weights.cache_clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
