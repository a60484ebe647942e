from hypothesis import given
from hypothesis import strategies as st

from kartoteka.exchange.extract import extract

SENTENCE = "The same day his apartment was searched, and his wife wrote a complaint."
SEARCHED = (SENTENCE.index("searched"), SENTENCE.index("searched") + 8)


def test_a_sentence_that_fits_is_given_whole():
    assert extract(SENTENCE, SEARCHED, 100) == SENTENCE


def test_the_words_around_the_trigger_are_kept_and_the_cut_is_shown():
    assert extract(SENTENCE, SEARCHED, 30).replace("\xa0", " ") == "… apartment was searched, …"


def test_the_clause_is_filled_before_the_next_one():
    sentence = "He fled, she was shot at dawn on Monday."
    assert extract(sentence, (13, 21), 30).replace("\xa0", " ") == "… she was shot at dawn on …"


def test_a_trigger_longer_than_the_room_is_cut():
    assert len(extract("x" * 50, (0, 50), 20)) == 20


@given(st.text(alphabet="ab ,.", min_size=1, max_size=80), st.integers(0, 79), st.integers(1, 10), st.integers(12, 60))
def test_an_extract_never_takes_more_room_than_it_has(sentence, start, length, room):
    start = min(start, len(sentence) - 1)
    assert len(extract(sentence, (start, min(start + length, len(sentence))), room)) <= max(room, 1)
