"""A type of the case's own: from the form in the settings into claims, filters, reader and dossier."""

from __future__ import annotations

import re

import pytest

from workbench.clients import case_with_accounts, client

NEW = {"kind": "event", "name": "House arrest", "means": "somebody may not leave their home", "group": "custody"}


@pytest.fixture
def owner(tmp_path):
    case_with_accounts(tmp_path / "terms.kartoteka")
    return client("owner")


def page(owner, address: str, **asked: str) -> str:
    return owner.get(address, asked).content.decode()


def number() -> int:
    from kartoteka.record.log import head

    return head()[0]


def options(text: str, name: str) -> list[str]:
    return re.findall(r'<option value="([^"]*)"', re.search(rf'<select[^>]* name="{name}".*?</select>', text, re.S)[0])


def test_an_added_type_is_offered_everywhere_and_leaves_with_its_withdrawal(owner):
    answer = owner.post("/settings/vocabulary/", NEW, follow=True)
    assert "House-arrest is in the vocabulary now." in answer.content.decode()
    added = number()
    assert "somebody may not leave their home" in page(owner, "/settings/")
    for address in ("/chronicle/", "/review/", "/claims/1/correct/"):
        assert "house_arrest" in options(page(owner, address), "type"), address
    owner.post(f"/settings/vocabulary/{added}/withdraw/")
    for address in ("/chronicle/", "/review/", "/claims/1/correct/"):
        assert "house_arrest" not in options(page(owner, address), "type"), address


def test_a_claim_is_corrected_to_the_type_and_shown_in_its_group(owner):
    owner.post("/settings/vocabulary/", NEW)
    added = number()
    fields = {"words": "arrested", "type": "house_arrest", "role_patient": "Anna Weiss", "earliest": "1935-03"}
    assert owner.post("/claims/1/correct/", {**fields, "factuality": "CT+", "version": "0"}).status_code == 302
    assert "house-arrest (custody)" in page(owner, "/sources/1/read/")
    assert "house arrest" in page(owner, "/people/1/")
    assert "Anna Weiss" in page(owner, "/chronicle/", type="house_arrest")
    assert "found by its kind: house-arrest" in re.sub(r"\s+", " ", page(owner, "/search/", q="house arrest"))
    refused = owner.post(f"/settings/vocabulary/{added}/withdraw/")
    assert refused.status_code == 403
    assert "is used by 1 decision" in refused.content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "arrest"}, "There is a type of event &#x27;arrest&#x27; already"),
        ({"means": ""}, "Say in a sentence"),
        ({"group": "weather"}, "A type of event is in one of the groups"),
        ({"kind": "thing"}, "is none of event and relation"),
    ],
)
def test_a_fault_is_said_beside_the_form_which_keeps_what_was_given(owner, change, said):
    answer = owner.post("/settings/vocabulary/", {**NEW, **change})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert (f'value="{(NEW | change)["name"]}"') in answer.content.decode()


def test_readers_see_the_vocabulary_and_no_form(owner):
    owner.post("/settings/vocabulary/", NEW)
    seen = page(client("reader"), "/settings/")
    assert "house-arrest" in seen
    assert "Add the type" not in seen
    assert "Withdraw" not in seen
