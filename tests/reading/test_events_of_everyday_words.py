"""Everyday words that count where repression is told: families of verbs, each with what must not be claimed."""

import pytest

from claimed import types

BEFORE = "Ivan Orlov was seized in May. "


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("arrest", "Gendarmes surprised Orlov in a barn."),
        ("detention", "Orlov lay in the citadel for a year."),
        ("transfer", "They carried Orlov under guard to Mexico."),
        ("transfer", "Orlov was shifted to Riga."),
        ("ill_treatment", "Orlov was stoned by the crowd."),
        ("killing", "Orlov was broken on the wheel."),
        ("killing", "Orlov was thrown over the parapet."),
        ("burial", "The bodies of Orlov and Petrov were hung from the tower."),
        ("illness", "Orlov had lost his senses."),
        ("confession", "Orlov owned that he had carried the letters."),
        ("sentence", "Orlov was put under the ban of the Empire."),
        ("flight", "Anna Petrova hid Orlov in a loft."),
        ("flight", "Orlov was sheltered by a baker."),
        ("plot", "Orlov meant to poison the bishop."),
        ("plot", "Orlov had supplied the pistol."),
        ("statement", "The minister assured Petrov that no one had been harmed."),
        ("offer", "The minister assured Petrov that no one would be harmed."),
        ("statement", "Orlov deposed before us in March."),
        ("exile", "Orlov was put over the border."),
        ("appointment", "Orlov rose to be mayor of Riga."),
    ],
)
def test_everyday_words_name_events_where_repression_is_told(event: str, sentence: str) -> None:
    assert event in types(BEFORE + sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("resistance", "Anna Petrova hid Orlov in a loft."),
        ("dismissal", "Orlov deposed before us in March."),
        ("plot", "Orlov meant to read the letter."),
        ("killing", "The troops were quartered in the town."),
        ("meeting", "The version commonly received has Orlov die in May."),
        ("burial", "Orlov hung his coat on the door."),
        ("travel", "Anna Petrova was three months gone with child."),
    ],
)
def test_other_senses_of_everyday_words_are_left_alone(event: str, sentence: str) -> None:
    assert event not in types(BEFORE + sentence)
