"""The kind of a name is decided from the whole text."""

from __future__ import annotations

import pytest

from people import cast_of, named


def test_a_surname_is_a_person_wherever_it_stands() -> None:
    text = "In Rodos there was no pity. General Boris Rodos was tried and shot. Rodos had beaten many."
    assert "Boris Rodos" in named(text)
    assert not any("Rodos" in place for place in named(text, "place"))


def test_cities_and_prisons_are_places() -> None:
    assert {"Moscow", "Butyrka"} <= named("He was taken to Moscow and held in Butyrka for a year.", "place")


def test_organs_and_ministries_are_bodies() -> None:
    found = named(
        "The NKVD and the Ministry of the Interior denied it before the Truth and Reconciliation Commission.", "body"
    )
    assert {"NKVD", "Ministry of the Interior", "Truth and Reconciliation Commission"} <= found


def test_one_who_is_named_after_kin_is_a_person() -> None:
    assert {"Sofia", "Herta"} <= named("She bore a daughter, Sofia. Probst, whose wife, Herta, lay ill, was taken.")


def test_a_newspaper_is_a_work() -> None:
    assert named("He denounced the play in Pravda.", "work") == {"Pravda"}


def test_an_acronym_in_brackets_is_the_body_before_it() -> None:
    text = "She worked at the Institute of Red Professors (IKP). The IKP was closed."
    assert named(text, "body") == {"Institute of Red Professors"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Talaat, a carpenter from Zwergen, was seized.", "place"),
        ("A barber of Zwergen was seized.", "place"),
        ("The letter from Zwerger, who had fled, was seized.", "person"),
        ("A driver of Zwerger was seized.", "person"),
    ],
)
def test_people_are_from_places_and_letters_from_people(text: str, kind: str) -> None:
    assert {e.kind for e in cast_of(text)[2].entities if e.name.startswith("Zwerge")} == {kind}
