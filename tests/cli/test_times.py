import json

import pytest

from kartoteka.cli import main


@pytest.fixture
def chapter(tmp_path):
    path = tmp_path / "chapter.txt"
    path.write_text("In December 1936 he lectured; by March his chair was vacant. He got five years.", encoding="utf-8")
    return path


def test_a_person_sees_the_days_the_edtf_and_what_they_rest_on(chapter, capsys):
    assert main(["times", str(chapter)]) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert "1936-12-01 to 1936-12-31" in first
    assert "... to 1937-03-31" in second
    assert "../1937-03" in second
    assert 'year from "December 1936"' in second
    assert "P5Y" in third
    assert "fixes no day" in third


def test_json_gives_the_same_to_a_program(chapter, capsys):
    assert main(["times", str(chapter), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(e["text"], e["earliest"], e["latest"]) for e in found][:2] == [
        ("December 1936", "1936-12-01", "1936-12-31"),
        ("March", None, "1937-03-31"),
    ]


def test_the_anchor_of_a_letter_is_given_by_hand(tmp_path, capsys):
    letter = tmp_path / "letter.txt"
    letter.write_text("She was questioned on the 19th.", encoding="utf-8")
    assert main(["times", str(letter), "--anchor", "1943-02-18"]) == 0
    assert "1943-02-19" in capsys.readouterr().out


def test_many_texts_go_in_and_out_as_lines(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        '{"doc_id": "a", "text": "In May 1938, now forgotten."}\n\n'
        '{"id": "b", "anchor": "1943-02-18", "text": "on the 19th"}\n',
        encoding="utf-8",
    )
    assert main(["times", "--jsonl", str(source), "--out", str(target)]) == 0
    first, second = (json.loads(line) for line in target.read_text(encoding="utf-8").splitlines())
    assert first["doc_id"] == "a"
    assert [(t["text"], t["type"], t["value"]) for t in first["timexes"]] == [
        ("May 1938", "DATE", "1938-05"),
        ("now", "DATE", "PRESENT_REF"),
    ]
    assert [e["text"] for e in first["expressions"]] == ["May 1938"]
    assert (second["id"], second["expressions"][0]["earliest"]) == ("b", "1943-02-19")


@pytest.mark.parametrize(
    "line", ["[1]", "{}", "{broken", '{"id": "a", "text": 5}', '{"text": "x", "anchor": "1938-02-31"}']
)
def test_a_line_that_is_no_text_ends_with_one_sentence_that_names_it(tmp_path, capsys, line):
    source = tmp_path / "in.jsonl"
    source.write_text(f'{{"id": "a", "text": "in 1938"}}\n{line}\n', encoding="utf-8")
    assert main(["times", "--jsonl", str(source)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("kartoteka: ")
    assert f"{source}:2" in said
    assert "Traceback" not in said


def test_a_file_that_is_not_there_or_no_text_ends_with_one_sentence(tmp_path, capsys):
    assert main(["times", str(tmp_path / "none.txt")]) == 1
    assert "none.txt" in capsys.readouterr().err
    (tmp_path / "latin.jsonl").write_bytes(b"K\xf6nigsberg 1938")
    assert main(["times", "--jsonl", str(tmp_path / "latin.jsonl")]) == 1
    assert "is not UTF-8" in capsys.readouterr().err
    assert main(["times", str(tmp_path)]) == 1


def test_an_anchor_that_is_no_day_ends_with_one_sentence(chapter, capsys):
    assert main(["times", str(chapter), "--anchor", "1938-02-31"]) == 1
    assert "there is no day 1938-02-31" in capsys.readouterr().err


def test_any_source_can_be_read_and_its_notes_stand_beside_the_story(tmp_path, capsys):
    page = tmp_path / "chapter.html"
    page.write_text("<html><body><h1>1938</h1><p>In May he was arrested. In June he was shot.</p></body></html>")
    assert main(["times", str(page), "--json"]) == 0
    found = {e["text"]: e["earliest"] for e in json.loads(capsys.readouterr().out)}
    assert found == {"1938": "1938-01-01", "May": "1938-05-01", "June": "1938-06-01"}
