"""PDF: paragraphs run over line ends and pages; heads, page numbers and hyphens go; columns are read in order."""

from collections.abc import Sequence

import pytest

from kartoteka.errors import ScanWithoutText, SourceUnreadable
from kartoteka.sources import load_bytes
from sources.making import Placed, column, pdf

OPENING = [
    "Ivan Petrov was arrested at Kiev on the night of 3 May 1938, and was in-",
    "terrogated for five days by an officer of the security police, who gave his",
    "name as Orlov.^1^",
    "    His wife was told nothing. She wrote to the prosecutor three times in the",
    "course of that summer, and was answered that the matter was being",
]
CLOSING = ["looked into by those whose duty it was.^2^ In September the family left the", "town for good."]


def page(number: int, lines: Sequence[str], foot: Sequence[str] = ()) -> list[Placed]:
    head = [(72.0, 800.0, 9.0, f"{number}  THE CASE OF IVAN PETROV"), (290.0, 40.0, 9.0, str(number))]
    return [*head, *column(72, 770, lines), *column(72, 120, foot, 8, 10)]


def book() -> bytes:
    return pdf(
        [page(11, OPENING, ["^1^ Archive of the court, file 12."]), page(12, CLOSING, ["^2^ Told by his son."])],
        "A case",
    )


def test_paragraphs_run_over_line_ends_and_pages() -> None:
    source = load_bytes(book(), "case.pdf")
    assert [source.text[b.start : b.end] for b in source.blocks if b.kind == "paragraph"] == [
        "Ivan Petrov was arrested at Kiev on the night of 3 May 1938, and was interrogated for five days by an "
        "officer of the security police, who gave his name as Orlov.¹",
        "His wife was told nothing. She wrote to the prosecutor three times in the course of that summer, and was "
        "answered that the matter was being looked into by those whose duty it was.² In September the family left the "
        "town for good.",
    ]


def test_running_heads_and_page_numbers_are_dropped_and_the_labels_kept() -> None:
    source = load_bytes(book(), "case.pdf")
    assert "THE CASE" not in source.text
    assert [block.page for block in source.blocks] == ["11", "11", "11", "12"]
    assert source.title == "A case"


def test_raised_figures_are_note_marks_with_their_text_at_the_foot_of_the_page() -> None:
    source = load_bytes(book(), "case.pdf")
    assert [(note.mark, note.body) for note in source.notes] == [
        ("1", "Archive of the court, file 12."),
        ("2", "Told by his son."),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"Left line {n} of the page goes on" for n in range(1, 8)]
    right = [f"Right line {n} of the page goes" for n in range(1, 8)]
    content = pdf([[(150, 800, 16, "A heading"), *column(72, 760, left), *column(320, 760, right)]])
    words = " ".join(load_bytes(content, "page.pdf").text.split())
    assert words == f"A heading {' '.join(left)} {' '.join(right)}"


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    lines = ["He was taken from the village in May, and his wife", "was told nothing.^1^ She wrote three times."]
    source = load_bytes(pdf([column(72, 500, lines)], turned=True), "page.pdf")
    assert source.text.strip() == f"{lines[0]} was told nothing.¹ She wrote three times."


def test_a_word_that_stands_elsewhere_with_its_hyphen_keeps_it() -> None:
    lines = [
        "The vice-president was shot. Nobody told the people of the town that the vice-",
        "president was dead, or where they had put him.",
    ]
    assert "the vice-president was dead" in load_bytes(pdf([column(72, 770, lines)]), "page.pdf").text


def test_a_scan_says_what_to_do() -> None:
    with pytest.raises(ScanWithoutText, match=r"^scan.pdf: this is a scan: no text layer; run OCR"):
        load_bytes(pdf([[], []]), "scan.pdf")


def test_pages_without_text_among_others_are_told() -> None:
    source = load_bytes(pdf([column(72, 770, ["He was shot."]), []]), "half.pdf")
    assert source.warnings == ("1 of 2 pages of half.pdf hold no text; they may be scans.",)


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.7" + b"\x00\x01" * 900, book()[:400]])
def test_a_broken_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(SourceUnreadable, match=r"^x.pdf is a broken PDF"):
        load_bytes(content, "x.pdf")
