"""Documents made to exhaust or to spy are refused by name of the reason, soon and cheaply."""

import struct
import time
import zlib
from collections.abc import Callable

import pytest

from kartoteka.errors import SourceError
from kartoteka.sources import Limits, load_bytes
from sources.making import CONTAINER, W, docx, epub, run, zip_of

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{}</p></body></text></TEI>'
LAUGHS = '<!DOCTYPE TEI [<!ENTITY a0 "ha">{}]>'.format(
    "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
)
LONG_ENTITY = f'<!DOCTYPE TEI [<!ENTITY a "{"a" * 50_000}">]>'
SPY = '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def lying_docx() -> bytes:
    """A directory that declares 1,000 bytes where five million come out."""
    content = bytearray(docx(f"<w:p>{run('a' * 5_000_000)}</w:p>"))
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        if content[place + 46 :].startswith(b"word/document.xml"):
            content[place + 24 : place + 28] = struct.pack("<I", 1_000)
        place = content.find(b"PK\x01\x02", place + 4)
    return bytes(content)


def pdf_bomb() -> bytes:
    packed = zlib.compress(b"BT /F1 12 Tf " + b"(a) Tj " * 3_000_000, 9)
    return (
        b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n"
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%%%EOF"
        % (len(packed), packed)
    )


BOMBS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "docx of empty paragraphs": (lambda: docx("<w:p/>" * 20_000_000), "a.docx", "zip bomb"),
    "epub with a huge part": (lambda: epub({"a.xhtml": "a"}, {"b.bin": b"\0" * 60_000_000}), "a.epub", "zip bomb"),
    "too many parts": (lambda: zip_of({str(n): "" for n in range(6_000)}), "a.epub", "6,000 entries"),
    "lying directory": (lying_docx, "a.docx", "broken"),
    "zip in a zip": (
        lambda: zip_of({"a.zip": zip_of({"b.zip": b"\0" * 1_000_000})}),
        "a.epub",
        "neither EPUB, DOCX",
    ),
    "zip slip": (lambda: zip_of({"../../etc/passwd": "x", "word/document.xml": "x"}), "a.docx", "outside itself"),
    "absolute name": (lambda: zip_of({"/etc/passwd": "x", "word/document.xml": "x"}), "a.docx", "outside itself"),
    "billion laughs": (lambda: (LAUGHS + TEI.format("&a9;")).encode(), "a.xml", "entities"),
    "billion laughs in a docx": (
        lambda: zip_of({"word/document.xml": f"{LAUGHS}<w:document {W}><w:body>&a9;</w:body></w:document>"}),
        "a.docx",
        "entities",
    ),
    "billion laughs in an epub": (
        lambda: zip_of({"META-INF/container.xml": LAUGHS + CONTAINER.partition("?>")[2]}),
        "a.epub",
        "entities",
    ),
    "quadratic blow-up": (lambda: (LONG_ENTITY + TEI.format("&a;" * 50_000)).encode(), "a.xml", "entities"),
    "external entity": (lambda: (SPY + TEI.format("&a;")).encode(), "a.xml", "entities"),
    "external entity in UTF-16": (
        lambda: ('<?xml version="1.0" encoding="utf-16"?>' + SPY + TEI.format("&a;")).encode("utf-16"),
        "a.xml",
        "entities",
    ),
    "deep XML": (lambda: TEI.format("<hi>" * 50_000 + "a" + "</hi>" * 50_000).encode(), "a.xml", "nested"),
    "deep HTML": (lambda: b"<html><body>" + b"<div>" * 50_000 + b"a", "a.html", "deeper"),
    "a tag of many attributes": (
        lambda: b"<html><body><p " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b">x</p>",
        "a.html",
        "attributes",
    ),
    "packed stream of a PDF": (pdf_bomb, "a.pdf", "PDF bomb"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_soon_and_within_300_megabytes(name: str) -> None:
    make, path, reason = BOMBS[name]
    content = make()
    start = time.monotonic()
    with pytest.raises(SourceError, match=reason) as caught:
        load_bytes(content, path, limits=Limits(memory_bytes=300_000_000))
    assert str(caught.value).startswith(path)
    assert time.monotonic() - start < 10  # 0.3 s when the machine is free


def test_an_external_dtd_is_never_fetched() -> None:
    content = ('<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/x.dtd">' + TEI.format("He was shot.")).encode()
    assert load_bytes(content, "a.xml").text.strip() == "He was shot."
