"""Small real documents for the tests: written here, byte by byte, so that each test shows what it reads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)


def zip_of(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xhtml(body: str, title: str = "A chapter") -> str:
    """An XHTML page around a body."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head><body>{body}</body></html>'
    )


def epub(chapters: Mapping[str, str], extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """An EPUB 3 with these chapters (name -> body) in this order, and a navigation document."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package version="3.0" xmlns="http://www.idpf.org/2007/opf">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A small book</dc:title></metadata>'
        f'<manifest>{items}<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        "</manifest>"
        f'<spine><itemref idref="nav"/>{refs}</spine></package>'
    )
    nav = xhtml('<nav epub:type="toc"><ol><li><a href="one.xhtml">ONLY IN THE NAVIGATION</a></li></ol></nav>')
    return zip_of(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "book/package.opf": package,
            "book/nav.xhtml": nav,
            **{f"book/{name}": xhtml(body) for name, body in chapters.items()},
            **(extra or {}),
        }
    )


def docx(body: str, footnotes: str = "", endnotes: str = "", styles: str = "") -> bytes:
    """A DOCX with the given WordprocessingML in its body, footnotes and endnotes."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": _word("document", f"<w:body>{body}</w:body>"),
    }
    for name, content in (("footnotes", footnotes), ("endnotes", endnotes), ("styles", styles)):
        if content:
            parts[f"word/{name}.xml"] = _word(name, content)
    return zip_of(parts)


def run(text: str) -> str:
    """A Word run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _word(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {W}>{content}</w:{root}>'


Placed = tuple[float, float, float, str]
"""Where a piece of text stands on a page: x, y, size, words."""


def pdf(pages: Sequence[Sequence[Placed]], title: str = "", turned: bool = False) -> bytes:
    """A PDF with text in Helvetica at the given places, A4, written by hand; `^12^` in the words is raised.

    Args:
        turned: whether the pages lie on their side in the file and are shown upright by their rotation.
    """
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        content = b"".join(_shown(*placed, turned) for placed in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Rotate %d "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (len(objects), 90 if turned else 0)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects.append(b"<< /Title (%s) >>" % _escaped(title))
    return _assembled(objects)


def _shown(x: float, y: float, size: float, words: str, turned: bool) -> bytes:
    shown = b""
    for number, piece in enumerate(words.split("^")):
        if piece and number % 2:
            shown += b"/F1 %.1f Tf %.1f Ts (%s) Tj 0 Ts /F1 %.1f Tf " % (size * 0.6, size * 0.35, _escaped(piece), size)
        elif piece:
            shown += b"(%s) Tj " % _escaped(piece)
    matrix = b"0 1 -1 0 %.1f %.1f" % (595 - y, x) if turned else b"1 0 0 1 %.1f %.1f" % (x, y)
    return b"BT /F1 %.1f Tf %s Tm %sET\n" % (size, matrix, shown)


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assembled(objects: Sequence[bytes]) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(objects), len(content))
    )


def column(x: float, top: float, lines: Sequence[str], size: float = 11.0, leading: float = 14.0) -> list[Placed]:
    """Lines of print below each other."""
    return [(x, top - number * leading, size, words) for number, words in enumerate(lines)]
