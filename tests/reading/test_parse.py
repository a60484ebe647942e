"""The parse: one document whose offsets count in the source, with sentences that end where paragraphs do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kartoteka.reading.parse import LONGEST_SENTENCE, parse, pieces, unbroken


@given(st.text(alphabet="ab. \n“A1", max_size=400))
def test_pieces_joined_are_the_text_and_breaks_keep_its_length(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert len(unbroken(text)) == len(text)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="Aab.,\n’-", max_size=60))
def test_tokens_stand_where_the_source_has_them(text: str) -> None:
    for token in parse(text):
        assert unbroken(text)[token.idx : token.idx + len(token.text)] == token.text


def test_a_paragraph_end_ends_the_sentence() -> None:
    doc = parse("THE SECOND TRIAL\n\nIt began in July")
    assert [s.text.strip() for s in doc.sents] == ["THE SECOND TRIAL", "It began in July"]


def test_a_line_broken_for_its_length_is_one_sentence() -> None:
    doc = parse(
        "He was taken to the prison in the old town by two\nmen who would not say from where they had come to him."
    )
    assert len(list(doc.sents)) == 1


def test_a_masked_mark_does_not_hide_the_full_stop() -> None:
    doc = parse("They came for the agents.   He was gone.")
    assert len(list(doc.sents)) == 2


def test_hyphened_names_and_words_for_people_are_one_token() -> None:
    words = [t.text for t in parse("Tadeusz Boy-Żeleński and his brother-in-law met a passer-by.")]
    assert {"Boy-Żeleński", "brother-in-law", "passer-by"} <= set(words)


def test_a_compound_is_still_taken_apart() -> None:
    assert "well" in [t.text for t in parse("It was a well-known case.")]


def test_an_empty_text_has_no_tokens() -> None:
    assert len(parse("")) == 0


def test_a_text_without_a_full_stop_is_cut_into_sentences_all_the_same() -> None:
    longest = max(len(sentence) for sentence in parse("(arrested [" * 1500).sents)
    assert longest <= LONGEST_SENTENCE + 1
