import pytest

from kartoteka.errors import TimeError
from kartoteka.values import Bounds


def test_both_days_are_inside():
    assert Bounds.from_iso("1937-12-01", "1937-12-31").days == 31
    assert Bounds.from_iso("1937-12-01", "1937-12-01").days == 1


def test_an_open_side_has_no_count():
    assert Bounds.from_iso(None, "1937-12-31").days is None
    assert not Bounds.from_iso(None, "1937-12-31").is_open
    assert Bounds(None, None).is_open


def test_reversed_bounds_are_refused():
    with pytest.raises(TimeError, match="is after the latest"):
        Bounds.from_iso("1938-01-01", "1937-12-31")


def test_bounds_come_back_from_iso():
    assert Bounds.from_iso("1937-12-01", None).to_iso() == ("1937-12-01", None)
