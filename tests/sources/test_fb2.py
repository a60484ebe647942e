"""FictionBook 2: sections and titles, and notes in a body of their own."""

from kartoteka.sources import Source, load_bytes
from sources.making import zip_of

BOOK = (
    '<?xml version="1.0" encoding="{encoding}"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" '
    'xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><book-title>Дело</book-title></title-info>'
    "</description><body><section><title><p>Глава</p><p>первая</p></title><p>Его арестовали"
    '<a l:href="#n1" type="note">[1]</a> в мае.</p><poem><stanza><v>Стих.</v></stanza></poem></section></body>'
    '<body name="notes"><section id="n1"><title><p>1</p></title><p>По делу.</p><p>И книге.</p></section></body>'
    '<binary id="a.png">AAAA</binary></FictionBook>'
)


def check(source: Source) -> None:
    assert [(note.mark, note.body) for note in source.notes] == [("1", "По делу. И книге.")]
    assert [(b.kind, source.text[b.start : b.end]) for b in source.blocks] == [
        ("heading", "Глава\nпервая"),
        ("paragraph", "Его арестовали[1] в мае."),
        ("quotation", "Стих."),
        ("note", "[1] По делу."),
        ("note", "И книге."),
    ]
    assert source.title == "Дело"


def test_a_book_with_notes() -> None:
    check(load_bytes(BOOK.format(encoding="utf-8").encode(), "book.fb2"))


def test_a_book_in_an_old_encoding_or_zipped() -> None:
    check(load_bytes(BOOK.format(encoding="windows-1251").encode("cp1251"), "book.fb2"))
    check(load_bytes(zip_of({"book.fb2": BOOK.format(encoding="utf-8")}), "book.fb2.zip"))
