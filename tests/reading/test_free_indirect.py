"""What is told after a sentence that says that somebody told something."""

from claimed import held


def test_a_deposition_goes_on_to_the_end_of_its_paragraph() -> None:
    text = (
        "Klara Stein deposed before us in 1986. Soldiers beat Ivan Orlov. They shot Pavel Lunin.\n\nAnna Petrova fled."
    )
    assert held(text, "beat") == ["Klara Stein"]
    assert held(text, "shot") == ["Klara Stein"]
    assert held(text, "fled") == []


def test_a_deposition_ends_where_another_speaks() -> None:
    text = "Klara Stein deposed in 1986. Soldiers beat Ivan Orlov. Max Braun said that they had shot Pavel Lunin."
    assert held(text, "shot") == ["Max Braun"]


def test_who_deposed_that_something_was_done_says_no_more_than_that() -> None:
    text = "Klara Stein deposed that soldiers had beaten Ivan Orlov. Pavel Lunin was shot."
    assert held(text, "shot") == []


def test_what_somebody_denies_outright_follows() -> None:
    text = "The warder Max Braun denied everything. Soldiers had beaten Ivan Orlov."
    assert held(text, "beaten") == ["Max Braun"]
    assert held("Max Braun denied everything. Soldiers beat Ivan Orlov.", "beat") == []


def test_the_news_that_somebody_brings_follows() -> None:
    assert held("Klara Stein brought the news. Ivan Orlov had been shot.", "shot") == ["Klara Stein"]
    assert held("Klara Stein brought the bread. Ivan Orlov had been shot.", "shot") == []


def test_what_is_learnt_from_somebody_follows() -> None:
    text = "Klara Stein learned the truth from Max Braun. Ivan Orlov had been shot."
    assert held(text, "shot") == ["Klara Stein", "Max Braun"]


def test_an_indictment_that_is_read_out_says_what_follows() -> None:
    assert held("The indictment was read on 3 May. Ivan Orlov had murdered a priest.", "murdered") == ["The indictment"]
    assert held("The prisoner was called on 3 May. Ivan Orlov had murdered a priest.", "murdered") == []


def test_rumours_that_spread_say_what_follows() -> None:
    assert held("Rumours spread in May. Ivan Orlov had been shot.", "shot") == ["holder:rumour"]
