"""One name in many schemes shares a reading; different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.values.transliteration import reading, readings, spellings


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Тухачевский", "Tukhachevsky Tuchatschewski Toukhatchevski Tuchaczewski Tuchačevskij Tukhachevskii"),
        ("Ежов", "Yezhov Ezhov Ježov Jeschow Iejov Yejov"),
        ("Блюхер", "Blyukher Blücher Bliukher Bljucher"),
        ("Зиновьев", "Zinoviev Sinowjew Zinov'ev Zinovʹev Zinovyev"),
        ("Мейерхольд", "Meyerhold Meierkhold Mejerchol'd Meyerkhol'd"),
        ("Бухарин", "Bukharin Bucharin Boukharine Buharin"),
        ("Джугашвили", "Dzhugashvili Jughashvili Džugašvili"),
        ("Джамбул", "Dzhambul Dschambul Džambul Dżambuł"),
        ("Щербаков", "Shcherbakov Schtscherbakow Ščerbakov Szczerbakow Chtcherbakov"),
        ("Юрьевич", "Yuryevich Jur'evič Iurevich Jurjewitsch Yurievich"),
        ("Чайковский", "Tchaikovsky Tschaikowski Čajkovskij Chaikovskii"),
        ("Хрущёв", "Khrushchev Chruschtschow Chruščëv Khrouchtchev Chruszczow"),
        ("Троцкий", "Trotsky Trotzki Trockij Trocki Trotskii"),
    ],
)
def test_every_scheme_leads_to_the_same_sounds(cyrillic, latin):
    for spelling in latin.split():
        assert readings(cyrillic) & readings(spelling), spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [("Иванов", "Петров"), ("Попов", "Панов"), ("Жданов", "Зданов"), ("Gorky", "Gorsky"), ("Маша", "Миша")],
)
def test_other_names_share_no_sounds(one, other):
    assert not readings(one) & readings(other)


def test_the_apostrophe_of_the_soft_sign_is_deleted_not_a_word_boundary():
    assert reading("Ol'ga") == reading("Olga") == reading("Olʹga") == reading("Ольга")


def test_old_spelling_is_read_as_new():
    assert reading("Андрѣевъ") == reading("Андреев")
    assert reading("Юрій") == reading("Юрий")


def test_other_scripts_are_read_through_latin_letters():
    assert readings("Ομπάμα")
    assert readings("Օբամա") & readings("Obama")


def test_a_word_without_letters_has_no_reading():
    assert readings("17") == frozenset()
    assert readings("''") == frozenset()
    assert reading("") == ""


def test_a_word_that_no_scheme_reads_otherwise_has_one_reading():
    assert len(spellings("Anna")) == 1


@given(st.text(max_size=20))
def test_any_text_is_read_without_a_fault(text):
    assert all(found for found in readings(text))


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщыьэюя", min_size=1, max_size=12))
def test_cyrillic_has_one_reading_whatever_the_case(word):
    assert readings(word) == readings(word.upper())
    assert len(readings(word)) <= 1
