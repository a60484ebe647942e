"""ODT: headings, lists and tables; notes leave their paragraph and keep their printed mark."""

import pytest

from kartoteka.errors import SourceUnreadable
from kartoteka.sources import Source, load_bytes
from sources.making import zip_of

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def load(body: str) -> Source:
    content = f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
    return load_bytes(zip_of({"content.xml": f"{content}</office:document-content>"}), "letter.odt")


def note(mark: str, words: str) -> str:
    return (
        f'<text:note text:note-class="footnote"><text:note-citation>{mark}</text:note-citation>'
        f"<text:note-body>{words}</text:note-body></text:note>"
    )


def test_notes_are_taken_out_of_their_paragraph() -> None:
    body = note("1", "<text:p>So the file.</text:p><text:p>And the book.</text:p>")
    source = load(f"<text:p>Shot{body} in <text:span>May</text:span>.{note('ii', '<text:p>End.</text:p>')}</text:p>")
    assert source.text == "Shot[1] in May.[ii]\n\n[1] So the file.\n\nAnd the book.\n\n[ii] End.\n\n"
    assert [(n.mark, n.body) for n in source.notes] == [("1", "So the file. And the book."), ("ii", "End.")]


def test_headings_tables_and_contents() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    source = load(
        "<text:table-of-content><text:p>Arrest 3</text:p></text:table-of-content>"
        '<text:h text:outline-level="2">Arrest</text:h>'
        "<text:list><text:list-item><text:p>One.</text:p></text:list-item></text:list>"
        f"<table:table><table:table-row>{cell('Kiev')}{cell('12')}</table:table-row></table:table>"
    )
    assert [(b.kind, b.level, source.text[b.start : b.end]) for b in source.blocks] == [
        ("contents", 0, "Arrest 3"),
        ("heading", 2, "Arrest"),
        ("paragraph", 0, "One."),
        ("table", 0, "Kiev | 12"),
    ]


def test_a_spreadsheet_is_no_text() -> None:
    sheet = (
        f"<office:document-content {NAMES}><office:body><office:spreadsheet/></office:body></office:document-content>"
    )
    with pytest.raises(SourceUnreadable, match="without text"):
        load_bytes(zip_of({"content.xml": sheet}), "list.ods")
