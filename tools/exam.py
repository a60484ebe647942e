"""Read all passages of the exam and print the scorer's figures, then those corpora that apply.

    python tools/exam.py [--errors] [--passages-only] [--passages DIR] [--shared DIR]

`--passages` reads other passages than those of the exam: a folder with NAME.txt and NAME.gold.json.
Readings go to build/exam, parsed corpora to build/parsed. The exam and the corpora are no part of the project: they are
looked for in `../shared` beside the checkout, or where KARTOTEKA_SHARED says.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from corpora import ROOT, documents, parsed, together, token_at

from kartoteka.claims import Reading, to_json
from kartoteka.reading.assembly import Draft
from kartoteka.reading.learned import asserted_events, attribution_words, is_certain
from kartoteka.reading.learned.quoting import Quoting
from kartoteka.reading.read import draft_reading
from kartoteka.sources import load


def main() -> int:
    """Status 0, or 1 where there is no exam."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--errors", action="store_true", help="list what went wrong in each passage")
    parser.add_argument("--passages-only", action="store_true", help="leave the corpora out")
    parser.add_argument("--passages", type=Path, help="a folder of passages with gold, in place of the exam's")
    args = parser.parse_args()
    passages = args.passages or args.shared / "exam" / "dev"
    if not passages.is_dir():
        print(f"there is no exam at {passages}; say where with --shared or KARTOTEKA_SHARED", file=sys.stderr)
        return 1
    out = ROOT / "build" / "exam" / passages.name
    write_readings(passages, out)
    command = [sys.executable, str(args.shared / "tools" / "score_reading.py"), "--all", str(passages), str(out)]
    subprocess.run([*command, *(["--errors"] if args.errors else [])], check=True)
    if not args.passages_only and args.passages is None:
        print_corpora(args.shared / "data" / "reading")
    return 0


def write_readings(passages: Path, out: Path) -> None:
    """A reading of each `NAME.txt`, as `NAME.json`."""
    out.mkdir(parents=True, exist_ok=True)
    for passage in sorted(passages.glob("*.txt")):
        reading = to_json(drafts_of(passage)[0], explain=True)
        (out / f"{passage.stem}.json").write_text(json.dumps(reading, ensure_ascii=False, indent=1), encoding="utf-8")


def drafts_of(passage: Path) -> tuple[Reading, list[Draft]]:
    """The reading of a passage, and the drafts of its claims in the same order."""
    return draft_reading(load(passage))


@dataclass(frozen=True)
class Scorer:
    """The exam's own scorer, loaded as a module."""

    module: ModuleType

    def load_gold(self, passage: Path) -> dict[str, Any]:
        """The gold reading beside the passage."""
        gold: dict[str, Any] = json.loads(passage.with_suffix(".gold.json").read_text(encoding="utf-8"))
        return gold


def scorer(shared: Path) -> Scorer:
    """The scorer that lies in the shared folder."""
    spec = importlib.util.spec_from_file_location("score_reading", shared / "tools" / "score_reading.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_reading"] = module
    spec.loader.exec_module(module)
    return Scorer(module)


def print_corpora(folder: Path) -> None:
    """Asserted events (LitBank), attributions (GUM), certainty (UDS-IH2), each where its file is there."""
    print("CORPORA (the shipped models were trained on these halves; unseen documents: tools/train_readers.py)")
    for name, path, measure in (
        ("LitBank asserted events F1", folder / "litbank" / "documents.jsonl", asserted_f1),
        ("GUM attribution F1", folder / "gum" / "documents.jsonl", attribution_f1),
        ("UDS-IH2 certainty, sign right", folder / "factuality" / "uds_ih2.jsonl", certainty_share),
    ):
        print(f"  {name:30} {measure(path):.3f}" if path.exists() else f"  {name:30} not there")


def asserted_f1(path: Path) -> float:
    """F1 over exact offsets of events."""
    right = said = wanted = 0
    for document in documents(path):
        gold = {(e["start"], e["end"]) for e in document["events"]}
        read = {(t.idx, t.idx + len(t)) for t in asserted_events(parsed(document["text"]))}
        right, said, wanted = right + len(gold & read), said + len(read), wanted + len(gold)
    return 2 * right / (said + wanted)


def attribution_f1(path: Path) -> float:
    """F1 over source clauses: one is found by any word in it that the reader says attributes."""
    right = said = wanted = 0
    for document in documents(path):
        spans = {tuple(a["source_clause"]) for a in document["attributions"]}
        words = [t.idx for t in attribution_words(parsed(document["text"]))]
        found = {next((s for s in spans if s[0] <= start < s[1]), None) for start in words}
        outside = sum(not any(s[0] <= start < s[1] for s in spans) for start in words)
        hits = len(found - {None})
        right, said, wanted = right + hits, said + hits + outside, wanted + len(spans)
    return 2 * right / (said + wanted)


def certainty_share(path: Path) -> float:
    """Share of events for which the sign of the certainty is right; zero counts as not certain."""
    sentences = list(documents(path))
    right = total = 0
    for sentence, doc in zip(sentences, together([s["text"] for s in sentences]), strict=True):
        quoting = Quoting(doc)
        for event in sentence["events"]:
            token = token_at(doc, event["start"], event["end"])
            right += token is not None and is_certain(token, quoting) == (event["score"] > 0)
            total += 1
    return right / total


if __name__ == "__main__":
    sys.exit(main())
