"""A long source: four lanes at once, who is who carried on and joined, resumed after a stop."""

import json
import re
import threading

import pytest

from kartoteka.errors import ModelError
from kartoteka.model_reader.cache import Cache, Kept
from kartoteka.model_reader.endpoint import Endpoint
from kartoteka.model_reader.run import plan_reading, read_with_model
from kartoteka.sources import from_text

PARAGRAPHS = [
    f"In May {1930 + n} the printer Anton Weber was arrested in Graz. " + "Nobody spoke of it in the town. " * 12
    for n in range(60)
]
SOURCE = from_text("\n\n".join(PARAGRAPHS), "long")
ENDPOINT = Endpoint("http://127.0.0.1:9/v1", "m", context=8_000, parallel=4)


class Parrot:
    """Reads one arrest of Weber in each segment that speaks of it; keeps the ids that it is told."""

    def __init__(self, fail_after: int | None = None) -> None:
        self.asked, self.fail_after, self.lock = 0, fail_after, threading.Lock()
        self.known_in: list[bool] = []

    def ask(self, messages):
        with self.lock:
            self.asked += 1
            if self.fail_after is not None and self.asked > self.fail_after:
                raise ModelError("the endpoint went away")
        user = messages[-1]["content"]
        self.known_in.append("KNOWN" in user)
        passage = user[user.index("<passage>") :]
        numbers = [int(n) for n in re.findall(r"\[(\d+)\] In May", passage)]
        answer = {
            "entities": [
                {
                    "id": "p1",
                    "kind": "person",
                    "name": "Anton Weber",
                    "mentions": [[n, "Anton Weber", "name"] for n in numbers],
                }
            ],
            "claims": [
                {"type": "arrest", "at": [n, "arrested"], "roles": {"patient": ["p1"]}, "factuality": "CT+"}
                for n in numbers
            ],
        }
        return Kept(json.dumps(answer), "m", "2026-01-01")


def test_one_man_met_in_every_lane_is_one_man():
    parrot = Parrot()
    reading = read_with_model(SOURCE, ENDPOINT, client=parrot).reading
    assert [e.name for e in reading.entities] == ["Anton Weber"]
    assert len(reading.claims) == len(PARAGRAPHS)
    assert {c.roles["patient"] for c in reading.claims} == {(reading.entities[0].id,)}
    assert parrot.known_in.count(False) == ENDPOINT.parallel, "only the first passage of each lane knows nobody"


def test_a_run_that_broke_off_goes_on_with_no_call_repeated(tmp_path):
    cache = Cache(tmp_path)
    broken = Parrot(fail_after=7)
    with pytest.raises(ModelError, match="went away"):
        read_with_model(SOURCE, ENDPOINT, client=broken, cache=cache)
    kept = len(list(tmp_path.iterdir()))
    assert kept == 7
    rest = Parrot()
    outcome = read_with_model(SOURCE, ENDPOINT, client=rest, cache=cache)
    assert outcome.report.from_cache == 7
    assert rest.asked == plan_reading(SOURCE, ENDPOINT).calls - 7
    assert len(outcome.reading.claims) == len(PARAGRAPHS)


def test_the_plan_counts_calls_before_anything_is_sent():
    parrot = Parrot()
    read_with_model(SOURCE, ENDPOINT, client=parrot)
    plan = plan_reading(SOURCE, ENDPOINT)
    assert plan.calls == parrot.asked
    assert plan.answer_tokens > 0
