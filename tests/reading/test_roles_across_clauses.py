"""Roles where the parser has the clause otherwise: lists, participles, gerunds, words of the date or the place."""

from claimed import filled


def test_a_list_of_names_before_a_passive_is_its_subject_as_a_whole() -> None:
    text = "Prince Orlov, Ivan Petrov and Sergei Lunin were banished to Tomsk."
    assert len(filled(text, "banished", "patient")) == 3
    text = "Orlov was beaten, Anna Petrova added, in the cellar."
    assert "Anna Petrova" not in filled(text, "beaten", "patient")


def test_a_participle_between_commas_is_passive_whatever_adverb_opens_it() -> None:
    text = "Ivan Orlov, also arrested that autumn, was too ill to attend."
    assert filled(text, "arrested", "patient") == ["Ivan Orlov"]
    assert filled(text, "arrested", "agent") == []
    assert filled("Colonel Schmidt also arrested Ivan Orlov.", "arrested", "patient") == ["Ivan Orlov"]


def test_a_participle_that_is_also_a_base_form_opens_a_sentence() -> None:
    text = "Anna Petrova lived in Riga. Put to the torture, she confessed that she had written it."
    assert filled(text, "Put", "patient") == ["Anna Petrova"]
    assert filled(text, "Put", "agent") == []


def test_whoever_is_accused_of_having_done_it_did_it() -> None:
    text = "Ivan Orlov was shot. The papers charged him with having plotted against the King."
    assert filled(text, "plotted", "agent") == ["Ivan Orlov"]
    text = "Ivan Orlov was shot. The court held him guilty of having conspired against the King."
    assert filled(text, "conspired", "agent") == ["Ivan Orlov"]
    assert filled("Ivan Orlov died without having been tried.", "tried", "patient") == ["Ivan Orlov"]


def test_what_falls_upon_somebody_is_not_done_to_the_noun_before() -> None:
    text = "Ivan Orlov hid in Riga. A fellow student informed on him, and in July he was caught."
    assert filled(text, "informed on", "patient") == ["Ivan Orlov"]
    assert filled(text, "informed on", "agent") == ["A fellow student"]


def test_the_day_of_a_month_and_a_place_leave_the_subject_to_its_verb() -> None:
    text = "Ivan Orlov was caught in May. On the 14th General Petrov was removed from office."
    assert filled(text, "removed", "patient") == ["Petrov"]
    text = "Ivan Orlov came to the cemetery. At its gate soldiers shot him."
    assert filled(text, "shot", "agent") != []


def test_each_of_two_goals_is_the_place() -> None:
    assert set(filled("Ivan Orlov fled to Sweden or to Norway.", "fled", "place")) == {"Sweden", "Norway"}


def test_where_one_is_seized_one_does_what_follows() -> None:
    text = "Ivan Orlov fled. Questioned at Riga, he confessed that he had written it."
    assert filled(text, "confessed", "place") == ["Riga"]
    assert filled("Exiled to Riga, Ivan Orlov was born in Tomsk.", "born", "place") == ["Tomsk"]


def test_whoever_leaves_a_place_comes_from_there() -> None:
    text = "Ivan Orlov left Riga for Sweden."
    assert filled(text, "left", "origin") == ["Riga"]
    assert filled(text, "left", "place") == ["Sweden"]


def test_a_train_is_no_place_but_where_it_goes_is() -> None:
    assert filled("Ivan Orlov was put on a train for Breslau.", "put", "place") == ["Breslau"]


def test_company_attacks_too() -> None:
    text = "In July Ivan Orlov attacked the barracks with Anna Petrova."
    assert set(filled(text, "attacked", "agent")) == {"Ivan Orlov", "Anna Petrova"}
    assert filled("Ivan Orlov attacked the barracks with a rifle.", "attacked", "agent") == ["Ivan Orlov"]


def test_a_letter_goes_to_whoever_is_asked_in_it() -> None:
    text = "In a letter of 3 May Anna Petrova begged Colonel Schmidt to free her son."
    assert filled(text, "letter", "recipient") == ["Schmidt"]
    text = "In a letter of 3 May Anna Petrova denounced Colonel Schmidt."
    assert filled(text, "letter", "recipient") == []


def test_whoever_gives_himself_up_does_and_undergoes_it() -> None:
    text = "Ivan Orlov gave himself up to the police."
    assert filled(text, "gave", "agent") == filled(text, "gave", "patient") == ["Ivan Orlov"]
