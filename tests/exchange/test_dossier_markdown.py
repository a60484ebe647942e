import re
from dataclasses import replace

from exchange.examples import READING, example
from kartoteka.exchange.dossier_markdown import dossier_to_markdown


def test_every_footnote_that_is_named_is_there_once_and_none_besides():
    text = dossier_to_markdown(example())
    named = re.findall(r"\[\^([\w-]+)\](?!:)", text)
    given = re.findall(r"^\[\^([\w-]+)\]:", text, re.MULTILINE)
    assert sorted(named) == sorted(given)
    assert len(set(given)) == len(given) == 8


def test_a_footnote_gives_the_words_the_place_and_the_note():
    footnote = dossier_to_markdown(example()).split("[^1]: ")[1]
    assert footnote.startswith("“Lev Orlov, a poet, was **arrested** on 3 May 1937.” memoir.txt, character 23.")
    assert "Its note 7: State Archive, fond 1." in footnote


def test_accounts_of_a_dispute_are_a_list_inside_the_list():
    text = dossier_to_markdown(example())
    assert "- **Told in different ways: the death** (disputed)\n    - 1 Jun 1938" in text


def test_what_would_be_markup_is_escaped():
    hostile = replace(READING, source=replace(READING.source, name="*a*_<b>.txt"))
    assert r"\*a\*\_\<b\>.txt" in dossier_to_markdown(example(hostile))
