"""Which names can be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.reasoning.name_match import SAME_FROM, score

ONE = [
    ("Всеволод Эмильевич Мейерхольд", "V. E. Meyerhold"),
    ("Meyerhold", "Meierkhold"),
    ("Tukhachevsky Mikhail", "Michail Tuchatschewski"),
    ("Nikolai Yezhov", "Ежов Николай Иванович"),
    ("Jewgenija Ginsburg", "Гинзбург Евгения Соломоновна"),
    ("Петрова Анна Ивановна", "Petrov Anna"),
    ("Антона Павловича Белова", "Белов Антон Павлович"),
    ("Kolya Sidorov", "Nikolai Sidorov"),
    ("Сидоренкоо Павел Ильич", "Сидоренко Павел Ильич"),
    ("Вильямъ Блэкъ", "Вильям Блэк"),
]
TWO = [
    ("Иванов Иван Иванович", "Иванов Иван Петрович"),
    ("Иванов Иван Иванович", "Иванов Павел Иванович"),
    ("Коваленко Анастасий Дмитриевич", "Коваленко Анастасия Дмитриевна"),
    ("Шкредов Владимир Николаевич", "Шкредов Николай Андреевич"),
    ("Anna Gorenko", "Anna Weiss"),
    ("Стволов Олег Иванович", "Столбов Олег Иванович"),
    ("Petrov P. I.", "Petrov Andrei Ivanovich"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name_are_taken_for_one(one, other):
    assert score(one, other).score >= SAME_FROM


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two_people_are_not(one, other):
    assert score(one, other).score < SAME_FROM


@pytest.mark.parametrize(("one", "other"), ONE + TWO)
def test_the_score_is_the_same_both_ways(one, other):
    assert score(one, other).score == pytest.approx(score(other, one).score)


def test_the_reasons_say_what_was_compared():
    found = score("Всеволод Эмильевич Мейерхольд", "W. E. Meyerhold")
    assert found.reasons == (
        "surname: Мейерхольд and Meyerhold sound the same",
        "Всеволод fits the initial W",
        "Эмильевич fits the initial E",
    )
    assert "other patronymic: Иванович, Петрович" in score("Иванов Иван Иванович", "Иванов Иван Петрович").reasons


def test_a_name_without_letters_is_nobodys():
    assert score("", "Petrov").score == 0.0
    assert score("123", "123").score == 0.0


@given(st.text(max_size=25), st.text(max_size=25))
def test_any_two_texts_have_a_score_from_nought_to_one(one, other):
    assert 0.0 <= score(one, other).score <= 1.0
