"""Whatever stands in an address or a form: a page that says what is wrong, and never a 500."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.clients import case_with_accounts, client
from workbench.test_permissions import RULES

NASTY = (
    "", "0", "-1", "1.5", "9" * 30, "9223372036854775808", "1; DROP TABLE record_claim", "\x00", "١٢", "<b>",
    "\ud7ff\U0010ffff", "é" * 5000,
)  # fmt: skip
PARAMETERS = (
    "page", "leaf", "claim", "at", "source", "person", "type", "group", "certainty", "since", "until", "part", "q",
    "only", "named", "kind", "order", "queue", "after", "confidence", "by", "like", "next", "block", "from", "to",
)  # fmt: skip
FIELDS = (
    "verdict", "version", "reason", "certainty", "words", "type", "earliest", "latest", "factuality", "holders", "post",
    "term", "role_agent", "role_patient", "other", "entity", "what", "id", "on", "username", "password", "role", "next",
    "done", "not_done", "kind", "name", "means", "group", "subject", "object", "value",
)  # fmt: skip
GETS = [address for address, get_from, _ in RULES.values() if get_from is not None]
POSTS = [address for name, (address, _, post_from) in RULES.items() if post_from is not None and name != "logout"]


@pytest.fixture(scope="module", autouse=True)
def owner(tmp_path_factory):
    case_with_accounts(tmp_path_factory.mktemp("bad") / "bad.kartoteka")
    return client("owner")


@pytest.mark.parametrize("address", GETS)
def test_no_value_of_any_parameter_breaks_a_page(owner, address: str):
    path = address.split("?")[0]
    for place, value in enumerate(NASTY):
        answer = owner.get(path, dict.fromkeys(PARAMETERS[place % 2 :: 2], value))
        assert answer.status_code in {200, 302, 400, 404}, (path, value, answer.status_code)
        assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("address", POSTS)
def test_no_value_of_any_field_breaks_a_form(owner, address: str):
    for value in NASTY:
        answer = owner.post(address, dict.fromkeys(FIELDS, value))
        assert answer.status_code in {200, 302, 400, 403, 404, 409}, (address, value, answer.status_code)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(GETS), st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=30), max_size=5))
def test_random_addresses_never_break_a_page(owner, address: str, asked: dict[str, str]):
    assert owner.get(address.split("?")[0], asked).status_code < 500


@pytest.mark.parametrize("number", ["0", "99999999", "9223372036854775808", "9" * 40])
def test_numbers_of_nothing_are_not_found(owner, number: str):
    for path in ("/sources/{}/", "/sources/{}/read/", "/claims/{}/", "/people/{}/", "/people/{}/identity/"):
        assert owner.get(path.format(number)).status_code == 404, path


def test_a_message_stands_beside_its_field(owner):
    said = owner.get("/chronicle/", {"since": "the year of the cat"}).content.decode()
    assert "is no year; write it in digits" in said
    said = owner.post(
        "/settings/accounts/", {"username": "new", "role": "reader", "password": "short"}
    ).content.decode()
    assert "too short" in said


def test_no_file_and_an_empty_file_are_refused_with_a_sentence(owner):
    assert "Choose at least one file" in owner.post("/import/").content.decode()
    answer = owner.post("/import/", {"files": SimpleUploadedFile("empty.txt", b"")})
    assert answer.status_code == 400
    assert "empty.txt is empty" in answer.content.decode()


def test_a_stale_decision_shows_both_and_loses_neither(owner):
    owner.post("/claims/2/judge/", {"verdict": "accept", "version": "0", "reason": "the file says so"})
    answer = owner.post("/claims/2/judge/", {"verdict": "reject", "version": "0", "reason": "a slip"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "the file says so" in said
    assert "a slip" in said
    assert 'name="version" value="1"' in said
