"""The loaders of marked-up documents, by kind. To add one: write `load_x(content, name, limits) -> Extract`, name its
kind in `kinds`, and add it here; docs/sources.md has the recipe.

A loader's module is imported when a document of its kind comes: the libraries behind it take their time to start.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from kartoteka.errors import SourceUnreadable
from kartoteka.sources.archive import Archive
from kartoteka.sources.extract import Extract
from kartoteka.sources.kinds import Kind
from kartoteka.sources.limits import Limits

_LOADERS: dict[Kind, tuple[str, str]] = {
    "html": ("kartoteka.sources.html", "load_html"),
    "tei": ("kartoteka.sources.tei", "load_tei"),
    "pdf": ("kartoteka.sources.pdf", "load_pdf"),
    "fb2": ("kartoteka.sources.fb2", "load_fb2"),
}
_ZIPPED: dict[str, tuple[str, str]] = {
    "word/document.xml": ("kartoteka.sources.docx", "load_docx"),
    "META-INF/container.xml": ("kartoteka.sources.epub", "load_epub"),
    "content.xml": ("kartoteka.sources.odt", "load_odt"),
}
"""By the entry that tells the kind of a zip-based document; these loaders take the opened archive."""
_FOREIGN = {
    "xl/workbook.xml": "a spreadsheet; save its text as DOCX or plain text",
    "ppt/presentation.xml": "a set of slides; save its text as DOCX or plain text",
}


def load_document(content: bytes, kind: Kind, name: str, limits: Limits) -> Extract:
    """What a document of a kind holds.

    Raises:
        SourceError: as its loader does.
    """
    if kind != "zip":
        return _loader(*_LOADERS[kind])(content, name, limits)
    archive = Archive(content, name, limits)
    for entry, place in _ZIPPED.items():
        if entry in archive:
            return _loader(*place)(archive, name, limits)
    for entry, description in _FOREIGN.items():
        if entry in archive:
            raise SourceUnreadable(f"{name} is {description}.")
    books = [entry for entry in archive.names() if entry.lower().endswith(".fb2")]
    if len(books) == 1:
        return _loader(*_LOADERS["fb2"])(archive.read(books[0]), name, limits)
    raise SourceUnreadable(
        f"{name} is a zip archive, but neither EPUB, DOCX nor ODT; unpack it and name the files in it."
    )


def _loader(module: str, function: str) -> Callable[[Any, str, Limits], Extract]:
    loader: Callable[[Any, str, Limits], Extract] = getattr(import_module(module), function)
    return loader
