"""What a file is, by its first bytes; its name's ending is only asked where these leave it open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from kartoteka.errors import SourceUnreadable

Kind = Literal["text", "html", "tei", "pdf", "zip", "fb2"]

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document or the like; open it and save it as DOCX"),
    (b"{\\rtf", "RTF; open it and save it as DOCX or plain text"),
    (b"\x89PNG", "a picture without text; run OCR on it first"),
    (b"\xff\xd8\xff", "a picture without text; run OCR on it first"),
    (b"GIF8", "a picture without text; run OCR on it first"),
    (b"II*\x00", "a picture without text; run OCR on it first"),
    (b"MM\x00*", "a picture without text; run OCR on it first"),
    (b"AT&TFORM", "a DjVu scan; convert it to PDF with a text layer or to plain text (djvutxt)"),
    (b"\x1f\x8b", "packed with gzip; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "packed with xz; unpack it first"),
    (b"SQLite format 3\x00", "a database; if it is a case, open it with --case"),
    (b"\x7fELF", "a program; name a text, HTML, EPUB, DOCX, ODT, PDF or TEI file"),
    (b"ID3", "a sound file; write down what is said and read that"),
    (b"OggS", "a sound or video file; write down what is said and read that"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML = re.compile(rb"\s*<(?:\?xml\b|!DOCTYPE\b)")
_TEI = re.compile(rb"<(?:!DOCTYPE\s+|\w+:)?TEI(?:\.2|Corpus)?[\s>]")
_HTML_ENDINGS = frozenset({".htm", ".html", ".xhtml", ".xht"})
_LOOKED_AT = 8_192


def kind_of(content: bytes, path: Path) -> Kind:
    """What the bytes are.

    Raises:
        SourceUnreadable: they are something that holds no text, or a kind that is not read; says what to do.
    """
    head = content[:_LOOKED_AT]
    for magic, description in _FOREIGN:
        if head.startswith(magic):
            raise SourceUnreadable(f"{path} is {description}.")
    if head[60:68] == b"BOOKMOBI":
        raise SourceUnreadable(f"{path} is a Kindle book; convert it to EPUB first (for instance with Calibre).")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return _kind_of_markup(head, path)


def _kind_of_markup(head: bytes, path: Path) -> Kind:
    if path.suffix.lower() in {".txt", ".md"}:
        return "text"
    plain = head.replace(b"\x00", b"")  # UTF-16 as well
    plain = plain.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _TEI.search(plain):
        return "tei"
    if b"<FictionBook" in plain:
        return "fb2"
    if _HTML.match(plain) or path.suffix.lower() in _HTML_ENDINGS:
        return "html"
    if _XML.match(plain):
        raise SourceUnreadable(
            f"{path} is XML, but neither TEI, XHTML nor FictionBook; save its text as plain text or HTML."
        )
    return "text"
