"""Relations are judged as claims are; what is rejected or corrected leaves dossiers and exports, and comes back."""

from __future__ import annotations

import pytest

from kartoteka.claims import Relation as Said
from kartoteka.errors import InputError, NotAllowed, NotFound, StaleEdit
from kartoteka.record import services
from kartoteka.record.models import Claim, Entity, Relation, Source
from kartoteka.record.projection import undo
from kartoteka.record.verify import verify
from record.factory import EDITOR, OWNER, READER, REVIEWER, STRANGER, TEXT, reading, source

KIN = (("kin", "Boris", "Anna Berg", "denounced"),)


@pytest.fixture
def kin(case) -> Relation:
    services.add_source(case, source(), TEXT.encode(), reading(relations=KIN), OWNER)
    return Relation.objects.get()


def told() -> list[tuple[str, str | None]]:
    (row,) = Source.objects.all()
    return [(relation.type, relation.value) for relation in services.told_source(OWNER, row).reading.relations]


def keys(*names: str) -> list[str]:
    return [Entity.objects.get(name=name).key for name in names]


def test_a_rejected_relation_is_told_no_more_and_undo_brings_it_back(case, kin):
    person = kin.subject.cluster_id
    made = services.judge_relation(case, kin.pk, "reject", REVIEWER, reason="he denounced her, no more")
    assert told() == []
    assert not services.relations_of(READER, person)
    (change,) = services.history(READER, person=person, count=1)
    assert (change.said, change.reason) == ("reject: Boris as denounced of Anna Berg", "he denounced her, no more")
    services.undo(case, made.entry_id, REVIEWER)
    assert told() == [("kin", "denounced")]
    assert verify().is_sound


def test_a_correction_takes_the_place_of_what_it_corrects(case, kin):
    anna, boris = keys("Anna Berg", "Boris")
    corrected = Said("associate", anna, boris, "neighbour", 0, 0)
    made = services.judge_relation(case, kin.pk, "correct", REVIEWER, correction=corrected)
    assert told() == [("associate", "neighbour")]
    assert (made.correction.start, made.correction.quote) == (kin.start, kin.quote)
    again = services.judge_relation(case, made.correction_id, "reject", EDITOR)
    assert told() == []
    services.undo(case, again.entry_id, EDITOR)
    services.undo(case, made.entry_id, EDITOR)
    assert told() == [("kin", "denounced")]


def test_accepted_and_doubted_relations_outlive_a_reading_without_them(case, kin):
    services.judge_relation(case, kin.pk, "accept", REVIEWER)
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    assert told() == [("kin", "denounced")]
    services.judge_relation(case, kin.pk, "doubt", REVIEWER)
    assert told() == [("kin", "denounced")]
    services.judge_relation(case, kin.pk, "reject", REVIEWER)
    assert told() == []
    assert verify().is_sound


def test_a_relation_that_nobody_judged_goes_with_its_reading(case, kin):
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    assert told() == []


def test_a_relation_can_be_of_a_type_of_the_cases_own_which_it_then_keeps(case, kin):
    added = services.add_term(case, "relation", "informer on", "somebody informs on somebody", EDITOR)
    boris, anna = keys("Boris", "Anna Berg")
    corrected = Said("informer_on", boris, anna, None, 0, 0)
    made = services.judge_relation(case, kin.pk, "correct", REVIEWER, correction=corrected)
    assert told() == [("informer_on", None)]
    with pytest.raises(NotAllowed, match="is used by 1 decision"):
        services.withdraw_term(case, added.pk, EDITOR)
    undone = services.undo(case, made.entry_id, REVIEWER)
    services.withdraw_term(case, added.pk, EDITOR)
    with pytest.raises(NotAllowed, match="was withdrawn from the vocabulary"):
        services.undo(case, undone.pk, REVIEWER)


def test_a_stale_save_shows_both(case, kin):
    services.judge_relation(case, kin.pk, "accept", REVIEWER, version=0)
    with pytest.raises(StaleEdit, match="rosa: accept; yours was not saved, you: reject") as stale:
        services.judge_relation(case, kin.pk, "reject", EDITOR, version=0)
    assert stale.value.theirs == "rosa: accept"


def test_what_cannot_be_used_is_refused(case, kin):
    boris, anna = keys("Boris", "Anna Berg")
    for correction, said in (
        (Said("rival", boris, anna, None, 0, 0), "none of the vocabulary's"),
        (Said("kin", "person:999", anna, "son", 0, 0), "is nobody in chapter.txt"),
        (Said("kin", anna, anna, "self", 0, 0), "to themselves"),
        (Said("kin", boris, anna, "denounced", 0, 0), "says what the relation says already"),
    ):
        with pytest.raises(InputError, match=said):
            services.judge_relation(case, kin.pk, "correct", REVIEWER, correction=correction)
    with pytest.raises(InputError, match="needs one"):
        services.judge_relation(case, kin.pk, "correct", REVIEWER)
    with pytest.raises(InputError, match="is none of accept"):
        services.judge_relation(case, kin.pk, "add", REVIEWER)
    for who in (READER, STRANGER):
        with pytest.raises(NotAllowed):
            services.judge_relation(case, kin.pk, "accept", who)


def test_a_decision_on_a_hidden_relation_is_hidden_too(case, kin):
    boris, anna = keys("Boris", "Anna Berg")
    corrected = Said("associate", boris, anna, "informer", 0, 0)
    services.judge_relation(case, kin.pk, "correct", OWNER, correction=corrected, reason="see the file")
    assert any("denounced" in change.said for change in services.history(READER))
    services.set_confidential(case, OWNER, on=True, claim=Claim.objects.get(quote="denounced").pk)
    assert not any("Boris" in change.said or "see the file" in change.reason for change in services.history(READER))
    assert not services.relations_of(READER, Entity.objects.get(name="Anna Berg").cluster_id)
    with pytest.raises(NotFound):
        services.judge_relation(case, kin.pk, "accept", REVIEWER)


def test_an_undo_that_forgets_relations_would_be_found_out(sqlite_case, monkeypatch):
    monkeypatch.setattr(undo, "settle_judged_relation", lambda entry: None)
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(relations=KIN), OWNER)
    made = services.judge_relation(sqlite_case, Relation.objects.get().pk, "reject", REVIEWER)
    services.undo(sqlite_case, made.entry_id, REVIEWER)
    assert told() == []
