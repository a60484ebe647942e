"""Lists whose order means something."""

from __future__ import annotations

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
