"""Names taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.values.person_name import given_name_groups, parse_name
from kartoteka.values.russian_cases import nominatives, patronymic_nominative
from kartoteka.values.transliteration import readings


@pytest.mark.parametrize(
    ("written", "surname", "given", "patronymic", "initials"),
    [
        ("Мейерхольд Всеволод Эмильевич", "Мейерхольд", "Всеволод", "Эмильевич", ""),
        ("Всеволод Эмильевич Мейерхольд", "Мейерхольд", "Всеволод", "Эмильевич", ""),
        ("В. Э. Мейерхольд", "Мейерхольд", None, None, "ВЭ"),
        ("Мейерхольд В.Э.", "Мейерхольд", None, None, "ВЭ"),
        ("N. I. Ezhov", "Ezhov", None, None, "NI"),
        ("JC Juncker", "Juncker", None, None, "JC"),
        ("Frost, William W.", "Frost", "William", None, "W"),
        ("Gustav Gustavovich Shpet", "Shpet", "Gustav", "Gustavovich", ""),
        ("Сергеевич Михаил Александрович", "Сергеевич", "Михаил", "Александрович", ""),
        ("Rabinovich Lev", "Rabinovich", "Lev", None, ""),
        ("Meyerhold", "Meyerhold", None, None, ""),
        ("Bashar al-Assad", "Assad", "Bashar", None, ""),
        ("Ivan Petrovich", None, "Ivan", "Petrovich", ""),
        ("Anna Ilyinichna Ulyanova", "Ulyanova", "Anna", "Ilyinichna", ""),
    ],
)
def test_the_parts_of_a_name_are_told_apart(written, surname, given, patronymic, initials):
    name = parse_name(written)
    assert (name.surname, name.given, name.patronymic) == (surname, given, patronymic)
    assert "".join(name.initials) == initials


@pytest.mark.parametrize(
    ("written", "titles", "surname"),
    [
        ("Gen. V. E. Petrov", ("Gen",), "Petrov"),
        ("Professor Anna Weiss", ("Professor",), "Weiss"),
        ("товарищ Сталин", ("товарищ",), "Сталин"),
        ("General Benedicto Lucas García", ("General",), "García"),
    ],
)
def test_titles_are_set_aside(written, titles, surname):
    name = parse_name(written)
    assert (name.titles, name.surname) == (titles, surname)


def test_a_title_alone_stays_a_name():
    assert parse_name("General").surname == "General"


@pytest.mark.parametrize(
    ("written", "sex"),
    [
        ("Иванова Мария Петровна", "f"),
        ("Иванов Афанасий Петрович", "m"),
        ("Anna Akhmatova", "f"),
        ("Petrova", "f"),
        ("Petrov", None),
        ("Ivan Petrov", "m"),
        ("Шейниковым Михаилом Александровичем", "m"),
        ("Sasha Weiss", None),
    ],
)
def test_the_sex_is_known_where_the_name_shows_it(written, sex):
    assert parse_name(written).sex == sex


def test_an_oblique_case_is_read_as_the_listed_form():
    parts = parse_name("Михаилом Александровичем Шейниковым").parts
    for part, listed in zip(parts, ("Михаил", "Александрович", "Шейников"), strict=True):
        assert readings(listed) & part.sounds


def test_a_listed_form_is_not_read_as_a_case_of_another_name():
    given = parse_name("Орловская Афанасия Валерьевна").parts[1]
    assert not readings("Афанасий") & given.sounds


@pytest.mark.parametrize(
    ("said", "listed"),
    [("Михаилом", "Михаил"), ("Шейниковым", "Шейников"), ("Орловского", "Орловский"), ("Марией", "Мария"),
     ("Ивановой", "Иванова"), ("Андрея", "Андрей"), ("Карпинцем", "Карпинец")],
)  # fmt: skip
def test_the_listed_form_is_among_the_nominatives(said, listed):
    assert listed in nominatives(said)


def test_patronymics_show_their_case():
    assert patronymic_nominative("Александровичем") == ("Александрович", "m")
    assert patronymic_nominative("Анатольевной") == ("Анатольевна", "f")
    assert patronymic_nominative("Александрович") is None
    assert patronymic_nominative("Кирпича") is None or patronymic_nominative("Кирпича") == ("Кирпич", "m")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Коля", "Николай"), ("Misha", "Michael"), ("Vasily", "Basil"), ("Pepe", "José"), ("Eugenia", "Евгения")],
)
def test_forms_of_one_given_name_belong_together(one, other):
    assert given_name_groups(readings(one)) & given_name_groups(readings(other))


@pytest.mark.parametrize(("one", "other"), [("Nikolai", "Mikhail"), ("Anna", "Maria"), ("Ivan", "Igor")])
def test_different_given_names_do_not(one, other):
    assert not given_name_groups(readings(one)) & given_name_groups(readings(other))


@given(st.text(max_size=40))
def test_any_text_is_taken_apart_without_a_fault(text):
    name = parse_name(text)
    assert all(part.text for part in name.parts)
