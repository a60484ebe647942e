"""What cannot all be true, from the command line."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from exchange.examples import READING, TEXT
from exchange.test_readings import stored
from kartoteka.claims import to_json
from kartoteka.cli import main
from telling import say, told

WRONG = "Vera Orlova was arrested on 10 May 1938. She was released on 1 March 1938. She is said to have died in 1930."


@pytest.fixture
def wrong(tmp_path):
    found = told(
        WRONG,
        say("arrest", "arrested", "1938-05-10", words="10 May 1938", patient="Vera Orlova"),
        say("release", "released", "1938-03-01", words="1 March 1938", patient="Vera Orlova"),
        say("death", "died", ("1930-01-01", "1930-12-31"), words="1930", patient="Vera Orlova", sure="Uu"),
        people=["Vera Orlova"],
    )
    head = replace(found.source, sha256=sha256(WRONG.encode()).hexdigest())
    path = tmp_path / "memoir.json"
    path.write_text(json.dumps(to_json(replace(found, source=head))), encoding="utf-8")
    return str(path)


def test_a_contradiction_is_printed_with_the_words_of_its_claims(wrong, capsys):
    assert main(["check", "--reading", wrong]) == 0
    out = capsys.readouterr().out
    assert "Vera Orlova arrested on 10 May 1938 [1], but released on 1 March 1938 [2]" in out
    assert "“Vera Orlova was arrested on 10 May 1938.”" in out
    assert "1 open" in out


def test_what_is_alleged_contradicts_when_it_is_supposed(wrong, capsys):
    assert main(["check", "--reading", wrong, "--suppose", "3"]) == 0
    assert "died in 1930 [3]" in capsys.readouterr().out


def test_a_rule_is_switched_off_and_a_claim_left_out(wrong, capsys):
    assert main(["check", "--reading", wrong, "--without", "arrest_before_release"]) == 0
    assert "nothing contradicts" in capsys.readouterr().out
    assert main(["check", "--reading", wrong, "--reject", "2"]) == 0
    assert "nothing contradicts" in capsys.readouterr().out


def test_accounts_that_exclude_each_other_are_printed(tmp_path, capsys):
    assert main(["check", "--reading", str(stored(tmp_path, READING, source=TEXT))]) == 0
    out = capsys.readouterr().out
    assert "cannot" not in out
    assert "died on 4 July 1941" in out


def test_the_conflicts_are_json_if_asked_for(wrong, capsys):
    assert main(["check", "--reading", wrong, "--json"]) == 0
    (conflict,) = json.loads(capsys.readouterr().out)
    assert [each["claim"] for each in conflict["claims"]] == ["c1", "c2"]
    assert conflict["rules"] == ["arrest_before_release"]


def test_the_rules_are_listed(capsys):
    assert main(["check", "--rules"]) == 0
    assert "a release comes after the arrest" in capsys.readouterr().out


@pytest.mark.parametrize("wrongly", [["--suppose", "99"], ["--suppose", "2:1"], ["--without", "no_such_rule"]])
def test_what_is_not_there_is_said_in_a_sentence(wrong, wrongly, capsys):
    assert main(["check", "--reading", wrong, *wrongly]) == 1
    assert capsys.readouterr().err.startswith("kartoteka: there is no")
