"""Somebody who was added by hand is taken back, unless something rests on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kartoteka.errors import NotAllowed, NotFound
from kartoteka.record import services
from kartoteka.record.models import Claim, Cluster, Entity, Entry, Mention, NameKey, Source
from kartoteka.record.rows import claim_from_row
from kartoteka.record.verify import verify
from record.factory import OWNER, READER, REVIEWER, TEXT, Says, reading, source


@pytest.fixture
def chapter(case) -> int:
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    return Source.objects.get().pk


def rumour(case, chapter) -> Entity:
    return services.add_entity(case, chapter, "person", "Rumour", [(95, 101, "name")], REVIEWER)


def added(entity: Entity) -> int:
    return Entry.objects.get(action="entity", entities=entity).pk


def test_a_person_who_was_added_is_nowhere_after_undo_and_comes_back(case, chapter):
    before = services.picture_hash()
    row = rumour(case, chapter)
    with_her = services.picture_hash()
    undone = services.undo(case, added(row), REVIEWER, reason="no person")
    assert services.picture_hash() == before
    assert services.find_people(READER, "Rumour") == []
    assert not Mention.objects.filter(entity=row).exists()
    assert not NameKey.objects.filter(entity=row).exists()
    assert not Cluster.objects.filter(pk=row.pk).exists()
    with pytest.raises(NotFound):
        services.cluster(READER, row.pk)
    services.undo(case, undone.pk, REVIEWER)
    assert services.picture_hash() == with_her
    assert services.cluster(READER, row.pk).name == "Rumour"
    assert verify().is_sound


def test_nobody_is_taken_back_on_whom_a_claim_rests(case, chapter):
    row = rumour(case, chapter)
    arrest = Claim.objects.get(type="arrest")
    corrected = replace(claim_from_row(arrest), holders=(row.key,))
    judged = services.judge(case, arrest.pk, "correct", REVIEWER, correction=corrected)
    with pytest.raises(NotAllowed, match=f"entry {judged.entry_id} rests on Rumour"):
        services.undo(case, added(row), REVIEWER)
    undone = services.undo(case, judged.entry_id, REVIEWER)
    services.undo(case, added(row), REVIEWER)
    with pytest.raises(NotAllowed, match="Rumour was added by hand, and that was taken back"):
        services.undo(case, undone.pk, REVIEWER)


def test_nobody_is_taken_back_who_was_merged_or_hidden(case, chapter):
    row = rumour(case, chapter)
    boris = Entity.objects.get(name="Boris")
    merged = services.merge(case, boris.pk, row.pk, REVIEWER)
    with pytest.raises(NotAllowed, match=f"entry {merged.pk} rests on Rumour"):
        services.undo(case, added(row), REVIEWER)
    services.undo(case, merged.pk, REVIEWER)
    hidden = services.set_confidential(case, OWNER, on=True, entity=row.pk)
    with pytest.raises(NotAllowed, match=f"entry {hidden.pk} rests on Rumour"):
        services.undo(case, added(row), OWNER)
    services.undo(case, hidden.pk, OWNER)
    undone = services.undo(case, added(row), OWNER)
    for entry in Entry.objects.filter(action="undo", live=True).exclude(pk=undone.pk):
        with pytest.raises(NotAllowed, match="was taken back; undo that first"):
            services.undo(case, entry.pk, OWNER)


def test_a_new_reading_does_not_bring_back_who_was_taken_back(case, chapter):
    row = rumour(case, chapter)
    services.undo(case, added(row), REVIEWER)
    says = (Says("arrested", "arrest", (("patient", "Anna Berg"),)),)
    services.add_source(case, source(), TEXT.encode(), reading(says=says), OWNER)
    assert services.find_people(READER, "Rumour") == []
    assert not Cluster.objects.filter(pk=row.pk).exists()
    assert verify().findings == ()


def test_one_who_takes_the_place_of_an_older_readings_person_gives_it_back(case, chapter):
    services.add_source(case, source(), TEXT.encode(), reading(says=()), OWNER)
    boris = Entity.objects.get(name="Boris")
    before = services.picture_hash()
    row = services.add_entity(case, chapter, "person", "Boris", [(49, 54, "name")], REVIEWER)
    assert services.cluster(READER, boris.pk).pk == services.cluster(READER, row.pk).pk
    undone = services.undo(case, added(row), REVIEWER)
    assert services.picture_hash() == before
    services.undo(case, undone.pk, REVIEWER)
    assert verify().findings == ()
