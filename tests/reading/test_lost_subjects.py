"""Subjects and objects that the parser gives to another word, and whom a relative clause means."""

from claimed import filled, types


def test_a_speaker_behind_the_dock_is_no_apposition_of_it() -> None:
    text = "Ivan Orlov had denied it; in the dock Orlov retorted that the lists were forged."
    assert filled(text, "retorted", "agent") == ["Ivan Orlov"]


def test_a_participle_behind_a_name_with_its_apposition() -> None:
    text = "Anna’s husband, Pavel Orlov, arrested a week after her, had probably been shot by then."
    assert filled(text, "arrested", "patient") == ["Pavel Orlov"]
    active = "Pavel Orlov, a baker, betrayed the printers, and went home."
    assert filled(active, "betrayed", "agent") == ["Pavel Orlov"]


def test_a_professor_of_law_who_signs() -> None:
    text = "They had questioned Pavel Orlov, a professor of canon law, who signed a confession in May."
    assert filled(text, "signed", "agent") == ["Pavel Orlov"]


def test_prisoners_are_kept_blindfolded_by_those_who_keep_them() -> None:
    text = "From May the gendarmes kept prisoners there, blindfolded and tied to chairs."
    assert filled(text, "blindfolded", "patient") == ["prisoners"]
    assert filled(text, "blindfolded", "agent") == ["the gendarmes"]


def test_whom_behind_as_is_the_one_who_is_taken_for_it() -> None:
    text = "In the courtroom Pavel Orlov figured as a traitor, whom Anna Petrova had tried to smuggle into Latvia."
    assert filled(text, "smuggle", "patient") == ["Pavel Orlov"]


def test_she_joined_them_after_her_son_was_seized() -> None:
    text = "Anna Petrova joined them after her son Pavel, ten years old and ill, was seized on 3 June 1937."
    assert filled(text, "seized", "patient") != ["Anna Petrova"]


def test_what_was_announced_in_passing_leaves_the_subject_to_its_verb() -> None:
    text = "Pavel Orlov, so it had been announced on 28 August 1975, had been found dead in bed the day before."
    assert filled(text, "found dead", "patient") == ["Pavel Orlov"]


def test_a_hearse_with_his_body_stands_for_him() -> None:
    text = "Pavel Orlov was hanged. A hearse with the body of Orlov was seized by policemen."
    assert filled(text, "seized", "patient") == ["Pavel Orlov"]
    empty = "Pavel Orlov was hanged. A cart with the bread of the villagers was seized by policemen."
    assert filled(empty, "seized", "patient") != ["Pavel Orlov"]


def test_years_are_added_to_her_term() -> None:
    text = "Anna Petrova was tried in May. Petrova had fifteen years added to her term."
    assert filled(text, "years added", "patient") == ["Anna Petrova"]


def test_his_turn_came() -> None:
    text = "Ivan Orlov was arrested on 3 May 1937. Pavel Petrov’s turn came a week later."
    assert filled(text, "turn", "patient") == ["Pavel Petrov"]
    assert types("Ivan Orlov was arrested on 3 May 1937 and condemned in his turn.").count("arrest") == 1


def test_the_brother_followed_two_days_later() -> None:
    text = "Emma Orlova died in August 1944; her brother Pavel followed two days later."
    assert len(filled(text, "followed", "patient")) == 1
    away = "Emma Orlova died in August 1944; her brother Pavel followed the cart to the river."
    assert types(away).count("death") == 1
