import json

from exchange.examples import example
from kartoteka.exchange.dossier_json import dossier_to_json


def test_the_dossier_survives_json_and_keeps_every_line():
    found = json.loads(json.dumps(dossier_to_json(example())))
    assert found["kartoteka"] == "dossier/1"
    flat = [line for entry in found["life"] for line in entry.get("accounts", [entry])] + found["unplaced"]
    assert len(flat) == len(example().lines())
    assert {claim["claim"] for line in flat for claim in line["claims"]} == {f"c{n}" for n in range(1, 9)}


def test_stated_and_derived_bounds_stand_apart():
    lines = {line["phrase"]: line for line in dossier_to_json(example())["life"] if "phrase" in line}
    assert lines["arrested"]["stated"] == {"earliest": "1937-05-03", "latest": "1937-05-03"}
    assert lines["arrested"]["derived"] is None
    assert lines["beaten"]["stated"] is None
    assert lines["beaten"]["derived"]["earliest"] == "1937-05-03"
    assert lines["beaten"]["why"]


def test_the_trigger_counts_in_the_sentence():
    claim = dossier_to_json(example())["life"][0]["claims"][0]
    assert claim["sentence"][slice(*claim["trigger"])] == claim["quote"] == "arrested"
