"""What reading a book with a model costs beyond the model: our own processor time beside a nominal model's time.

    python tools/bench_model.py [--words 150000] [--speed 50]

A real server on loopback, in a process of its own, answers at once: an entity and a claim in every third segment. Our
processor time (cutting, prompts, the client, parsing, anchors, times, joining) is held against the time that a model
would take to write these answers at so many tokens a second, one call after the other and four calls at once. Then all
is read again from the kept answers, as after an interruption. The aim: less than 5 %.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

from bench_reading import text_of

from kartoteka.model_reader.cache import Cache
from kartoteka.model_reader.client import Client
from kartoteka.model_reader.endpoint import Endpoint
from kartoteka.model_reader.passages import tokens
from kartoteka.model_reader.run import Outcome, read_with_model
from kartoteka.sources import Source, from_text

_SEGMENT = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_WORD = re.compile(r"\b[a-z]{5,}\b")
BAR = 0.05


def answer_to(prompt: str) -> str:
    """An answer whose words are in the passage: a person and a claim in every third segment that has a name."""
    entities, claims = [], []
    for number, words in _SEGMENT.findall(prompt[prompt.index("<passage>") :])[::3]:
        name, word = _NAME.search(words), _WORD.search(words)
        if name and word:
            id_ = f"p{len(entities) + 1}"
            mention = [int(number), name[0], "name"]
            entities.append({"id": id_, "kind": "person", "name": name[0], "mentions": [mention]})
            claim = {"type": "statement", "at": [int(number), word[0]], "roles": {"agent": [id_]}, "factuality": "CT+"}
            claims.append({**claim, "time": None, "holders": []})
    return json.dumps({"entities": entities, "claims": claims, "relations": [], "listings": []})


class Answers(BaseHTTPRequestHandler):
    """Answers each question at once."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = answer_to(request["messages"][-1]["content"])
        message = {"role": "assistant", "content": text}
        choices = [{"index": 0, "finish_reason": "stop", "message": message}]
        usage = {"prompt_tokens": 0, "completion_tokens": tokens(len(text)), "total_tokens": tokens(len(text))}
        said = {"id": "x", "object": "chat.completion", "created": 0, "model": "bench", "choices": choices}
        body = json.dumps({**said, "usage": usage}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: object) -> None:
        """Keep quiet."""


def serve(told: Connection) -> None:
    """Serve until the process is ended; tells its port first."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    told.send(server.server_address[1])
    server.serve_forever()


def measured(source: Source, endpoint: Endpoint, folder: Path) -> tuple[Outcome, float, float]:
    """The reading, our processor seconds for it, and the seconds of the clock."""
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    with closing(Client(endpoint)) as client:
        outcome = read_with_model(source, endpoint, client=client, cache=Cache(folder))
    after, clock = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter() - began
    return outcome, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=150_000)
    parser.add_argument("--speed", type=float, default=50.0, help="tokens a second of the nominal model")
    arguments = parser.parse_args()
    source = from_text(text_of(arguments.words), "book.txt")
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            endpoint = Endpoint(f"http://127.0.0.1:{here.recv()}/v1", "bench")
            outcome, processor, clock = measured(source, endpoint, Path(folder))
            again, processor_again, _ = measured(source, endpoint, Path(folder))
    finally:
        server.terminate()
        server.join()
    report = outcome.report
    model = report.answer_tokens / arguments.speed
    print(f"{len(source.text.split()):,} words, {report.calls} calls, {report.answer_tokens:,} tokens answered")
    print(f"{len(outcome.reading.claims):,} claims; {len(report.refused):,} refused")
    print(f"ours: {processor:.1f} s of the processor ({clock:.1f} s of the clock, server included)")
    for calls in (1, endpoint.parallel):
        print(f"  a model at {arguments.speed:.0f} tokens/s, {calls} at once: {model / calls:,.0f} s", end="; ")
        print(f"overhead {processor / (model / calls):.1%} (bar {BAR:.0%})")
    print(f"again: {again.report.calls} calls, {again.report.from_cache} from before, {processor_again:.1f} s")
    return 0 if processor / model < BAR and again.report.calls == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
