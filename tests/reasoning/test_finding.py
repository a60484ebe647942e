"""People found by any part of their name."""

from dataclasses import dataclass

import pytest

from kartoteka.reasoning.finding import find


@dataclass(frozen=True)
class Somebody:
    name: str
    names: tuple[str, ...] = ()


PEOPLE = [
    Somebody("Vsevolod Emilievich Meyerhold", ("Meyerhold", "the Doctor")),
    Somebody("Zinaida Raikh"),
    Somebody("Anna Petrova"),
    Somebody("Ivan Petrov"),
    Somebody("Mikhail Tukhachevsky"),
]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Meyerhold", "Vsevolod Emilievich Meyerhold"),
        ("Мейерхольд", "Vsevolod Emilievich Meyerhold"),
        ("Мейерхольд В. Э.", "Vsevolod Emilievich Meyerhold"),
        ("Meyer", "Vsevolod Emilievich Meyerhold"),
        ("Meyerhlod", "Vsevolod Emilievich Meyerhold"),
        ("emilievich", "Vsevolod Emilievich Meyerhold"),
        ("Зинаида Райх", "Zinaida Raikh"),
        ("Tuchatschewski", "Mikhail Tukhachevsky"),
        ("Misha", "Mikhail Tukhachevsky"),
        ("Ivan Petrov", "Ivan Petrov"),
        ("Anna Petrov", "Anna Petrova"),
    ],
)
def test_the_person_is_the_first_hit(query, name):
    assert find(query, PEOPLE)[0].person.name == name


@pytest.mark.parametrize("query", ["Wittgenstein", "", "...", "Xu"])
def test_nobody_is_found_who_is_not_there(query):
    assert find(query, PEOPLE) == []


def test_both_petrovs_are_hits_for_the_surname():
    assert {hit.person.name for hit in find("Петров", PEOPLE)} == {"Ivan Petrov", "Anna Petrova"}


def test_the_spelling_that_fits_best_is_named():
    assert find("Meyerhold", PEOPLE)[0].name == "Meyerhold"
