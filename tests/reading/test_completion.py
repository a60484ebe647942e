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
