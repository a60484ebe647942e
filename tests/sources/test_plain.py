"""A plain string becomes a source: its characters untouched, notes and blocks found in it."""

from kartoteka.sources import from_text


def test_the_text_is_the_string_itself() -> None:
    text = "\ufeffA line.\r\nAnother one.\r\n\r\n  A paragraph.\t\n"
    assert from_text(text).text == text


def test_an_orphan_mark_is_kept_and_counted() -> None:
    source = from_text("He was shot in the yard.[12] His wife was told nothing.[13]")
    assert [(note.mark, note.body) for note in source.notes] == [("12", None), ("13", None)]
    assert source.warnings == ("2 of 2 note marks have no text in this source.",)


def test_blocks_are_in_order_and_never_overlap() -> None:
    source = from_text("CHAPTER I\n\nHe was arrested.[1]\n\n[1] So the file.\n\nHe was let go.\n")
    assert [block.kind for block in source.blocks] == ["heading", "paragraph", "note", "paragraph"]
    assert all(a.end <= b.start for a, b in zip(source.blocks, source.blocks[1:], strict=False))
