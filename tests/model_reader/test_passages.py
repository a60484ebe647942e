"""Passages hold every segment once, fit the context, and lie in lanes."""

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.model_reader.passages import lanes, passages
from kartoteka.model_reader.segments import Segment


def row(lengths: list[int]) -> tuple[Segment, ...]:
    found, at = [], 0
    for number, length in enumerate(lengths, start=1):
        found.append(Segment(number, at, at + length, None, number % 4 == 1))
        at += length
    return tuple(found)


@given(st.lists(st.integers(1, 900), max_size=120), st.integers(4_000, 64_000))
def test_every_segment_is_read_exactly_once(lengths, context):
    found = passages(row(lengths), context_tokens=context, prompt_tokens=3_000)
    assert [s.number for p in found for s in p.segments] == list(range(1, len(lengths) + 1))


def test_a_passage_is_shown_what_came_before():
    first, second, *_ = passages(row([300] * 60), context_tokens=32_000, prompt_tokens=3_000)
    assert first.before == ()
    assert second.before
    assert second.before[-1].number == first.segments[-1].number


def test_a_small_context_makes_small_passages():
    small = passages(row([300] * 60), context_tokens=4_000, prompt_tokens=3_600)
    large = passages(row([300] * 60), context_tokens=64_000, prompt_tokens=3_600)
    assert len(small) > len(large)


@given(st.integers(0, 40), st.integers(1, 6))
def test_lanes_keep_the_order_and_none_is_empty(count, wanted):
    found = passages(row([6_000] * count), context_tokens=32_000, prompt_tokens=3_000)
    laid = lanes(found, wanted) if found else ()
    assert [p for lane in laid for p in lane] == list(found)
    assert all(laid)
    assert len(laid) <= wanted
