"""The loaders of marked-up documents, by kind. To add one: write `load_x(content, name, limits) -> Extract`, name its
kind in `kinds`, and add it here; docs/sources.md has the recipe.
"""

from __future__ import annotations

from collections.abc import Callable

from kartoteka.errors import SourceUnreadable
from kartoteka.sources.archive import Archive
from kartoteka.sources.docx import load_docx
from kartoteka.sources.epub import load_epub
from kartoteka.sources.extract import Extract
from kartoteka.sources.html import load_html
from kartoteka.sources.kinds import Kind
from kartoteka.sources.limits import Limits
from kartoteka.sources.pdf import load_pdf
from kartoteka.sources.tei import load_tei

Loader = Callable[[bytes, str, Limits], Extract]

_LOADERS: dict[Kind, Loader] = {"html": load_html, "tei": load_tei, "pdf": load_pdf}


def load_document(content: bytes, kind: Kind, name: str, limits: Limits) -> Extract:
    """What a document of a kind holds.

    Raises:
        SourceError: as its loader does.
    """
    if kind == "zip":
        return _load_zip(Archive(content, name, limits), name, limits)
    return _LOADERS[kind](content, name, limits)


def _load_zip(archive: Archive, name: str, limits: Limits) -> Extract:
    if "word/document.xml" in archive:
        return load_docx(archive, name, limits)
    if "META-INF/container.xml" in archive:
        return load_epub(archive, name, limits)
    if "content.xml" in archive:
        raise SourceUnreadable(f"{name} is an OpenDocument file; open it and save it as DOCX.")
    if "xl/workbook.xml" in archive or "ppt/presentation.xml" in archive:
        raise SourceUnreadable(f"{name} is a spreadsheet or slides; save its text as DOCX or plain text.")
    raise SourceUnreadable(f"{name} is a zip archive, but neither EPUB nor DOCX; unpack it and name the files in it.")
