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


def test_no_reply_came_from_the_one_who_was_asked() -> None:
    text = "Anna Petrova wrote to Ivan Orlov. She got no reply."
    assert filled(text, "reply", "agent") == ["Ivan Orlov"]
    assert filled(text, "reply", "recipient") == ["Anna Petrova"]


def test_those_in_force_before_a_semicolon_take_others_away() -> None:
    text = "In June the gendarmes raided the shop; the printers were marched off."
    assert len(filled(text, "marched off", "agent")) == 1


def test_the_place_where_one_is_held_is_where_he_is_beaten() -> None:
    text = "Ivan Orlov was taken to Vorkuta. In May the guards beat Ivan Orlov."
    assert filled(text, "beat", "place") == ["Vorkuta"]
    assert filled("Ivan Orlov was taken to Vorkuta. He was released. The guards beat Orlov.", "beat", "place") == []


def test_one_is_moved_from_where_he_was_held() -> None:
    text = "Ivan Orlov was taken to Vorkuta. In May Ivan Orlov was transferred to Riga."
    assert filled(text, "transferred", "origin") == ["Vorkuta"]
