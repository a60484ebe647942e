"""Idioms, states and nouns of custody, law, violence, death and aftermath: each class with what must not be claimed."""

import pytest

from claimed import types

BEFORE = "Pavel Orlov lived in Riga. Anna Petrova was a teacher. "


def _types(sentence: str) -> list[str]:
    return types(BEFORE + sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("arrest", "Orlov gave himself up to the police."),
        ("arrest", "Two men in plain clothes whisked Orlov away."),
        ("arrest", "Orlov was run to earth in a barn."),
        ("arrest", "The net closed on Orlov in June."),
        ("search", "The agents turned the flat inside out."),
        ("search", "The soldiers carried off his manuscripts."),
        ("detention", "Orlov sat in the Lubyanka for eleven months."),
        ("detention", "Orlov was locked in a coal shed."),
        ("detention", "Petrova was on death row."),
        ("transfer", "Orlov was packed off to the coast."),
        ("transfer", "A tumbril carried Petrova to the square."),
        ("interrogation", "Orlov was subjected to a long interrogation."),
        ("interrogation", "Petrova faced the examining magistrate in June."),
        ("ill_treatment", "Orlov was forced to his knees."),
        ("ill_treatment", "The guards put out cigarettes on his arms."),
        ("ill_treatment", "Orlov signed under torture."),
        ("confession", "Orlov disowned what he had signed."),
        ("confession", "Petrova made a clean breast of it."),
        ("charge", "Articles were exhibited against Orlov."),
        ("trial", "Orlov went before the tribunal in May."),
        ("sentence", "Petrova got off with six months."),
        ("release", "Orlov regained his liberty."),
        ("escape", "Orlov let himself down from the window by a rope."),
        ("exile", "Orlov was put out of the country."),
    ],
)
def test_custody_and_law_have_many_names(event: str, sentence: str) -> None:
    assert event in _types(sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("birth", "Petrova was brought to bed of a son."),
        ("marriage", "Petrova became his wife in 1920."),
        ("illness", "Orlov died of typhus."),
        ("illness", "Her mind gave way."),
        ("illness", "Petrova underwent an operation and never recovered from it."),
        ("death", "Death overtook Orlov in the steppe."),
        ("death", "Petrova did not see Christmas."),
        ("killing", "Orlov paid with his head."),
        ("killing", "Petrova mounted the scaffold."),
        ("killing", "Orlov was flung from a helicopter."),
        ("suicide", "They destroyed themselves, and Orlov gassed himself."),
        ("suicide", "Orlov made an attempt on his own life."),
        ("disappearance", "Nobody has seen Petrova since."),
        ("burial", "Orlov was interred at night."),
        ("burial", "His ashes were scattered on the river."),
        ("rehabilitation", "The jury found for Orlov."),
        ("reunion", "Orlov came upon Petrova in a hospital."),
        ("publication", "His widow brought out his poems."),
    ],
)
def test_life_death_and_aftermath_have_many_names(event: str, sentence: str) -> None:
    assert event in _types(sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("arrest", "Orlov was surprised at the news."),
        ("arrest", "His writings were seized."),
        ("search", "Orlov went over the bridge."),
        ("detention", "Orlov did two years of medicine."),
        ("transfer", "His widow brought out his poems."),
        ("ill_treatment", "Orlov broke the silence."),
        ("confession", "The bridge gave way."),
        ("trial", "Orlov tried to sleep."),
        ("sentence", "His religious convictions were strong."),
        ("release", "The price of liberty is high."),
        ("escape", "The ship slipped out of the harbour."),
        ("death", "Orlov lost his way."),
        ("killing", "The price of bread fell."),
        ("birth", "Orlov was borne to the gate in a chair."),
        ("suicide", "Orlov dressed himself."),
        ("burial", "They held a meeting."),
        ("publication", "Orlov came out of the house."),
    ],
)
def test_other_senses_of_these_words_are_left_alone(event: str, sentence: str) -> None:
    assert event not in _types(sentence)


def test_a_date_after_a_participle_is_no_object() -> None:
    assert types("Ivan Petrov, brought in the month after, was beaten by the guards.").count("ill_treatment") == 1
    assert "arrest" in types("PETROV (Ivan), philologist. Seized 1937, shot 1938.")


def test_a_class_is_more_specific_than_a_kind() -> None:
    assert "detention" in _types("Orlov was in Buchenwald.")
    assert "detention" not in _types("Orlov was in Paris.")
