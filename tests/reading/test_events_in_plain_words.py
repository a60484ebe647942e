"""Everyday verbs that tell of an act without its name; and the same verbs where nothing of the kind is told."""

import pytest

from claimed import types


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("arrest", "Ivan Petrov was dragged out and pushed into a car."),
        ("detention", "Anna Petrova, a prisoner in Riga since 1940, wrote a letter."),
        ("ill_treatment", "The warders kept Ivan Petrov on his feet for three days."),
        ("ill_treatment", "The guards cut off the heating."),
        ("confession", "Ivan Petrov disowned it before the judge."),
        ("plot", "Ivan Petrov had leagued himself with the rebels."),
        ("killing", "Ivan Petrov was put before the rifles at dawn."),
        ("killing", "Ivan Petrov went to the noose in May."),
        ("burial", "The dead peasants were put underground without rites."),
        ("dismissal", "Ivan Petrov ceased to be secretary of the Party in May."),
        ("exile", "Ivan Petrov was put out of his cottage."),
        ("message", "Ivan Petrov brought Anna Petrova a warning from the governor."),
        ("meeting", "Ivan Petrov and Anna Petrova saw each other in Riga."),
        ("disclosure", "Anna Petrova was undeceived by a friend."),
        ("release", "Ivan Petrov was arrested in May and let go in June."),
    ],
)
def test_plain_words_tell_of_acts(event: str, sentence: str) -> None:
    assert event in types(sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("ill_treatment", "Ivan Petrov cut off the crust."),
        ("killing", "Ivan Petrov tied the boat to the rope."),
        ("burial", "The cables were put in the street."),
        ("confession", "Ivan Petrov gave way to Anna Petrova at the door."),
        ("dismissal", "The rain ceased to be a nuisance."),
        ("meeting", "Ivan Petrov saw the river."),
        ("detention", "Ivan Petrov read of a prisoner."),
    ],
)
def test_the_same_words_may_tell_of_nothing(event: str, sentence: str) -> None:
    assert event not in types(sentence)


def test_an_act_on_people_whom_the_text_makes_nobody_is_told_all_the_same() -> None:
    assert "death" in types("Before the end fourteen died.")
    assert "flight" not in types("The smoke fled to the window.")


def test_one_who_is_flown_does_not_travel() -> None:
    assert types("Ivan Petrov was flown to Riga.") == ["transfer"]
    assert types("Ivan Petrov flew to Riga.") == ["travel"]


def test_who_tries_to_kill_himself_attacks_nobody() -> None:
    assert types("In the night Ivan Orlov tried to kill himself.") == ["suicide"]
    assert types("In the night Ivan Orlov tried to kill the guard.") == ["attack"]


def test_who_is_registered_under_a_name_gets_no_post() -> None:
    assert "appointment" not in types("At birth he was registered as Iosif.")
    assert "appointment" in types("Ivan Orlov was registered as a clerk of the court.")


def test_voices_heard_disclose_nothing() -> None:
    assert types("Anna Petrova was ill and heard voices, and she was certain of it.") == ["illness"]


def test_a_burial_is_one_event_with_its_grave() -> None:
    assert types("Ivan Orlov buried his brother in a common grave.") == ["burial"]
