"""Whatever the bytes, the answer is a source or one clear sentence."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartoteka.errors import SourceError
from kartoteka.sources import DEFAULT_LIMITS, Source, from_text, load_bytes
from kartoteka.sources.extract import from_json, to_json, to_source
from kartoteka.sources.kinds import kind_of
from kartoteka.sources.loaders import load_document
from sources.making import column, docx, epub, pdf, run

SAMPLES = {
    "a.epub": epub({"one.xhtml": '<p>Shot<a epub:type="noteref" href="#n1">1</a>.</p><p id="n1">1. File.</p>'}),
    "a.docx": docx(
        f'<w:p>{run("Shot")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl>',
        f'<w:footnote w:id="1"><w:p>{run("File.")}</w:p></w:footnote>',
    ),
    "a.pdf": pdf([column(72, 700, ["He was shot.^1^", "She fled."]), column(72, 90, ["^1^ File."], 8)]),
    "a.html": b"<html><body><h1>Case</h1><p>Shot<sup><a href='#n1'>1</a></sup>.</p><table><tr><td>a<td>b</table>"
    b"<p id='n1'>1. File.</p></body></html>",
    "a.xml": b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div><head>Case</head><p>Shot<note '
    b'n="a">File.</note>.<pb n="2"/></p></div></body></text></TEI>',
    "a.fb2": b'<FictionBook xmlns:l="x"><body><section><title><p>Case</p></title><p>Shot'
    b'<a l:href="#n1" type="note">1</a>.</p></section></body>'
    b'<body name="notes"><section id="n1"><p>1</p><p>File.</p></section></body></FictionBook>',
    "a.txt": "Shot.¹ Taken.[2] Freed.*\n\n¹ File.\n\n[2] So.\n\n* She.\n".encode(),
}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, doubled, swapped or cut."""
    pieces = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place, length = chance.randrange(len(pieces)), chance.randint(1, 30)
        match chance.randrange(4):
            case 0:
                pieces[place] = chance.randrange(256)
            case 1:
                pieces[place:place] = pieces[place : place + length]
            case 2:
                del pieces[place : place + length]
            case _:
                pieces[place : place + length] = chance.randbytes(length)
        pieces = pieces or bytearray(b"x")
    return bytes(pieces)


def is_whole(source: Source) -> None:
    """Blocks are in order and apart; every mark and body lies in the text, and says what stands there."""
    for before, after in zip(source.blocks, source.blocks[1:], strict=False):
        assert before.start < before.end <= after.start
    for note in source.notes:
        assert 0 <= note.start < note.end <= len(source.text)
        if note.body_start is not None and note.body_end is not None:
            assert note.body == " ".join(source.text[note.body_start : note.body_end].split())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_itself_is_read(name: str) -> None:
    source = load_bytes(SAMPLES[name], name)
    is_whole(source)
    assert source.notes[0].body is not None


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in {"a.txt", "a.pdf"}])
def test_mutated_documents_give_text_or_a_clear_error(name: str) -> None:
    """In this process, for speed: an exception that is not ours would fail the test."""
    chance = random.Random(name)
    for _ in range(150):
        content = mutated(SAMPLES[name], chance)
        try:
            kind = kind_of(content, Path(name))
            if kind in {"text", "pdf"}:
                continue
            extract = load_document(content, kind, name, DEFAULT_LIMITS)
        except SourceError:
            continue
        is_whole(to_source(from_json(to_json(extract)), name, ""))


@pytest.mark.parametrize(("name", "count"), [("a.pdf", 5), ("a.html", 2), ("a.epub", 2), ("a.docx", 2), ("a.xml", 2)])
def test_mutated_files_in_their_child_give_text_or_a_clear_error(name: str, count: int) -> None:
    chance = random.Random(f"child {name}")
    for _ in range(count):
        said = name
        try:
            is_whole(load_bytes(mutated(SAMPLES[name], chance), name))
        except SourceError as error:
            said = str(error)
        assert name in said
        assert "\n" not in said


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab lI0O1S.,;:!?[]()*†‡¹²³\n\r\t\"'”-_Footnote 12")), max_size=300))
def test_any_text_gives_whole_notes_and_blocks(text: str) -> None:
    source = from_text(text)
    assert source.text == text
    is_whole(source)
    covered = "".join(text[block.start : block.end] for block in source.blocks)
    assert "".join(covered.split()) == "".join(text.replace("\ufeff", "").split())


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_unicode_gives_whole_notes_and_blocks(text: str) -> None:
    is_whole(from_text(text))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_of_a_text_file_give_text_or_a_clear_error(content: bytes) -> None:
    said = "a.txt"
    try:
        is_whole(load_bytes(content, "a.txt"))
    except SourceError as error:
        said = str(error)
    assert said.startswith("a.txt")
