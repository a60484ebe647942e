"""Whom pronouns mean."""

from __future__ import annotations

from kartoteka.reading.mentions import Found
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.history import History
from kartoteka.reading.who.pronouns import likelihoods
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


def test_he_is_not_whom_he_sees_named_later() -> None:
    text = "Walter Janka came home late. He saw that Georg Lukács was asleep."
    assert means(text, "He") == {"Walter Janka"}


def test_miss_and_mrs_are_two() -> None:
    text = "Miss Birch died of fever. Mrs. Birch wept for Miss Birch."
    assert sum(e.name == "Birch" for e in cast_of(text)[2].entities) == 2


def test_one_miss_stays_one() -> None:
    text = "Miss Birch died of fever. Miss Birch was nine. Birch had been ill for a week."
    assert sum(e.name == "Birch" for e in cast_of(text)[2].entities) == 1


def test_his_head_is_nobody_but_a_head_of_staff_is() -> None:
    assert means("Janka turned his head and looked at the wall.", "head") == set()
    assert means("The minister dismissed their head of staff.", "head") != set()


def test_likelihoods_sum_to_one_and_do_not_depend_on_the_order() -> None:
    rows = [{"named": 1.0, "sex known": 1.0, "rank": 0.0}, {"named": 0.0, "sex known": 0.0, "rank": 1.0}, {}]
    there, back = likelihoods(rows, male=False), likelihoods(rows[::-1], male=False)
    assert abs(float(there.sum()) - 1) < 1e-5
    assert abs(there - back[::-1]).max() < 1e-5


def test_a_surname_whose_sex_nobody_tells_is_rather_a_he() -> None:
    rows = [{"named": 1.0, "sex known": 0.0}, {"named": 1.0, "sex known": 1.0}]
    assert likelihoods(rows, male=True)[0] > likelihoods(rows, male=False)[0]


def test_a_doubtful_pronoun_counts_for_each_that_it_may_be() -> None:
    history, he = History(), Found(0, 1, 0, "pronoun", None, "m")
    first = Draft(1, "person")
    history.expect({1: 0.6, 2: 0.4})
    history.put(first, he, 3, True, "m")
    history.put(first, he, 4, True, "m")
    assert abs(history.pronouns_since(1, 3) - 1.6) < 1e-6
    assert abs(history.pronouns_since(2, 3) - 0.4) < 1e-6
    assert history.pronouns_since(2, 4) == 0


def test_a_wife_under_her_husbands_whole_name_is_not_he() -> None:
    text = "Renwick Harlow dined. Renwick Harlow read. The new Mrs. Renwick Harlow wept. Renwick Harlow rose. He left."
    assert sum(e.name == "Renwick Harlow" for e in cast_of(text)[2].entities) == 2
    assert means(text, "He") == {"Renwick Harlow"}


def test_herself_behind_a_name_stresses_it() -> None:
    text = "Everybody loved Minna Kautsky, from the abbess herself to the maids."
    assert means(text, "herself") == {"the abbess"}
