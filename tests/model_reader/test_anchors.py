"""Words that a model quotes are found where it says, or not at all."""

from kartoteka.model_reader.anchors import Quote, find
from kartoteka.model_reader.segments import Segment

TEXT = "She was arrested on 3 May.   “Never,” he said,\nand signed. He was arrested too."
SEGMENTS = {1: Segment(1, 0, 26), 2: Segment(2, 29, 58), 3: Segment(3, 59, 80)}


def words(quote: Quote) -> str | None:
    span = find(quote, SEGMENTS, TEXT)
    return None if span is None else TEXT[span[0] : span[1]]


def test_the_exact_words_are_found_in_their_segment():
    assert find(Quote(1, "arrested"), SEGMENTS, TEXT) == (8, 16)
    assert find(Quote(3, "arrested"), SEGMENTS, TEXT) == (66, 74)


def test_white_space_and_quotation_marks_may_differ():
    assert words(Quote(2, '"Never," he said, and signed')) == "“Never,” he said,\nand signed"


def test_a_note_mark_in_the_quotation_is_passed_over():
    assert words(Quote(1, "arrested {note 4} on 3 May")) == "arrested on 3 May"


def test_a_number_that_is_off_by_one_is_forgiven():
    assert words(Quote(2, "3 May")) == "3 May"


def test_words_that_are_not_there_are_not_found():
    assert find(Quote(1, "executed"), SEGMENTS, TEXT) is None
    assert find(Quote(1, ""), SEGMENTS, TEXT) is None
    assert find(Quote(99, "arrested"), SEGMENTS, TEXT) is None


def test_a_part_of_a_word_is_not_the_word():
    assert find(Quote(1, "rest"), SEGMENTS, TEXT) is None


def test_the_second_occurrence_can_be_meant():
    text = "Klein and Klein."
    segments = {1: Segment(1, 0, len(text))}
    assert find(Quote(1, "Klein", 2), segments, text) == (10, 15)
