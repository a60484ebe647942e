import pytest

from kartoteka.exchange.dates import in_words, placed
from kartoteka.values import Bounds


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("1939-06-20", "1939-06-20", "20 Jun 1939"),
        ("1939-06-20", "1939-06-22", "20 – 22 Jun 1939"),
        ("1939-06-20", "1939-07-13", "20 Jun – 13 Jul 1939"),
        ("1939-06-20", "1940-02-02", "20 Jun 1939 – 2 Feb 1940"),
        ("1937-12-01", "1937-12-31", "Dec 1937"),
        ("1938-01-01", "1938-08-31", "Jan – Aug 1938"),
        ("1937-12-01", "1938-02-28", "Dec 1937 – Feb 1938"),
        ("1937-01-01", "1937-12-31", "1937"),
        ("1920-01-01", "1929-12-31", "1920 – 1929"),
        ("1938-02-01", "1938-02-27", "1 – 27 Feb 1938"),
        ("1940-02-01", "1940-02-28", "1 – 28 Feb 1940"),
        ("1940-02-01", "1940-02-29", "Feb 1940"),
        (None, "1941-05-09", "by 9 May 1941"),
        (None, "1941-12-31", "by 1941"),
        ("1941-05-09", None, "from 9 May 1941"),
        ("1941-01-01", None, "from 1941"),
        (None, None, "no date"),
        ("0000-01-01", "0000-12-31", "1 BCE"),
    ],
)
def test_bounds_are_said_as_shortly_as_they_allow(earliest, latest, said):
    assert in_words(Bounds.from_iso(earliest, latest)) == said


def test_the_year_stands_apart_where_there_is_one():
    assert placed(Bounds.from_iso("1939-06-20", "1939-06-20")).year == "1939"
    assert placed(Bounds.from_iso("1939-06-20", "1940-02-02")).year == ""
