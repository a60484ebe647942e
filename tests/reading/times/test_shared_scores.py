"""The bars on the development data, with a margin: they fall only if the reader has become worse."""

import importlib.util
import json
import os
from pathlib import Path

import pytest

from kartoteka.reading.times import read_times
from kartoteka.values import days

SHARED = Path(os.environ.get("KARTOTEKA_SHARED", Path(__file__).resolve().parents[4] / "shared"))
pytestmark = pytest.mark.skipif(
    not (SHARED / "data" / "time").is_dir(), reason="the development data (../shared, KARTOTEKA_SHARED) is not here"
)


def scorer(name):
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def lines(name):
    return [json.loads(line) for line in (SHARED / "data" / "time" / name).read_text(encoding="utf-8").splitlines()]


def test_wikiwars_stays_above_its_bars():
    score = scorer("score_time")
    total = score.Tally()
    for document in lines("wikiwars-dev.jsonl"):
        found = [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value, "mod": t.mod}
            for e in read_times(document["text"])
            for t in e.timexes
        ]
        total.add(score.Tally.of(score.pick(document["timexes"], "drop"), score.pick(found, "keep")))
    measures = total.measures()
    reached = {name: measures[name]["f1"] for name in ("strict", "lenient", "value", "bounds")}
    assert reached["strict"] > 0.93
    assert reached["lenient"] > 0.96
    assert reached["value"] > 0.90
    assert reached["bounds"] > 0.93


def test_own_sentences_stay_above_their_bars():
    score = scorer("score_bounds")
    items = {item["id"]: item for item in lines("own-dev.jsonl")}
    verdicts = {}
    for name, item in items.items():
        anchor = None if item["anchor"] is None else days.from_iso(item["anchor"])
        found = [e for e in read_times(item["text"], anchor=anchor) if e.fixes_a_date]
        given = [
            {"start": e.start, "end": e.end, "earliest": e.bounds.to_iso()[0], "latest": e.bounds.to_iso()[1]}
            for e in found
        ]
        verdicts[name] = score.judge(score.expressions(item), score.expressions({"expressions": given}))
    measures = {kind: tally.measures() for kind, tally in score.tally(verdicts, items).items()}
    assert measures["total"]["found_f1"] > 0.95
    assert measures["total"]["bounds_f1"] > 0.95
    assert min(m["bounds_f1"] for m in measures.values()) > 0.85
