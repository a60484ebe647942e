"""Lists whose order means something."""

from __future__ import annotations

import pytest

from people import listed

NAMES = "Boris Petrov, Ivan Sidorov, Anna Kern and Pavel Orlov"


def test_an_order_that_is_called_one_is_a_listing() -> None:
    text = f"The indictment named, in this order, {NAMES}."
    assert listed(text) == [["Boris Petrov", "Ivan Sidorov", "Anna Kern", "Pavel Orlov"]]


def test_signatures_are_a_listing() -> None:
    assert listed(f"The letter was signed by {NAMES}.") == [
        ["Boris Petrov", "Ivan Sidorov", "Anna Kern", "Pavel Orlov"]
    ]


def test_figures_and_brackets_stand_inside_a_list() -> None:
    text = "In the order of their penalties: Boris Petrov and Ivan Sidorov (death), Anna Kern (ten years), Pavel Orlov."
    assert listed(text) == [["Boris Petrov", "Ivan Sidorov", "Anna Kern", "Pavel Orlov"]]


def test_a_list_without_such_a_word_is_none() -> None:
    assert listed(f"At supper sat {NAMES}.") == []
    assert listed(f"By order of the court {NAMES} were shot.") == []
    assert listed(f"{NAMES} were ordered to withdraw to their villages.") == []
    assert listed(f"In order to save {NAMES}, she wrote to him.") == []


def test_a_change_of_the_order_gives_the_whole_new_one() -> None:
    text = (
        "They stood on the platform in the order of rank: Boris Petrov, Ivan Sidorov and Pavel Orlov. "
        "In May the papers gave the same order, with Anna Kern inserted after Petrov."
    )
    assert listed(text)[1] == ["Boris Petrov", "Anna Kern", "Ivan Sidorov", "Pavel Orlov"]


def test_one_who_is_left_out_is_gone() -> None:
    text = (
        "They stood on the platform in the order of rank: Boris Petrov, Ivan Sidorov and Pavel Orlov. "
        "In June the order was the same, without Sidorov."
    )
    assert listed(text)[1] == ["Boris Petrov", "Pavel Orlov"]


RANKED = (
    "On May Day the leaders were ranked Boris Petrov, Ivan Sidorov, Anna Kern and Pavel Orlov. "
    "Nikolai Lunin was absent. "
)


@pytest.mark.parametrize(
    ("change", "order"),
    [
        ("By November Kern had moved ahead of Sidorov.", "Petrov Kern Sidorov Orlov"),
        ("In November the list was the same, save that Orlov had risen to second place.", "Petrov Orlov Sidorov Kern"),
        ("A week later Sidorov and Kern had changed places.", "Petrov Kern Sidorov Orlov"),
        ("At the funeral Sidorov had dropped to last place.", "Petrov Kern Orlov Sidorov"),
        (
            "The order was unaltered, except that Lunin now stood between Sidorov and Kern.",
            "Petrov Sidorov Lunin Kern Orlov",
        ),
        ("The December list repeated that of May, but omitted Kern.", "Petrov Sidorov Orlov"),
        ("In December Sidorov fell from second to fourth place.", "Petrov Kern Orlov Sidorov"),
        (
            "The same names, in the same order, stood below it, with Lunin added at the end.",
            "Petrov Sidorov Kern Orlov Lunin",
        ),
        ("In the next list Lunin had taken the place of Kern.", "Petrov Sidorov Lunin Orlov"),
        ("Orlov had climbed above Kern by the summer.", "Petrov Sidorov Orlov Kern"),
        ("Orlov had gone up two places by the summer.", "Petrov Orlov Sidorov Kern"),
    ],
)
def test_a_place_that_has_changed_gives_the_whole_new_order(change: str, order: str) -> None:
    assert [name.split()[-1] for name in listed(RANKED + change)[1]] == order.split()


@pytest.mark.parametrize(
    "other",
    ["Orlov was arrested after Kern.", "Kern moved to Moscow before Orlov.", "Petrov and Kern met in Riga."],
)
def test_what_happens_to_two_of_a_list_changes_no_order(other: str) -> None:
    assert len(listed(RANKED + other)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"On the platform stood, from left to right, {NAMES}.",
        f"The obituary bore the signatures of {NAMES}.",
        f"Behind the coffin walked {NAMES}, in that order.",
        "At the head came Boris Petrov, then Ivan Sidorov, then Anna Kern, then Pavel Orlov.",
        "The paper named Boris Petrov first, followed by Ivan Sidorov, Anna Kern and Pavel Orlov.",
    ],
)
def test_an_order_of_places_is_a_listing(text: str) -> None:
    assert listed(text) == [["Boris Petrov", "Ivan Sidorov", "Anna Kern", "Pavel Orlov"]]


def test_who_came_first_to_a_place_is_no_listing() -> None:
    assert listed("They arrested first Boris Petrov, then Ivan Sidorov.") == []
    assert listed("Nobody could say in what order Boris Petrov, Ivan Sidorov and Anna Kern had died.") == []
    assert listed("Anna Kern moved ahead of Ivan Sidorov.") == []


@pytest.mark.parametrize(
    ("change", "order"),
    [
        ("At the funeral Orlov had overtaken Kern.", "Petrov Sidorov Orlov Kern"),
        ("In the next list Sidorov no longer figured.", "Petrov Kern Orlov"),
        ("The same four signed in August, with Sidorov and Kern reversed.", "Petrov Kern Sidorov Orlov"),
        ("In August Kern's name came first.", "Kern Petrov Sidorov Orlov"),
        ("Kern now preceded Sidorov.", "Petrov Kern Sidorov Orlov"),
        ("Lunin reappeared in third place in May.", "Petrov Sidorov Lunin Kern Orlov"),
        ("Between Sidorov and Kern a newcomer, Lunin, had pushed in.", "Petrov Sidorov Lunin Kern Orlov"),
    ],
)
def test_other_words_for_another_place(change: str, order: str) -> None:
    assert [name.split()[-1] for name in listed(RANKED + change)[1]] == order.split()


def test_who_takes_a_place_at_a_ministry_changes_no_order() -> None:
    text = RANKED + "Kern was sent to Riga. The search took place at the flat of Orlov, and Sidorov stood by."
    assert len(listed(text)) == 1


def test_numbers_tell_an_order() -> None:
    text = "At the head walked Boris Petrov; Ivan Sidorov was second and Anna Kern third."
    assert listed(text) == [["Boris Petrov", "Ivan Sidorov", "Anna Kern"]]
    assert listed("Boris Petrov was arrested first, and Ivan Sidorov second.") == []


def test_bare_surnames_of_a_list_are_persons() -> None:
    assert listed("The order was Rákosi, Gerő, Farkas, Révai.") == [["Rákosi", "Gerő", "Farkas", "Révai"]]


def test_the_composition_that_is_given_out_and_what_is_told_of_a_later_one_are_listings() -> None:
    first = "The committee was given out as Liu Shaoqi, Zhu De, Chen Yun, Tao Zhu and Lin Biao."
    later = " In May the same list appeared with Peng Zhen inserted before Lin."
    last = " The roll of May Day was that of the year before without Zhu, Chen and Tao."
    full = ["Liu Shaoqi", "Zhu De", "Chen Yun", "Tao Zhu", "Lin Biao"]
    assert listed(first + later) == [full, [*full[:4], "Peng Zhen", "Lin Biao"]]
    assert listed(first + last) == [full, ["Liu Shaoqi", "Lin Biao"]]


def test_a_newcomer_who_does_something_else_changes_no_order() -> None:
    text = f"The letter was signed by {NAMES}. Anna Kern, the newcomer in third place, outlived the year."
    assert len(listed(text)) == 1
