"""Which words name an event: sentences that must claim something, and as many that must not."""

from claimed import claims, types


def test_a_verb_names_an_event_in_active_and_passive() -> None:
    assert types("The police arrested Anna Petrova.") == ["arrest"]
    assert types("Anna Petrova was arrested by the police.") == ["arrest"]


def test_a_phrase_may_stretch_over_its_object() -> None:
    assert claims("They put Anna Petrova under arrest.") == [("arrest", "put Anna Petrova under arrest")]
    assert types("The court set the verdict aside.")[0] == "rehabilitation"
    assert types("Ivan Petrov took his own life.") == ["suicide"]
    assert types("The officers put Ivan Petrov to death.") == ["killing"]


def test_the_words_around_a_verb_choose_its_event() -> None:
    assert types("Ivan Petrov was shot in the courtyard.") == ["killing"]
    assert types("Ivan Petrov shot himself in the courtyard.") == ["suicide"]
    assert types("Ivan Petrov was taken to the prison in Riga.") == ["transfer"]
    assert types("Ivan Petrov was expelled from the Party.") == ["dismissal"]
    assert types("Ivan Petrov was dismissed from his post.") == ["dismissal"]


def test_a_noun_with_an_owner_names_an_event() -> None:
    assert ("arrest", "arrest") in claims("The arrest of Ivan Petrov took place in Riga.")
    assert ("death", "death") in claims("His mother heard of the death of Ivan Petrov.")


def test_a_light_verb_leaves_the_event_to_its_noun() -> None:
    assert types("Ivan Petrov made a report to the ministry.") == ["report"]


def test_a_noun_that_modifies_another_names_nothing() -> None:
    assert types("Ivan Petrov wrote a murder mystery.") == ["statement"]
    assert "arrest" not in types("The arrest ward was empty.")


def test_other_senses_of_a_word_are_left_alone() -> None:
    assert "killing" not in types("Ivan Petrov shot a film in Riga.")
    assert "arrest" not in types("Ivan Petrov took up a post in Riga.")
    assert "sentence" not in types("He condemned the violence of the regime.")
    assert "charge" not in types("The chargé d'affaires was in Riga.")


def test_nobody_s_saying_is_no_claim() -> None:
    assert types("It is said that Ivan Petrov was shot.") == ["killing"]
    assert types("Unless otherwise stated, the house was empty.") == []


def test_plain_description_claims_nothing() -> None:
    assert types("The house was old and the garden large.") == []
    assert types("The weather was cold, and there was snow on the roofs.") == []


def test_an_adjective_participle_claims_nothing() -> None:
    assert "confession" not in types("A signed photograph hung on the wall.")
    assert "burial" not in types("The buried treasure was a legend of the village.")


def test_an_event_of_nobody_is_no_claim() -> None:
    assert types("Arrests and executions were frequent.") == []
    assert types("There was a strike somewhere.") == []


def test_a_hyphened_verb_is_found_though_the_parser_splits_it() -> None:
    assert types("Anna Petrova was ill-treated in Riga.") == ["ill_treatment"]
    assert types("Anna Petrova was cross-examined in Riga.") == ["interrogation"]
    assert "ill_treatment" not in types("Anna Petrova was treated in a hospital.")


def test_a_bare_participle_of_a_transitive_verb_is_passive() -> None:
    assert types("18 Feb.: Ivan Orlov shot in Riga.") == ["killing"]
    assert "killing" not in types("The soldiers shot at Ivan Orlov.")


def test_one_who_speaks_in_passing_speaks() -> None:
    assert "statement" in types("The papers of the Ministry, Ivan Petrov maintained, lay in a bank.")
    assert "statement" not in types("Ivan Petrov maintained the machines, and he was old.")


def test_a_participle_in_ed_is_passive_beside_another() -> None:
    assert "killing" in types("Ivan Petrov was seized in May and hanged by the Guards.")
    assert "killing" in types("Two monks had been caught and burned by the inquisitor.")


def test_a_comma_parts_a_subject_from_a_participle() -> None:
    assert "award" in types("Ivan Petrov, decorated that July, ceased in September to be a member of the Party.")
    assert "award" not in types("Ivan Petrov decorated the room.")


def test_a_series_of_participles_keeps_its_passive() -> None:
    assert "release" in types("Ivan Petrov was himself taken in July 1955, given nine years, and let go in 1957.")


def test_a_noun_of_several_words_is_judged_at_its_last() -> None:
    assert "trial" in types("The court martial of Ivan Petrov sat in Riga.")
