"""A real model's recorded answers, unmended: every anchor is exact, and no word was refused."""

import os
from pathlib import Path

import pytest

from kartoteka.model_reader.cache import Cache
from kartoteka.model_reader.endpoint import Endpoint
from kartoteka.model_reader.run import read_with_model
from kartoteka.sources import load

SHARED = Path(os.environ.get("KARTOTEKA_SHARED", Path(__file__).parents[3] / "shared"))
EXAM = SHARED / "exam" / "dev"
RECORDINGS = Path(__file__).parent / "recordings"
RECORDED = Endpoint("http://127.0.0.1:9/v1", "recorded", context=32_000, parallel=1)


class Nobody:
    def ask(self, messages):
        pytest.fail("a prompt without a recorded answer: prompt or segments changed; see tools/record_model.py")


@pytest.fixture(scope="module")
def readings():
    texts = sorted(EXAM.glob("*.txt"))
    if not texts:
        pytest.skip(f"the exam's passages are not there ({EXAM})")
    cache = Cache(RECORDINGS)
    return {
        text.name: (load(text), read_with_model(load(text), RECORDED, client=Nobody(), cache=cache)) for text in texts
    }


def test_every_anchor_covers_words_of_the_source(readings):
    for source, outcome in readings.values():
        spans = [(claim.start, claim.end) for claim in outcome.reading.claims]
        spans += [(mention.start, mention.end) for entity in outcome.reading.entities for mention in entity.mentions]
        spans += [(relation.start, relation.end) for relation in outcome.reading.relations]
        assert len(spans) > 20
        for start, end in spans:
            words = source.text[start:end]
            assert words == words.strip() != "", (source.name, start, end)
            assert not source.text[start - 1 : start + 1].isalnum() or start == 0, (source.name, words)
        for claim in outcome.reading.claims:
            assert claim.passage_start <= claim.start < claim.end <= claim.passage_end


def test_no_words_of_the_recorded_answers_were_refused(readings):
    assert {name: outcome.report.refused for name, (_, outcome) in readings.items() if outcome.report.refused} == {}


def test_note_marks_are_the_sources_own(readings):
    for source, outcome in readings.values():
        assert {(n.mark, n.start) for n in outcome.reading.notes} == {(n.mark, n.start) for n in source.notes}


def test_each_claim_says_which_model_which_prompt_and_which_day(readings):
    for _, outcome in readings.values():
        for claim in outcome.reading.claims:
            assert claim.reader.startswith("model recorded, prompt ")
            assert [reason[:21] for part, reason in claim.explanation if part == "reader"] == ["the model answered on"]
