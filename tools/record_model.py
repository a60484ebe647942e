"""Put our prompts to a model by hand, and record its answers for the replay (`make exam-model`).

    record_model.py ask TEXTS OUT      writes OUT/NAME-1.prompt.txt ... for each passage without a recorded answer
    record_model.py take TEXTS OUT     keeps OUT/NAME-1.answer.txt ... as recorded answers, unmended

A text of several passages is asked in rounds, as each passage carries on what the one before has met. Give a model
each prompt and nothing else. Recordings lie in tests/model_reader/recordings, by the hash of the prompt.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kartoteka.errors import ModelError
from kartoteka.model_reader.cache import Cache, Kept, key_of
from kartoteka.model_reader.endpoint import Endpoint
from kartoteka.model_reader.prompting import Message
from kartoteka.model_reader.run import read_with_model
from kartoteka.sources import load

RECORDINGS = Path(__file__).parent.parent / "tests" / "model_reader" / "recordings"
RECORDED = Endpoint("http://127.0.0.1:9/v1", "recorded", context=32_000, parallel=1)


class NotRecorded(ModelError):
    """There is no recorded answer to this prompt."""


class Prompts:
    """A client that never sends: it writes the first prompt without an answer to a file, or takes its answer."""

    def __init__(self, stem: Path, take: bool) -> None:
        self.stem, self.take, self.number = stem, take, 0

    def ask(self, messages: Sequence[Message]) -> Kept:
        """The answer in the file beside the prompt, if there is one and it is to be taken."""
        self.number += 1
        key = key_of(messages, RECORDED.model)[:12]
        answer = self.stem.with_name(f"{self.stem.name}-{key}.answer.txt")
        if self.take and answer.exists():
            return Kept(answer.read_text(encoding="utf-8"), RECORDED.model, datetime.now(UTC).date().isoformat())
        prompt = self.stem.with_name(f"{self.stem.name}-{key}.prompt.txt")
        prompt.write_text("\n\n".join(message["content"] for message in messages), encoding="utf-8")
        raise NotRecorded(f"{prompt}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("ask", "take"))
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--recordings", type=Path, default=RECORDINGS)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    missing = 0
    for text in sorted(arguments.texts.glob("*.txt")):
        client = Prompts(arguments.out / text.stem, arguments.action == "take")
        try:
            outcome = read_with_model(load(text), RECORDED, client=client, cache=Cache(arguments.recordings))
            print(f"{text.name}: recorded, {len(outcome.reading.claims)} claims, {len(outcome.report.refused)} refused")
        except NotRecorded as error:
            missing += 1
            print(f"{text.name}: to be answered: {error}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
