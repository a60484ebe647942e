from hypothesis import given
from hypothesis import strategies as st

from kartoteka.values import arithmetic, days

DAYS = st.integers(-500_000, 1_500_000)
MONTHS = st.integers(-5_000, 5_000)


def on(text):
    return days.from_iso(text)


def test_leap_years_are_gregorian():
    assert arithmetic.is_leap(1904)
    assert arithmetic.is_leap(2000)
    assert not arithmetic.is_leap(1900)
    assert arithmetic.is_leap(0)  # 1 BCE


def test_a_month_from_the_thirty_first_ends_on_the_last_day():
    assert arithmetic.add_months(on("1937-01-31"), 1) == on("1937-02-28")
    assert arithmetic.add_months(on("1937-01-28"), 1) == on("1937-02-28")
    assert arithmetic.add_years(on("1936-02-29"), 1) == on("1937-02-28")


def test_months_count_back_over_new_year():
    assert arithmetic.add_months(on("1938-01-15"), -2) == on("1937-11-15")
    assert arithmetic.month_span(1937, 13) == arithmetic.month_span(1938, 1)


def test_the_weekday_is_that_of_the_calendar():
    assert arithmetic.weekday(on("1945-05-08")) == 2
    assert arithmetic.weekday(on("1968-08-30")) == 5


@given(DAYS, MONTHS)
def test_months_there_and_back_lose_at_most_three_days(day, months):
    back = arithmetic.add_months(arithmetic.add_months(day, months), -months)
    assert day - 3 <= back <= day


@given(DAYS, MONTHS, MONTHS)
def test_month_steps_add_up_for_days_that_every_month_has(day, one, other):
    year, month, _ = days.to_ymd(day)
    first = days.from_ymd(year, month, 15)
    assert arithmetic.add_months(arithmetic.add_months(first, one), other) == arithmetic.add_months(first, one + other)


@given(DAYS, DAYS, MONTHS)
def test_adding_months_keeps_the_order(one, other, months):
    low, high = sorted((one, other))
    assert arithmetic.add_months(low, months) <= arithmetic.add_months(high, months)
