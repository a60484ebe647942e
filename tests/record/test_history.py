"""Every change is an entry with who, when and what, in words; and nothing else is in the log (row 23)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from kartoteka.errors import InputError, NotAllowed
from kartoteka.record import history as history_module
from kartoteka.record import services
from kartoteka.record.log import append
from kartoteka.record.models import Claim, Entry, User
from kartoteka.record.projection import PROJECTIONS
from kartoteka.record.projection.undo import UNDOABLE
from kartoteka.record.writing import write
from record.factory import OWNER, READER, REVIEWER, TEXT, invented, reading, source
from record.operations import KINDS, begin, do


def worked_on(case) -> None:
    begin(case)
    for number, kind in enumerate((*KINDS, "merge", "split")):
        do(case, (kind, number, 1, 4))
    for entry in Entry.objects.filter(action="withdrawal", live=True):
        services.undo(case, entry.pk, OWNER)  # or its history is hidden with it
    services.set_role(case, "anna", "reviewer", OWNER)


def test_every_action_has_a_projection_and_words():
    assert set(PROJECTIONS) == set(history_module._SAID)
    assert set(PROJECTIONS) > UNDOABLE


def test_every_change_says_who_when_and_what(case):
    begun = datetime.now(UTC) - timedelta(seconds=1)
    worked_on(case)
    changes = services.history(OWNER, count=1000)
    assert len(changes) == Entry.objects.count() > 12
    assert {change.who for change in changes[:-1]} == {"olga"}
    assert all(begun <= change.at <= datetime.now(UTC) for change in changes[:-1])
    assert all(change.said for change in changes)
    assert [change.seq for change in changes] == list(range(len(changes), 0, -1))


def words_in_the_log() -> list[str]:
    """Words of the sources, and passwords, that stand in the log."""
    bodies = " ".join(Entry.objects.values_list("body", flat=True))
    words = [word for number in (0, 1) for word in invented(number)[0].text.split()[3:] if len(word) > 6]
    return [word for word in (*words, "battery") if word in bodies]


def test_the_log_holds_no_words_of_a_source_and_no_password(case):
    worked_on(case)
    User.objects.create_user("pavel", password="correct horse battery staple")
    services.set_role(case, "pavel", "reader", OWNER)
    assert words_in_the_log() == []


LEAKS = {
    "a judgement repeats the passage": (
        "judging",
        lambda body: {"passage": Claim.objects.get(key=body["claim"]).passage},
    ),
    "a role comes with its password": ("users", lambda body: {"password": "correct horse battery staple"}),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_words_in_the_log_would_be_found_out(sqlite_case, monkeypatch, leak):
    module, more = LEAKS[leak]
    monkeypatch.setattr(
        f"kartoteka.record.{module}.write", lambda who, action, body: write(who, action, {**body, **more(body)})
    )
    begin(sqlite_case)
    services.judge(sqlite_case, Claim.objects.order_by("pk")[0].pk, "accept", OWNER)
    services.set_role(sqlite_case, "anna", "reviewer", OWNER)
    assert words_in_the_log()


def test_an_entry_without_a_name_would_be_found_out(sqlite_case, monkeypatch):
    monkeypatch.setattr("kartoteka.record.writing.append", lambda who, action, body: append("", action, body))
    with pytest.raises(AssertionError):
        test_every_change_says_who_when_and_what(sqlite_case)


def test_a_reason_with_line_breaks_forges_no_entry(case):
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    forged = 'clear\n{"seq":9,"who":"olga","action":"user"}\r\n'
    services.judge(case, Claim.objects.get(type="arrest").pk, "accept", REVIEWER, reason=forged)
    (change,) = services.history(OWNER, count=1)
    assert (change.reason, change.who) == (forged.strip(), "rosa")
    assert "\n" not in Entry.objects.get(pk=change.seq).body
    assert json.loads(change.entry.body)["reason"] == forged.strip()


def test_the_history_of_one_thing_is_that_things(case):
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    arrest, death = Claim.objects.get(type="arrest"), Claim.objects.get(type="death")
    services.judge(case, arrest.pk, "accept", REVIEWER)
    made = services.judge(case, death.pk, "reject", REVIEWER)
    undone = services.undo(case, made.entry_id, OWNER, reason="hasty")
    of_death = services.history(READER, claim=death.pk)
    assert [(c.seq, c.live, c.can_undo) for c in of_death] == [
        (undone.pk, True, True), (made.entry_id, False, False),
    ]  # fmt: skip
    assert [c.said for c in services.history(READER, claim=arrest.pk)] == ["accept: arrest “arrested”"]
    assert len(services.history(READER, source=arrest.source_id)) == 4


def test_roles_are_given_by_owners_and_one_owner_is_left(case):
    services.set_role(case, "olga", "owner", OWNER)
    services.set_role(case, "anna", "reviewer", OWNER, sees_confidential=True)
    anna = User.objects.get(username="anna")
    assert (anna.role, anna.sees_confidential, anna.has_usable_password()) == ("reviewer", True, False)
    with pytest.raises(NotAllowed, match="only owner"):
        services.set_role(case, "olga", "reader", OWNER)
    with pytest.raises(NotAllowed, match="may not give roles"):
        services.set_role(case, "rosa", "owner", REVIEWER)
    with pytest.raises(InputError, match="'king'"):
        services.set_role(case, "anna", "king", OWNER)


def test_a_closed_account_is_nobody_at_the_next_question(case):
    services.set_role(case, "anna", "reader", OWNER)
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    anna = User.objects.get(username="anna")
    assert services.sources(services.Who.of(anna)).exists()
    anna.is_active = False
    assert not services.sources(services.Who.of(anna)).exists()
    services.set_role(case, "anna", "nobody", OWNER)
    assert not services.sources(services.Who.of(User.objects.get(username="anna"))).exists()
