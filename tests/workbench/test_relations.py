"""Relations on the person's page: judged, corrected, taken back, and said beside the field what is wrong."""

from __future__ import annotations

import re

import pytest

from workbench.clients import case_with_accounts, client

ANNA = "/people/1/"


@pytest.fixture
def owner(tmp_path):
    case_with_accounts(tmp_path / "kin.kartoteka")
    return client("owner")


def section(one, address: str = ANNA) -> str:
    page = one.get(address).content.decode()
    found = re.search(r'<section aria-labelledby="relations">.*?</section>', page, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def judged(one, verdict: str, version: int = 0):
    return one.post("/relations/1/judge/", {"verdict": verdict, "version": str(version), "next": ANNA})


def test_a_relation_stands_with_its_words_and_its_buttons(owner):
    said = section(owner)
    assert "Jan Weiss: brother of Anna Weiss kin" in said
    assert "Her brother Jan Weiss wrote to the minister" in said
    assert "Accept : brother Reject : brother Doubt : brother Correct : brother" in said
    assert "Accept" not in section(client("reader"))


def test_it_is_rejected_and_taken_back(owner):
    assert "Jan Weiss" in re.search(r"<h2>Kin</h2>.*?</ul>", owner.get(ANNA).content.decode(), re.S)[0]
    assert judged(owner, "reject").headers["location"] == ANNA
    said = section(owner)
    assert said.startswith("Said to be Set aside (1)")
    assert "<h2>Kin</h2>" not in owner.get(ANNA).content.decode()
    entry = re.search(r'/history/(\d+)/undo/"[^>]*class="no-print"', owner.get(ANNA).content.decode())[1]
    owner.post(f"/history/{entry}/undo/")
    assert "Set aside" not in section(owner)
    assert "Jan Weiss: brother of Anna Weiss" in section(owner)


def test_it_is_corrected_with_a_type_of_the_cases_own(owner):
    owner.post("/settings/vocabulary/", {"kind": "relation", "name": "guardian", "means": "cares for somebody"})
    sent = {
        "subject": "Jan Weiss",
        "type": "guardian",
        "value": "",
        "object": "Anna Weiss",
        "version": "0",
        "next": ANNA,
    }
    assert owner.post("/relations/1/correct/", sent).headers["location"] == ANNA
    said = section(owner)
    assert "Jan Weiss: guardian of Anna Weiss guardian" in said
    assert "corrected by hand" in said
    assert "Set aside (1)" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subject": "Nobody"}, "Nobody in this source is called"),
        ({"object": "Nobody"}, "Nobody in this source is called"),
        ({"type": "rival"}, "is not one of the available choices"),
        ({"object": "Jan Weiss"}, "Nobody is something to themselves"),
        ({}, "The correction says what the relation says already"),
    ],
)
def test_a_fault_is_said_in_the_form(owner, change, said):
    sent = {"subject": "Jan Weiss", "type": "kin", "value": "brother", "object": "Anna Weiss", "version": "0"}
    answer = owner.post("/relations/1/correct/", sent | change)
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_a_stale_decision_shows_both(owner):
    judged(owner, "accept")
    answer = judged(client("editor"), "reject")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "owner: accept" in page
    assert "you: reject" in page


def test_adding_a_name_offers_its_undo(owner):
    answer = owner.post("/sources/1/people/new/", {"name": "State Archive", "kind": "body"}, follow=True)
    entry = re.search(r"/history/(\d+)/undo/", answer.content.decode())[1]
    assert "State Archive" in owner.get("/claims/1/correct/").content.decode().split("people-here")[-1]
    owner.post(f"/history/{entry}/undo/")
    assert (
        "State Archive"
        not in owner.get("/claims/1/correct/").content.decode().split("people-here")[-1].split("</datalist>")[0]
    )
