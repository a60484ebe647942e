"""EPUB 2 and 3 -> draft: the chapters in the order of the spine, with notes joined across files.

The navigation document is no part of the text. Books under digital rights management are refused.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from kartoteka.errors import SourceUnreadable
from kartoteka.sources.archive import Archive
from kartoteka.sources.draft import Draft
from kartoteka.sources.extract import Extract, from_draft
from kartoteka.sources.html import html_encoding, write_pages
from kartoteka.sources.limits import Limits
from kartoteka.sources.links import Page
from kartoteka.sources.xml import declares_entities, parse_html, parse_xml, words_of

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_TEXT_TYPES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"})


def load_epub(archive: Archive, name: str, limits: Limits) -> Extract:
    """The text of a book.

    Raises:
        SourceUnreadable: it is broken or encrypted.
    """
    _refuse_encrypted(archive, name)
    package_path = _package_path(archive, name)
    package = parse_xml(archive.read(package_path), f"{name} ({package_path})", lenient=True)
    draft = Draft()
    draft.title = _title(package)
    pages = []
    for path in _spine(package, package_path):
        if path in archive:
            pages.append(Page(path, _page(archive.read(path), f"{name} ({path})")))
        else:
            draft.warnings.append(f"{name} lacks its chapter {path}.")
    if not pages:
        raise SourceUnreadable(f"{name} is an EPUB without chapters; get another copy.")
    write_pages(pages, draft, limits)
    return from_draft(draft, "application/epub+zip")


def _refuse_encrypted(archive: Archive, name: str) -> None:
    if _ENCRYPTION not in archive:
        return
    root = parse_xml(archive.read(_ENCRYPTION), f"{name} ({_ENCRYPTION})", lenient=True)
    methods = [method.get("Algorithm", "") for method in root.iter("{*}EncryptionMethod")]
    if any(not method.startswith(_FONT_ALGORITHMS) for method in methods):
        raise SourceUnreadable(f"{name} is encrypted (digital rights management); get a copy without it.")


def _package_path(archive: Archive, name: str) -> str:
    root = parse_xml(archive.read(_CONTAINER), f"{name} ({_CONTAINER})", lenient=True)
    for file in root.iter("{*}rootfile"):
        path = file.get("full-path")
        if path and path in archive:
            return path
    raise SourceUnreadable(f"{name} does not say where its text is; it is a broken EPUB: get another copy.")


def _title(package: etree._Element) -> str | None:
    title = package.find(".//{*}metadata//{*}title")
    return " ".join(words_of(title).split()) or None if title is not None else None


def _spine(package: etree._Element, package_path: str) -> list[str]:
    """Paths of the text documents in reading order, without the navigation document and without repetition."""
    folder = posixpath.dirname(package_path)
    items: dict[str, str] = {}
    for item in package.iter("{*}item"):
        is_navigation = "nav" in (item.get("properties") or "").split()
        if item.get("id") and item.get("href") and item.get("media-type") in _TEXT_TYPES and not is_navigation:
            href = unquote((item.get("href") or "").partition("#")[0])
            items[item.get("id") or ""] = posixpath.normpath(posixpath.join(folder, href))
    order = [items[ref.get("idref") or ""] for ref in package.iter("{*}itemref") if ref.get("idref") in items]
    return list(dict.fromkeys(order))


def _page(content: bytes, name: str) -> etree._Element:
    """A chapter's root: as XML where it is well-formed, else as HTML, which also knows `&nbsp;`."""
    if not declares_entities(content) and b"<!DOCTYPE" not in content[:2000]:
        try:
            return parse_xml(content, name)
        except SourceUnreadable:
            pass
    encoding, _ = html_encoding(content, name)
    return parse_html(content, name, encoding)
