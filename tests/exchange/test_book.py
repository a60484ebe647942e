import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from lxml import html

from exchange.examples import READING
from kartoteka.errors import OutputError
from kartoteka.exchange.book import Book, write_book
from kartoteka.exchange.readings import structure_of
from kartoteka.reasoning.chronology import chronology
from kartoteka.reasoning.dossier import indexed, people
from kartoteka.sources import Block
from telling import say, told

SECOND = told(
    "Chapter\n\nLev Orlov was freed, then Lev Orlov fled.1\n\nSet aside.\n\n1. Pravda.",
    say("release", "freed", patient="Lev Orlov"),
    say("release", "was freed", patient="Lev Orlov"),
    say("flight", "fled", agent="Lev Orlov", notes=["1"]),
    people=["Lev Orlov"],
    notes=[("fled.", "1", "Pravda.")],
    name="second.txt",
)


def written(out, *readings, sources=None):
    found = indexed(readings)
    sources = sources or [structure_of(reading) for reading in readings]
    book = Book("The case", found, sources, people(found), chronology(readings), lambda person: 0)
    pages = write_book(book, out)
    return {str(path.relative_to(out)): html.fromstring(path.read_text()) for path in out.rglob("*.html")}, pages


def test_there_is_a_page_for_each_person_and_source(tmp_path):
    pages, count = written(tmp_path, READING, SECOND)
    assert sorted(pages) == [
        "index.html",
        "people/anna-orlova.html",
        "people/lev-orlov.html",
        "sources/memoir.html",
        "sources/second.html",
    ]
    assert count == 5


def test_every_way_in_the_book_leads_to_a_page_and_a_place_in_it(tmp_path):
    pages, _ = written(tmp_path, READING, SECOND)
    ids = {name: {element.get("id") for element in page.iter()} for name, page in pages.items()}
    ways = [(name, link.get("href")) for name, page in pages.items() for link in page.iter("a") if link.get("href")]
    assert len(ways) > 30
    for name, way in ways:
        path, _, place = way.partition("#")
        there = str((tmp_path / name).parent.joinpath(path).resolve().relative_to(tmp_path.resolve())) if path else name
        assert there in pages, (name, way)
        assert not place or place in ids[there], (name, way)


def test_no_page_gives_an_id_twice(tmp_path):
    pages, _ = written(tmp_path, READING, SECOND)
    for page in pages.values():
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


def test_each_claim_leads_from_the_person_to_its_words_and_back(tmp_path):
    pages, _ = written(tmp_path, READING)
    person = pages["people/lev-orlov.html"]
    (there,) = [a.get("href") for a in person.get_element_by_id("claim-1").iter("a") if a.text == "[1]"]
    assert there == "../sources/memoir.html#words-c1"
    source = pages["sources/memoir.html"]
    words = source.get_element_by_id("words-c1")
    assert words.text == "arrested"
    card = source.get_element_by_id(words.get("href").removeprefix("#"))
    assert "../people/lev-orlov.html#claim-1" in [a.get("href") for a in card.iter("a")]


def test_the_whole_text_of_a_source_stands_on_its_page(tmp_path):
    pages, _ = written(tmp_path, SECOND)
    shown = pages["sources/second.html"].find_class("text")[0].text_content()
    for words in ("Chapter", "Lev Orlov was freed, then Lev Orlov fled.", "Set aside.", "Pravda."):
        assert words in shown


def test_overlapping_triggers_are_one_link_and_keep_both_ids(tmp_path):
    page = written(tmp_path, SECOND)[0]["sources/second.html"]
    assert page.get_element_by_id("words-c2").text == "was freed"
    assert page.get_element_by_id("words-c1").tag == "span"


def test_a_note_mark_and_its_text_lead_to_each_other(tmp_path):
    page = written(tmp_path, SECOND)[0]["sources/second.html"]
    (mark,) = [sup for sup in page.iter("sup") if sup.get("id")]
    body = page.get_element_by_id(mark.find("a").get("href").removeprefix("#"))
    assert body.getparent().find("a").get("href") == f"#{mark.get('id')}"


def test_what_no_reader_reads_is_folded_away_not_lost(tmp_path):
    source = structure_of(SECOND)
    start = SECOND.source.text.index("Set aside.")
    source = replace(source, blocks=(Block("licence", start, start + 10),))
    page = written(tmp_path, SECOND, sources=[source])[0]["sources/second.html"]
    assert "Set aside." in next(page.iter("details")).text_content()


def test_headings_begin_below_the_title_and_never_skip_a_level(tmp_path):
    source = structure_of(SECOND)
    text = SECOND.source.text
    blocks = [
        Block("heading", 0, 7, 2),
        *(Block("heading", text.index(w), text.index(w) + 3, level) for w, level in (("Lev", 5), ("Set", 3))),
    ]
    page = written(tmp_path, SECOND, sources=[replace(source, blocks=tuple(blocks))])[0]["sources/second.html"]
    assert [each.tag for each in page.find_class("text")[0].iter("h1", "h2", "h3", "h4", "h5", "h6")] == [
        "h2",
        "h3",
        "h3",
    ]


def test_namesakes_get_pages_of_their_own_and_names_without_letters_too(tmp_path):
    twins = told("Lev fled. Lev died. Ли fled. ... wept.", people=["Lev", "Ли"])
    one, other = twins.entities
    twins = replace(twins, entities=(one, replace(one, id="e2"), other), relations=())
    twins = replace(
        twins,
        claims=tuple(say("flight", "fled", agent=entity.id)[0](twins.source.text) for entity in twins.entities),
    )
    twins = replace(twins, claims=tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(twins.claims, 1)))
    pages, _ = written(tmp_path, twins)
    assert {"people/lev.html", "people/lev-2.html", "people/li.html"} <= set(pages)


def test_what_cannot_all_be_true_stands_on_the_first_page(tmp_path):
    pages, _ = written(tmp_path, READING)
    (conflict,) = pages["index.html"].find_class("conflicts")
    assert [way.get("href") for way in conflict.iter("a")] == [
        "sources/memoir.html#words-c4",
        "sources/memoir.html#words-c5",
    ]


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be made"):
        written(tmp_path / "file" / "book", READING)


@pytest.mark.browser
def test_a_real_browser_shows_hostile_words_as_words_and_runs_and_fetches_nothing(tmp_path):
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    hostile = "<script>document.title='owned'</script><img src=http://127.0.0.1:9/x onerror=\"document.title='owned'\">"
    reading = told(f"{hostile} Lev was shot.", say("killing", "shot", patient="Lev"), people=["Lev"])
    reading = replace(reading, entities=(replace(reading.entities[0], name=f"Lev {hostile}"),))
    written(tmp_path, reading)
    for page in ("index", "sources/memoir"):
        shown = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom",
             f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / f"{page}.html").as_uri()],
            capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
        assert "CONSOLE" not in shown.stderr
        assert "<title>owned" not in shown.stdout
        assert "<img" not in shown.stdout
        assert re.search(r"&lt;img src=http", shown.stdout)
