"""A model can be chosen on the import page; on another machine it reads only after an owner of the case agreed."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cli.test_reader_choice import MEMOIR, reads_arrest
from model_reader.endpoint_server import serving
from workbench.clients import case_with_accounts, client

HOST = "api.example.org"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return case_with_accounts(tmp_path_factory.mktemp("chosen") / "chosen.kartoteka")


@pytest.fixture
def queued(case, monkeypatch):
    """Sends a file in without starting a worker; gives the answer's status, its page and the queue's newest file."""
    from kartoteka.workbench import jobs
    from kartoteka.workbench.models import ImportJob

    monkeypatch.setattr(jobs, "start_worker", lambda path: None)
    ImportJob.objects.all().delete()

    def send_in(role: str, **form: str):
        file = SimpleUploadedFile("memoir.txt", MEMOIR.encode())
        answer = client(role).post("/import/", {"files": file, **form})
        return answer.status_code, answer.content.decode(), ImportJob.objects.first()

    return send_in


@pytest.fixture
def far(monkeypatch):
    monkeypatch.setenv("KARTOTEKA_MODEL", "tester")
    monkeypatch.setenv("KARTOTEKA_MODEL_URL", f"https://{HOST}/v1")


def test_without_a_model_in_the_settings_there_is_no_choice(queued, monkeypatch):
    monkeypatch.delenv("KARTOTEKA_MODEL", raising=False)
    page = client("editor").get("/import/").content.decode()
    assert 'name="reader"' not in page
    assert "go nowhere else" in page
    status, page, job = queued("editor", reader="model")
    assert (status, job) == (400, None)
    assert "no model is named" in page


def test_another_machine_reads_only_after_an_owner_agreed_and_that_is_logged(queued, far):
    from kartoteka.record import services

    assert f"sent over the network to {HOST}" in client("owner").get("/import/").content.decode()
    assert "once an owner of the case has agreed" in client("editor").get("/import/").content.decode()
    assert "Nothing leaves this machine." in client("editor").get("/help/").content.decode()
    assert queued("owner", reader="model")[::2] == (400, None)
    assert queued("editor", reader="model", send_to=HOST)[::2] == (403, None)
    assert services.agreed_hosts() == frozenset()
    status, _, job = queued("owner", reader="both", send_to=HOST)
    assert (status, job.reader) == (302, "both")
    assert f"Texts go to {HOST}" in client("editor").get("/help/").content.decode()
    assert services.history(services.Who.local())[0].action == "sending"
    assert queued("editor", reader="model")[2].reader == "model", "once is enough for the case"


def test_the_worker_reads_with_the_model_and_the_card_says_so(queued, case, monkeypatch, tmp_path):
    from kartoteka.record.models import Claim
    from kartoteka.workbench.worker import work

    with serving() as server:
        server.will(reads_arrest)
        monkeypatch.setenv("KARTOTEKA_MODEL", "tester")
        monkeypatch.setenv("KARTOTEKA_MODEL_URL", server.url)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        job = queued("editor", reader="model")[2]
        work(case, job)
    job.refresh_from_db()
    assert job.stage == "done", job.message
    assert "Read by tester: 1 calls" in job.message
    claim = Claim.objects.get(source=job.source)
    card = client("reader").get(f"/claims/{claim.pk}/card/").content.decode()
    assert "model tester, prompt" in card
    assert "the model answered on 20" in card


def test_the_worker_sends_nothing_confidential(queued, case, far):
    from kartoteka.record import services
    from kartoteka.record.models import Source
    from kartoteka.workbench.worker import work

    me = services.Who.local()
    job = queued("owner", reader="model", send_to=HOST)[2]
    source = Source.objects.filter(name="memoir.txt").get()
    services.set_confidential(case, me, on=True, source=source.pk)
    work(case, job)
    job.refresh_from_db()
    assert job.stage == "failed"
    assert "memoir.txt is not sent: it is marked as confidential" in job.message
