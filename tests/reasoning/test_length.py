"""How many days a length can mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.errors import TimeError
from kartoteka.reasoning.length import days_of_length
from kartoteka.values import Bounds, days

DAY = days.from_iso("1937-10-14")


def ends(term, start=DAY):
    """First and last day on which the length from a known day can end."""
    gap = days_of_length(term, Bounds.on(start))
    return days.to_iso(start + gap.earliest), days.to_iso(start + gap.latest)


def test_months_lead_from_the_first_of_the_month_to_the_day_before_one_month_more():
    assert ends("P7M") == ("1938-05-01", "1938-06-13")


def test_years_lead_from_the_first_of_the_year_to_the_day_before_one_year_more():
    assert ends("P3Y") == ("1940-01-01", "1941-10-13")


def test_days_are_counted_to_the_day_and_weeks_to_half_a_week():
    assert ends("P9D") == ("1937-10-22", "1937-10-24")
    assert ends("P3W") == ("1937-10-31", "1937-11-08")


def test_the_end_of_a_short_month_is_no_fault():
    assert ends("P1M", days.from_iso("1937-01-31")) == ("1937-02-01", "1937-03-30")


def test_the_leap_day_of_a_century_is_minded():
    assert ends("P1M", days.from_iso("1900-01-31")) == ("1900-02-01", "1900-03-30")
    assert ends("P1M", days.from_iso("2000-01-31")) == ("2000-02-01", "2000-03-30")


def test_the_shortest_length_is_not_below_nought():
    assert days_of_length("P0D") == Bounds(0, 1)
    assert days_of_length("PT3H").earliest == 0


@pytest.mark.parametrize("term", ["", "P", "seven months", "P7Q", "7M"])
def test_what_is_no_length_is_refused(term):
    with pytest.raises(TimeError, match="is not a length"):
        days_of_length(term)


@given(st.integers(0, 30), st.integers(0, 11), st.integers(600_000, 720_000))
def test_a_length_from_any_day_holds_that_from_a_known_day(years, months, start):
    if not (years or months):
        return
    term = f"P{years}Y{months}M" if months else f"P{years}Y"
    sharp, loose = days_of_length(term, Bounds.on(start)), days_of_length(term)
    assert loose.earliest <= sharp.earliest <= sharp.latest <= loose.latest
