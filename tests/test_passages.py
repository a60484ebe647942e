"""Our own passages: each gold reading fits its text, so that a figure measured on them means something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kartoteka.claims.vocabulary import EVENT_TYPES

PASSAGES = sorted((Path(__file__).parent / "passages").glob("*/*.txt"))


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda path: path.stem)
def test_a_gold_reading_fits_its_text(passage: Path) -> None:
    text = passage.read_text(encoding="utf-8")
    gold = json.loads(passage.with_suffix(".gold.json").read_text(encoding="utf-8"))
    known = {entity["id"] for entity in gold["entities"]}
    for claim in gold["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert claim["type"] in EVENT_TYPES
        people = [e for role, ids in claim["roles"].items() if role not in ("post", "term") for e in ids]
        assert {*people, *(h for h in claim["holders"] if not h.startswith("holder:"))} <= known
    for entity in gold["entities"]:
        for mention in entity["mentions"]:
            assert text[mention["start"] : mention["end"]].strip() == text[mention["start"] : mention["end"]] != ""
    for note in gold["notes"]:
        assert "[" not in text[note["start"] : note["end"]]
