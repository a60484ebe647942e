"""How a text is cut into the sentences that are worked through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.record.sentences import cut, sentences
from kartoteka.sources import Block, Source


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in cut(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was held. He died.", ["He was held.", "He died."]),
        ("Who was it?  Nobody knew!\nThen", ["Who was it?", "Nobody knew!", "Then"]),
        ("They came.12 He fled.", ["They came.12", "He fled."]),
        ("“He is gone.” She wept.", ["“He is gone.”", "She wept."]),
        ("Его взяли. Он умер.", ["Его взяли.", "Он умер."]),
    ],
)
def test_a_sentence_ends_at_its_full_stop(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Berg was held.", "N. K. Berg was held.", "See vol. 3 of it.", "about 3.5 per cent", "Dr. Zhivago came",
        "… and so on", "St. Petersburg fell", "file No. 12",
    ],
)  # fmt: skip
def test_a_full_stop_within_a_sentence_ends_none(text):
    assert pieces(text) == [text]


def test_headings_and_what_is_set_aside_are_no_sentences():
    text = "PART ONE\nHe was held. He died.\nIndex: Berg 3."
    blocks = (Block("heading", 0, 8, 1), Block("paragraph", 9, 30), Block("contents", 31, 45))
    found = sentences(Source("a.txt", "0" * 64, "text/plain", text, blocks=blocks))
    assert [text[start:end] for start, end in found] == ["He was held.", "He died."]


@given(st.text(alphabet="Aa. !?\n1”", max_size=60))
def test_sentences_are_in_order_apart_and_leave_out_nothing_but_white_space(text):
    found = cut(text, 0, len(text))
    here = 0
    for start, end in found:
        assert not text[here:start].strip()
        assert start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        here = end
    assert not text[here:].strip()
