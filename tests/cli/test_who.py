import json
from dataclasses import replace

import pytest

from exchange.examples import READING, TEXT
from exchange.test_readings import stored
from kartoteka.cli import main


@pytest.fixture
def reading(tmp_path):
    return str(stored(tmp_path, READING, source=TEXT))


def test_the_dossier_is_printed_from_a_reading(reading, capsys):
    assert main(["who", "Lev", "Orlov", "--reading", reading]) == 0
    out = capsys.readouterr().out
    assert out.startswith("LEV ORLOV    1 source, 8 claims")
    assert "DISPUTED" in out
    assert "\x1b" not in out


def test_words_and_why_take_the_numbers_of_the_dossier(reading, capsys):
    assert main(["who", "Lev", "--reading", reading, "--words", "1", "4"]) == 0
    out = capsys.readouterr().out
    assert "»arrested«" in out
    assert "»died«" in out
    assert main(["who", "Lev", "--reading", reading, "--why", "2"]) == 0
    assert "derived:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "start"), [("--json", "{"), ("--html", "<!DOCTYPE html>"), ("--markdown", "# Lev Orlov")]
)
def test_each_form_is_printed_or_written(reading, form, start, capsys, tmp_path):
    assert main(["who", "Lev", "--reading", reading, form]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(start)
    assert main(["who", "Lev", "--reading", reading, form, "--out", str(tmp_path / "x")]) == 0
    assert (tmp_path / "x").read_text() == printed
    assert capsys.readouterr().out == ""


def test_a_name_that_is_nobody_or_several_is_one_sentence(reading, tmp_path, capsys):
    assert main(["who", "Zhukov", "--reading", reading]) == 1
    err = capsys.readouterr().err
    assert err.startswith("kartoteka: nobody here is called 'Zhukov'")
    assert err.count("\n") == 1
    twins = stored(tmp_path, replace(READING, entities=(*READING.entities, replace(READING.entities[0], id="e9"))))
    assert main(["who", "Lev Orlov", "--reading", str(twins)]) == 1
    assert "can be Lev Orlov or Lev Orlov" in capsys.readouterr().err


def test_a_claim_number_that_is_not_there_is_one_sentence(reading, capsys):
    assert main(["who", "Lev", "--reading", reading, "--words", "77"]) == 1
    assert "has no claim 77" in capsys.readouterr().err


def test_a_case_that_is_not_there_is_one_sentence(tmp_path, capsys):
    assert main(["who", "Lev", "--case", str(tmp_path / "no.kartoteka")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_the_json_holds_all_claims(reading, capsys):
    main(["who", "Lev", "--reading", reading, "--json"])
    assert json.loads(capsys.readouterr().out)["claims"] == 8
