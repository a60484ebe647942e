"""The whole way: a source becomes a reading."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimed import reading
from kartoteka.claims import from_json, to_json
from kartoteka.claims.vocabulary import EVENT_TYPES, FACTUALITY
from kartoteka.reading import read
from kartoteka.sources import from_text

_TEXT = (
    "On 20 June 1939 Anna Petrova was arrested in Riga.1 Ivan Orlov wrote that she had been beaten.\n\n"
    "1. Orlov, Memoirs, p. 5."
)


def test_a_reading_says_what_happened_to_whom_when_and_where() -> None:
    arrest = reading(_TEXT).claims[0]
    names = {entity.id: entity.name for entity in reading(_TEXT).entities}
    assert arrest.type == "arrest"
    assert [names[e] for e in arrest.roles["patient"]] == ["Anna Petrova"]
    assert [names[e] for e in arrest.roles["place"]] == ["Riga"]
    assert arrest.time is not None
    assert arrest.time.bounds.to_iso() == ("1939-06-20", "1939-06-20")


def test_a_claim_has_its_sentence_and_the_notes_of_its_sentence() -> None:
    arrest, *others = reading(_TEXT).claims
    assert _TEXT[arrest.passage_start : arrest.passage_end].startswith("On 20 June 1939")
    assert arrest.notes == ("1",)
    assert all(claim.notes == () for claim in others)


def test_a_claim_says_how_it_was_read_and_how_surely() -> None:
    arrest = reading(_TEXT).claims[0]
    assert {part for part, _ in arrest.explanation} >= {"type", "roles", "time", "factuality"}
    assert arrest.confidence is not None
    assert 0 < arrest.confidence < 1


def test_a_time_of_a_claim_rests_on_times_of_the_reading() -> None:
    found = reading(_TEXT)
    for claim in found.claims:
        if claim.time is not None:
            assert all(index < len(found.times) for index in claim.time.basis)


def test_a_reading_survives_its_json() -> None:
    found = reading(_TEXT)
    again = from_json(to_json(found, explain=True))
    assert again.claims == found.claims


def test_an_empty_source_has_an_empty_reading() -> None:
    assert read(from_text("")).claims == ()
    assert read(from_text(" \n\n ")).claims == ()


def test_nothing_is_claimed_in_a_heading() -> None:
    text = "3. The second arrest of Anna Petrova\n\nThe garden was large, and the house stood on a hill by the river."
    assert [claim for claim in reading(text).claims if claim.start < 36] == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=300))
def test_any_text_is_read_and_every_offset_lies_in_it(text: str) -> None:
    for claim in read(from_text(text)).claims:
        assert 0 <= claim.passage_start <= claim.start < claim.end <= len(text)
        assert claim.type in EVENT_TYPES
        assert claim.factuality in FACTUALITY
