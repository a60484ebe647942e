from dataclasses import replace

from kartoteka.reasoning.dossier import Dispute, When
from kartoteka.reasoning.dossier.disputes import with_disputes
from kartoteka.reasoning.dossier.model import Account, Line
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.values import Bounds


def line(number, type, day=None, *, holder=None, standing="fact", role="patient"):
    """A line of one claim; `day` is an ISO day."""
    when = When() if day is None else When(Bounds.from_iso(day, day))
    account = Account(ClaimKey(0, f"c{number}"), "a.txt", "x", "x", (0, 1), (), "CT+", (), number)
    holders = () if holder is None else (holder,)
    return Line(type, "life", role, type, standing, when, (account,), holders=holders)


def disputes(*lines):
    return [[each.accounts[0].number for each in e.lines] for e in with_disputes(lines) if isinstance(e, Dispute)]


def test_two_days_of_death_are_in_dispute_whether_called_death_or_killing():
    assert disputes(line(1, "killing", "1940-02-02"), line(2, "death", "1942-03-17", holder="certificate")) == [
        ["1", "2"]
    ]


def test_one_death_told_by_two_witnesses_on_one_day_stands_together_but_excludes_nothing():
    (entry,) = with_disputes([line(1, "death", "1938-12-27", holder="A"), line(2, "death", "1938-12-27", holder="B")])
    assert isinstance(entry, Dispute)
    assert not entry.exclusive


def test_two_days_of_one_arrest_on_different_words_are_in_dispute():
    assert disputes(
        line(1, "arrest", "1934-05-13", holder="Nadezhda"), line(2, "arrest", "1934-05-16", holder="file")
    ) == [["1", "2"]]


def test_two_arrests_years_apart_are_two_arrests():
    assert disputes(line(1, "arrest", "1934-05-16", holder="A"), line(2, "arrest", "1938-05-02", holder="B")) == []


def test_two_arrests_that_the_narrator_tells_are_two_arrests():
    assert disputes(line(1, "arrest", "1934-05-13"), line(2, "arrest", "1934-05-16")) == []


def test_a_rejected_rumour_of_an_arrest_is_no_dispute_and_a_rejected_death_is():
    rumour = line(1, "arrest", "1939-06-15", holder="rumour", standing="denied")
    assert disputes(rumour, line(2, "arrest", "1939-06-20")) == []
    rejected = replace(rumour, type="death")
    assert disputes(rejected, line(2, "killing", "1939-06-20")) == [["1", "2"]]


def test_a_plain_denial_and_a_plan_are_no_accounts():
    assert disputes(line(1, "death", standing="denied"), line(2, "killing", "1940-02-02")) == []
    assert disputes(line(1, "killing", standing="open"), line(2, "death", "1940-02-02")) == []


def test_who_killed_and_who_was_killed_are_not_confused():
    assert disputes(line(1, "killing", "1937-01-01", role="agent"), line(2, "killing", "1940-02-02")) == []
