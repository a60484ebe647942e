"""Notes as the usual programs and sites write them in HTML."""

import pytest

from kartoteka.sources import load_bytes

DIALECTS = {
    "LibreOffice": (
        '<p>Shot<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div '
        'id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
        "The file.</p></div>"
    ),
    "Word": (
        '<p>Shot<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><div id=ftn1><p class=MsoFootnoteText>'
        '<a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> The file.</p></div>'
    ),
    "MediaWiki": (
        '<p>Shot<sup id="r1" class="reference"><a href="#cite_note-1">[1]</a></sup></p><ol class="references">'
        '<li id="cite_note-1"><span class="mw-cite-backlink">^ <a href="#r1"><sup>a</sup></a> '
        '<a href="#r2"><sup>b</sup></a>'
        "</span> <span>The file.</span></li></ol>"
    ),
    "Pandoc": (
        '<p>Shot<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>'
        '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>The file.<a href="#fnref1" '
        'class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
    ),
    "a definition list": '<p>Shot<a href="#n1"><sup>1</sup></a></p><dl><dt id="n1">1</dt><dd>The file.</dd></dl>',
    "a table": '<p>Shot<a href="#n1"><sup>1</sup></a></p><table><tr><td id="n1">1</td><td>The file.</td></tr></table>',
    "a bare list": '<p>Shot <a href="#n1">[1]</a></p><h2>Notes</h2><ol><li id="n1">The file.</li></ol>',
    "no links": "<p>Shot.<sup>1</sup></p><p><sup>1</sup> The file.</p>",
}


@pytest.mark.parametrize("name", DIALECTS)
def test_a_note_is_found_with_its_words_and_without_its_way_back(name: str) -> None:
    source = load_bytes(f"<html><body>{DIALECTS[name]}</body></html>".encode(), "page.html")
    assert [(note.mark, note.body) for note in source.notes] == [("1", "The file.")]
    assert source.blocks[-1].kind == "note"


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="#c1">1</a> The arrest</p><h2 id="c1">1. The arrest</h2><p>He was shot.</p>',
        '<p>Shot <a id="p12"></a>in May.</p><p>Petrov, <a href="#p12">12</a>, <a href="#p12">14</a></p>',
        '<p>See <a href="http://example.org/#n1">1</a> and <a href="#nowhere">2</a>.</p>',
    ],
)
def test_links_of_contents_and_indexes_are_no_notes(body: str) -> None:
    assert load_bytes(f"<html><body>{body}</body></html>".encode(), "page.html").notes == ()


def test_two_breaks_part_paragraphs_and_one_parts_lines() -> None:
    source = load_bytes(b"<html><body>One<br>two<br><br>Three</body></html>", "page.html")
    assert source.text == "One\ntwo\n\nThree\n\n"
