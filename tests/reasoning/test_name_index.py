"""Names found among many rows."""

import pytest

from kartoteka.reasoning.name_index import NameIndex, initial_cost

ROWS = [
    ("Мейерхольд", "Всеволод", "Эмильевич"),
    ("Петрова", "Анна", "Ивановна"),
    ("Петров", "Иван", "Сергеевич"),
    ("Петров", "Игорь", "Сергеевич"),
    ("Симонович", "Дмитрий", "Андреевич"),
    ("Лебедев", "Андрей", "Степанович"),
    ("Жданов", "Андрей", "Александрович"),
    ("Petrov", "Pavel", ""),
    ("Петров", "Иван", "Сергеевич"),
]


@pytest.fixture(scope="module")
def index():
    return NameIndex(ROWS)


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("Meyerhold", 0),
        ("Meyerhold, V. E.", 0),
        ("Wsewolod Meyerhold", 0),
        ("Мейерхольда Всеволода Эмильевича", 0),
        ("Anna Petrov", 1),
        ("Петровой Анной Ивановной", 1),
        ("Ivan Petrov", 2),
        ("Igor Sergeyevich Petrov", 3),
        ("Dmitri Simonovich", 4),
        ("Андрей Степанович Леедев", 5),
        ("Jdanov Andreï", 6),
        ("Petrov Pawel", 7),
    ],
)
def test_the_row_is_the_first_hit(index, query, row):
    assert row in index.search(query)[0].rows


def test_namesakes_are_one_hit_with_all_their_rows(index):
    hit = index.search("Петров Иван Сергеевич")[0]
    assert (hit.rows, hit.count, hit.distance) == ((2, 8), 2, 0.0)


def test_a_hit_says_why(index):
    assert "surname: Meyerhold and Мейерхольд sound the same" in index.search("Meyerhold")[0].reasons


@pytest.mark.parametrize("query", ["Wittgenstein Ludwig", "", "42", "А."])
def test_nothing_is_found_for_what_is_not_there(index, query):
    assert index.search(query) == []


def test_an_empty_index_finds_nothing():
    assert NameIndex([]).search("Petrov") == []


def test_an_initial_costs_nothing_where_it_fits_and_much_where_it_does_not():
    assert initial_cost("I", "Иван") == 0.0
    assert initial_cost("I", "Павел") > 1
    assert 0 < initial_cost("Z", "Жанна") < 1
    assert 0 < initial_cost("H", "Герман") < 1
