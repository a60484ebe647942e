from dataclasses import replace

import pytest

from kartoteka.claims.vocabulary import FACTUALITY
from kartoteka.drawing import SIGNS as DRAWN
from kartoteka.exchange.signs import SIGNS, WORDS, holder_chain, told
from kartoteka.reasoning.dossier import Line, When
from kartoteka.reasoning.dossier.lines import STANDINGS

LINE = Line("arrest", "custody", "patient", "arrested", "fact", When(), ())


def test_every_factuality_has_a_sign_and_a_word_and_no_two_share_one():
    assert set(STANDINGS) == set(FACTUALITY)
    assert set(SIGNS) == set(WORDS) == set(STANDINGS.values())
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert all(WORDS[standing] for standing in SIGNS if standing != "fact")


def test_the_picture_and_the_lines_have_the_same_signs():
    pairs = {"fact": "fact", "probable": "probable", "possible": "possible", "open": "alleged", "denied": "denied"}
    assert {mine: DRAWN[drawn].strip() for mine, drawn in pairs.items()} == {mine: SIGNS[mine] for mine in pairs}


def test_a_chain_names_the_nearest_witness_first():
    assert holder_chain(("Ehrenburg", "Merkulov")) == "Merkulov, as told by Ehrenburg"
    assert holder_chain(()) == ""


@pytest.mark.parametrize(
    ("standing", "holders", "said"),
    [
        ("fact", (), ""),
        ("fact", ("the record",), "the record"),
        ("probable", (), "probable"),
        ("open", (), "planned, tried or alleged"),
        ("open", ("the NKVD",), "alleged: the NKVD"),
        ("denied", (), ""),
        ("denied", ("rumour",), "rumour; the source rejects it"),
        ("probably not", ("Yelagin",), "Yelagin; probably not, says the source"),
        ("probably not", (), "probably not"),
    ],
)
def test_how_sure_a_line_is_and_on_whose_word(standing, holders, said):
    assert told(replace(LINE, standing=standing, holders=holders)) == said
