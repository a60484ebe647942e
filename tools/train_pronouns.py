#!/usr/bin/env python3
"""Train the ranker of pronouns (reading/who/pronouns.py) and write reading/data/people/pronouns.npz.

    tools/train_pronouns.py [--shared ../shared] [--cache DIR] [--check [--half even|odd]] [--to FILE]

From LitBank (CC BY 4.0) and GUM (CC BY / BY-SA, free genres), development halves. The reader walks through each text
and is told the right choice at every pronoun: the candidate whose gold chain is the pronoun's, or somebody new where
that chain has not been met. The rows of signs that it had to choose from, and which were right, are what the networks
are trained on (`tools/listwise.py`). Pronouns without a gold chain are left to the nearest candidate.
`--check` trains on one half of the documents (by default the even ones) and measures LitBank's third-person pronouns
on the other; the weights are written only with `--to`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from eval_people import count_pronouns, parsed
from listwise import Choice, Plan, trained

from kartoteka.reading.mentions import Found
from kartoteka.reading.who import pronouns
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.placing import Placing
from kartoteka.reading.who.pronoun_signs import Candidate, Signs
from kartoteka.reading.who.pronouns import Ranker
from kartoteka.reading.who.whole import cast_of, walked
from kartoteka.sources import Source

TARGET = Path(__file__).parents[1] / "src/kartoteka/reading/data/people/pronouns.npz"

LISTED = 2
"""Sentences after a list of persons in which *they* with a new chain are these."""


@dataclass(frozen=True)
class Text:
    """A document with its gold: the chain at each span, and at each character the phrases around it."""

    gold: dict[str, Any]
    doc: Any
    chain_at: dict[tuple[int, int], str]
    around: dict[int, list[tuple[int, str]]]

    def chain(self, draft: Draft) -> str | None:
        """The gold chain of most names and descriptions of the draft, else of most of its pronouns."""
        votes: Counter[str] = Counter()
        weak: Counter[str] = Counter()
        for found in draft.mentions:
            start = self.doc[found.first].idx
            if found.form == "pronoun":
                weak[self.chain_at.get((start, start + len(self.doc[found.first])), "")] += 1
            elif start in self.around:
                votes[min(self.around[start])[1]] += 1
        best = (votes or weak).most_common(1)
        return best[0][0] if best else None

    def wanted(self, found: Found) -> str | None:
        """The gold chain of the pronoun."""
        start = self.doc[found.first].idx
        return self.chain_at.get((start, start + len(self.doc[found.first])))


Seen = tuple[Found, list[Draft], list[Signs], frozenset[int]]


class Watched(Placing):
    """A walk that keeps the rows of each pronoun and is told the right choice by its `teacher`."""

    teacher: Text
    seen: list[Seen]

    def chosen(self, found: Found, candidates: list[Candidate], rows: list[Signs]) -> Draft | None:
        """What the teacher says; and remember what there was to choose from."""
        if not hasattr(self, "seen"):
            self.seen = []
        drafts = [draft for draft, _ in candidates]
        met = frozenset(step.draft.number for step in self.trail.far)
        self.seen.append((found, drafts, rows, met))
        want, may_be_new = self.teacher.wanted(found), len(rows) > len(drafts)
        if want is None and drafts:
            return drafts[0]
        right = [draft for draft in drafts if self.teacher.chain(draft) == want] or self._named_together(
            candidates, found
        )
        if right or not may_be_new:
            return right[0] if right else None
        return self.cast.new("group", "", True)

    def _named_together(self, candidates: list[Candidate], found: Found) -> list[Draft]:
        """*Hans and Sophie ... they*: a list of persons just before, which the gold does not mark as a phrase."""
        sentence = self.where.sentence[found.head]
        return [
            draft
            for draft, step in candidates
            if found.plural and draft.members and not draft.mentions and sentence - step.sentence <= LISTED
        ]


def texts(given: argparse.Namespace) -> list[tuple[int, str, Text]]:
    """(number, corpus, text) of both corpora."""
    result = []
    for name, key in (("litbank", "chain"), ("gum", "entity")):
        path = given.shared / "data" / "reading" / name / "documents.jsonl"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            gold = json.loads(line)
            for m in gold["mentions"]:
                m["chain"] = m.get(key)
            chain_at = {(m["start"], m["end"]): m["chain"] for m in gold["mentions"] if m["chain"]}
            around: dict[int, list[tuple[int, str]]] = defaultdict(list)
            for m in gold["mentions"]:
                if m["chain"] and m["form"] != "PRON":
                    for at in range(m["start"], m["end"]):
                        around[at].append((m["end"] - m["start"], m["chain"]))
            doc = parsed(Source("", "", "text/plain", gold["text"]), given.cache)
            result.append((number, name, Text(gold, doc, chain_at, around)))
    return result


def choices(text: Text) -> list[Choice]:
    """The rows at each pronoun that the gold speaks of, and which are right."""
    walk = walked(text.doc, type("Taught", (Watched,), {"teacher": text}))
    chain_of = {d.number: text.chain(d) for d in walk.cast.drafts if d.mentions}
    result: list[Choice] = []
    for found, drafts, rows, met in getattr(walk, "seen", []):
        want = text.wanted(found)
        if want is None:
            continue
        right = [chain_of.get(draft.number) == want for draft in drafts]
        if len(rows) > len(drafts):
            right.append(not any(right) and want not in {chain_of.get(number) for number in met})
        result.append((rows, right))
    return result


def use(ranker: Ranker) -> None:
    """Let the reader use these weights from now on."""
    pronouns.ranker = lambda: ranker  # type: ignore[assignment]


def measured(given: list[Text]) -> float:
    """Third-person pronouns to the right person, as tools/eval_people.py counts them."""
    counts: Counter[str] = Counter()
    for text in given:
        cast = cast_of(Source("", "", "text/plain", text.gold["text"]), text.doc, walked(text.doc))
        count_pronouns(text.gold, cast, counts)
    return counts["third right"] / max(counts["third"], 1)


def written(ranker: Ranker, target: Path) -> None:
    """Write the weights, in half precision."""
    signs = "\n".join(ranker.place)
    into, bias, out, direct = (np.stack(each).astype(np.float16) for each in zip(*ranker.networks, strict=True))
    mean, scale = ranker.mean.astype(np.float32), ranker.scale.astype(np.float32)
    np.savez_compressed(target, signs=signs, mean=mean, scale=scale, into=into, bias=bias, out=out, direct=direct)


def main() -> int:
    """Walk, train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", "../shared")))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--half", choices=("even", "odd"), default="even")
    parser.add_argument("--to", type=Path)
    given = parser.parse_args()
    everything = texts(given)
    rest = 0 if given.half == "even" else 1
    learned = [text for number, _, text in everything if not given.check or number % 2 == rest]
    held_out = [text for number, name, text in everything if number % 2 != rest and name == "litbank"]
    data = [choice for text in learned for choice in choices(text)]
    ranker = trained(data, Plan())
    print(f"{len(data)} pronouns, {len(ranker.place)} signs")
    if given.check:
        use(ranker)
        print(f"LitBank, third person, right on documents not seen: {measured(held_out):.3f}")
    if given.to or not given.check:
        written(ranker, given.to or TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
