"""What a text says that somebody is."""

from __future__ import annotations

import pytest

from people import said


def test_kin_ties_the_described_to_the_possessor() -> None:
    text = "Christoph Probst was taken in Innsbruck. His wife, Herta, lay ill."
    assert ("Herta", "Christoph Probst", "wife") in said(text, "kin")


def test_kin_of_a_complement() -> None:
    text = "Eugeniusz Kostecki, husband of the housekeeper, was there."
    assert ("Eugeniusz Kostecki", "the housekeeper", "husband") in said(text, "kin")


def test_a_widow_left_behind_is_his() -> None:
    assert ("Clara", "Krikor Zohrab", "widow") in said("Krikor Zohrab left a widow, Clara.", "kin")


POSTS = [
    ("Captain Gloy questioned him.", {("Gloy", "Captain")}),
    ("Captains Gloy and Botha questioned him.", {("Gloy", "Captain"), ("Botha", "Captain")}),
    ("Two interrogators, Voronin and Rodos, beat him.", {("Voronin", "interrogator"), ("Rodos", "interrogator")}),
    (
        "Roland Freisler, president of the People’s Court, came.",
        {("Roland Freisler", "president of the People’s Court")},
    ),
    ("A military prosecutor, Ryazhsky, took up the case.", {("Ryazhsky", "military prosecutor")}),
]


@pytest.mark.parametrize(("text", "posts"), POSTS)
def test_a_post_is_said_in_the_words_of_the_source(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(subject, value) for subject, _, value in said(text, "post")} == posts


@pytest.mark.parametrize(
    "text", ["The officers came at night.", "Doctor Brown went home.", "Sister Alice was seen there."]
)
def test_courtesy_and_bare_descriptions_are_no_posts(text: str) -> None:
    assert said(text, "post") == set()


def test_a_description_that_points_back_says_no_post() -> None:
    text = "Meyerhold spoke for an hour. The director wept when all had gone."
    assert said(text, "post") == set()


def test_other_names() -> None:
    assert {value for _, _, value in said("Hu Nim, known in the Party as Phoas, was there.", "alias")} == {"Phoas"}
    assert said("Anna Gorenko lived there, and Akhmatova was read.", "alias") == set()


def test_belonging_to_a_body_is_membership() -> None:
    assert {(s, o) for s, o, _ in said("Boris Savin belonged to the Southern Society.", "affiliation")} == {
        ("Boris Savin", "Southern Society")
    }
    assert said("Boris Savin never joined the Communist Party; he did not belong to the Union.", "affiliation") <= {
        ("Boris Savin", "Communist Party", "member")
    }


def test_an_entry_is_about_its_head() -> None:
    text = "FLORENSKY, Pavel Aleksandrovich. Priest. M. A. M. Giatsintova. Daughter Olga born 1918."
    kin = said(text, "kin")
    assert any(value == "wife" and other == "Pavel Aleksandrovich Florensky" for _, other, value in kin)
    assert any(value == "Daughter" and other == "Pavel Aleksandrovich Florensky" for _, other, value in kin)
