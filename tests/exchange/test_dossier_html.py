import re
from dataclasses import replace

from lxml import html

from exchange.examples import READING, example
from kartoteka.exchange.dossier_html import anchor, dossier_to_html, linked


def page(answer=None):
    return html.fromstring(dossier_to_html(answer or example()))


def test_every_line_has_its_id_its_date_and_its_sentence_with_the_trigger_marked():
    found = page()
    line = found.get_element_by_id("claim-1")
    assert line.find_class("when")[0].text_content().split() == ["1937", "3", "May"]
    assert line.find_class("phrase")[0].text_content() == "arrested"
    assert [mark.text for mark in line.iter("mark")] == ["arrested"]
    assert {anchor(a.number) for each in example().lines() for a in each.accounts} <= {
        e.get("id") for e in found.iter()
    }


def test_no_id_is_given_twice_and_every_way_inside_the_page_leads_somewhere():
    found = page()
    ids = [element.get("id") for element in found.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    ways = [link.get("href") for link in found.iter("a") if link.get("href", "").startswith("#")]
    assert ways
    assert {way.removeprefix("#") for way in ways} <= set(ids)


def test_a_note_is_reached_from_the_line_and_leads_back():
    found = page()
    note = found.get_element_by_id("note-1-7")
    assert "State Archive, fond 1." in note.text_content()
    assert note.find("a").get("href") == "#claim-1"


def test_a_sign_always_has_its_word_and_a_rejected_rumour_is_told_as_rejected():
    found = page()
    line = found.get_element_by_id("claim-6")
    assert line.find_class("sign")[0].get("title") == "did not happen"
    assert "the source rejects it" in line.text_content()
    assert "rejected" in line.get("class")
    assert "rejected" not in found.get_element_by_id("claim-8").get("class")


def test_a_dispute_is_a_list_of_its_accounts():
    (dispute,) = page().find_class("dispute")
    assert dispute.find_class("verdict")[0].text == "disputed"
    assert [line.get("id") for line in dispute.find_class("line")] == ["claim-4", "claim-5"]


def test_the_picture_leads_to_the_lines():
    (figure,) = page().find_class("lifeline")
    assert "#claim-1" in [way.get("href") for way in figure.iter("a")]


def test_claims_in_a_reason_lead_to_their_words():
    said = linked("tried after the arrest [3], see [2:14] and [99]", {"3": "#a", "2:14": "#b"}.get)
    assert said == 'tried after the arrest <a href="#a">[3]</a>, see <a href="#b">[2:14]</a> and [99]'


def test_nothing_in_a_name_a_note_or_a_source_becomes_markup():
    hostile = "<img src=x onerror=alert(1)>"
    reading = replace(
        READING,
        source=replace(READING.source, name=hostile),
        notes=(replace(READING.notes[0], body=hostile),),
        entities=(replace(READING.entities[0], name=f"Lev {hostile}"), *READING.entities[1:]),
    )
    text = dossier_to_html(example(reading, f"Lev {hostile}"))
    assert "<img" not in text
    assert text.count("&lt;img src=x onerror=alert(1)&gt;") >= 3


def test_the_page_asks_nothing_of_another_machine():
    text = dossier_to_html(example())
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|url\(|@import""", text)
