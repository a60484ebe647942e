"""ODT (OpenDocument text) -> draft: headings, paragraphs, lists, tables, footnotes and endnotes.

A note stands in the middle of its paragraph in the file: the text gets its mark, and the note's own text follows at the
end, footnotes and endnotes in the order of their marks. Tracked deletions and annotations are left out.
"""

from __future__ import annotations

from lxml import etree

from kartoteka.errors import SourceUnreadable
from kartoteka.sources.archive import Archive
from kartoteka.sources.draft import Draft
from kartoteka.sources.extract import Extract, from_draft
from kartoteka.sources.limits import Limits
from kartoteka.sources.xml import local_name, parse_xml, walk, words_of

_CONTENT, _META = "content.xml", "meta.xml"
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "forms", "note-citation", "image", "desc", "title"}
)
_INDEXES = frozenset({"table-of-content", "alphabetical-index", "illustration-index", "user-index", "bibliography"})


def load_odt(archive: Archive, name: str, limits: Limits) -> Extract:
    """The text of an OpenDocument file, its notes below it.

    Raises:
        SourceUnreadable: it is broken, or no text document.
    """
    root = parse_xml(archive.read(_CONTENT), f"{name} ({_CONTENT})")
    body = root.find("{*}body/{*}text")
    if body is None:
        raise SourceUnreadable(f"{name} is an OpenDocument file without text; save its text as DOCX or plain text.")
    draft = Draft()
    if _META in archive:
        title = parse_xml(archive.read(_META), f"{name} ({_META})", lenient=True).find(".//{*}title")
        draft.title = (words_of(title).strip() or None) if title is not None else None
    notes = _Writer(draft).write(body, limits, name)
    for number, note in enumerate(notes):
        content = note.find("{*}note-body")
        if content is not None:
            draft.begin_body(f"note-{number}", _mark_of(note))
            _Writer(draft, in_note=True).write(content, limits, name)
            draft.end_body(f"note-{number}")
    return from_draft(draft, _MEDIA_TYPE)


class _Writer:
    def __init__(self, draft: Draft, in_note: bool = False) -> None:
        self._draft, self._in_note = draft, in_note
        self._notes: list[etree._Element] = []
        self._skipped = self._tables = self._indexes = 0

    def write(self, body: etree._Element, limits: Limits, name: str) -> list[etree._Element]:
        """Write what an element holds; the notes that were met, in order."""
        for event, element in walk(body, limits.depth, name):
            if event == "start":
                self._start(local_name(element), element)
            else:
                self._end(local_name(element), element, element is body)
        return self._notes

    def _start(self, name: str, element: etree._Element) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
            return
        if name == "note":
            self._draft.mark(_mark_of(element), f"note-{len(self._notes)}")
            self._notes.append(element)
            self._skipped += 1
            return
        if name in {"p", "h"}:
            self._begin_paragraph(name, element)
        elif name in {"s", "tab"}:
            self._draft.write(" ")
        elif name == "line-break":
            self._draft.line_break()
        elif name == "table":
            if not self._tables:
                self._draft.begin("note" if self._in_note else "table")
            self._tables += 1
        elif name == "table-cell":
            self._draft.cell()
        elif name in _INDEXES:
            self._indexes += 1
        if element.text and name in {"p", "h", "span", "a"}:
            self._draft.write(element.text)

    def _end(self, name: str, element: etree._Element, is_root: bool) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in {"p", "h"}:
            if self._tables:
                self._draft.write(" ")
            elif not self._draft.awaits_words:
                self._draft.end()
        elif name == "table-row":
            self._draft.line_break()
        elif name == "table":
            self._tables -= 1
            if not self._tables:
                self._draft.end()
        elif name in _INDEXES:
            self._indexes -= 1
        if not self._skipped and element.tail and not is_root and element.tail.strip(" \t\r\n"):
            self._draft.write(element.tail)
        elif not self._skipped and element.tail and not is_root:
            self._draft.write(" ")

    def _begin_paragraph(self, name: str, element: etree._Element) -> None:
        if self._tables or self._draft.awaits_words:
            return
        if self._in_note:
            self._draft.begin("note")
        elif self._indexes:
            self._draft.begin("contents")
        elif name == "h":
            level = next((v for k, v in element.attrib.items() if str(k).endswith("}outline-level")), "1")
            self._draft.begin("heading", int(level) if str(level).isdecimal() and len(str(level)) < 3 else 1)
        else:
            self._draft.begin("paragraph")


def _mark_of(note: etree._Element) -> str:
    citation = note.find("{*}note-citation")
    return (words_of(citation).strip() if citation is not None else "") or "*"
