"""The case's own types: added by editors, used in claims, told apart, and withdrawn while nothing uses them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kartoteka.claims import from_json, to_json
from kartoteka.claims.vocabulary import EventType
from kartoteka.errors import InputError, NotAllowed, NotFound, ReadingError
from kartoteka.reasoning.chronology import chronology
from kartoteka.reasoning.dossier import dossier, find_person, indexed
from kartoteka.record import services, terms, undoing
from kartoteka.record.backup import backup, restore
from kartoteka.record.models import Claim, Entry, Source
from kartoteka.record.rows import claim_from_row
from kartoteka.record.verify import verify
from record.conftest import close_database
from record.factory import EDITOR, OWNER, READER, REVIEWER, TEXT, Says, reading, source

MEANS = "somebody is put out of their home"


@pytest.fixture
def chapter(case) -> Claim:
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    return Claim.objects.get(type="arrest")


def eviction(case, who=EDITOR) -> Entry:
    return services.add_term(case, "event", "Eviction", MEANS, who, group="custody", reason="told forty times")


def names() -> list[str]:
    return [f"{term.kind} {term.name}" for term in services.own_terms()]


def test_an_editor_adds_types_and_they_stand_behind_the_vocabularys_own(case):
    eviction(case)
    services.add_term(case, "relation", "fellow-prisoner", "both were in one cell", EDITOR)
    assert list(services.event_types())[-1] == "eviction"
    assert services.event_types()["eviction"] == EventType("eviction", "custody", MEANS)
    assert list(services.relation_types())[-1] == "fellow_prisoner"
    (said, *_) = services.history(READER, count=2)[1:]
    assert (said.said, said.reason) == ("added to the vocabulary: the type of event eviction", "told forty times")
    assert verify().is_sound


@pytest.mark.parametrize(
    ("kind", "name", "means", "group", "said"),
    [
        ("event", "arrest", MEANS, "custody", "there is a type of event 'arrest' already"),
        ("event", "Eviction", MEANS, "custody", "there is a type of event 'eviction' already"),
        ("relation", "kin", MEANS, "", "there is a type of relation 'kin' already"),
        ("event", "", MEANS, "custody", "must be of 2 to 40 letters"),
        ("event", "<b>", MEANS, "custody", "must be of 2 to 40 letters"),
        ("event", "x" * 41, MEANS, "custody", "must be of 2 to 40 letters"),
        ("event", "4th visit", MEANS, "custody", "must be of 2 to 40 letters"),
        ("event", "visit", " ", "custody", "say in a sentence"),
        ("event", "visit", MEANS, "", "is in one of the groups"),
        ("event", "visit", MEANS, "misc", "is in one of the groups"),
        ("relation", "visitor", MEANS, "custody", "one of relation in none"),
        ("place", "camp", MEANS, "", "is none of event and relation"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(sqlite_case, kind, name, means, group, said):
    eviction(sqlite_case)
    with pytest.raises(InputError, match=said):
        services.add_term(sqlite_case, kind, name, means, EDITOR, group=group)


def test_reviewers_add_and_withdraw_nothing(case):
    with pytest.raises(NotAllowed, match="may not add to the vocabulary"):
        eviction(case, REVIEWER)
    added = eviction(case)
    for take_back in (services.withdraw_term, services.undo):
        with pytest.raises(NotAllowed, match="vocabulary"):
            take_back(case, added.pk, REVIEWER)


def test_a_type_that_nothing_uses_is_withdrawn_and_comes_back(case):
    before = services.picture_hash()
    added = eviction(case)
    undone = services.withdraw_term(case, added.pk, EDITOR, reason="a typing error")
    assert names() == []
    assert services.picture_hash() == before
    services.undo(case, undone.pk, EDITOR)
    assert names() == ["event eviction"]
    with pytest.raises(NotFound):
        services.withdraw_term(case, undone.pk, EDITOR)


def test_a_type_in_use_cannot_be_withdrawn_in_any_way(case, chapter):
    added = eviction(case)
    corrected = replace(claim_from_row(chapter), type="eviction")
    judged = services.judge(case, chapter.pk, "correct", REVIEWER, correction=corrected)
    for take_back in (services.withdraw_term, services.undo):
        with pytest.raises(NotAllowed, match=f"used by 1 decision, the first of them entry {judged.entry_id}"):
            take_back(case, added.pk, EDITOR)
    undone = services.undo(case, judged.entry_id, REVIEWER)
    services.withdraw_term(case, added.pk, EDITOR)
    with pytest.raises(NotAllowed, match="'eviction' was withdrawn from the vocabulary"):
        services.undo(case, undone.pk, REVIEWER)


def test_an_added_claim_of_the_type_keeps_it_too(case, chapter):
    added = eviction(case)
    services.add_claim(case, chapter.source_id, replace(claim_from_row(chapter), type="eviction"), REVIEWER)
    with pytest.raises(NotAllowed, match="is used by"):
        services.withdraw_term(case, added.pk, EDITOR)


def test_a_name_that_was_taken_meanwhile_does_not_come_back(case):
    first = eviction(case)
    undone = services.withdraw_term(case, first.pk, EDITOR)
    eviction(case)
    with pytest.raises(NotAllowed, match="another type 'eviction'"):
        services.undo(case, undone.pk, EDITOR)


def test_a_type_that_was_never_added_can_be_used_nowhere(case, chapter):
    with pytest.raises(InputError, match="'eviction' is none of the vocabulary's; an editor can add it"):
        services.add_claim(case, chapter.source_id, replace(claim_from_row(chapter), type="eviction"), REVIEWER)
    other = TEXT.replace("Boris", "Pavel")
    told = reading(other, (Says("arrested", "eviction", (("patient", "Anna Berg"),)),))
    with pytest.raises(ReadingError, match="claims of the type 'eviction'"):
        services.add_source(case, source(other), other.encode(), told, OWNER)


def test_the_dossier_and_the_exchange_format_know_the_type(case, chapter):
    eviction(case)
    corrected = replace(claim_from_row(chapter), type="eviction")
    services.judge(case, chapter.pk, "correct", REVIEWER, correction=corrected)
    told = services.told_source(OWNER, Source.objects.get()).reading
    assert told.event_types == (EventType("eviction", "custody", MEANS),)
    assert from_json(to_json(told)).event_types == told.event_types
    assert "event_types" not in to_json(replace(told, event_types=()))
    readings = indexed([told])
    life = dossier(readings, find_person(readings, "Anna Berg"), chronology([told])).life
    (line,) = [one for one in life if one.type == "eviction"]
    assert (line.group, line.phrase, line.turning) == ("custody", "eviction in Kazan", False)


def test_terms_come_through_a_backup(sqlite_case, tmp_path):
    eviction(sqlite_case)
    backup(sqlite_case, tmp_path / "a.backup")
    close_database()
    restore(tmp_path / "a.backup", tmp_path / "b.kartoteka")
    assert names() == ["event eviction"]


def test_a_withdrawal_that_does_not_look_would_be_found_out(sqlite_case, monkeypatch):
    monkeypatch.setattr(terms, "check_unused", lambda term: None)
    monkeypatch.setattr(undoing.terms, "check_unused", lambda term: None)
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(), OWNER)
    row = Claim.objects.get(type="arrest")
    added = eviction(sqlite_case)
    services.judge(sqlite_case, row.pk, "correct", REVIEWER, correction=replace(claim_from_row(row), type="eviction"))
    services.withdraw_term(sqlite_case, added.pk, EDITOR)
    assert Claim.objects.filter(type="eviction", stands=True).exists()
    assert "eviction" not in services.event_types()
