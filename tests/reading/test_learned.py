"""The small learnt models: which words assert an event, attribute a content, are certain."""

from kartoteka.reading.learned import asserted_events, attribution_words, is_certain
from kartoteka.reading.learned.quoting import Quoting
from kartoteka.reading.parse import parse


def _asserted(text: str) -> list[str]:
    return [token.text for token in asserted_events(parse(text))]


def test_what_happened_is_asserted_and_what_did_not_is_not() -> None:
    assert "ran" in _asserted("She ran down the stairs and opened the door .")
    assert "ran" not in _asserted("If she ran , nobody would see her .")
    assert "leave" not in _asserted("She did not leave the house .")


def test_a_verb_of_saying_attributes_its_clause() -> None:
    doc = parse("The minister said that the law would be changed.")
    assert [token.text for token in attribution_words(doc)] == ["said"]


def test_a_verb_without_content_attributes_nothing() -> None:
    assert list(attribution_words(parse("The minister opened the door."))) == []


def test_a_plain_past_is_certain_and_a_wish_is_not() -> None:
    doc = parse("We visited the museum yesterday. I want to buy a car.")
    quoting = Quoting(doc)
    assert is_certain(next(t for t in doc if t.text == "visited"), quoting)
    assert not is_certain(next(t for t in doc if t.text == "buy"), quoting)
