"""On whose word a stretch of the text stands: what syntax alone does not say."""

from claimed import claim, held


def test_according_to_covers_its_sentence_and_not_the_next() -> None:
    text = "According to Anna Petrova, Ivan Orlov was shot. Pavel Lunin was released."
    assert held(text, "shot") == ["Anna Petrova"]
    assert held(text, "released") == []


def test_a_verb_in_passing_covers_the_sentence_around_it() -> None:
    assert held("Ivan Orlov, Anna Petrova recalled, was beaten in Riga.", "beaten") == ["Anna Petrova"]


def test_it_is_said_covers_only_the_words_around_it() -> None:
    text = "Anna Petrova was to be tried, it is said, by a court in Riga; Ivan Orlov was arrested."
    assert held(text, "tried") == ["holder:unspecified"]
    assert held(text, "arrested") == []


def test_a_quotation_belongs_to_who_says_it() -> None:
    assert held("“The guards beat Ivan Orlov,” wrote Anna Petrova.", "beat") == ["Anna Petrova"]


def test_a_sentence_without_a_speaker_is_the_narrator_s() -> None:
    assert held("Ivan Orlov was beaten in Riga.", "beaten") == []


def test_a_rumour_that_the_narrator_dismisses_did_not_happen() -> None:
    text = "It was rumoured that Ivan Orlov had been shot. In fact he lived in Paris."
    assert claim(text, "shot").factuality == "CT-"


def test_a_rumour_that_nobody_dismisses_stays_open() -> None:
    text = "It was rumoured that Ivan Orlov had been shot. The winter was cold."
    assert claim(text, "shot").factuality == "Uu"


def test_who_beat_him_is_no_witness_of_it() -> None:
    text = "Colonel Schmidt beat Ivan Orlov. Colonel Schmidt stated that Ivan Orlov had confessed."
    assert claim(text, "confessed").factuality == "Uu"


def test_no_such_trial_refutes_a_trial_only() -> None:
    text = "It was rumoured that Ivan Orlov had been shot. No such trial was held in Riga."
    assert claim(text, "shot").factuality == "Uu"


def test_a_tradition_is_told_and_not_taken_over() -> None:
    text = "According to a family tradition Ivan Orlov was shot in Riga."
    assert claim(text, "shot").factuality == "Uu"
