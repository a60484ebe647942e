"""`kartoteka models test`: whether the model's endpoint answers, holds to the schema, and how fast."""

from __future__ import annotations

import argparse
import time
from contextlib import closing

_SAMPLE = (
    "On 14 March 1938 the printer Anton Weber was arrested in Graz. It was rumoured that he had been shot the same "
    "night; in fact he was released three weeks later."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of `models`."""
    from kartoteka.cli.reader_choice import configure as configure_reader

    parser.add_argument("action", choices=("test",), help="test: ask the endpoint to read two invented sentences")
    configure_reader(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read a sample of invented sentences with the endpoint, and say how it went."""
    from kartoteka.cli.reader_choice import endpoint_for
    from kartoteka.model_reader.client import Client
    from kartoteka.model_reader.run import read_with_model
    from kartoteka.sources import from_text

    endpoint = endpoint_for(arguments, ["a sample of two invented sentences"])
    began = time.perf_counter()
    with closing(Client(endpoint)) as client:
        outcome = read_with_model(from_text(_SAMPLE, "sample"), endpoint, client=client)
    seconds = time.perf_counter() - began
    speed = outcome.report.answer_tokens / seconds if seconds else 0.0
    print(f"{endpoint.url} answers as {endpoint.model!r}: {seconds:.1f} s, {speed:.0f} tokens a second")
    print(
        f"  of its statements {len(outcome.reading.claims)} claims and {len(outcome.reading.entities)} entities stand "
        f"in the text; {len(outcome.report.refused)} were refused"
    )
    for sentence in outcome.report.refused[:5]:
        print(f"    refused: {sentence}")
    if not outcome.reading.claims:
        print("  no claim was found: this model does not hold to the form, choose another")
        return 1
    return 0
