"""EPUB: chapters in the order of the spine, the navigation set aside, notes joined across files."""

import pytest

from kartoteka.errors import SourceUnreadable
from kartoteka.sources import load_bytes
from sources.making import CONTAINER, epub, xhtml, zip_of

NOTED = {
    "one.xhtml": '<h1>One</h1><p>Shot<a epub:type="noteref" href="notes.xhtml#n1">1</a> in May.</p>',
    "two.xhtml": '<p>Freed.<a epub:type="noteref" href="notes.xhtml#n2">2</a></p>',
    "notes.xhtml": '<section epub:type="endnotes"><ol><li id="n1" epub:type="endnote"><p>So the file. '
    '<a epub:type="backlink" href="one.xhtml#r1">↩</a></p></li><li id="n2"><p>So she.</p></li></ol></section>',
}


def test_chapters_follow_the_spine_without_the_navigation() -> None:
    source = load_bytes(epub({"b.xhtml": "<p>First.</p>", "a.xhtml": "<p>Second.</p>"}), "book.epub")
    assert source.text.split() == ["First.", "Second."]
    assert (source.title, source.media_type, source.text_is_file) == ("A small book", "application/epub+zip", False)


def test_notes_are_joined_across_files() -> None:
    source = load_bytes(epub(NOTED), "book.epub")
    assert [(note.mark, note.body) for note in source.notes] == [("1", "So the file."), ("2", "So she.")]
    assert all(source.text[note.start : note.end] == note.mark for note in source.notes)


def test_two_systems_of_notes_are_both_found() -> None:
    chapters = {
        **NOTED,
        "one.xhtml": NOTED["one.xhtml"] + '<p>Fined.<a epub:type="noteref" href="app.xhtml#a1-1">A1.1</a></p>',
        "app.xhtml": '<section id="a1-1"><h3>1</h3><p>The decree.</p></section>',
    }
    source = load_bytes(epub(chapters), "book.epub")
    assert [note.mark for note in source.notes] == ["1", "A1.1", "2"]
    assert "The decree." in [source.text[b.start : b.end] for b in source.blocks if b.kind == "paragraph"]
    assert source.warnings == ("1 note mark leads to a part of the text itself, such as an appendix.",)


def test_an_aside_is_a_note() -> None:
    aside = '<aside epub:type="footnote" id="f1"><p>* So the file.</p></aside>'
    body = '<p>Shot.<a epub:type="noteref" href="#f1">*</a></p>' + aside
    source = load_bytes(epub({"one.xhtml": body}), "book.epub")
    assert [(note.mark, note.body) for note in source.notes] == [("*", "So the file.")]


def test_imprint_and_colophon_are_set_aside() -> None:
    source = load_bytes(
        epub({"i.xhtml": '<section epub:type="imprint"><p>Made by us.</p></section>', "a.xhtml": "<p>Shot.</p>"}),
        "b.epub",
    )
    assert [block.kind for block in source.blocks] == ["licence", "paragraph"]


def test_a_book_under_rights_management_is_refused() -> None:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
        'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
        "</EncryptedData></encryption>"
    )
    with pytest.raises(SourceUnreadable, match="encrypted"):
        load_bytes(epub({"a.xhtml": "<p>a</p>"}, {"META-INF/encryption.xml": encryption}), "book.epub")


def test_a_missing_chapter_is_told_and_a_book_without_chapters_refused() -> None:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    entries = {"META-INF/container.xml": CONTAINER, "book/package.opf": package}
    source = load_bytes(zip_of({**entries, "book/a.xhtml": xhtml("<p>Here.</p>")}), "book.epub")
    assert source.warnings == ("book.epub lacks its chapter book/b.xhtml.",)
    with pytest.raises(SourceUnreadable, match="without chapters"):
        load_bytes(zip_of(entries), "book.epub")
