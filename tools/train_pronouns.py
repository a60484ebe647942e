#!/usr/bin/env python3
"""Train the ranker of pronouns (reading/who/pronouns.py) and write reading/data/people/pronouns.npz.

    tools/train_pronouns.py [--shared ../shared] [--cache DIR] [--check [--half even|odd]] [--to FILE]

From LitBank (CC BY 4.0) and GUM (CC BY / BY-SA, free genres), development halves, and from the texts of tools/told,
which are of the kind that the reader is for; those count `TOLD` times. The reader walks through each text
and is told the right choice at every pronoun: the candidate whose gold chain is the pronoun's, or somebody new where
that chain has not been met. The rows of signs that it had to choose from, and which were right, are what the networks
are trained on (`tools/listwise.py`). Pronouns without a gold chain are left to the nearest candidate.
`--check` trains on one half of the documents (by default the even ones) and measures third-person pronouns on the
other half of LitBank and of the told texts; the weights are written only with `--to`. The passages of
tests/passages/kept are never learnt from.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from eval_people import parsed
from listwise import Choice, Plan, trained
from pronoun_measure import count_pronouns, show_pronouns

from kartoteka.reading.line_ends import Returns, without_returns
from kartoteka.reading.mentions import Found
from kartoteka.reading.who import pronouns
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.placing import Placing
from kartoteka.reading.who.pronoun_signs import Candidate, Signs
from kartoteka.reading.who.pronouns import Ranker
from kartoteka.reading.who.whole import cast_of, walked
from kartoteka.sources import Source, from_text, load

TARGET = Path(__file__).parents[1] / "src/kartoteka/reading/data/people/pronouns.npz"

PASSAGES = Path(__file__).parents[1] / "tests" / "passages"
TOLD_TEXTS = Path(__file__).parent / "told" / "documents.jsonl"
TOLD = 1
"""So often each told text counts; twice gains a point on texts of their kind and loses one on novels."""

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
    """(number, corpus, text) of all corpora; told texts are of the corpora *passages*, *books*, *written*, *kept*."""
    result = []
    for name, key in (("litbank", "chain"), ("gum", "entity")):
        path = given.shared / "data" / "reading" / name / "documents.jsonl"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            gold = json.loads(line)
            for m in gold["mentions"]:
                m["chain"] = m.get(key)
            source = Source("", "", "text/plain", gold["text"])
            result.append((number, name, with_chains(gold, parsed(source, given.cache))))
    books: dict[str, Source] = {}
    for number, line in enumerate(TOLD_TEXTS.read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        name = (
            "books"
            if "book" in gold
            else "written"
            if "text" in gold
            else "kept"
            if gold["passage"] == "kept"
            else "passages"
        )
        source, moved = told_source(gold, given.shared, books)
        keys = ("start", "end", "form", "chain")
        gold["mentions"] = [
            dict(zip(keys, (moved(start), moved(end), form, chain), strict=True))
            for start, end, form, chain in gold["mentions"]
        ]
        gold["text"] = source.text
        result.append((number, name, with_chains(gold, parsed(source, given.cache))))
    return result


def told_source(gold: dict[str, Any], shared: Path, books: dict[str, Source]) -> tuple[Source, Callable[[int], int]]:
    """The told text as the reader reads it, and where its places are in that."""
    if "text" in gold:
        return from_text(gold["text"]), int
    if "passage" in gold:
        folder = shared / "exam" / "dev" if gold["passage"] == "exam" else PASSAGES / gold["passage"]
        return load(folder / f"{gold['id']}.txt"), int
    name = gold["book"]
    if name not in books:
        books[name] = load(shared / "data" / "texts" / name)
    text = books[name].text[gold["start"] : gold["end"]]
    returns = Returns(text)
    return without_returns(from_text(text), returns), returns.gone


def with_chains(gold: dict[str, Any], doc: Any) -> Text:
    """The document with its gold by place."""
    chain_at = {(m["start"], m["end"]): m["chain"] for m in gold["mentions"] if m["chain"]}
    around: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for m in gold["mentions"]:
        if m["chain"] and m["form"] != "PRON":
            for at in range(m["start"], m["end"]):
                around[at].append((m["end"] - m["start"], m["chain"]))
    return Text(gold, doc, chain_at, around)


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


class Nearest(Placing):
    """What to compare with: a walk that takes the nearest candidate that fits."""

    def chosen(self, _found: Found, candidates: list[Candidate], _rows: list[Signs]) -> Draft | None:
        """The nearest."""
        return candidates[0][0] if candidates else None


def measured(given: list[Text], walk: type[Placing] = Placing) -> Counter[str]:
    """Counts of third-person pronouns, with the right antecedent and the right person (`pronoun_measure`)."""
    counts: Counter[str] = Counter()
    for text in given:
        cast = cast_of(Source("", "", "text/plain", text.gold["text"]), text.doc, walked(text.doc, walk))
        count_pronouns(text.gold, cast, counts)
    return counts


def report(everything: list[tuple[int, str, Text]], rest: int) -> None:
    """The figures on the documents of the other half, and for the novels those of the nearest that fits."""
    for corpus in ("litbank", "passages", "books", "written", "kept"):
        held_out = [text for number, name, text in everything if name == corpus and number % 2 != rest]
        show_pronouns(f"{corpus}, documents not seen:", measured(held_out))
        if corpus == "litbank":
            show_pronouns(f"{corpus}, nearest that fits:", measured(held_out, Nearest))


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
    data = [
        choice
        for number, name, text in everything
        if name != "kept" and (not given.check or number % 2 == rest)
        for choice in choices(text) * (1 if name in ("litbank", "gum") else TOLD)
    ]
    ranker = trained(data, Plan())
    print(f"{len(data)} pronouns, {len(ranker.place)} signs")
    if given.check:
        use(ranker)
        report(everything, rest)
    if given.to or not given.check:
        written(ranker, given.to or TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
