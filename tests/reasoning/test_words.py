"""Days, bounds, lengths and gaps in words."""

import pytest

from kartoteka.reasoning.words import in_sentence, say_bounds, say_gap, say_length, say_list
from kartoteka.values import Bounds


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("1937-10-14", "1937-10-14", "on 14 October 1937"),
        ("1938-05-01", "1938-05-31", "in May 1938"),
        ("1938-01-01", "1938-12-31", "in 1938"),
        ("1938-05-01", "1938-06-30", "between May and June 1938"),
        ("1937-12-01", "1938-01-31", "between December 1937 and January 1938"),
        ("1937-01-01", "1939-12-31", "between 1937 and 1939"),
        ("1938-05-03", "1938-05-09", "between 3 and 9 May 1938"),
        ("1938-05-03", "1938-06-09", "between 3 May and 9 June 1938"),
        ("1937-12-30", "1938-01-02", "between 30 December 1937 and 2 January 1938"),
        (None, "1938-05-09", "by 9 May 1938"),
        ("1938-05-09", None, "on 9 May 1938 or later"),
        (None, None, "at a time not known"),
        ("-0043-03-15", "-0043-03-15", "on 15 March 44 BCE"),
    ],
)
def test_bounds_are_said_with_their_preposition(earliest, latest, said):
    assert say_bounds(Bounds.from_iso(earliest, latest)) == said


@pytest.mark.parametrize(
    ("term", "said"),
    [("P7M", "seven months"), ("P1Y", "one year"), ("P2Y6M", "two years and six months"), ("P90D", "90 days"),
     ("for ever", "for ever"), ("P3W", "three weeks")],
)  # fmt: skip
def test_lengths_are_said_in_their_units(term, said):
    assert say_length(term) == said


@pytest.mark.parametrize(
    ("anchor", "counted", "said"),
    [
        (("1937-10-14", "1937-10-14"), ("1937-10-16", "1937-10-16"), "two days after"),
        (("1937-10-14", "1937-10-14"), ("1937-10-13", "1937-10-13"), "one day before"),
        (("1937-10-14", "1937-10-14"), ("1937-10-14", "1937-10-14"), "on the day of"),
        (("1937-10-14", "1937-10-14"), ("1937-10-16", "1937-10-23"), "between two and nine days after"),
        (("1905-01-01", "1905-12-31"), ("1955-01-01", "1955-12-31"), "about 50 years after"),
        (("1905-01-01", None), (None, "1955-12-31"), "before or after"),
    ],
)
def test_a_gap_is_said_in_days_or_in_years(anchor, counted, said):
    assert say_gap(Bounds.from_iso(*anchor), Bounds.from_iso(*counted)) == said


def test_lists_end_with_and():
    assert say_list(["a"]) == "a"
    assert say_list(["a", "b", "c"]) == "a, b and c"
    assert say_list([]) == ""


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("The certificate", "the certificate"),
        ("Three agents", "three agents"),
        ("A. Petrov", "A. Petrov"),
        ("Anna Petrova", "Anna Petrova"),
        ("A", "A"),
    ],
)
def test_what_begins_a_sentence_loses_its_capital_within_one_and_names_do_not(name, within):
    assert in_sentence(name) == within
