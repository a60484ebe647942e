"""The example that ships with the project holds everything that the reading format speaks of."""

import subprocess
import sys
from pathlib import Path

import pytest

from kartoteka import examples
from kartoteka.exchange.readings import with_text
from kartoteka.reading import read
from kartoteka.reasoning.chronology import chronology
from kartoteka.reasoning.dossier import Dispute, dossier, find_person, indexed
from kartoteka.sources import load

ROOT = Path(__file__).parents[1]
EXPECTED_YEARS = {
    "that summer": "1919",
    "the following year": "1922",
    "16 May": "1934",
    "18 May": "1934",
    "28 May": "1934",
    "10 June": "1934",
    "dawn on 2 May": "1938",
    "2 August": "1938",
    "8 September": "1938",
}


@pytest.fixture(scope="module")
def source():
    return load(examples.path())


@pytest.fixture(scope="module")
def reading(source):
    return with_text(read(source), source.text)


def test_it_is_as_long_as_a_short_chapter(source):
    assert 1500 <= len(source.text.split()) <= 2500


def test_each_note_has_its_text_and_each_mark_clings_to_a_word_or_a_stop(source):
    assert [note.mark for note in source.notes] == [str(number) for number in range(1, 29)]
    assert all(note.body for note in source.notes)
    assert not any(source.text[note.start - 1].isspace() for note in source.notes)


def test_every_place_of_its_reading_matches_its_text(reading):
    text = reading.source.text
    spans = [(c.start, c.end) for c in reading.claims] + [
        (m.start, m.end) for e in reading.entities for m in e.mentions
    ]
    assert spans
    assert all(0 <= start < end <= len(text) and text[start:end].strip() == text[start:end] for start, end in spans)


def test_an_old_style_date_a_dismissed_rumour_a_charge_and_a_chain_are_read(reading):
    assert any(t.bounds.to_iso() == ("1891-01-15", "1891-01-15") for t in reading.times)
    assert any(c.holders == ("holder:rumour",) and c.factuality == "CT-" for c in reading.claims)
    assert any(c.type == "charge" for c in reading.claims)
    assert any(len(c.holders) == 2 for c in reading.claims)
    assert any(c.term == "P3Y" for c in reading.claims)


def test_the_dossier_of_the_main_person_tells_both_arrests_and_the_disputed_death(reading):
    told = indexed([reading])
    answer = dossier(told, find_person(told, examples.MAIN_PERSON), chronology([reading]))
    arrests = {line.when.stated.to_iso() for line in answer.lines() if line.type == "arrest" and line.when.stated}
    assert {("1934-05-16", "1934-05-17"), ("1938-05-02", "1938-05-02")} <= arrests
    assert "the death" in {entry.subject for entry in answer.life if isinstance(entry, Dispute)}


def test_the_demonstration_ends_by_itself_and_says_where_the_book_lies(tmp_path):
    command = [sys.executable, str(ROOT / "tools" / "demo.py"), str(tmp_path / "demo")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert "OSIP MANDELSTAM    1 source" in done.stdout
    assert (tmp_path / "demo" / "book" / "index.html").as_uri() in done.stdout
    assert "serve --case" in done.stdout


def test_dates_that_lack_a_year_get_that_of_the_story(reading):
    text = reading.source.text
    years = {text[t.start : t.end]: t.bounds.to_iso()[0][:4] for t in reading.times if t.bounds.earliest is not None}
    assert {words: years.get(words) for words in EXPECTED_YEARS} == EXPECTED_YEARS
