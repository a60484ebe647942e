"""How far a text is worked through, and what those without the right learn of it."""

from __future__ import annotations

from kartoteka.record import services
from kartoteka.record.coverage import Coverage, counted, done_of
from kartoteka.record.models import Claim, Source
from record.factory import OWNER, READER, REVIEWER, STRANGER, TEXT, reading, source


def test_a_sentence_is_done_or_has_claims_or_is_untouched():
    places = [(0, 10), (11, 20), (21, 30), (31, 40)]
    assert counted(places, {0}, [5, 12, 15, 35]) == Coverage(done=1, with_claims=2, untouched=1)
    assert counted(places, set(), []) == Coverage(0, 0, 4)
    assert counted([], {0}, [5]) == Coverage(0, 0, 0)


def test_a_claim_between_sentences_or_before_the_first_touches_none():
    places = [(5, 10), (12, 20)]
    assert counted(places, set(), [0, 10, 11, 20]).untouched == 2
    assert counted(places, set(), [9]).untouched == 1


def test_the_figures_of_a_source(case):
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    row = Source.objects.get()
    text = row.texts.get()
    assert services.coverage(OWNER, text) == Coverage(0, 3, 1)
    services.mark_done(case, row.pk, [49, 95], REVIEWER)
    assert services.coverage(OWNER, text) == Coverage(2, 2, 0)
    assert done_of(READER, [row]) == {row.pk: (2, 4)}


def test_hidden_claims_count_for_those_who_may_see_them_only(case):
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    row = Source.objects.get()
    services.set_confidential(case, OWNER, on=True, claim=Claim.objects.get(type="death").pk)
    assert services.coverage(OWNER, row.texts.get()).with_claims == 3
    assert services.coverage(READER, row.texts.get()).with_claims == 2
    services.set_confidential(case, OWNER, on=True, source=row.pk)
    assert done_of(READER, [row]) == {}
    assert done_of(STRANGER, [row]) == {}
