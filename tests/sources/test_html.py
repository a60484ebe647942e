"""HTML: blocks by its elements, notes by its links, page numbers, and nothing that a reader does not see."""

from kartoteka.sources import Source, load_bytes


def load(body: str, head: str = "") -> Source:
    return load_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def test_blocks_are_what_the_elements_say() -> None:
    source = load(
        "<h1>The case</h1><nav><a href='#x'>The case</a></nav><p>He was <b>shot</b>\n in May.</p>"
        "<blockquote><p>She fled.</p></blockquote><table><tr><th>Town</th><th>Dead</th></tr>"
        "<tr><td>Kiev</td><td>12</td></tr></table>"
    )
    assert [(block.kind, source.text[block.start : block.end]) for block in source.blocks] == [
        ("heading", "The case"),
        ("contents", "The case"),
        ("paragraph", "He was shot in May."),
        ("quotation", "She fled."),
        ("table", "Town | Dead\nKiev | 12"),
    ]


def test_scripts_styles_and_hidden_parts_are_left_out() -> None:
    source = load(
        "<script>secret()</script><p style='display: none'>secret</p><p hidden>secret</p><p>Seen.</p>",
        "<style>secret</style><title>A title</title>",
    )
    assert source.text.split() == ["Seen."]
    assert source.title == "A title"


def test_anchors_of_a_digital_library_are_notes() -> None:
    source = load(
        "<p>Shot<a id='FNanchor_1'></a><a href='#Footnote_1' class='fnanchor'>[1]</a> in May.</p>"
        "<div class='footnote'><p><a id='Footnote_1'></a><a href='#FNanchor_1'><span>[1]</span></a> So the file.</p>"
        "<p>And the book.</p></div><p>She fled.</p>"
    )
    (note,) = source.notes
    assert (note.mark, source.text[note.start : note.end], note.body) == ("1", "1", "So the file. And the book.")
    assert [block.kind for block in source.blocks] == ["paragraph", "note", "note", "paragraph"]


def test_a_superscript_link_is_a_note_if_its_target_begins_with_its_words() -> None:
    source = load("<p>Shot.<sup><a href='#n7'>7</a></sup></p><p id='n7'>7. So the file.</p><p>End.</p>")
    assert [(note.mark, note.body) for note in source.notes] == [("7", "So the file.")]


def test_a_reference_within_a_note_stays() -> None:
    source = load(
        "<p>Shot.<a id='r1' href='#f1'><sup>[1]</sup></a></p><h2 id='d59'>59</h2>"
        "<div class='footnote' id='f1'><p><a href='#r1'>1</a>. See Doc. <a href='#d59'>59</a>.</p></div>"
    )
    assert [(note.mark, note.body) for note in source.notes] == [("1", "See Doc. 59.")]


def test_a_list_of_notes_with_arrows_back() -> None:
    source = load(
        "<p>Shot.<sup id='r1'><a href='#fn1'>1</a></sup> Freed.<sup id='r2'><a href='#fn2'>2</a></sup></p>"
        "<ol class='footnotes'><li id='fn1'><p>One. <a href='#r1'>↩</a></p></li><li id='fn2'><p>Two.</p></li></ol>"
    )
    assert [(note.mark, note.body) for note in source.notes] == [("1", "One."), ("2", "Two.")]


def test_links_to_pages_years_and_chapters_are_no_notes() -> None:
    source = load(
        "<p>See <a href='#Page_12'>12</a>, <a href='#y'>1937</a> and <a href='#c2'>II</a>.</p>"
        "<p><span class='pagenum' id='Page_12'>[12]</span>Shot.</p><h2 id='c2'>II</h2><p id='y'>In that year.</p>"
    )
    assert source.notes == ()


def test_page_numbers_are_labels_and_no_text() -> None:
    source = load(
        "<p><span class='pagenum'>[xii]</span>One.</p><p>Two <span class='pagenum'>[xiii]</span>on.</p><p>Three.</p>"
    )
    assert [block.page for block in source.blocks] == ["xii", "xii", "xiii"]
    assert "xii" not in source.text


def test_printed_notes_without_links_are_found_too() -> None:
    source = load("<p>He was shot.[1]</p><p>She fled.[2]</p><p>Notes</p><p>[1] So the file.</p><p>[2] So she.</p>")
    assert [(note.mark, note.body) for note in source.notes] == [("1", "So the file."), ("2", "So she.")]


def test_the_encoding_is_the_declared_one_or_a_guess() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Его арестовали.</p></body></html>"
    assert "Его арестовали." in load_bytes(page.encode("cp1251"), "page.html").text
    bare = "<html><body><p>Его арестовали в мае, а жену сослали.</p></body></html>"
    assert "сослали" in load_bytes(bare.encode("koi8-r"), "page.html").text


def test_broken_html_is_read_as_a_browser_would() -> None:
    assert load("<p>One<p>Two <b>three</p><div>Four").text.split() == ["One", "Two", "three", "Four"]


def test_invisible_joiners_and_hard_spaces_do_not_reach_the_text() -> None:
    assert load("<p>Two\xa0words\u2060—\u200band so\xadon.</p>").text.strip() == "Two words—and soon."


def test_what_follows_the_end_of_a_careless_page_is_read() -> None:
    page = b"<html><body><p>One.</p></body></html><p>Two.</p>\n<html><body><p>Three.</p></body></html>"
    assert load_bytes(page, "page.html").text.split() == ["One.", "Two.", "Three."]
