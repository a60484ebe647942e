"""What is not English is left alone, and the user is told."""

from __future__ import annotations

import pytest

from kartoteka.reading import read
from kartoteka.reading.claims import _merged
from kartoteka.reading.foreign import foreign_paragraphs, warning
from kartoteka.sources import from_text

GERMAN = (
    "Die Gefangenen wurden in die Zelle geführt, und der Sergeant sagte ihnen, dass sie nicht mit dem Arzt sprechen."
)
ENGLISH = "The prisoners were taken to the cell, and the sergeant told them that they must not speak with the doctor."


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "Il est à remarquer que les prisonniers ont été conduits dans la prison de la ville par les soldats du roi.",
        "Los presos fueron llevados a la cárcel de la ciudad, y el juez no les dijo que su causa era otra.",
        "Узники были отправлены в Сибирь.",
    ],
)
def test_another_language_is_known_by_its_small_words_or_letters(text: str) -> None:
    assert foreign_paragraphs(text) == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "March 6, Lamsen Gregory, Bell's Depot, Tenn.; March 6, unknown woman, near Marche, Ark.; April 14, A. Brenn.",
        "1643. Diego de Arce y Reynoso, Bishop of Plasencia, died in 1665; then Pedro de Soto and Juan de la Cruz.",
        "Arr. 21.5.28; exile, Tomsk, three yrs.",
    ],
)
def test_lists_of_names_and_entries_are_english(text: str) -> None:
    assert foreign_paragraphs(text) == []


def test_an_article_is_no_death() -> None:
    assert not read(from_text(GERMAN)).claims


def test_the_english_paragraph_of_a_foreign_text_is_read() -> None:
    found = read(from_text(f"{GERMAN}\n\nAnna Petrova was arrested in May 1940.\n\n{GERMAN}"))
    assert [claim.type for claim in found.claims] == ["arrest"]
    assert any("not English" in said for said in found.warnings)


def test_an_english_text_gets_no_warning() -> None:
    assert warning(ENGLISH, foreign_paragraphs(ENGLISH)) is None


def test_a_short_question_in_german_kills_nobody() -> None:
    text = "Armer Julius Meyer, wo blieb die Humanität, die dich also beseelte bei den Neuangekommenen?"
    assert foreign_paragraphs(text) == [(0, len(text))]


def test_a_heading_inside_a_paragraph_of_another_language_does_not_open_it() -> None:
    assert _merged([(0, 100), (20, 30), (200, 210)]) == [(0, 100), (200, 210)]
