"""Two readings of one source are compared claim by claim, without what one may not see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.clients import case_with_accounts, client
from workbench.making import letters, printers

ADDRESS = "/sources/1/compare/"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The printers read twice: the second reader has no meeting, and dates the release otherwise."""
    case = case_with_accounts(tmp_path_factory.mktemp("compared") / "two.kartoteka", printers(), letters())
    from kartoteka.record import services

    first = printers()
    made = first.reading()
    claims = tuple(
        replace(claim, reader="model tester", factuality="PS+" if claim.type == "release" else claim.factuality)
        for claim in made.claims
        if claim.type != "meeting"
    )
    again = replace(made, claims=claims)
    services.add_source(case, first.source, first.data, again, services.Who.local(), beside=True)
    return case


def said(role: str, part: str) -> str:
    return client(role).get(f"{ADDRESS}?part={part}").content.decode()


def test_what_differs_is_shown_with_what_it_differs_in(case):
    page = said("reader", "differing")
    assert "differing: 1" in page
    assert "only in the one: 1" in page
    assert "only in the other: 0" in page
    assert "agreed: 8" in page
    assert "released" in page
    assert ">factuality</td>" in page
    assert "interrogated" not in page
    assert ">met</th>" in said("reader", "one")


def test_the_source_with_two_readings_leads_there_and_the_other_does_not(case):
    assert ADDRESS in client("reader").get("/sources/1/").content.decode()
    assert "/compare/" not in client("reader").get("/sources/2/").content.decode()
    assert client("reader").get("/sources/2/compare/").status_code == 404
    assert client("reader").get(f"{ADDRESS}?one=1&other=9").status_code == 404


def test_a_confidential_claim_is_neither_shown_nor_counted(case):
    from kartoteka.record import services
    from kartoteka.record.models import Claim

    me = services.Who.local()
    entries = [
        services.set_confidential(case, me, on=True, claim=claim.pk) for claim in Claim.objects.filter(type="release")
    ]
    page = said("reader", "differing")
    assert "differing: 0" in page
    assert "released" not in page
    assert "differing: 1" in said("owner", "differing")
    for entry in entries:
        services.undo(case, entry.seq, me)
