from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.errors import TimeError
from kartoteka.values import days

ANY_DAY = st.integers(-4_000_000, 4_000_000)


def test_day_one_is_the_first_of_january_of_the_year_one():
    assert days.to_iso(1) == "0001-01-01"
    assert days.to_iso(0) == "0000-12-31"
    assert days.from_iso("-0001-12-31") == days.from_iso("0000-01-01") - 1


def test_no_day_is_made_of_what_is_none():
    for text in ("1938-02-31", "1900-02-29", "1938-13-01", "31.12.1938", ""):
        with pytest.raises(TimeError):
            days.from_iso(text)


@given(ANY_DAY)
def test_a_day_is_read_back_from_its_iso_date(day):
    assert days.from_iso(days.to_iso(day)) == day


@given(st.dates())
def test_days_count_as_the_standard_library_counts(when):
    assert days.from_ymd(when.year, when.month, when.day) == when.toordinal()
    assert days.to_ymd(when.toordinal()) == (when.year, when.month, when.day)


def test_the_cycle_of_four_hundred_years_goes_on_past_the_library():
    assert days.from_ymd(10_000, 1, 1) == date(9999, 12, 31).toordinal() + 1
