"""Bad input gives one sentence that names the file and the way out."""

import os
from pathlib import Path

import pytest

from kartoteka.errors import SourceMissing, SourceTooBig, SourceUnreadable
from kartoteka.sources import Limits, load, load_bytes
from sources.making import docx, epub, run, zip_of


def test_what_is_not_there_or_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match=r"none\.txt is not there"):
        load(tmp_path / "none.txt")
    with pytest.raises(SourceMissing, match="is a directory"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("He was shot.")
    path.chmod(0)
    with pytest.raises(SourceMissing, match="may not be read"):
        load(path)


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.txt", "is empty"),
        (b" \r\n\t\n", "a.txt", "is empty"),
        (b"\xef\xbb\xbf\n", "a.txt", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.png", "OCR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, "a.doc", "save it as DOCX"),
        (b"{\\rtf1 text}", "a.rtf", "save it as DOCX"),
        (b"\x1f\x8b\x08" + b"\x00" * 50, "a.gz", "unpack it"),
        (bytes(range(256)) * 20, "a.dat", "binary"),
        (b"<?xml version='1.0'?><other/>", "a.xml", "neither TEI, XHTML"),
        (zip_of({"a.txt": "x"}), "a.zip", "neither EPUB, DOCX"),
        (zip_of({"content.xml": "x"}), "a.odt", "broken"),
        (zip_of({"xl/workbook.xml": "x"}), "a.xlsx", "spreadsheet"),
        (epub({"one.xhtml": "<p>a</p>" * 500})[:-200], "a.epub", "truncated"),
        (docx(f"<w:p>{run('Shot.')}</w:p>").replace(b"PK\x01\x02", b"PK\x01\x09"), "a.docx", "broken"),
        (docx("<w:p>"), "a.docx", "broken"),
        (b"<TEI><text><p>He", "a.xml", r"line 1, column \d+\); get another copy"),
        (b"\x7fELF\x02" + b"\x00" * 50, "a.txt", "a program; name a text"),
        (b"<html><body></body></html>", "a.html", "no text"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_source(content: bytes, name: str, message: str) -> None:
    with pytest.raises(SourceUnreadable, match=message) as caught:
        load_bytes(content, name)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_a_document_past_the_limits() -> None:
    with pytest.raises(SourceTooBig, match="larger than"):
        load_bytes(b"He was shot." * 10, "a.txt", limits=Limits(file_bytes=100))
    page = b"<html><body>" + b"<p>He was shot.</p>" * 300_000 + b"</body></html>"
    with pytest.raises(SourceTooBig, match=r"^a.html was given up"):
        load_bytes(page, "a.html", limits=Limits(wall_seconds=0))
    with pytest.raises(SourceTooBig, match=r"^a.html was given up: it needs more than 150 MB"):
        load_bytes(page, "a.html", limits=Limits(memory_bytes=150_000_000))


def test_the_name_and_the_hash_are_the_files(tmp_path: Path) -> None:
    path = tmp_path / "a source.txt"
    path.write_bytes(b"He was shot.\r\n")
    source = load(path)
    assert (source.name, source.text, source.encoding) == ("a source.txt", "He was shot.\r\n", "utf-8")
    assert source.sha256 == "6ffcc9d88ccb16fb7c7cd2b420c6751c4adb229c085a795ac2f7708b4353ff39"
