import itertools

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.sources import Block
from kartoteka.workbench.leaves import ENOUGH, FULL, leaf_at, leaves, paragraphs


def text_of(*lengths: int) -> str:
    return "\n\n".join("x" * length for length in lengths)


def test_a_short_text_is_one_leaf():
    text = text_of(300, 400)
    assert [(leaf.start, leaf.end) for leaf in leaves(text, paragraphs(text))] == [(0, len(text))]


def test_a_full_leaf_ends_at_the_next_paragraph():
    text = text_of(FULL, 500)
    assert [leaf.start for leaf in leaves(text, paragraphs(text))] == [0, FULL + 2]


def test_a_leaf_that_holds_enough_ends_at_a_heading_and_takes_its_words():
    text = text_of(ENOUGH, 10, 500)
    blocks = [
        Block("paragraph", 0, ENOUGH),
        Block("heading", ENOUGH + 2, ENOUGH + 12, 1),
        Block("paragraph", ENOUGH + 14, len(text)),
    ]
    assert [(leaf.start, leaf.heading) for leaf in leaves(text, blocks)] == [(0, ""), (ENOUGH + 2, "x" * 10)]


def test_a_heading_soon_after_the_last_does_not_end_a_leaf():
    text = text_of(10, 100, 10, 100)
    blocks = [
        Block("heading", 0, 10, 1),
        Block("paragraph", 12, 112),
        Block("heading", 114, 124, 2),
        Block("paragraph", 126, 226),
    ]
    assert len(leaves(text, blocks)) == 1


def test_a_text_without_line_breaks_is_cut_after_full_stops():
    text = "Word word. " * 6000
    found = leaves(text, paragraphs(text))
    assert len(found) > 5
    assert all(text[leaf.start : leaf.start + 4] == "Word" for leaf in found)


def test_a_place_is_found_in_its_leaf_and_past_the_end_in_the_last():
    text = text_of(FULL, 500)
    found = leaves(text, paragraphs(text))
    assert leaf_at(found, 3).number == 1
    assert leaf_at(found, FULL + 2).number == 2
    assert leaf_at(found, 10**9).number == 2


@given(st.lists(st.integers(1, 30_000), max_size=12))
def test_leaves_follow_one_another_and_hold_the_whole_text(lengths):
    text = text_of(*lengths)
    found = leaves(text, paragraphs(text))
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(found))
    assert all(leaf.end - leaf.start <= 3 * FULL + 30_000 for leaf in found)
