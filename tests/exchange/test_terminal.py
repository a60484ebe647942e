import pytest

from exchange.examples import example
from kartoteka.errors import NotFound
from kartoteka.exchange.terminal import claims_as_text, dossier_as_text


def rows(width=110):
    return dossier_as_text(example(), width).plain.splitlines()


def row_with(words, width=110):
    return next(row for row in rows(width) if words in row)


def test_each_line_gives_date_happening_words_number_and_note():
    row = row_with("ARRESTED")
    assert row.split()[:3] == ["1937", "3", "May"]
    assert "arrested" in row
    assert row.endswith("[1] n.7")


def test_the_year_is_said_once():
    assert "1937" not in row_with("tried")[:12]


def test_a_derived_date_has_its_sign_and_the_sign_is_explained():
    beaten = row_with("beaten")
    assert "⌁" in "".join(rows()[rows().index(beaten) : rows().index(beaten) + 2])
    assert any("⌁ derived" in row.replace("\xa0", " ") for row in rows())


def test_what_is_disputed_is_said_so_beside_the_accounts():
    head = next(number for number, row in enumerate(rows()) if "DISPUTED" in row)
    assert "the death" in rows()[head]
    assert "Anna Orlova" in rows()[head + 1]
    assert "the NKVD" in rows()[head + 2]


def test_every_sign_in_use_stands_in_the_legend_with_its_word():
    legend = " ".join(rows()).replace("\xa0", " ")
    assert "✗ did not happen" in legend
    assert "(?) possible" in legend
    assert "~ probable" not in legend


@pytest.mark.parametrize("width", [60, 80, 96, 110, 200])
def test_no_line_is_longer_than_the_width(width):
    assert max(map(len, rows(width))) <= width


def test_on_a_narrow_terminal_the_words_stand_below():
    at = next(number for number, row in enumerate(rows(70)) if "ARRESTED" in row)
    assert "“" not in rows(70)[at]
    assert "“" in rows(70)[at + 1]


def test_the_words_of_a_claim_mark_the_trigger_and_give_the_note():
    text = claims_as_text(example(), ["1"]).plain
    assert "was »arrested« on 3 May 1937." in text
    assert "n.7  State Archive, fond 1." in text
    assert "memoir.txt, character 23" in text


def test_why_gives_the_stated_words_or_the_chain():
    assert "stated: 3 May 1937, from “3 May 1937”" in claims_as_text(example(), ["[1]"], why=True).plain
    derived = claims_as_text(example(), ["2"], why=True).plain
    assert "derived:" in derived
    assert "[1]" in derived


def test_a_number_that_is_not_there_is_refused_in_a_sentence():
    with pytest.raises(NotFound, match="the dossier of Lev Orlov has no claim 99"):
        claims_as_text(example(), ["99"])
