"""Stated lengths as ISO 8601 durations."""

import pytest

from kartoteka.reading.terms import read_length


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("for seven months", "P7M"),
        ("for ſix Months", "P6M"),
        ("ten yrs.", "P10Y"),
        ("two and a half years", "P2Y6M"),
        ("a hundred and one years in prison", "P101Y"),
        ("thirty-five years", "P35Y"),
        ("eighteen months", "P18M"),
        ("a year", "P1Y"),
        ("twelve years and a day", "P12Y1D"),
        ("two years, six months", "P2Y6M"),
        ("ten years and hard labour", "P10Y"),
        ("112 years", "P112Y"),
        ("for life", None),
        ("in the year 1937", None),
        ("years later", None),
    ],
)
def test_a_length_is_read_from_words(words: str, length: str | None) -> None:
    assert read_length(words) == length


def test_a_bare_number_counts_in_the_unit_that_is_given() -> None:
    assert read_length("seven", "year") == "P7Y"
    assert read_length("seven") is None
    assert read_length("Harich", "year") is None
