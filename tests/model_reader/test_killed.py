"""A run that is killed outright goes on where it was: no call is repeated, against a real server."""

import json
import os
import re
import signal
import subprocess
import sys
import time

from kartoteka.model_reader.cache import Cache
from kartoteka.model_reader.client import Client
from kartoteka.model_reader.endpoint import Endpoint
from kartoteka.model_reader.run import plan_reading, read_with_model
from kartoteka.sources import from_text
from model_reader.endpoint_server import completion, send, serving

_PARAGRAPH = "In May {} the printer Anton Weber was arrested in Graz. " + "Nobody spoke of it in the town. " * 12
TEXT = "\n\n".join(_PARAGRAPH.format(1900 + number) for number in range(60))
RUN = "import sys; from kartoteka.cli import main; sys.exit(main(sys.argv[1:]))"


def slowly(handler, request):
    time.sleep(0.2)
    reads(handler, request)


def reads(handler, request):
    prompt = request["messages"][-1]["content"]
    numbers = [int(n) for n in re.findall(r"\[(\d+)\] In May", prompt[prompt.index("<passage>") :])]
    mentions = [[n, "Anton Weber", "name"] for n in numbers]
    claims = [
        {"type": "arrest", "at": [n, "arrested"], "roles": {"patient": ["p1"]}, "factuality": "CT+"} for n in numbers
    ]
    person = {"id": "p1", "kind": "person", "name": "Anton Weber", "mentions": mentions}
    send(handler, 200, completion(json.dumps({"entities": [person], "claims": claims})))


def test_after_a_kill_no_call_is_repeated(tmp_path):
    path, kept = tmp_path / "book.txt", tmp_path / "answers"
    path.write_text(TEXT)
    with serving() as server:
        server.will(slowly)
        settings = {"KARTOTEKA_MODEL": "tester", "KARTOTEKA_MODEL_URL": server.url, "KARTOTEKA_MODEL_CONTEXT": "8000"}
        command = [sys.executable, "-c", RUN, "read", str(path), "--reader", "model", "--answers", str(kept)]
        run = subprocess.Popen(
            command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while len(list(kept.glob("*.json"))) < 6 and time.monotonic() < deadline:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
        run.wait()
        done = len(list(kept.glob("*.json")))
        endpoint = Endpoint(server.url, "tester", context=8_000)
        calls = plan_reading(from_text(TEXT, "book.txt"), endpoint).calls
        assert 6 <= done < calls

        server.will(reads)
        client = Client(endpoint)
        outcome = read_with_model(from_text(TEXT, "book.txt"), endpoint, client=client, cache=Cache(kept))
        client.close()
        assert len(server.requests) == calls - done
        assert outcome.report.from_cache == done
        assert len(outcome.reading.claims) == 60
