import json
from dataclasses import replace
from hashlib import sha256

import pytest

from exchange.examples import READING, TEXT
from kartoteka.claims import to_json
from kartoteka.errors import ReadingError, SourceMissing
from kartoteka.exchange.readings import load_reading


def stored(folder, reading=READING, *, with_text=False, source=TEXT):
    """The reading as `kartoteka read --out` writes it, the source beside it."""
    head = replace(reading.source, sha256=sha256(TEXT.encode()).hexdigest(), text=TEXT if with_text else None)
    path = folder / "memoir.json"
    path.write_text(json.dumps(to_json(replace(reading, source=head))))
    if source is not None:
        (folder / "memoir.txt").write_text(source)
    return path


def test_a_reading_finds_its_text_in_itself_or_beside_it(tmp_path):
    assert load_reading(stored(tmp_path)).source.text == TEXT
    assert load_reading(stored(tmp_path, with_text=True, source=None)).source.text == TEXT


def test_a_source_that_is_missing_is_named(tmp_path):
    with pytest.raises(SourceMissing, match=r"does not carry the text of 'memoir.txt'; put that file beside it"):
        load_reading(stored(tmp_path, source=None))


def test_a_source_that_has_changed_is_refused(tmp_path):
    with pytest.raises(ReadingError, match="it has changed; read it again"):
        load_reading(stored(tmp_path, source=TEXT + " "))


def test_what_is_no_reading_is_refused_with_the_file_named(tmp_path):
    path = tmp_path / "x.json"
    for content, said in (
        ("", "is no JSON"),
        ("[]", "this is no reading"),
        ('{"kartoteka": "reading/1"}', "no 'source'"),
    ):
        path.write_text(content)
        with pytest.raises(ReadingError, match=said) as caught:
            load_reading(path)
        assert "x.json" in str(caught.value)
    with pytest.raises(SourceMissing, match="cannot be read"):
        load_reading(tmp_path / "nothing.json")


def test_a_claim_outside_its_text_is_refused(tmp_path):
    far = replace(READING.claims[0], start=10_000, end=10_005, passage_start=9_999, passage_end=10_010)
    with pytest.raises(ReadingError, match="claim c1 lies outside its text"):
        load_reading(stored(tmp_path, replace(READING, claims=(far,))))
