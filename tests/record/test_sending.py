"""Texts of a case are sent to another machine only after an owner said so, and never what is confidential."""

from __future__ import annotations

import pytest

from kartoteka.errors import InputError, NotAllowed
from kartoteka.record import services
from kartoteka.record.models import Claim, Entity, Entry, Source
from kartoteka.record.verify import verify
from record.factory import EDITOR, OWNER, TEXT, reading, source

SAID = "The full text of every source is sent to api.example.org."


def agree(case, host="api.example.org", who=OWNER):
    return services.agree_to_sending(case, who, host=host, said=SAID)


@pytest.fixture
def chapter(case):
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    return source()


def test_an_agreement_stands_in_the_log_with_who_when_host_and_sentence(case):
    assert services.agreed_hosts() == frozenset()
    agree(case)
    assert services.agreed_hosts() == {"api.example.org"}
    change = services.history(OWNER)[0]
    assert (change.who, change.action) == ("olga", "sending")
    assert "api.example.org" in change.said
    assert SAID in change.said
    assert verify().is_sound


def test_the_same_agreement_again_writes_nothing(case):
    agree(case)
    before = Entry.objects.count()
    assert agree(case) is None
    assert Entry.objects.count() == before


def test_an_agreement_is_for_one_host_and_can_be_taken_back(case):
    entry = agree(case)
    agree(case, "other.example.org")
    services.undo(case, entry.seq, OWNER, reason="the archive asked for it")
    assert services.agreed_hosts() == {"other.example.org"}
    assert agree(case) is not None, "after that it can be agreed to anew"


def test_only_an_owner_agrees_and_only_to_something(case):
    with pytest.raises(NotAllowed, match="another machine"):
        agree(case, who=EDITOR)
    with pytest.raises(InputError):
        agree(case, host=" ")
    assert services.agreed_hosts() == frozenset()


def test_what_is_not_confidential_may_be_sent(chapter):
    assert services.must_not_be_sent(chapter) == ""


@pytest.mark.parametrize("what", ["source", "claim", "entity"])
def test_a_source_that_is_marked_or_holds_what_is_marked_stays(case, chapter, what):
    rows = {
        "source": Source.objects.get(),
        "claim": Claim.objects.filter(type="arrest").get(),
        "entity": Entity.objects.get(name="Anna Berg"),
    }
    services.set_confidential(case, OWNER, on=True, **{what: rows[what].pk})
    assert "confidential" in services.must_not_be_sent(chapter)
    services.set_confidential(case, OWNER, on=False, **{what: rows[what].pk})
    assert services.must_not_be_sent(chapter) == ""


def test_a_new_source_that_names_a_confidential_person_stays(case, chapter):
    services.set_confidential(case, OWNER, on=True, entity=Entity.objects.get(name="Anna Berg").pk)
    assert "a person who is marked" in services.must_not_be_sent(source("Later ANNA BERG was seen in Omsk.", "new.txt"))
    assert services.must_not_be_sent(source("Later Boris Orlov was seen in Omsk.", "other.txt")) == ""
