"""Whom pronouns mean."""

from __future__ import annotations

from people import cast_of, means


def test_he_is_the_man_and_she_the_woman() -> None:
    text = "Walter Janka met Anna Seghers in Berlin. She was silent. He was arrested."
    assert means(text, "She") == {"Anna Seghers"}
    assert means(text, "He") == {"Walter Janka"}


def test_his_own_wife_is_not_he() -> None:
    text = "Willi Graf and his sister Anneliese were arrested."
    assert means(text, "his") == {"Willi Graf"}


def test_the_object_is_not_the_subject() -> None:
    text = "Schmid saw Jakob Weiss. Weiss ran. Schmid seized him."
    assert means(text, "him") != means(text, "Schmid", 2)


def test_who_is_the_one_before_it() -> None:
    assert means("Wolfgang Harich, who confessed, was given ten years.", "who") == {"Wolfgang Harich"}


def test_they_are_those_named_together() -> None:
    text = "Halil Demir and Ahmed Kaya were arrested. They were hanged in September."
    assert {"Halil Demir", "Ahmed Kaya"} <= means(text, "They")


def test_a_narrator_is_no_he() -> None:
    text = "I was born in Odessa. My father Boris was a tailor. He died young."
    assert means(text, "He") == {"Boris"}
    assert cast_of(text)[2].narrator is not None


def test_i_in_a_quotation_is_no_narrator() -> None:
    text = "Maria wrote to her mother. “I shall follow him to the mines,” she said."
    assert cast_of(text)[2].narrator is None
