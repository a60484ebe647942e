"""Another program writes into the case for longer than anybody waits: every page says so; it is no fault of ours."""

from __future__ import annotations

import sqlite3

import pytest

from workbench.clients import case_with_accounts, client


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return case_with_accounts(tmp_path_factory.mktemp("in-use") / "in-use.kartoteka")


@pytest.mark.parametrize("address", ["/", "/people/1/", "/sources/1/read/", "/search/?q=Weiss"])
def test_a_page_of_a_case_that_is_held_says_so_and_comes_when_it_is_free(case, address: str):
    from django.db import connection

    owner = client("owner")
    assert owner.get(address).status_code == 200
    connection.connection.execute("PRAGMA busy_timeout=30")
    other = sqlite3.connect(case.path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        answer = owner.get(address)
    finally:
        other.close()
    assert answer.status_code == 503
    assert "Another program is writing into this case" in answer.content.decode()
    assert owner.get(address).status_code == 200


def test_another_error_of_the_database_is_a_fault_and_says_so(case):
    from django.db import connection

    connection.connection.execute("PRAGMA busy_timeout=30000")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE record_claim RENAME TO elsewhere")
        try:
            answer = client("owner").get("/claims/1/")
        finally:
            cursor.execute("ALTER TABLE elsewhere RENAME TO record_claim")
    assert answer.status_code == 500
