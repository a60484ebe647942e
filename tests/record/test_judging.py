"""Decisions are appended, never overwritten; a stale save shows both versions; undo is one more decision."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from django.db import OperationalError

from kartoteka.errors import CaseError, InputError, NotAllowed, NotFound, StaleEdit
from kartoteka.record import services
from kartoteka.record.models import Claim, Entry, Judgement
from kartoteka.record.rows import claim_from_row
from record.amounts import SOAK, amount
from record.factory import OWNER, READER, REVIEWER, STRANGER, TEXT, reading, source


@pytest.fixture
def arrest(case):
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    return Claim.objects.get(type="arrest")


def now(claim):
    return Claim.objects.get(pk=claim.pk)


def test_a_decision_is_kept_with_who_when_why_and_the_researchers_own_certainty(case, arrest):
    made = services.judge(case, arrest.pk, "accept", REVIEWER, reason=" seen in the file ", certainty="probable")
    assert (made.verdict, made.reason, made.certainty, made.entry.who) == (
        "accept", "seen in the file", "probable", "rosa",
    )  # fmt: skip
    after = now(arrest)
    # The source's hedge is untouched by the researcher's certainty.
    assert (after.status, after.certainty, after.factuality, after.version) == ("accepted", "probable", "CT+", 1)


def test_a_rejected_claim_stands_no_more_and_is_not_gone(case, arrest):
    services.judge(case, arrest.pk, "reject", REVIEWER)
    assert arrest not in services.source_claims(OWNER, arrest.source_id)
    assert arrest in services.source_claims(OWNER, arrest.source_id, standing=False)
    assert arrest not in services.queue(OWNER)


def test_a_correction_stands_in_the_claims_place_and_changes_nothing_of_it(case, arrest):
    says = claim_from_row(arrest)
    made = services.judge(case, arrest.pk, "correct", REVIEWER, correction=replace(says, type="exile"))
    assert claim_from_row(now(arrest)) == says
    assert (now(arrest).stands, now(arrest).status, now(arrest).correction) == (False, "corrected", made.correction)
    assert (made.correction.type, made.correction.stands, made.correction.reader) == ("exile", True, "person")
    assert made.correction.quote == "arrested"


def test_a_later_decision_takes_the_place_of_the_earlier_and_both_are_kept(case, arrest):
    services.judge(case, arrest.pk, "accept", REVIEWER)
    services.judge(case, arrest.pk, "reject", OWNER, reason="another Anna")
    assert now(arrest).status == "rejected"
    assert [j.verdict for j in Judgement.objects.order_by("entry")] == ["accept", "reject"]


def test_undo_brings_the_decision_before_back_and_undo_of_undo_the_later(case, arrest):
    services.judge(case, arrest.pk, "accept", REVIEWER)
    second = services.judge(case, arrest.pk, "reject", REVIEWER)
    undone = services.undo(case, second.entry_id, REVIEWER)
    assert now(arrest).status == "accepted"
    services.undo(case, undone.pk, REVIEWER)
    assert now(arrest).status == "rejected"


def test_an_undone_correction_gives_the_claim_back(case, arrest):
    correction = replace(claim_from_row(arrest), type="exile")
    made = services.judge(case, arrest.pk, "correct", REVIEWER, correction=correction)
    services.undo(case, made.entry_id, REVIEWER)
    assert (now(arrest).stands, now(made.correction).stands) == (True, False)


def test_what_was_undone_is_not_undone_twice(case, arrest):
    made = services.judge(case, arrest.pk, "accept", REVIEWER)
    services.undo(case, made.entry_id, REVIEWER)
    with pytest.raises(NotAllowed, match="was undone already"):
        services.undo(case, made.entry_id, REVIEWER)


def test_an_added_source_is_not_undone(case, arrest):
    with pytest.raises(NotAllowed, match="withdraw"):
        services.undo(case, Entry.objects.get(action="reading").pk, OWNER)


def test_a_claim_that_nobody_saw_can_be_added(case, arrest):
    missed = replace(claim_from_row(arrest), type="charge", start=arrest.start - 4, end=arrest.start - 1)
    made = services.add_claim(case, arrest.source_id, missed, REVIEWER, certainty="certain")
    assert (made.claim.quote, made.claim.stands, made.claim.status, made.verdict) == ("was", True, "accepted", "add")
    services.undo(case, made.entry_id, REVIEWER)
    assert not now(made.claim).stands


def test_a_stale_save_is_refused_and_tells_both_versions(case, arrest):
    seen = arrest.version
    services.judge(case, arrest.pk, "accept", REVIEWER, reason="clear", version=seen)
    before = services.dump_hash()
    with pytest.raises(StaleEdit) as caught:
        services.judge(case, arrest.pk, "reject", OWNER, reason="other Anna", version=seen)
    assert (caught.value.theirs, caught.value.yours) == ("rosa: accept (clear)", "you: reject (other Anna)")
    assert caught.value.version == 1
    assert services.dump_hash() == before
    services.judge(case, arrest.pk, "reject", OWNER, version=caught.value.version)
    assert now(arrest).status == "rejected"


def test_an_undo_makes_an_open_page_stale_too(case, arrest):
    made = services.judge(case, arrest.pk, "accept", REVIEWER)
    seen = now(arrest).version
    services.undo(case, made.entry_id, OWNER)
    with pytest.raises(StaleEdit, match="took back"):
        services.judge(case, arrest.pk, "reject", REVIEWER, version=seen)


def race(case, arrest, writers: int, rounds: int) -> tuple[int, int]:
    """Many writers decide at once, each on the version that it saw; how many saved, how many were refused."""
    saved, refused = [], []

    def write(name: str) -> None:
        from django.db import connection

        for number in range(rounds):
            seen = None
            try:
                seen = now(arrest).version
                services.judge(
                    case,
                    arrest.pk,
                    ("accept", "reject", "doubt")[number % 3],
                    replace(REVIEWER, name=name),
                    version=seen,
                )
                saved.append(seen)
            except (StaleEdit, CaseError, OperationalError):
                # Told that somebody was first, or after half a minute that the case is in use: by the service, or by
                # SQLite itself where the writer was only about to look.
                refused.append(seen)
        connection.close()

    threads = [threading.Thread(target=write, args=(f"writer {n}",)) for n in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(saved) == len(set(saved)), "two were saved on one version: one of them was lost"
    return len(saved), len(refused)


def test_of_writers_at_once_none_loses_what_another_saved(case, arrest):
    writers, rounds = (20, amount(6)) if SOAK else (4, 6)
    saved, refused = race(case, arrest, writers, rounds)
    assert saved + refused == writers * rounds
    assert saved == now(arrest).version == Judgement.objects.filter(claim=arrest).count()
    assert services.verify().is_sound


def test_a_save_that_does_not_look_at_the_version_would_be_found_out(sqlite_case, monkeypatch):
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(), OWNER)
    row = Claim.objects.get(type="arrest")
    monkeypatch.setattr("kartoteka.record.judging._is_stale", lambda row, version: False)
    for name in ("rosa", "olga"):
        services.judge(sqlite_case, row.pk, "accept", replace(REVIEWER, name=name), version=0)
    assert now(row).version == 2, "both were saved on version 0: what the test above forbids"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"verdict": "maybe"}, "verdict 'maybe'"),
        ({"verdict": "correct"}, "needs one"),
        ({"verdict": "accept", "certainty": "very"}, "certainty 'very'"),
        ({"verdict": "accept", "reason": "x" * 20_000}, "reason has 20,000"),
        ({"verdict": "accept", "reason": "a\0b"}, "reason holds a character"),
    ],
)
def test_what_cannot_be_used_is_named(sqlite_case, arguments, says):
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(), OWNER)
    with pytest.raises(InputError, match=says):
        services.judge(sqlite_case, Claim.objects.get(type="arrest").pk, who=REVIEWER, **arguments)
    assert Judgement.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"type": "flying"}, "type 'flying'"),
        ({"factuality": "sure"}, "factuality 'sure'"),
        ({"roles": {"cook": ("person:0",)}}, "role 'cook'"),
        ({"roles": {"patient": ("person:999",)}}, "'person:999' is nobody"),
        ({"start": 5, "end": 5}, "words of the claim lie at 5-5"),
        ({"end": 5_000}, "outside the text"),
    ],
)
def test_a_correction_that_cannot_be_used_is_named(sqlite_case, changes, says):
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(), OWNER)
    row = Claim.objects.get(type="arrest")
    with pytest.raises(InputError, match=says):
        services.judge(sqlite_case, row.pk, "correct", REVIEWER, correction=replace(claim_from_row(row), **changes))
    assert Judgement.objects.count() == 0


def test_a_correction_that_says_the_same_is_refused(case, arrest):
    correction = replace(claim_from_row(arrest), type="exile")
    made = services.judge(case, arrest.pk, "correct", REVIEWER, correction=correction)
    with pytest.raises(InputError, match="says what the claim says already"):
        services.judge(case, made.correction.pk, "correct", REVIEWER, correction=correction)


@pytest.mark.parametrize("who", [READER, STRANGER])
def test_who_may_not_judge_changes_nothing(case, arrest, who):
    with pytest.raises(NotAllowed):
        services.judge(case, arrest.pk, "accept", who)
    with pytest.raises(NotAllowed):
        services.add_claim(case, arrest.source_id, claim_from_row(arrest), who)
    with pytest.raises(NotAllowed):
        services.undo(case, 1, who)
    assert now(arrest).version == 0


def test_a_claim_that_is_not_there_is_told(sqlite_case):
    with pytest.raises(NotFound, match="no claim 99"):
        services.judge(sqlite_case, 99, "accept", REVIEWER)
