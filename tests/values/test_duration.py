import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.errors import TimeError
from kartoteka.values import Bounds, days, duration
from kartoteka.values.duration import Duration


def after(day, length):
    return duration.plus(days.from_iso(day), duration.parse(length)).to_iso()


def before(day, length):
    return duration.minus(days.from_iso(day), duration.parse(length)).to_iso()


def test_lengths_are_read_and_written():
    for text in ("P7M", "P2Y6M", "P10D", "P2W", "PT48H", "P1Y2M3W4DT5H6M7S"):
        assert str(duration.parse(text)) == text
    assert str(Duration()) == "P0D"


@pytest.mark.parametrize("text", ["", "P", "PT", "7M", "P7", "P-7M", "P1.5Y", "P1000001Y", "P1D2Y"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(TimeError):
        duration.parse(text)


def test_months_lead_to_the_same_day():
    assert after("1937-10-14", "P7M") == ("1938-05-14", "1938-05-14")
    assert before("1938-05-14", "P7M") == ("1937-10-14", "1937-10-14")


def test_a_missing_day_is_not_rounded_away():
    assert after("1937-01-31", "P1M") == ("1937-02-28", "1937-03-01")
    assert after("1936-02-29", "P1Y") == ("1937-02-28", "1937-03-01")


def test_hours_that_are_no_whole_day_leave_two_days():
    assert after("1952-01-14", "PT48H") == ("1952-01-16", "1952-01-16")
    assert after("1952-01-14", "PT36H") == ("1952-01-15", "1952-01-16")


DAYS = st.integers(-100_000, 1_500_000)
LENGTHS = st.builds(
    Duration, st.integers(0, 90), st.integers(0, 200), st.integers(0, 60), st.integers(0, 900), st.integers(0, 90)
)


@given(LENGTHS)
def test_any_length_is_read_back(length):
    assert duration.parse(str(length)) == length


@given(DAYS, LENGTHS)
def test_later_is_not_earlier(day, length):
    assert duration.plus(day, length).earliest >= day
    assert duration.minus(day, length).latest <= day


@given(DAYS, st.integers(0, 9_000), st.integers(0, 9_000))
def test_lengths_in_days_add_up(day, one, other):
    first = duration.shift(duration.plus(day, Duration(days=one)), Duration(days=other))
    assert first == duration.plus(day, Duration(days=one + other))


@given(DAYS, DAYS, LENGTHS, st.sampled_from([1, -1]))
def test_moved_bounds_hold_every_moved_day(one, other, length, sign):
    low, high = sorted((one, other))
    moved = duration.shift(Bounds(low, high), length, sign)
    move = duration.plus if sign > 0 else duration.minus
    for day in (low, (low + high) // 2, high):
        assert moved.earliest <= move(day, length).earliest
        assert move(day, length).latest <= moved.latest
