"""People found in any spelling, from the command line."""

import json

import pytest

from exchange.examples import READING, TEXT
from exchange.test_readings import stored
from kartoteka.cli import main


@pytest.fixture
def reading(tmp_path):
    return str(stored(tmp_path, READING, source=TEXT))


@pytest.mark.parametrize("query", ["Орлов Лев", "L. Orlow", "Leo Orloff", "Orlov Lev"])
def test_a_person_is_found_in_another_spelling_with_the_reason(reading, query, capsys):
    assert main(["find", *query.split(), "--reading", reading]) == 0
    first = capsys.readouterr().out.splitlines()
    assert "Lev Orlov" in first[0]
    assert "Orlov" in first[1]


def test_nobody_is_found_in_a_sentence(reading, capsys):
    assert main(["find", "Wittgenstein", "--reading", reading]) == 0
    assert capsys.readouterr().out == "nobody among 2 people is called anything like 'Wittgenstein'\n"


def test_the_hits_are_json_if_asked_for(reading, capsys):
    assert main(["find", "Orlov", "--reading", reading, "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert {hit["name"] for hit in hits} == {"Lev Orlov", "Anna Orlova"}
    assert all(hit["reasons"] for hit in hits)


def test_no_more_hits_are_printed_than_asked_for(reading, capsys):
    assert main(["find", "Orlov", "--reading", reading, "--count", "1", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_one_claim_is_not_called_claims(reading, capsys):
    assert main(["find", "Orlov", "--reading", reading]) == 0
    assert "1 claims" not in capsys.readouterr().out
