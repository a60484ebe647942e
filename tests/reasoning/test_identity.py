"""Who is one person across sources."""

from kartoteka.reasoning.identity import people_of, same_people
from kartoteka.reasoning.keys import EntityKey
from reasoning.factory import claim, person, reading


def source(number, *names, claims=()):
    """A source that names these people, `p0`, `p1` and so on."""
    return reading(*claims, people=[person(f"p{n}", name) for n, name in enumerate(names)], name=f"{number}.txt")


def clusters(*sources, **more):
    return [tuple(key.reading for key in found.entities) for found in people_of(sources, **more)]


def test_one_man_in_two_scripts_is_one():
    (found,) = people_of([source(0, "Всеволод Эмильевич Мейерхольд"), source(1, "Vsevolod Meyerhold")])
    assert found.entities == (EntityKey(0, "p0"), EntityKey(1, "p0"))
    assert found.name == "Всеволод Эмильевич Мейерхольд"
    assert "sound the same" in found.reasons[0]


def test_initials_are_taken_for_the_only_one_whom_they_fit():
    assert clusters(source(0, "Nikolai Ivanovich Yezhov"), source(1, "N. I. Ezhov")) == [(0, 1)]


def test_initials_that_fit_two_who_cannot_be_one_are_left_alone():
    found = clusters(source(0, "Nikolai Petrov"), source(1, "Naum Petrov"), source(2, "N. Petrov"))
    assert found == [(0,), (1,), (2,)]


def test_a_surname_alone_tells_too_little():
    assert clusters(source(0, "Ivan Petrov"), source(1, "Petrov")) == [(0,), (1,)]


def test_other_first_names_are_two_people():
    assert clusters(source(0, "Ivan Petrov"), source(1, "Pavel Petrov")) == [(0,), (1,)]


def test_other_patronymics_are_two_people():
    assert clusters(source(0, "Ivan Ivanovich Petrov"), source(1, "Ivan Pavlovich Petrov")) == [(0,), (1,)]


def test_a_name_without_patronymic_joins_only_one_of_two_namesakes():
    found = clusters(source(0, "Ivan Ivanovich Petrov"), source(1, "Ivan Pavlovich Petrov"), source(2, "Ivan Petrov"))
    assert (0, 1) not in found
    assert (0, 1, 2) not in found


def test_two_people_of_one_source_are_never_joined_through_another():
    found = clusters(source(0, "Ivan Petrov", "Ivan Petrov"), source(1, "Ivan Petrov"))
    assert sorted(len(each) for each in found) == [1, 2]


def test_who_died_at_other_times_are_two_people():
    one = source(0, "Ivan Petrov", claims=[claim("c1", "death", "p0", "1937-01-01")])
    other = source(1, "Ivan Petrov", claims=[claim("c1", "death", "p0", "1941-01-01")])
    assert clusters(one, other) == [(0,), (1,)]


def test_who_died_at_times_that_agree_may_be_one():
    one = source(0, "Ivan Petrov", claims=[claim("c1", "death", "p0", "1937-01-01")])
    other = source(1, "Ivan Petrov", claims=[claim("c1", "killing", "p0", ("1937-01-01", "1937-12-31"))])
    assert clusters(one, other) == [(0, 1)]


def test_who_were_judged_different_stay_apart():
    sources = (source(0, "Ivan Petrov"), source(1, "Ivan Petrov"))
    apart = {frozenset({EntityKey(0, "p0"), EntityKey(1, "p0")})}
    assert clusters(*sources, apart=apart) == [(0,), (1,)]


def test_a_woman_is_found_under_her_surnames_male_form():
    assert clusters(source(0, "Anna Petrova"), source(1, "Анна Петров")) == [(0, 1)]


def test_everybody_has_a_first_entity():
    sources = [source(0, "Ivan Petrov", "Anna Weiss"), source(1, "Ivan Petrov")]
    assert same_people(sources) == {
        EntityKey(0, "p0"): EntityKey(0, "p0"),
        EntityKey(0, "p1"): EntityKey(0, "p1"),
        EntityKey(1, "p0"): EntityKey(0, "p0"),
    }


def test_the_order_of_sources_does_not_change_who_is_one():
    names = ["Ivan Ivanovich Petrov", "I. I. Petrov", "Иван Петров", "Anna Petrova"]
    sources = [source(n, name) for n, name in enumerate(names)]
    there = {frozenset(names[i] for i in each) for each in clusters(*sources)}
    back = {frozenset(names[3 - i] for i in each) for each in clusters(*sources[::-1])}
    assert there == back
