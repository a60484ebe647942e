import itertools

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.drawing.scale import elastic_scale
from kartoteka.values import days

DAY = days.from_iso
some_days = st.lists(st.integers(min_value=-400_000, max_value=800_000), min_size=1, max_size=40)


def labels(*iso: str, most: int = 14) -> list[str]:
    return [segment.label for segment in elastic_scale([DAY(day) for day in iso], 0, 900, most).segments]


def test_years_without_a_happening_are_folded_into_one():
    assert labels("1920-02-10", "1939-06-20", "1940-02-02") == ["1920", "", "1939", "1940"]


def test_within_two_years_the_units_are_months():
    assert labels("1939-06-20", "1939-08-01") == ["Jun 1939", "", "Aug 1939"]


def test_too_many_years_become_decades():
    assert labels("1921-01-01", "1922-01-01", "1924-01-01", "1939-01-01", most=3) == ["1920s", "1930s"]


def test_a_year_with_more_happenings_is_wider():
    busy, calm = elastic_scale(
        [DAY("1939-01-01"), DAY("1939-05-01"), DAY("1939-06-01"), DAY("1950-01-01")], 0, 900
    ).segments[::2]
    assert busy.right - busy.left > calm.right - calm.left


@given(some_days, st.data())
def test_an_earlier_day_is_never_right_of_a_later_one(on, data):
    scale = elastic_scale(on, 10, 500)
    first, second = sorted((data.draw(st.sampled_from(on)), data.draw(st.integers(-400_000, 800_000))))
    assert 10 <= scale.x(first) <= scale.x(second) <= 500 + 1e-6


@given(some_days)
def test_segments_follow_one_another_without_a_gap(on):
    segments = elastic_scale(on, 0, 300).segments
    assert all(a.end == b.start and abs(a.right - b.left) < 1e-6 for a, b in itertools.pairwise(segments))
