import pytest

from kartoteka.claims.vocabulary import EVENT_TYPES, ROLES
from kartoteka.reasoning.dossier.phrases import PHRASES, phrase, render


def test_every_type_of_the_vocabulary_has_a_phrase_for_some_role_and_no_other_has():
    assert set(PHRASES) == set(EVENT_TYPES)
    assert all(phrases.by_role for phrases in PHRASES.values())
    assert {role for phrases in PHRASES.values() for role in phrases.by_role} <= set(ROLES)


def test_what_is_not_known_falls_out_of_the_phrase():
    assert render("arrested[ in {place}][ by {agent}]", {"place": "Kiev"}) == "arrested in Kiev"
    assert render("arrested[ in {place}][ by {agent}]", {}) == "arrested"
    assert render("<freed|free> {patient|somebody}", {}) == "freed somebody"


def test_a_denied_phrase_says_not_or_did_not():
    assert render("arrested[ in {place}]", {"place": "Kiev"}, denied=True) == "not arrested in Kiev"
    assert render("<fled|flee>[ to {place}]", {"place": "Paris"}, denied=True) == "did not flee to Paris"


@pytest.mark.parametrize(
    ("type", "role", "trigger", "said"),
    [
        ("arrest", "patient", "seized", "seized by Petrov"),
        ("arrest", "patient", "arrest", "arrested by Petrov"),
        ("ill_treatment", "patient", "beaten", "beaten by Petrov"),
        ("ill_treatment", "patient", "beat", "beaten by Petrov"),
        ("killing", "patient", "shot", "shot by Petrov"),
        ("killing", "patient", "carried out", "killed by Petrov"),
        ("killing", "patient", "murder", "killed by Petrov"),
        ("trial", "patient", "heard", "tried by Petrov"),
    ],
)
def test_a_passive_phrase_takes_the_sources_participle_where_it_is_one(type, role, trigger, said):
    assert phrase(type, role, {"agent": "Petrov"}, trigger=trigger) == said


@pytest.mark.parametrize(
    ("type", "trigger", "fields", "said"),
    [
        ("confession", "took back", {}, "took back"),
        ("confession", "signature", {}, "confessed"),
        ("accusation", "denounced", {"patient": "Lev"}, "denounced Lev"),
        ("statement", "told", {"recipient": "Anna"}, "told Anna"),
        ("statement", "wrote", {"recipient": "Anna"}, "wrote to Anna"),
        ("travel", "reached", {"place": "Omsk"}, "reached Omsk"),
        ("travel", "went", {"place": "Omsk"}, "went to Omsk"),
        ("offer", "offered", {"recipient": "Anna"}, "offered to Anna"),
        ("offer", "proposal", {"recipient": "Anna"}, "made an offer to Anna"),
    ],
)
def test_an_active_phrase_takes_the_sources_past_tense_where_it_is_one(type, trigger, fields, said):
    assert phrase(type, "agent", fields, trigger=trigger) == said


def test_a_denied_phrase_keeps_the_words_of_the_table():
    assert phrase("arrest", "patient", {}, trigger="seized", denied=True) == "not arrested"


def test_a_role_without_a_phrase_gets_the_name_of_the_event():
    assert phrase("ill_treatment", "place", {"patient": "Lev"}) == "ill treatment of Lev"


@pytest.mark.parametrize(
    ("type", "role", "trigger", "said"),
    [
        ("travel", "agent", "carried", "traveled to Omsk"),
        ("accusation", "patient", "campaigned", "accused by Petrov"),
        ("detention", "patient", "shared", "held by Petrov"),
        ("appointment", "patient", "reappeared", "appointed minister by Petrov"),
        ("death", "patient", "consumed", "died"),
    ],
)
def test_a_verb_that_needs_words_which_the_phrase_has_not_is_left_alone(type, role, trigger, said):
    fields = {"agent": "Petrov", "place": "Omsk", "post": "minister"}
    assert phrase(type, role, fields, trigger=trigger) == said
