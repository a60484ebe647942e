from lxml import etree

from exchange.examples import READING, example
from kartoteka.exchange.lifeline import lifeline
from telling import say, told


def bars(dossier):
    """The accessible names of the bars."""
    picture = lifeline(dossier, lambda line: f"#{line.accounts[0].number}")
    return [] if not picture else [each.get("aria-label") for each in etree.fromstring(picture).iter("{*}a")]


def test_each_dated_happening_is_a_bar_that_says_itself_and_leads_to_its_line():
    said = bars(example())
    assert "3 May 1937: arrested" in said
    assert "1 Jun 1938: died (Anna Orlova)" in said


def test_what_has_no_date_or_is_only_said_is_no_bar():
    said = " ".join(bars(example()))
    assert "confess" not in said
    assert "wrote" not in said


def test_a_life_without_a_date_has_no_picture():
    assert bars(example(told("Lev was shot.", say("killing", "shot", patient="Lev"), people=["Lev"]), "Lev")) == []


def test_of_a_long_life_only_the_turns_are_drawn():
    text = " ".join(f"On {day} May he was held. " for day in range(1, 29)) * 2 + "Lev was shot."
    held = [
        say("detention", f"On {day} May he was held", f"1937-05-{day:02d}", patient="Lev") for day in range(1, 29)
    ] * 2
    long = told(text, *held, say("killing", "shot", "1937-06-01", patient="Lev"), people=["Lev"])
    assert bars(example(long, "Lev")) == ["1 Jun 1937: shot"]


def test_a_derived_end_is_drawn_soft():
    assert "soft" in lifeline(example(READING), lambda line: "#x")
