"""Clipped entries: whose they are, and what their abbreviations and bare penalties say."""

from claimed import claims, dated, filled, types

_ENTRY = (
    "ORLOV, Ivan Petrovich. B. 1882, Riga. Engineer. Arr. 21.5.1928; exile, Tomsk, three yrs. Shot 8.12.1937.\n\n"
    "LUNIN, Pavel. Arrested 1936, released 1939."
)


def test_abbreviations_and_bare_participles_are_triggers() -> None:
    assert types(_ENTRY) == ["birth", "arrest", "exile", "killing", "arrest", "release"]


def test_they_tell_of_the_person_at_the_head_of_the_entry() -> None:
    assert filled(_ENTRY, "Arr.", "patient") == filled(_ENTRY, "Shot", "patient")
    assert "Orlov" in filled(_ENTRY, "Shot", "patient")[0]
    assert "Lunin" in filled(_ENTRY, "released", "patient")[0]


def test_each_has_the_date_beside_it() -> None:
    assert dated(_ENTRY, "Arr.") == ("1928-05-21", "1928-05-21")
    assert dated(_ENTRY, "Shot") == ("1937-12-08", "1937-12-08")
    assert dated(_ENTRY, "released") == ("1939-01-01", "1939-12-31")


def test_an_initial_is_no_abbreviation_of_an_event() -> None:
    assert "birth" not in types("Together with M. A. Petrovsky and B. I. Yarkho he lived in Riga.")


def test_penalties_in_brackets_belong_to_the_names_before_them() -> None:
    text = "The judgment named Ivan Orlov and Pavel Lunin (ten years) and Anna Petrova (five)."
    assert ("sentence", "ten years") in claims(text)
    assert set(filled(text, "ten years", "patient")) == {"Ivan Orlov", "Pavel Lunin"}
    assert filled(text, "five", "patient") == ["Anna Petrova"]


def test_an_age_in_brackets_is_no_penalty() -> None:
    assert "sentence" not in types("Ivan Orlov (ten years) played in the garden.")


def test_a_gapped_series_repeats_the_sentence() -> None:
    text = "Ivan Orlov received five years, Pavel Lunin three, Anna Petrova two."
    assert filled(text, "three", "patient") == ["Pavel Lunin"]
    assert filled(text, "two", "patient") == ["Anna Petrova"]


def test_a_gapped_date_repeats_the_verb() -> None:
    text = "Ivan Orlov was released on 5 May 1940, Anna Petrova on 7 June 1940."
    assert dated(text, "7 June 1940") == ("1940-06-07", "1940-06-07")
    assert filled(text, "7 June 1940", "patient") == ["Anna Petrova"]
