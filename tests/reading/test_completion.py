"""What one claim lends to another."""

from claimed import claim, filled, reading, types


def test_a_definite_noun_takes_up_the_event_before() -> None:
    text = "Anna Petrova was arrested in Riga. The arrest was kept secret."
    second = text.index("The arrest")
    late = [c for c in reading(text).claims if c.start > second]
    assert late[0].roles["patient"] == claim(text, "arrested").roles["patient"]


def test_the_sentence_is_carried_out_on_whom_it_was_passed() -> None:
    text = "Anna Petrova was sentenced to be shot. The sentence was carried out."
    assert filled(text, "carried out", "patient") == ["Anna Petrova"]


def test_a_court_that_quashes_a_verdict_clears_the_one_who_was_tried() -> None:
    text = "Anna Petrova was tried in Riga. In 1956 the court quashed the verdict."
    assert filled(text, "quashed", "patient") == ["Anna Petrova"]


def test_a_second_trial_is_another_s() -> None:
    assert types("Anna Petrova was tried in Riga. The second trial opened in May.") == ["trial"]


def test_the_ashes_are_those_of_who_died() -> None:
    text = "Ivan Orlov was shot in Riga. His friend Pavel Lunin was arrested. The ashes were buried in a wood."
    assert filled(text, "buried", "patient") == ["Ivan Orlov"]


def test_ten_years_alone_is_the_sentence_of_who_was_tried() -> None:
    text = "A tribunal tried Pavel Orlov on 20 July 1944. He denied everything. Ten years. The file ends there."
    assert filled(text, "Ten years", "patient") == ["Pavel Orlov"]
    later = "A tribunal tried Pavel Orlov on 20 July 1944. Ten years later the file was found."
    assert "sentence" not in types(later)


def test_no_such_order_was_given_to_those_who_were_ordered() -> None:
    text = "The general ordered the gendarmes to fire. No such order was ever given, as the colonel testified."
    assert filled(text, "order was", "agent") == ["The general"]


def test_a_journey_is_that_of_who_was_to_set_off() -> None:
    text = "Pavel Orlov was ready to set off for Riga. The minister forbade the journey."
    assert filled(text, "journey", "agent") == ["Pavel Orlov"]


def test_a_trial_is_of_those_whom_its_indictment_names() -> None:
    text = "The second trial began on 3 July. Pavel Orlov was charged with treason."
    assert filled(text, "trial", "patient") == ["Pavel Orlov"]
    assert filled("The trial began on 3 July. Pavel Orlov died in August.", "died", "patient") == ["Pavel Orlov"]
