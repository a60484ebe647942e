"""The same pages over PostgreSQL: each opens, and decisions are kept."""

from __future__ import annotations

import re

import pytest

import databases
from workbench.pages import PAGES

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def owner():
    if databases.binaries() is None:
        pytest.skip("no PostgreSQL server programs on PATH or in /usr/lib/postgresql")
    from workbench.clients import case_with_accounts, client

    with pytest.MonkeyPatch.context() as patched, databases.server() as server, server.database("template0") as url:
        patched.setenv("KARTOTEKA_DATABASE", url)
        case_with_accounts(None)
        yield client("owner")
        from django.db import connection

        connection.close()


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens(owner, address: str):
    assert owner.get(address).status_code in {200, 400, 404}


def test_a_decision_is_kept_and_undone(owner):
    assert owner.post("/claims/1/judge/", {"verdict": "accept", "version": "0", "next": "/review/"}).status_code == 302
    assert "accepted" in owner.get("/claims/1/card/").content.decode()
    said = owner.get("/history/").content.decode()
    entry = max(int(found) for found in re.findall(r"/history/(\d+)/undo/", said))
    assert owner.post(f"/history/{entry}/undo/").status_code == 302
    assert "not reviewed" in owner.get("/claims/1/card/").content.decode()


def test_a_name_is_found_in_another_script(owner):
    assert "Anna Veiss" in owner.get("/search/", {"q": "Анна Вейсс"}).content.decode()
