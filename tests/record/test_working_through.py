"""Sentences are marked as done, by whom may, and the mark is taken back."""

from __future__ import annotations

import pytest

from kartoteka.errors import InputError, NotAllowed, NotFound
from kartoteka.record import services
from kartoteka.record.models import Claim, DoneSentence, Entry, Source
from kartoteka.record.projection import undo
from kartoteka.record.verify import verify
from record.factory import EDITOR, OWNER, READER, REVIEWER, STRANGER, TEXT, reading, source

FIRST, SECOND, THIRD, RUMOUR = 0, 49, 70, 95


@pytest.fixture
def chapter(case) -> int:
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    return Source.objects.get().pk


def done() -> list[str]:
    return [TEXT[row.start : row.end] for row in DoneSentence.objects.order_by("start")]


def test_a_sentence_is_marked_and_unmarked(case, chapter):
    assert Source.objects.get().texts.get().sentences == 4
    services.mark_done(case, chapter, [SECOND, RUMOUR], REVIEWER)
    assert done() == ["Boris denounced her.", "Rumour has it."]
    services.mark_done(case, chapter, [SECOND], EDITOR, on=False, reason="a claim is missing")
    assert done() == ["Rumour has it."]
    assert [change.said for change in services.history(READER, count=2)] == [
        "marked 1 sentence as not done",
        "marked 2 sentences as done",
    ]
    assert verify().is_sound


def test_what_is_done_already_writes_no_entry(case, chapter):
    assert services.mark_done(case, chapter, [FIRST], REVIEWER) is not None
    entries = Entry.objects.count()
    assert services.mark_done(case, chapter, [FIRST], REVIEWER) is None
    assert services.mark_done(case, chapter, [SECOND], REVIEWER, on=False) is None
    assert Entry.objects.count() == entries


def test_undo_takes_back_just_that_mark(case, chapter):
    first = services.mark_done(case, chapter, [FIRST, SECOND], REVIEWER)
    services.mark_done(case, chapter, [SECOND], REVIEWER, on=False)
    services.mark_done(case, chapter, [THIRD], REVIEWER)
    undone = services.undo(case, first.pk, REVIEWER)
    assert done() == ["Anna Berg died in 1942."]
    services.undo(case, undone.pk, REVIEWER)
    assert done() == ["Anna Berg was arrested in Kazan on 20 June 1939.", "Anna Berg died in 1942."]


def test_marks_outlive_a_new_reading(case, chapter):
    services.mark_done(case, chapter, [FIRST], REVIEWER)
    services.add_source(case, source(), TEXT.encode(), reading(TEXT, ()), OWNER)
    assert len(done()) == 1


@pytest.mark.parametrize("starts", [[], [1], [FIRST, 7], [-1], [10_000]])
def test_a_place_where_no_sentence_begins_is_refused(case, chapter, starts):
    with pytest.raises(InputError, match="begins at"):
        services.mark_done(case, chapter, starts, REVIEWER)


def test_readers_and_strangers_mark_nothing(case, chapter):
    for who in (READER, STRANGER):
        with pytest.raises(NotAllowed, match="may not mark sentences as done"):
            services.mark_done(case, chapter, [FIRST], who)


def test_nobody_marks_words_that_are_hidden_from_them(case, chapter):
    services.set_confidential(case, OWNER, on=True, claim=Claim.objects.get(type="death").pk)
    with pytest.raises(NotAllowed, match="hidden from you"):
        services.mark_done(case, chapter, [THIRD], REVIEWER)
    services.mark_done(case, chapter, [THIRD], OWNER)
    services.set_confidential(case, OWNER, on=True, source=chapter)
    with pytest.raises(NotFound):
        services.mark_done(case, chapter, [FIRST], REVIEWER)


def test_an_undo_that_forgets_the_marks_would_be_found_out(sqlite_case, monkeypatch):
    monkeypatch.setattr(undo, "settle_done", lambda entry: None)
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(), OWNER)
    first = services.mark_done(sqlite_case, Source.objects.get().pk, [FIRST], REVIEWER)
    before = done()
    services.undo(sqlite_case, first.pk, REVIEWER)
    assert done() == before
