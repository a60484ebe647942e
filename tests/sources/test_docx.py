"""DOCX: real footnotes and endnotes, headings by style, tables; deletions and hidden text left out."""

from kartoteka.sources import Source, load_bytes
from sources.making import docx, run


def load(body: str, footnotes: str = "", endnotes: str = "", styles: str = "") -> Source:
    return load_bytes(docx(body, footnotes, endnotes, styles), "letter.docx")


def test_footnotes_and_endnotes_are_joined_in_the_order_of_their_marks() -> None:
    source = load(
        f'<w:p>{run("Shot")}<w:r><w:footnoteReference w:id="3"/></w:r>{run(" in May.")}'
        '<w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
        f'<w:p>{run("Freed.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run(" Two.")}</w:p></w:footnote>'
        f'<w:footnote w:id="3"><w:p><w:r><w:footnoteRef/></w:r>{run(" One.")}</w:p>'
        f"<w:p>{run('More.')}</w:p></w:footnote>",
        f'<w:endnote w:id="1"><w:p>{run("At the end.")}</w:p></w:endnote>',
    )
    assert [(note.mark, note.body) for note in source.notes] == [
        ("1", "One. More."),
        ("i", "At the end."),
        ("2", "Two."),
    ]
    assert source.text.startswith("Shot[1] in May.[i]\n\nFreed.[2]\n\n[1] One.\n\nMore.\n\n[2] Two.")


def test_headings_come_from_styles_and_contents_are_set_aside() -> None:
    styles = (
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Mine"><w:name w:val="Own"/>'
        '<w:basedOn w:val="H1"/></w:style><w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    )

    def styled(style: str, words: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(words)}</w:p>'

    source = load(
        styled("T", "Arrest 3") + styled("H1", "Arrest") + styled("Mine", "Trial") + f"<w:p>{run('Shot.')}</w:p>",
        styles=styles,
    )
    assert [(block.kind, block.level) for block in source.blocks] == [
        ("contents", 0), ("heading", 1), ("heading", 1), ("paragraph", 0)
    ]  # fmt: skip


def test_tables_are_rows_of_cells() -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>".format
    source = load(
        f"<w:tbl><w:tr>{cell(run('Town'))}{cell(run('Dead'))}</w:tr><w:tr>{cell(run('Kiev'))}{cell(run('12'))}</w:tr></w:tbl>"
    )
    assert (source.blocks[0].kind, source.text.strip()) == ("table", "Town | Dead\nKiev | 12")


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_kept() -> None:
    source = load(
        f"<w:p>{run('He was ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins>{run('surely ')}</w:ins>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>{run('shot.')}</w:p>"
    )
    assert source.text.strip() == "He was surely shot."


def test_notes_in_letters_or_signs_keep_their_print() -> None:
    body = f'<w:p>{run("Shot.")}<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>†</w:t></w:r></w:p>'
    source = load(body, f'<w:footnote w:id="1"><w:p><w:r><w:t>†</w:t></w:r>{run(" So the file.")}</w:p></w:footnote>')
    assert [(note.mark, note.body) for note in source.notes] == [("†", "So the file.")]
