"""Claims as CSV: readable, and never a formula (row 10 of docs/reliability.md)."""

import csv
import io

import pytest

from kartoteka.claims import Claim, ClaimTime, Entity, Mention, Reading, SourceHead
from kartoteka.exchange.claims_csv import COLUMNS, claims_csv, safe_cell
from kartoteka.values import Bounds

TEXT = '=HYPERLINK("http://x") was arrested.'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "=cmd|' /C calc'!A0"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Anna", "1939-06-20", "a=b", "x-y", "«-»", ""])
def test_other_text_is_left_alone(text):
    assert safe_cell(text) == text


def test_numbers_stay_numbers_and_nothing_is_empty():
    assert (safe_cell(-3), safe_cell(0.5), safe_cell(None)) == ("-3", "0.5", "")


def live_formulas(readings) -> list[str]:
    """Cells of the table that a spreadsheet would run."""
    rows = csv.reader(io.StringIO("".join(claims_csv(readings))), strict=True)
    return [cell for row in rows for cell in row if cell.lstrip()[:1] in ("=", "+", "-", "@") and cell.lstrip()[1:]]


def hostile() -> list[tuple[Reading, frozenset[str]]]:
    """A reading in which every name, word and note wants to be a formula."""
    person = Entity("e1", "person", "=1+1", ("=1+1",), (Mention(0, 4, "name"),))
    text = "=1+1 was @SUM(A1).\n"
    claim = Claim("=c1", "+arrest", 9, 17, 0, 18, {"patient": ("e1",)}, post="-1+2", holders=("e1",), notes=("=18",))
    head = SourceHead("=cmd.txt", "0", "text/plain", len(text), text)
    return [(Reading(head, entities=(person,), claims=(claim,)), frozenset())]


def test_no_cell_of_a_hostile_source_is_a_formula():
    assert live_formulas(hostile()) == []


def test_a_table_that_is_not_made_safe_would_be_found_out(monkeypatch):
    monkeypatch.setattr("kartoteka.exchange.claims_csv.safe_cell", str)
    assert {"=cmd.txt", "=1+1", "@SUM(A1)"} <= set(live_formulas(hostile()))


def test_a_claim_is_a_row_with_its_words_and_names():
    person = Entity("e1", "person", '=HYPERLINK("http://x")', (), (Mention(0, 22, "name"),))
    claim = Claim(
        "c1", "arrest", 27, 35, 0, 36, {"patient": ("e1",)},
        time=ClaimTime(Bounds.from_iso("1939-06-20", None)), holders=("holder:rumour",), notes=("18",),
    )  # fmt: skip
    reading = Reading(SourceHead("a.txt", "0", "text/plain", len(TEXT), TEXT), entities=(person,), claims=(claim,))
    rows = list(csv.DictReader(io.StringIO("".join(claims_csv([(reading, frozenset({"c1"}))]))), strict=True))
    assert list(rows[0]) == list(COLUMNS)
    assert {k: v for k, v in rows[0].items() if v} == {
        "source": "a.txt", "claim": "c1", "type": "arrest", "words": "arrested",
        "passage": "'" + TEXT, "start": "27", "end": "35", "patient": "'=HYPERLINK(\"http://x\")",
        "earliest": "1939-06-20", "factuality": "CT+", "holders": "rumour", "notes": "18", "reader": "rules",
        "reviewed": "yes",
    }  # fmt: skip
