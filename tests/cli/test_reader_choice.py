"""Who reads: the rules touch no network; a model on another machine gets nothing before the user has said so."""

import json
import re
import subprocess
import sys

import pytest

from kartoteka.cli import main
from model_reader.endpoint_server import completion, send, serving

MEMOIR = "In May 1937 Anna Weiss was arrested in Riga. She was released in June 1938.\n"
REMOTE = "https://api.example.org/v1"

_READ = """
import json, sys
asked = []
sys.addaudithook(lambda event, given: asked.append(event) if event.startswith("socket.") else None)
from kartoteka.cli import main
status = main(["read", sys.argv[1]])
# spaCy imports httpx for its own command line, so that one is loaded; that nobody uses it, `asked` shows.
loaded = [name for name in sys.modules if name == "openai" or name.startswith("kartoteka.model_reader")]
used = [event for event in asked if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto")]
print(json.dumps({"status": status, "loaded": loaded, "used": used}))
"""


@pytest.fixture
def memoir(tmp_path):
    path = tmp_path / "memoir.txt"
    path.write_text(MEMOIR)
    return path


@pytest.fixture
def no_client(monkeypatch):
    """The endpoint is far away; whoever makes a client of the protocol's library is noted."""
    import openai

    made = []
    monkeypatch.setattr(openai, "OpenAI", lambda **options: made.append(options) or pytest.fail("a client was made"))
    monkeypatch.setenv("KARTOTEKA_MODEL_URL", REMOTE)
    monkeypatch.setenv("KARTOTEKA_MODEL", "tester")
    return made


@pytest.fixture
def near(monkeypatch, tmp_path):
    """A real endpoint on this machine that reads the arrest."""
    with serving() as server:
        monkeypatch.setenv("KARTOTEKA_MODEL_URL", server.url)
        monkeypatch.setenv("KARTOTEKA_MODEL", "tester")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        server.will(reads_arrest)
        yield server


def reads_arrest(handler, request):
    number = int(re.search(r"\[(\d+)\] In May", request["messages"][-1]["content"])[1])
    entity = {"id": "p1", "kind": "person", "name": "Anna Weiss", "mentions": [[number, "Anna Weiss", "name"]]}
    claim = {"type": "arrest", "at": [number, "arrested"], "roles": {"patient": ["p1"]}, "factuality": "CT+"}
    ghost = {"type": "death", "at": [number, "died of typhus"], "roles": {"patient": ["p1"]}, "factuality": "CT+"}
    send(handler, 200, completion(json.dumps({"entities": [entity], "claims": [claim, ghost]})))


def test_the_rules_read_in_an_empty_network_namespace_and_load_no_client(memoir):
    command = ["unshare", "-rn", sys.executable, "-c", _READ, str(memoir)]
    try:
        allowed = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        allowed = False
    if not allowed:
        pytest.skip("this system lets its users make no network namespace (unshare -rn)")
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "ANNA WEISS" in said
    assert json.loads(said.splitlines()[-1]) == {"status": 0, "loaded": [], "used": []}


@pytest.mark.parametrize("reader", ["model", "both"])
def test_read_sends_nothing_to_another_machine_before_the_user_agrees(memoir, no_client, reader, capsys):
    assert main(["read", str(memoir), "--reader", reader]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "memoir.txt, with all names in it, is sent over the network to api.example.org" in said.err
    assert "--send-to api.example.org" in said.err
    assert main(["read", str(memoir), "--reader", reader, "--send-to", "example.org"]) == 1
    assert no_client == []


def test_add_makes_no_case_for_a_refused_endpoint(memoir, no_client, tmp_path, capsys):
    case = tmp_path / "x.kartoteka"
    assert main(["add", str(memoir), "--case", str(case), "--reader", "model"]) == 1
    assert "every source that is read into this case" in capsys.readouterr().err
    assert not case.exists()
    assert no_client == []


def test_the_plan_is_printed_and_nothing_is_sent(memoir, no_client, capsys):
    assert main(["read", str(memoir), "--reader", "model", "--plan"]) == 0
    assert re.search(r"memoir.txt: 1 calls? to api.example.org, about [\d,]+ tokens", capsys.readouterr().out)


def test_a_model_is_one_more_reader_and_each_claim_says_which_and_when(memoir, near, capsys):
    assert main(["read", str(memoir), "--reader", "model", "--json", "--explain"]) == 0
    said = capsys.readouterr()
    (claim,) = json.loads(said.out)["claims"]
    assert MEMOIR[claim["start"] : claim["end"]] == "arrested"
    assert re.fullmatch(r"model tester, prompt [0-9a-f]{12}", claim["reader"])
    assert re.search(r"answered on \d{4}-\d\d-\d\d", json.dumps(claim["explanation"]))
    assert "1 statements refused" in said.err, "what the model invented is not in the reading"


def test_the_second_time_the_answer_is_there_already(memoir, near, tmp_path):
    kept = tmp_path / "answers"
    for _ in range(2):
        assert main(["read", str(memoir), "--reader", "model", "--answers", str(kept)]) == 0
    assert len(near.requests) == 1
    assert len(list(kept.iterdir())) == 1


def test_both_readers_are_joined(memoir, near, capsys):
    assert main(["read", str(memoir), "--reader", "both", "--json", "--explain"]) == 0
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert claims[0]["type"] == "arrest"
    assert "the rules read these words too" in json.dumps(claims[0]["explanation"])


def test_several_files_are_read_with_a_model_in_this_process(memoir, near, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text(MEMOIR.replace("Riga", "Graz"))
    out = tmp_path / "out"
    assert main(["read", str(memoir), str(other), "--reader", "model", "--out", str(out), "--processes", "2"]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["memoir.json", "other.json"]
    assert len(near.requests) == 2


def test_a_case_on_this_machines_model_needs_no_agreement(memoir, near, tmp_path, capsys):
    assert main(["add", str(memoir), "--case", str(tmp_path / "x.kartoteka"), "--reader", "model"]) == 0
    assert "memoir.txt: added, 1 claim" in capsys.readouterr().out
