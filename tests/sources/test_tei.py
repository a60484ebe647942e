"""TEI P5: heads, pages, gaps; notes are taken out of the sentence, and their marks stand in it."""

import pytest

from kartoteka.errors import SourceUnreadable
from kartoteka.sources import Source, load_bytes


def load(body: str, front: str = "") -> Source:
    tei = (
        '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f"<title>A tract</title></titleStmt></fileDesc></teiHeader><text>{front}<body>{body}</body></text></TEI>"
    )
    return load_bytes(tei.encode(), "tract.xml")


def test_a_margin_note_leaves_the_sentence_whole() -> None:
    source = load(
        '<p>He was<note place="margin">Acts 10.</note> shot<note n="b">So <hi>she</hi>.</note> in May.</p><p>End.</p>'
    )
    assert source.text == "He was[1] shot[b] in May.\n\n[1] Acts 10.\n\n[b] So she.\n\nEnd.\n\n"
    assert [(note.mark, note.body) for note in source.notes] == [("1", "Acts 10."), ("b", "So she.")]
    assert source.title == "A tract"


def test_notes_apart_from_their_marks_are_joined() -> None:
    source = load(
        '<p>Shot.<ref target="#n4">4</ref></p><div type="notes"><note xml:id="n4" n="4">'
        "<p>So the file.</p><p>More.</p></note></div>"
    )
    assert [(note.mark, note.body) for note in source.notes] == [("4", "So the file. More.")]


def test_heads_pages_and_gaps() -> None:
    source = load(
        '<pb n="3"/><div><head>Of the arrest</head><p>He was <gap reason="illegible"/> at Bri<lb break="no"/>stol.</p>'
        '<pb n="4"/><p>She fl<gap><desc>•</desc></gap>d.</p></div>'
    )
    assert [(b.kind, b.page, source.text[b.start : b.end]) for b in source.blocks] == [
        ("heading", "3", "Of the arrest"),
        ("paragraph", "3", "He was […] at Bristol."),
        ("paragraph", "4", "She fl•d."),
    ]


def test_the_printed_form_is_kept_and_running_heads_are_not() -> None:
    source = load("<fw>A TRACT</fw><p>He was <choice><sic>shott</sic><corr>shot</corr></choice>.</p>")
    assert source.text.strip() == "He was shott."


def test_a_table_of_contents_is_set_aside() -> None:
    source = load("<p>Shot.</p>", '<front><div type="contents"><list><item>The arrest</item></list></div></front>')
    assert [block.kind for block in source.blocks] == ["contents", "paragraph"]


def test_tei_without_text_and_broken_tei_are_refused() -> None:
    with pytest.raises(SourceUnreadable, match="without a <text>"):
        load_bytes(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>', "x.xml")
    with pytest.raises(SourceUnreadable, match="broken"):
        load_bytes(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>a</text></TEI>', "x.xml")
