"""Replay the recorded answers of a model on the exam's passages, and score the readings; nothing is sent.

    exam_model.py [--exam ../shared/exam/dev] [--scorer ../shared/tools/score_reading.py] [--out build/exam-model]

Scores the model's reading, and the model's and the rules' joined ("both").
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from record_model import RECORDED, RECORDINGS, NotRecorded

from kartoteka.claims import Reading, to_json
from kartoteka.model_reader.cache import Cache, Kept
from kartoteka.model_reader.join import join
from kartoteka.model_reader.prompting import Message
from kartoteka.model_reader.run import read_with_model
from kartoteka.reading import read
from kartoteka.sources import load


class Nobody:
    """A client that never sends."""

    def ask(self, messages: Sequence[Message]) -> Kept:
        """There is nobody to ask: only recordings are replayed."""
        raise NotRecorded("no recorded answer to this prompt: see tools/record_model.py")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--exam", type=Path, default=Path("../shared/exam/dev"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_reading.py"))
    parser.add_argument("--out", type=Path, default=Path("build/exam-model"))
    parser.add_argument("--recordings", type=Path, default=RECORDINGS)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if not arguments.exam.is_dir():
        print(f"{arguments.exam} is not there: the exam's passages are needed")
        return 1
    refused = 0
    for text in sorted(arguments.exam.glob("*.txt")):
        source = load(text)
        outcome = read_with_model(source, RECORDED, client=Nobody(), cache=Cache(arguments.recordings))
        refused += len(outcome.report.refused)
        check_anchors(outcome.reading, source.text)
        write(outcome.reading, arguments.out / "model" / f"{text.stem}.json")
        both = join(outcome.reading, read(source))
        check_anchors(both, source.text)
        write(both, arguments.out / "both" / f"{text.stem}.json")
    print(f"every anchor checked against its source; {refused} statements refused")
    for kind in ("model", "both"):
        command = [sys.executable, str(arguments.scorer), "--all", str(arguments.exam), str(arguments.out / kind)]
        scored = subprocess.run(
            [*command, *["--errors"] * arguments.errors], capture_output=True, text=True, check=True
        )
        print(kind, scored.stdout if arguments.errors else scored.stdout[scored.stdout.index("TOTAL") :])
    return 0


def check_anchors(reading: Reading, text: str) -> None:
    """Stop if any anchor of the reading lies outside the text or covers nothing."""
    spans = [(c.start, c.end) for c in reading.claims]
    spans += [(m.start, m.end) for e in reading.entities for m in e.mentions]
    for start, end in spans:
        if not (0 <= start < end <= len(text) and text[start:end].strip()):
            raise SystemExit(f"an anchor without words: {start}-{end} in {reading.source.name}")


def write(reading: Reading, path: Path) -> None:
    """One reading as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(to_json(reading, explain=True), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
