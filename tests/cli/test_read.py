import json

import pytest

from kartoteka.claims import from_json
from kartoteka.cli import main

MEMOIR = (
    "Lev Orlov was arrested on 3 May 1937 in Omsk.1 Anna Orlova was shot in June.\n\n"
    "NOTES\n\n1. State Archive, fond 1.\n"
)


@pytest.fixture
def memoir(tmp_path):
    path = tmp_path / "memoir.txt"
    path.write_text(MEMOIR)
    return path


def test_a_reading_for_a_person_gives_each_ones_claims_with_words_and_notes(memoir, capsys):
    assert main(["read", str(memoir)]) == 0
    out = capsys.readouterr().out
    assert "LEV ORLOV" in out
    assert "3 May 1937" in out
    assert "n.1" in out
    assert "\x1b" not in out


def test_json_is_the_reading_format_and_nothing_else(memoir, capsys):
    assert main(["read", "--json", str(memoir)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["kartoteka"] == "reading/1"
    assert "explanation" not in json.dumps(found)
    reading = from_json(found)
    assert [MEMOIR[n.start : n.end] for n in reading.notes] == ["1"]
    for claim in reading.claims:
        assert MEMOIR[claim.passage_start : claim.passage_end].find(MEMOIR[claim.start : claim.end]) >= 0


def test_explain_says_how_each_claim_was_read(memoir, capsys):
    assert main(["read", "--json", "--explain", str(memoir)]) == 0
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert claims
    assert all(claim["reader"] == "rules" for claim in claims)
    assert main(["read", "--explain", str(memoir)]) == 0
    assert "read by rules" in capsys.readouterr().out


def test_several_files_go_into_a_folder_and_a_bad_one_hinders_no_other(memoir, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    out = tmp_path / "readings"
    files = [str(empty), str(memoir), str(tmp_path / "missing.txt")]
    assert main(["read", *files, "--out", str(out), "--processes", "1"]) == 1
    assert [path.name for path in out.iterdir()] == ["memoir.json"]
    said = capsys.readouterr()
    assert said.out == ""
    assert "empty.txt is empty" in said.err
    assert "missing.txt" in said.err
    assert "2 of 3 files could not be read; the others are done" in said.err


def test_two_processes_read_what_one_reads(memoir, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Anna Orlova fled to Paris in 1920.")
    for processes in ("1", "2"):
        assert (
            main(["read", str(memoir), str(other), "--out", str(tmp_path / processes), "--processes", processes]) == 0
        )
    for name in ("memoir.json", "other.json"):
        assert (tmp_path / "1" / name).read_text() == (tmp_path / "2" / name).read_text()


def test_one_bad_file_is_one_sentence_and_status_1(tmp_path, capsys):
    assert main(["read", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("kartoteka: ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--json", "a.txt", "b.txt"], "give a folder for them with --out DIR"),
        (["--out", "x", "one/a.txt", "two/a.txt"], "two files would both be written to a.json"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_use(options, said, capsys):
    assert main(["read", *options]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--processes", "0", "a"], ["--width", "10", "a"], []])
def test_options_that_make_no_sense_are_refused_before_anything_is_read(options):
    with pytest.raises(SystemExit) as caught:
        main(["read", *options])
    assert caught.value.code == 2
