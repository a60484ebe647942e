"""A case whose texts go to another machine: agreed to once, written into its log, never what is confidential.

The far endpoint is a real server on loopback under a name that is not this machine's.
"""

import socket

import pytest

from cli.test_reader_choice import MEMOIR, reads_arrest
from kartoteka.cli import main
from kartoteka.record.case import set_up
from model_reader.endpoint_server import serving

HOST = "reader.example.org"


@pytest.fixture(autouse=True)
def django():
    """So that the services can be imported before a case is open."""
    set_up()


@pytest.fixture
def far(monkeypatch, tmp_path):
    """A real endpoint that seems to be on another machine."""
    lookup = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *more, **by: lookup("127.0.0.1" if host == HOST else host, *more, **by)
    )
    with serving() as server:
        server.will(reads_arrest)
        monkeypatch.setenv("KARTOTEKA_MODEL_URL", server.url.replace("127.0.0.1", HOST))
        monkeypatch.setenv("KARTOTEKA_MODEL", "tester")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        yield server


@pytest.fixture
def case_path(tmp_path):
    return tmp_path / "x.kartoteka"


@pytest.fixture
def add(tmp_path, case_path):
    """Adds a text to the case with the model; gives the exit status."""

    def run(name: str, text: str, *options: str) -> int:
        path = tmp_path / name
        path.write_text(text)
        return main(["add", str(path), "--case", str(case_path), "--reader", "model", *options])

    return run


def test_it_is_agreed_to_once_for_a_case_and_stands_in_its_log(far, add):
    from kartoteka.record import services

    assert add("a.txt", MEMOIR) == 1
    assert add("a.txt", MEMOIR, "--send-to", HOST) == 0
    change = next(c for c in services.history(services.Who.local()) if c.action == "sending")
    assert f"is sent over the network to {HOST} and read there by the model 'tester'" in change.said
    assert add("b.txt", MEMOIR.replace("Riga", "Graz")) == 0
    assert len(far.requests) == 2


def test_what_is_confidential_is_never_sent(far, add, case_path, capsys):
    from kartoteka.record import open_case, services
    from kartoteka.record.models import Entity

    assert add("a.txt", MEMOIR, "--send-to", HOST) == 0
    anna = Entity.objects.get(name="Anna Weiss")
    services.set_confidential(open_case(case_path), services.Who.local(), on=True, entity=anna.pk)
    sent = len(far.requests)
    assert add("c.txt", "In May 1939 ANNA WEISS was arrested once more.\n", "--send-to", HOST) == 1
    assert "c.txt is not sent: it speaks of a person who is marked as confidential" in capsys.readouterr().err
    assert len(far.requests) == sent


def test_after_the_agreement_is_taken_back_nothing_is_sent(far, add, case_path):
    from kartoteka.record import open_case, services

    assert add("a.txt", MEMOIR, "--send-to", HOST) == 0
    me = services.Who.local()
    entry = next(c for c in services.history(me) if c.action == "sending")
    services.undo(open_case(case_path), entry.seq, me, reason="no more")
    sent = len(far.requests)
    assert add("b.txt", MEMOIR.replace("Riga", "Graz")) == 1
    assert len(far.requests) == sent
