import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.errors import TimeError
from kartoteka.values import arithmetic, calendars, days


def iso(day):
    return days.to_iso(day)


def test_julian_dates_are_ten_eleven_twelve_and_thirteen_days_behind():
    assert iso(calendars.from_julian(1664, 2, 10)) == "1664-02-20"
    assert iso(calendars.from_julian(1799, 5, 1)) == "1799-05-12"
    assert iso(calendars.from_julian(1880, 1, 5)) == "1880-01-17"
    assert iso(calendars.from_julian(1917, 10, 25)) == "1917-11-07"


def test_the_distance_grows_on_the_leap_day_that_gregory_left_out():
    assert iso(calendars.from_julian(1900, 2, 28)) == "1900-03-12"
    assert iso(calendars.from_julian(1900, 2, 29)) == "1900-03-13"


def test_days_that_no_julian_month_has_are_refused():
    for month, day in ((2, 30), (4, 31), (13, 1), (0, 1), (1, 0)):
        with pytest.raises(TimeError):
            calendars.from_julian(1900, month, day)


def test_jewish_feasts_fall_on_their_daylight_day():
    assert iso(calendars.from_hebrew(5702, 7, 10)) == "1941-10-01"
    assert calendars.to_hebrew(days.from_iso("1943-04-20")) == (5703, 1, 15)


def test_easter_of_both_churches():
    assert iso(calendars.easter(1933)) == "1933-04-16"
    assert iso(calendars.easter(1944)) == "1944-04-09"
    assert iso(calendars.easter(1944, orthodox=True)) == "1944-04-16"
    assert iso(calendars.easter(1554)) == "1554-03-25"  # the Julian date as it stands


def test_chinese_new_year():
    known = {1900: "01-31", 1949: "01-29", 1958: "02-18", 1966: "01-21", 1967: "02-09", 1976: "01-31", 2023: "01-22"}
    assert {year: iso(calendars.chinese_new_year(year))[5:] for year in known} == known


@given(st.integers(1, 1_000_000))
def test_a_day_is_read_back_from_its_julian_date(day):
    assert calendars.from_julian(*calendars.to_julian(day)) == day


@given(st.integers(1583, 2500))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    day = calendars.easter(year)
    assert arithmetic.weekday(day) == 7
    assert "03-22" <= iso(day)[5:] <= "04-25"


@given(st.integers(1583, 2500))
def test_orthodox_easter_is_a_sunday_and_never_before_the_western_one(year):
    day = calendars.easter(year, orthodox=True)
    assert arithmetic.weekday(day) == 7
    assert day >= calendars.easter(year)


def test_the_calendar_of_the_french_republic():
    assert iso(calendars.from_republican(1, 1, 1)) == "1792-09-22"
    assert iso(calendars.from_republican(2, 11, 9)) == "1794-07-27"  # 9 Thermidor II
    assert iso(calendars.from_republican(8, 2, 18)) == "1799-11-09"  # 18 Brumaire VIII
    assert iso(calendars.from_republican(14, 4, 10)) == "1805-12-31"


def test_its_years_follow_each_other_without_a_gap():
    for year in range(1, 14):
        last = calendars.from_republican(year, 13, 6 if year % 4 == 3 else 5)
        assert calendars.from_republican(year + 1, 1, 1) == last + 1


def test_days_that_it_does_not_have_are_refused():
    for year, month, day in ((0, 1, 1), (15, 1, 1), (2, 14, 1), (2, 11, 31), (2, 13, 6), (2, 11, 0)):
        with pytest.raises(TimeError):
            calendars.from_republican(year, month, day)
