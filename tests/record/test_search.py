"""Search finds across spelling, case and script, and says why."""

from __future__ import annotations

import pytest

from kartoteka.record import services
from kartoteka.record.fold import fold, words
from kartoteka.record.models import Entity, Passage
from kartoteka.record.passages import LONGEST, cut
from record.factory import OWNER, READER, REVIEWER, Says, reading, source

TEXT = (
    "Всеволод Мейерхольд was arrested in Leningrad.\n\n"
    "Ежов signed. Meyerhold's wife was killed.\n\n"
    "Café society, naïve and Łódź: nothing about him."
)
SAID = (
    Says("arrested", "arrest", (("patient", "Всеволод Мейерхольд"),)),
    Says("killed", "killing", (("agent", "Ежов"),)),
)


@pytest.fixture
def book(case):
    return services.add_source(case, source(TEXT), TEXT.encode(), reading(TEXT, SAID), OWNER)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("arrested leningrad", "Всеволод"), ("ARREST", "Всеволод"), ("Мейерхольд", "Всеволод"),
        ("meyerkhold", "Всеволод"), ("lodz", "Café"), ("cafe naive", "Café"), ("ŁÓDŹ", "Café"), ("ежов", "Ежов"),
        ("wife kill", "Ежов"),
    ],
)  # fmt: skip
def test_words_are_found_in_any_case_and_script(case, book, query, found):
    hits = services.search(READER, query)
    assert [hit.words.startswith(found) for hit in hits] == [True], query


@pytest.mark.parametrize("query", ["", "   ", "«»", "nowhere", "arrested wife", "rested", '" OR 1=1 --', "NEAR(", "*"])
def test_what_is_not_there_is_not_found(case, book, query):
    assert services.search(READER, query) == []


def test_a_hit_marks_the_words_that_were_looked_for(case, book):
    (hit,) = services.search(READER, "Мейерхольд arres")
    assert [hit.words[start:end] for start, end in hit.marks] == ["Мейерхольд", "arrested"]
    assert TEXT[hit.passage.start : hit.passage.end] == hit.words


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Всеволод Мейерхольд", "the same letters"), ("vsevolod meyerkhold", "the same letters"),
        ("Meyerkhold", "all parts of the name"), ("Vsevolod Meyerhold", "a spelling like it"), ("Vsevo", "begins so"),
    ],
)  # fmt: skip
def test_people_are_found_by_another_spelling_with_the_reason(case, book, name, reason):
    hits = services.find_people(READER, name)
    assert [(hit.name, hit.reason) for hit in hits] == [("Всеволод Мейерхольд", reason)]


@pytest.mark.parametrize("name", ["", "?", "Stanislavsky", "old"])
def test_nobody_is_found_under_a_name_that_nobody_bears(case, book, name):
    assert services.find_people(READER, name) == []


def test_a_new_spelling_is_found_at_once(case, book):
    assert services.find_people(READER, "Ezhov") != []
    made = services.add_entity(case, book.source_id, "person", "Nikolai Ivanovich", [(50, 54, "name")], REVIEWER)
    assert services.find_people(READER, "Nikolai Ivanovich")[0].cluster.pk == made.pk
    services.merge(case, Entity.objects.get(name="Ежов").pk, made.pk, REVIEWER)
    assert services.find_people(READER, "Nikolai Ivanovich")[0].cluster.entities_count == 2


def test_folding_knows_no_case_and_no_script():
    assert fold("Мейерхольд") == fold("МЕЙЕРХОЛЬД") == "meyerkhold"
    assert fold("Straße") == fold("STRASSE") == "strasse"
    assert fold("Ёж, ёж!") == "ezh ezh"
    assert fold("…—«»") == ""


def test_words_keep_their_places():
    text = "Ну, O’Brien said: «да»."
    assert [text[start:end] for _, start, end in words(text)] == ["Ну", "O’Brien", "said", "да"]


def test_passages_cover_the_text_but_what_is_set_aside_and_none_is_long():
    from kartoteka.sources import Block, Source

    body = "He was seen. " * 400
    text = f"LICENCE\n\n{body}\n\nShort."
    blocks = (
        Block("licence", 0, 7),
        Block("paragraph", 9, 9 + len(body)),
        Block("paragraph", 11 + len(body), len(text)),
    )
    passages = list(cut(Source("a", "0", "text/plain", text, blocks=blocks)))
    assert " ".join(text[start:end] for _, start, end in passages) == body + "Short."
    assert max(end - start for _, start, end in passages) <= LONGEST
    assert all(text[start:end].rstrip().endswith(".") for _, start, end in passages)


def test_a_text_without_blocks_is_cut_at_its_paragraphs(case, book):
    assert Passage.objects.count() == 3
