from dataclasses import replace

from exchange.examples import READING
from kartoteka.claims import Listing
from kartoteka.exchange.reading_text import reading_as_text
from telling import say, told


def text(reading=READING, **more):
    return reading_as_text(reading, **more).plain


def test_each_claim_stands_once_under_the_one_to_whom_it_happened_in_order_of_the_text():
    lines = text().splitlines()
    assert [line for line in lines if line.isupper() and not line.startswith(" ")] == ["LEV ORLOV"]
    numbers = [line.split("[")[1][0] for line in lines if "[" in line and "n of" not in line.replace("\xa0", " ")]
    assert numbers == [str(number) for number in range(1, 9)]


def test_the_head_counts_what_is_in_the_reading():
    assert text().startswith("memoir.txt    230 characters, 1 note, 2 people, 8 claims, 2 time expressions\n")


def test_each_line_gives_bounds_certainty_holder_words_and_note():
    lines = text().splitlines()
    arrested = next(line for line in lines if "ARRESTED" in line)
    assert arrested.strip().startswith("3 May 1937")
    assert arrested.endswith("[1] n.7")
    assert next(line for line in lines if "[6]" in line).split()[0] == "✗"
    assert "rumour" in next(line for line in lines if "[6]" in line)


def test_what_concerns_nobody_stands_at_the_end_and_a_body_is_told_as_a_body():
    reading = told(
        "The NKVD gave orders. A decree came.",
        say("order", "gave orders", agent="NKVD"),
        say("order", "decree"),
        bodies=["NKVD"],
    )
    lines = text(reading).splitlines()
    assert "NKVD    body" in lines
    assert lines.index("NKVD    body") < lines.index("NOBODY NAMED")


def test_explain_says_who_read_it_how_and_how_surely():
    claim = replace(READING.claims[0], confidence=0.82, explanation=(("type", "lexicon: arrested"),))
    said = text(replace(READING, claims=(claim,)), explain=True)
    assert "read by rules, confidence 0.82" in said
    assert "type: lexicon: arrested" in said


def test_a_list_is_printed_in_its_order():
    listing = Listing(0, 5, ("Anna Orlova", "Lev Orlov"))
    assert "1 Anna Orlova · 2 Lev Orlov" in text(replace(READING, listings=(listing,)))


def test_warnings_of_the_reading_are_told_first():
    assert "  ! the notes are missing" in text(replace(READING, warnings=("the notes are missing",))).splitlines()[1]
