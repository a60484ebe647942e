import pytest

from kartoteka.values import days
from kartoteka.workbench.words import CERTAINTY_SIGNS, STANDINGS, plural, when


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("1939-06-20", "1939-06-20", "20 Jun 1939"),
        ("1939-06-20", "1939-06-22", "20–22 Jun 1939"),
        ("1939-02-01", "1939-02-28", "Feb 1939"),
        ("1939-02-01", "1939-02-27", "1–27 Feb 1939"),
        ("1938-01-01", "1938-08-31", "Jan–Aug 1938"),
        ("1939-01-01", "1939-12-31", "1939"),
        ("1920-01-01", "1929-12-31", "1920s"),
        ("1921-01-01", "1929-12-31", "1921–1929"),
        ("1939-06-20", "1939-07-13", "20 Jun – 13 Jul 1939"),
        (None, "1940-05-09", "by 9 May 1940"),
        ("1940-05-09", None, "9 May 1940 or later"),
        (None, None, "not placed in time"),
    ],
)
def test_bounds_are_said_as_briefly_as_is_exact(earliest, latest, said):
    ends = [None if day is None else days.from_iso(day) for day in (earliest, latest)]
    assert when(*ends) == said


def test_every_factuality_has_a_standing_and_all_but_a_fact_a_sign():
    from kartoteka.claims.vocabulary import FACTUALITY

    assert set(STANDINGS) == set(CERTAINTY_SIGNS) == set(FACTUALITY)
    assert [value for value, sign in CERTAINTY_SIGNS.items() if not sign] == ["CT+"]


def test_numbers_agree_with_their_noun():
    assert plural(1, "claim") == "1 claim"
    assert plural(2, "claim") == "2 claims"
    assert plural(0, "person", "people") == "0 people"
