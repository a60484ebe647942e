"""A source is shown to a model in numbered sentences, with notes named and nothing moved."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.model_reader.answer import parse_answer
from kartoteka.model_reader.assemble import Assembly
from kartoteka.model_reader.segments import LONGEST, segments, shown
from kartoteka.reading.mask import mask
from kartoteka.sources import from_text


def texts(text: str) -> list[str]:
    source = from_text(text, "t")
    masked = mask(source)
    return [shown(segment, source, masked) for segment in segments(source, masked)]


def test_a_sentence_is_a_segment():
    assert texts("He was tried. She was not.\n\nNobody knew.") == ["He was tried.", "She was not.", "Nobody knew."]


def test_initials_and_abbreviations_end_no_sentence():
    assert len(texts("M. K. Ivanov was arr. 3 Mar. 1935 by Gen. Petrov.")) == 1


def test_a_paragraph_number_is_no_sentence_of_its_own():
    assert texts("61. On 5 May he fled.") == ["61. On 5 May he fled."]


def test_a_question_ends_a_sentence():
    assert len(texts("Who gave the order? Nobody answered.")) == 2


@given(st.text(alphabet="ab. \nA\"'?12[]", max_size=400))
def test_segments_are_in_order_and_never_overlap(text):
    source = from_text(text, "t")
    found = segments(source, mask(source))
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    for before, after in pairwise(found):
        assert before.start < before.end <= after.start


def test_a_text_without_a_full_stop_is_cut_all_the_same():
    source = from_text("word " * 2_000, "t")
    found = segments(source, mask(source))
    assert max(s.end - s.start for s in found) <= LONGEST


def test_a_claim_behind_the_notes_at_a_pages_foot_has_its_own_sentence_for_passage():
    text = (
        "The printer recalled¹\n_____\n¹ State Archive, file 12.\n\na loud noise and a man who was arrested there."
        " Nobody else spoke of it.\n"
    )
    source = from_text(text, "torn.txt")
    masked = mask(source)
    cut = segments(source, masked)
    torn = next(s for s in cut if "arrested" in source.text[s.start : s.end])
    assembly = Assembly(source, masked, cut, "model m")
    said = {"type": "arrest", "at": [torn.number, "arrested"], "factuality": "CT+"}
    assembly.take(parse_answer(json.dumps({"entities": [], "claims": [said]})))
    (claim,) = assembly.reading().claims
    assert (claim.passage_start, claim.passage_end) == (torn.start, torn.end)
    assert any(torn.start < s.start and s.end < claim.start for s in cut), "a note's segment lies inside the sentence"
