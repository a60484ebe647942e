"""FictionBook 2, the format of Russian digital libraries -> draft: titles, paragraphs, verse, notes.

A link of type `note` is a mark; the section with its id in a body named `notes` or `comments` is the note's own text.
"""

from __future__ import annotations

from lxml import etree

from kartoteka.errors import SourceUnreadable
from kartoteka.sources.draft import Draft
from kartoteka.sources.extract import Extract, from_draft
from kartoteka.sources.limits import Limits
from kartoteka.sources.model import BlockKind
from kartoteka.sources.xml import local_name, parse_xml, walk, words_of

_SKIPPED = frozenset({"binary", "description", "image", "stylesheet"})
_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "v": "quotation", "subtitle": "heading", "text-author": "paragraph", "date": "paragraph",
    "tr": "table",
}  # fmt: skip
_NOTE_BODIES = frozenset({"notes", "comments", "footnotes"})


def load_fb2(content: bytes, name: str, limits: Limits) -> Extract:
    """The text of a FictionBook.

    Raises:
        SourceUnreadable: it is broken, or has no `<body>`.
    """
    root = parse_xml(content, name)
    bodies = root.findall("{*}body")
    if not bodies:
        raise SourceUnreadable(f"{name} is a FictionBook without a body; get another copy.")
    draft = Draft()
    title = root.find("{*}description/{*}title-info/{*}book-title")
    draft.title = " ".join(words_of(title).split()) or None if title is not None else None
    marks = _marks(root)
    for body in bodies:
        _Writer(draft, marks).write(body, limits, name)
    return from_draft(draft, "application/x-fictionbook+xml")


def _href(link: etree._Element) -> str:
    return next((str(value) for key, value in link.attrib.items() if str(key).rpartition("}")[2] == "href"), "")


def _marks(root: etree._Element) -> dict[str, str]:
    """Id of a note's section -> the mark that leads to it."""
    notes = {
        section.get("id")
        for body in root.findall("{*}body")
        if body.get("name") in _NOTE_BODIES
        for section in body.iter("{*}section")
        if section.get("id")
    }
    return {
        _href(link)[1:]: words_of(link).strip(" []{}()") or "*"
        for link in root.iter("{*}a")
        if _href(link)[:1] == "#" and (link.get("type") == "note" or _href(link)[1:] in notes)
    }


class _Writer:
    def __init__(self, draft: Draft, marks: dict[str, str]) -> None:
        self._draft, self._marks = draft, marks
        self._skipped = self._depth = self._titles = 0
        self._note: str | None = None

    def write(self, body: etree._Element, limits: Limits, name: str) -> None:
        for event, element in walk(body, limits.depth, name):
            if event == "start":
                self._start(local_name(element), element)
            else:
                self._end(local_name(element), element, element is body)
        self._draft.end()

    def _start(self, name: str, element: etree._Element) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
            return
        if name == "a" and _href(element)[1:] in self._marks and self._note is None:
            self._draft.mark(words_of(element).strip(" []{}()") or "*", _href(element)[1:])
            self._skipped += 1
            return
        if name == "section":
            self._depth += 1
            if element.get("id") in self._marks and self._note is None:
                self._note = element.get("id") or ""
                self._draft.begin_body(self._note, self._marks[self._note])
        elif name == "title":
            self._titles += 1
            if not self._draft.awaits_words:
                self._draft.begin("note" if self._note is not None else "heading", max(1, self._depth))
        elif name in _BLOCKS and not self._titles and not self._draft.awaits_words:
            self._draft.begin("note" if self._note is not None else _BLOCKS[name], 3 if name == "subtitle" else 0)
        elif name in {"td", "th"}:
            self._draft.cell()
        if element.text:
            self._draft.write(element.text)

    def _end(self, name: str, element: etree._Element, is_root: bool) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "section":
            self._depth -= 1
            if self._note is not None and element.get("id") == self._note:
                self._draft.end_body(self._note)
                self._note = None
        elif name == "title":
            self._titles -= 1
            if not self._draft.awaits_words:
                self._draft.end()
        elif name in _BLOCKS:
            if self._titles:
                self._draft.line_break()
            elif not self._draft.awaits_words:
                self._draft.end()
        if not self._skipped and element.tail and not is_root:
            self._draft.write(element.tail)
