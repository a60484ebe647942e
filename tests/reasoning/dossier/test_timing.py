from dataclasses import replace

import pytest

from kartoteka.reasoning.dossier import When, indexed
from kartoteka.reasoning.dossier.model import Account, Line
from kartoteka.reasoning.dossier.timing import MOST_FOR_ALLEGED, in_order, is_placed, own_chronology, when_of
from kartoteka.reasoning.keys import ClaimKey, EntityKey
from kartoteka.values import Bounds
from reasoning.factory import claim, reading


def at(number, earliest, latest, *, derived=False):
    """A line told as the `number`th in its text."""
    bounds = Bounds.from_iso(earliest, latest)
    when = When(None, bounds) if derived else When(bounds)
    account = Account(ClaimKey(0, f"c{number}"), "a.txt", "x", "x", (0, 1), (), "CT+", (), number)
    return Line("arrest", "custody", "patient", f"{number}", "fact", when, (account,))


def order(*lines):
    return [line.phrase for line in in_order(lines)]


def test_lines_stand_in_order_of_their_days_not_of_the_text():
    assert order(at(1, "1940-02-01", "1940-02-01"), at(2, "1939-06-20", "1939-06-20")) == ["2", "1"]


def test_what_has_only_a_year_stays_where_the_text_tells_it():
    assert order(
        at(1, "1937-05-03", "1937-05-03"),
        at(2, "1937-01-01", "1937-12-31"),
        at(3, "1937-08-01", "1937-08-01"),
    ) == ["1", "2", "3"]


def test_a_year_never_leaves_its_own_bounds_for_the_sake_of_the_text():
    assert order(
        at(1, "1940-02-01", "1940-02-01"), at(2, "1955-01-01", "1955-12-31"), at(3, "1942-03-17", "1942-03-17")
    ) == [
        "1",
        "3",
        "2",
    ]


def test_an_open_side_gives_way_to_the_text():
    assert order(at(1, "1937-05-03", "1937-05-03"), at(2, None, "1941-05-09"), at(3, "1937-06-01", "1937-06-01")) == [
        "1",
        "2",
        "3",
    ]


def test_nothing_and_a_derived_lifetime_place_nothing():
    assert not is_placed(When())
    assert not is_placed(When(None, Bounds.from_iso("1890-01-01", "1940-01-01")))
    assert not is_placed(When(None, Bounds.from_iso("1890-01-01", None)))
    assert is_placed(When(None, Bounds.from_iso("1939-01-01", "1940-01-01")))
    assert is_placed(When(Bounds.from_iso(None, "1940-01-01")))


@pytest.mark.parametrize(("others", "worked_out"), [(3, True), (MOST_FOR_ALLEGED, False)])
def test_what_is_only_alleged_is_worked_out_in_lives_of_a_measured_length_only(others, worked_out):
    found = reading(
        claim("c1", "arrest", "a", "1937-10-14"),
        claim("c2", "detention", "a", term="P7M"),
        claim("c3", "release", "a", factuality="Uu", holders=("b",)),
        *(claim(f"c{number}", "message", agent="a") for number in range(4, 4 + others)),
    )
    head = replace(found.source, text=" " * 50_000)
    told = indexed([replace(found, source=head)])
    when = when_of(found.claims[2], ClaimKey(0, "c3"), told[0], own_chronology(told, [EntityKey(0, "a")]))
    assert (when.derived is not None) is worked_out
