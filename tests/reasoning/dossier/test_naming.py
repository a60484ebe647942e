from dataclasses import replace

import pytest

from kartoteka.errors import NotFound
from kartoteka.reasoning.dossier import find_person, indexed, people
from kartoteka.reasoning.keys import EntityKey
from telling import say, told

MEMOIR = told(
    "Anna Ivanova wept. Lev Ivanov was shot. Иван Петров fled.",
    say("killing", "shot", patient="Lev Ivanov"),
    people=["Anna Ivanova", "Lev Ivanov", "Иван Петров"],
)
LETTER = told("Anna Ivanova wrote. Ivanov too.", people=["Anna Ivanova", "Ivanov"], name="letter.txt")


def test_the_full_name_finds_the_person_in_any_case_and_script():
    told = indexed([MEMOIR])
    assert find_person(told, "Anna Ivanova").name == "Anna Ivanova"
    assert find_person(told, "anna IVANOVA").name == "Anna Ivanova"
    assert find_person(told, "Ivan Petrov").name == "Иван Петров"


def test_part_of_a_name_finds_the_only_one_who_has_it():
    assert find_person(indexed([MEMOIR]), "Lev").name == "Lev Ivanov"


def test_a_name_that_two_have_is_refused_with_both():
    found = indexed([told("Lev Orlov met Lev Ivanov.", people=["Lev Orlov", "Lev Ivanov"])])
    with pytest.raises(NotFound, match=r"'Lev' can be Lev Ivanov or Lev Orlov"):
        find_person(found, "Lev")


def test_a_name_in_another_spelling_finds_the_only_one_whom_it_surely_means():
    assert find_person(indexed([MEMOIR]), "Lew Iwanow").name == "Lev Ivanov"
    assert find_person(indexed([MEMOIR]), "Лев Иванов").name == "Lev Ivanov"


def test_a_name_that_nobody_has_is_refused_with_the_nearest():
    with pytest.raises(NotFound, match=r"nobody here is called 'Boris Ivanov'; the nearest are .*Ivanov"):
        find_person(indexed([MEMOIR]), "Boris Ivanov")
    with pytest.raises(NotFound, match="most is told of Lev Ivanov"):
        find_person(indexed([MEMOIR]), "qqqq")


def test_in_a_source_without_people_nobody_is_found():
    with pytest.raises(NotFound, match="name nobody"):
        find_person(indexed([told("It rained.")]), "Lev")


def test_an_empty_name_finds_nobody():
    with pytest.raises(NotFound):
        find_person(indexed([MEMOIR]), " ")


def test_the_same_full_name_in_two_sources_is_one_person_and_a_bare_surname_is_not():
    found = {person.name: person.appearances for person in people(indexed([MEMOIR, LETTER]))}
    assert found["Anna Ivanova"] == (EntityKey(0, "Anna Ivanova"), EntityKey(1, "Anna Ivanova"))
    assert found["Ivanov"] == (EntityKey(1, "Ivanov"),)
    assert found["Lev Ivanov"] == (EntityKey(0, "Lev Ivanov"),)


def test_two_in_one_source_are_never_joined_by_their_names():
    twice = told("Lev Ivanov met Lev Petrovich Ivanov.", people=["Lev Ivanov", "Lev Petrovich Ivanov"])
    assert len(people(indexed([twice]))) == 2


def test_what_was_decided_joins_and_parts_against_the_names():
    told_ = indexed([MEMOIR, LETTER])
    joined = people(told_, {EntityKey(0, "Lev Ivanov"): 7, EntityKey(1, "Ivanov"): 7})
    assert [person.appearances for person in joined if person.name == "Lev Ivanov"] == [
        (EntityKey(0, "Lev Ivanov"), EntityKey(1, "Ivanov"))
    ]
    apart = people(told_, apart={frozenset({EntityKey(0, "Anna Ivanova"), EntityKey(1, "Anna Ivanova")})})
    assert sum(person.name == "Anna Ivanova" for person in apart) == 2


def test_those_of_whom_most_is_told_come_first():
    assert people(indexed([MEMOIR]))[0].name == "Lev Ivanov"


def test_a_name_in_another_script_that_can_be_two_people_is_refused_with_both():
    other = told("Ivan Petrof fled.", people=["Ivan Petrof"], name="b.txt")
    apart = frozenset({frozenset({EntityKey(0, "Иван Петров"), EntityKey(1, "Ivan Petrof")})})
    found = indexed([MEMOIR, other])
    with pytest.raises(NotFound, match="can be"):
        find_person(found, "Iwan Petrow", people(found, apart=apart))


def test_a_full_name_that_is_another_ones_name_too_finds_its_own_bearer():
    found = told("Kagan fled. Lev Kagan wept.", people=["Kagan", "Lev Kagan"])
    lev = replace(found.entities[1], names=("Lev Kagan", "Kagan"))
    both = indexed([replace(found, entities=(found.entities[0], lev))])
    assert find_person(both, "Kagan").name == "Kagan"
    assert find_person(both, "Lev Kagan").name == "Lev Kagan"
