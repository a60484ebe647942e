"""People: who may be one, dossiers to take away, addresses that stay good."""

from __future__ import annotations

import json
import re

import pytest

from workbench.clients import case_with_accounts, client
from workbench.making import LETTERS, letters, printers


@pytest.fixture(scope="module")
def owner(tmp_path_factory):
    second = letters(LETTERS)
    second.source = second.source.__class__(
        **{**{f: getattr(second.source, f) for f in second.source.__slots__}, "name": '../a\r\nb";<x>.txt'}
    )
    case_with_accounts(tmp_path_factory.mktemp("people") / "people.kartoteka", printers(), second)
    return client("owner")


def text(owner, address: str, **asked: str) -> str:
    return owner.get(address, asked).content.decode()


def cluster(name: str, place: int = 0) -> int:
    from kartoteka.record.models import Cluster

    return Cluster.objects.filter(name=name, current=True).order_by("pk")[place].pk


def last_entry() -> int:
    from kartoteka.record.log import head

    return head()[0]


def test_people_of_one_name_in_two_sources_are_proposed_and_nobody_else(owner):
    page = text(owner, "/people/alike/")
    assert page.count("Karlis Berg, ") == 0
    assert re.findall(r"<h2>([^<]*)</h2>", page) == ["Karlis Berg"]


def test_what_is_decided_leaves_the_list_and_comes_back_with_undo(owner):
    first, second = cluster("Karlis Berg"), cluster("Karlis Berg", 1)
    owner.post(f"/people/{first}/not-same/", {"other": second})
    assert "Karlis Berg</h2>" not in text(owner, "/people/alike/")
    owner.post(f"/history/{last_entry()}/undo/")
    assert "Karlis Berg</h2>" in text(owner, "/people/alike/")


def test_a_merge_from_the_list_comes_back_to_it_and_the_old_address_leads_on(owner):
    first, second = cluster("Karlis Berg"), cluster("Karlis Berg", 1)
    answer = owner.post(f"/people/{first}/merge/", {"other": second, "next": "/people/alike/"})
    assert answer.headers["location"] == "/people/alike/"
    assert owner.get(f"/people/{second}/").headers["location"] == f"/people/{first}/"
    assert "2 sources" in text(owner, f"/people/{first}/")
    owner.post(f"/history/{last_entry()}/undo/")


def test_two_who_were_judged_not_to_be_one_are_not_merged(owner):
    first, second = cluster("Karlis Berg"), cluster("Karlis Berg", 1)
    owner.post(f"/people/{first}/not-same/", {"other": second})
    answer = owner.post(f"/people/{first}/merge/", {"other": second})
    assert answer.status_code == 400
    assert "not to be the same" in answer.content.decode()
    owner.post(f"/history/{last_entry()}/undo/")


def test_a_dossier_can_be_taken_away_in_three_forms(owner):
    anna = cluster("Anna Weiss")
    answer = owner.get(f"/people/{anna}/dossier.md")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Anna Weiss.md"'
    assert "sentenced" in answer.content.decode()
    assert json.loads(text(owner, f"/people/{anna}/dossier.json"))
    assert "<html" in text(owner, f"/people/{anna}/dossier.html")


def test_a_file_keeps_its_bytes_and_its_name_does_no_harm(owner):
    from kartoteka.record.models import Source

    source = Source.objects.get(name__contains="<x>")
    answer = owner.get(f"/sources/{source.pk}/file/")
    assert answer.content == LETTERS.encode()
    said = answer.headers["Content-Disposition"]
    assert said.startswith("attachment; filename=")
    assert not set('\r\n<>;"/') & set(said.split("=", 1)[1].strip('"'))
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_the_dossier_of_a_person_tells_stated_open_and_uncertain_apart(owner):
    page = text(owner, f"/people/{cluster('Anna Weiss')}/")
    stated = re.search(r'<a [^>]*aria-label="4 May 1935: sentenced.*?</a>', page)
    derived = re.search(r'<a [^>]*aria-label="1 Mar – 4 May 1935: interrogated.*?</a>', page)
    assert stated is not None
    assert derived is not None
    assert 'class="soft"' not in stated[0]
    assert 'class="soft"' in derived[0]
    assert "Derived; stated is by 4 May 1935" in page
    assert "Not placed in time" in page
    assert re.search(r"<strong>Jan Weiss</strong>", page)


def test_somebody_whom_no_reader_saw_is_added_by_the_name_in_the_text(owner):
    from kartoteka.record.models import Entity, Source

    source = Source.objects.get(name="printers.txt")
    address = f"/sources/{source.pk}/people/new/"
    assert owner.post(address, {"name": "State Archive", "kind": "body"}).status_code == 302
    made = Entity.objects.get(name="State Archive")
    assert [(m.end - m.start, m.form) for m in made.mentions.all()] == [(13, "name")]
    assert "State Archive" in text(owner, "/claims/1/correct/")


@pytest.mark.parametrize(
    ("name", "kind"), [("Nobody There", "person"), ("", "person"), ("State", "ghost"), ("tate", "body")]
)
def test_a_name_that_does_not_stand_there_or_a_kind_that_is_none_is_refused(owner, name: str, kind: str):
    assert owner.post("/sources/1/people/new/", {"name": name, "kind": kind}).status_code == 400
