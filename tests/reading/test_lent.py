"""What the claims before make plain: the court that sat, those in force, to whom an answer goes."""

from claimed import filled


def test_the_court_of_the_sentence_before_condemns() -> None:
    text = "The Tribunal sat on 3 August. Ivan Orlov was sentenced to death."
    assert len(filled(text, "sentenced", "agent")) == 1


def test_a_court_of_another_paragraph_does_not() -> None:
    text = "The Tribunal sat on 3 August.\n\nIvan Orlov was sentenced to death."
    assert filled(text, "sentenced", "agent") == []


def test_those_in_force_in_the_clause_before_take_others_away() -> None:
    text = "Gendarmes raided the shop, and the printers were arrested."
    assert len(filled(text, "arrested", "agent")) == 1


def test_no_doer_comes_from_an_unarmed_subject() -> None:
    text = "Anna Petrova left the shop, and the printers were arrested."
    assert filled(text, "arrested", "agent") == []


def test_an_answer_goes_to_the_one_who_spoke() -> None:
    text = "Ivan Orlov told Colonel Schmidt that Anna had died. Schmidt replied that he was sorry."
    assert filled(text, "replied", "recipient") == ["Ivan Orlov"]


def test_coordinated_sayings_share_whom_they_are_said_to() -> None:
    text = "Anna Petrova told Ivan Orlov that she was leaving, and promised that she would write."
    assert filled(text, "promised", "recipient") == ["Ivan Orlov"]
    apart = "Anna Petrova told Ivan Orlov that she was leaving. In May she said that she was ill."
    assert filled(apart, "said", "recipient") == []
