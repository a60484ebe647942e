import json
from dataclasses import replace

import pytest

from exchange.examples import READING
from exchange.test_readings import stored
from kartoteka.cli import main


@pytest.fixture
def pair(tmp_path):
    (tmp_path / "other").mkdir()
    changed = replace(READING.claims[0], factuality="PS+", time=None)
    other = stored(tmp_path / "other", replace(READING, claims=(changed, *READING.claims[2:])))
    return str(stored(tmp_path)), str(other)


def test_what_differs_is_told_with_its_parts_and_words(pair, capsys):
    assert main(["diff", *pair]) == 0
    out = capsys.readouterr().out
    assert "claims               6          1         1         0" in out
    assert "1  time: 3 May 1937; factuality: CT+" in out
    assert "2  time: none; factuality: PS+" in out
    assert f"Only in {pair[0]}" in out
    assert f"Only in {pair[1]}" not in out


def test_as_json_the_ids_are_those_of_each_reading(pair, capsys):
    assert main(["diff", "--json", *pair]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["differing"] == [{"one": "c1", "other": "c1", "parts": ["time", "factuality"]}]
    assert found["only_one"] == ["c2"]


def test_readings_of_two_sources_are_refused_in_one_sentence(pair, tmp_path, capsys):
    found = json.loads((tmp_path / "other" / "memoir.json").read_text())
    found["source"].update(sha256="0" * 64, text="x" * 400)
    (tmp_path / "third.json").write_text(json.dumps(found))
    assert main(["diff", pair[0], str(tmp_path / "third.json")]) == 1
    assert "different sources" in capsys.readouterr().err
