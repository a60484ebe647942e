from hypothesis import given
from hypothesis import strategies as st

from kartoteka.values import Bounds
from kartoteka.values.order import Order, common, compare, hull


def span(earliest, latest):
    return Bounds.from_iso(earliest, latest)


def test_before_and_after_hold_for_every_day():
    assert compare(span("1937-01-01", "1937-12-31"), span("1938-01-01", None)) is Order.BEFORE
    assert compare(span("1938-01-01", None), span(None, "1937-12-31")) is Order.AFTER


def test_one_shared_day_is_an_overlap():
    assert compare(span("1937-01-01", "1938-01-01"), span("1938-01-01", "1938-02-01")) is Order.OVERLAPPING


def test_an_open_side_leaves_it_unsaid():
    assert compare(span(None, "1938-01-01"), span("1937-01-01", "1937-12-31")) is Order.CANNOT_SAY
    assert compare(span(None, None), span("1937-01-01", "1937-12-31")) is Order.CANNOT_SAY


def test_common_days_and_the_hull():
    one, other = span("1937-01-01", "1937-12-31"), span("1937-06-01", None)
    assert common(one, other) == span("1937-06-01", "1937-12-31")
    assert hull(one, other) == span("1937-01-01", None)
    assert common(one, span("1938-01-01", None)) is None


SIDES = st.one_of(st.none(), st.integers(0, 60))


@st.composite
def any_bounds(draw):
    one, other = draw(SIDES), draw(SIDES)
    if one is not None and other is not None and one > other:
        one, other = other, one
    return Bounds(one, other)


OPPOSITE = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}


@given(any_bounds(), any_bounds())
def test_the_order_read_from_the_other_side_is_the_opposite(one, other):
    answer = compare(one, other)
    assert compare(other, one) is OPPOSITE.get(answer, answer)


@given(any_bounds(), any_bounds(), st.integers(0, 60))
def test_common_days_are_in_both_and_the_hull_holds_all(one, other, day):
    shared = common(one, other)
    assert (_holds(one, day) and _holds(other, day)) == (shared is not None and _holds(shared, day))
    if _holds(one, day) or _holds(other, day):
        assert _holds(hull(one, other), day)


def _holds(bounds, day):
    return (bounds.earliest is None or bounds.earliest <= day) and (bounds.latest is None or day <= bounds.latest)
