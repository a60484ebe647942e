"""DOCX -> draft: paragraphs, headings by style, tables, and the real footnotes and endnotes.

Notes stand at the end of the text, where Word keeps them apart from it. What was deleted with tracked changes and
hidden text are left out. Read with zipfile and lxml.
"""

from __future__ import annotations

import re

from lxml import etree

from kartoteka.errors import SourceUnreadable
from kartoteka.sources.archive import Archive
from kartoteka.sources.draft import Draft, raised
from kartoteka.sources.extract import Extract, from_draft
from kartoteka.sources.limits import Limits
from kartoteka.sources.xml import local_name, parse_xml, walk

_DOCUMENT, _STYLES, _SETTINGS, _CORE = "word/document.xml", "word/styles.xml", "word/settings.xml", "docProps/core.xml"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "sectPr", "pPr", "tblPr", "tcPr", "trPr"})
_HEADING = re.compile(r"(?:heading|überschrift|titre|encabezado|заголовок|nagłówek|titolo)\s?(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|table of figures|index|verzeichnis|tm)\s?\d?$|^toc heading$", re.IGNORECASE)
_QUOTE = re.compile(r"quot|zitat|citation|blocktext|block text", re.IGNORECASE)
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_CHICAGO = "*†‡§"
_SYSTEMS = (("footnote", "word/footnotes.xml", "decimal"), ("endnote", "word/endnotes.xml", "lowerRoman"))


def load_docx(archive: Archive, name: str, limits: Limits) -> Extract:
    """The text of a Word document, its notes below it.

    Raises:
        SourceUnreadable: it is broken.
    """
    draft = Draft()
    root = parse_xml(archive.read(_DOCUMENT), f"{name} ({_DOCUMENT})")
    body = root.find("{*}body")
    if body is None:
        raise SourceUnreadable(f"{name} is a DOCX without a body; save it anew.")
    draft.title = _title(archive, name)
    writer = _Writer(draft, _styles(archive, name), _formats(archive, name, root))
    writer.write(body, limits, name)
    for system, path, _ in _SYSTEMS:
        if path in archive:
            _write_notes(parse_xml(archive.read(path), f"{name} ({path})"), system, writer, limits, name)
    return from_draft(draft, _MEDIA_TYPE)


class _Writer:
    def __init__(self, draft: Draft, styles: dict[str, str], formats: dict[str, str]) -> None:
        self.draft = draft
        self.marks: dict[str, str] = {}  # key -> mark, in the order of the text
        self._styles, self._formats = styles, formats
        self._counts: dict[str, int] = {}
        self._skipped = self._tables = self._contents = 0
        self._in_note = False

    def write(self, element: etree._Element, limits: Limits, name: str, in_note: bool = False) -> None:
        """Write what an element holds; in a note, its paragraphs become notes."""
        self._in_note = in_note
        for event, inner in walk(element, limits.depth, name):
            if event == "start":
                self._start(local_name(inner), inner)
            else:
                self._end(local_name(inner), inner)

    def _start(self, name: str, element: etree._Element) -> None:
        if self._skipped or name in _SKIPPED or (name == "r" and _is_hidden(element)):
            self._skipped += 1
        elif name == "p":
            self._begin_paragraph(element)
        elif name == "t":
            self.draft.write(raised(element.text or "") if _is_raised(element) else element.text or "")
        elif name in {"tab", "ptab"}:
            self.draft.write(" ")
        elif name in {"br", "cr"}:
            self.draft.line_break()
        elif name in {"noBreakHyphen"}:
            self.draft.write("-")
        elif name in {"footnoteReference", "endnoteReference"}:
            self._mark(name.removesuffix("Reference"), element)
        elif name == "tbl":
            if not self._tables:
                self.draft.begin("note" if self._in_note else "table")
            self._tables += 1
        elif name == "tc":
            self.draft.cell()
        elif name == "sdt" and element.find(".//{*}docPartGallery[@{*}val='Table of Contents']") is not None:
            self._contents += 1
            element.set("kartoteka-contents", "yes")

    def _end(self, name: str, element: etree._Element) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "p":
            if self._tables:
                self.draft.write(" ")
            elif not self.draft.awaits_words:
                self.draft.end()
        elif name == "tr":
            self.draft.line_break()
        elif name == "tbl":
            self._tables -= 1
            if not self._tables:
                self.draft.end()
        elif name == "sdt" and element.get("kartoteka-contents"):
            self._contents -= 1

    def _begin_paragraph(self, element: etree._Element) -> None:
        if self._tables or self.draft.awaits_words:
            return
        style = self._styles.get(_value(element.find("{*}pPr/{*}pStyle")) or "", "")
        outline = _value(element.find("{*}pPr/{*}outlineLvl"))
        heading = _HEADING.match(style)
        if self._in_note:
            self.draft.begin("note")
        elif self._contents or _CONTENTS.match(style):
            self.draft.begin("contents")
        elif heading is not None:
            self.draft.begin("heading", int(heading.group(1)) or 1)
        elif style.lower() in {"title", "titel", "titre", "название"}:
            self.draft.begin("heading", 1)
        elif outline is not None and outline.isdigit() and int(outline) < 9:
            self.draft.begin("heading", int(outline) + 1)
        else:
            self.draft.begin("quotation" if _QUOTE.search(style) else "paragraph")

    def _mark(self, system: str, element: etree._Element) -> None:
        key = f"{system}-{_attribute(element, 'id')}"
        if _attribute(element, "customMarkFollows") in {"1", "true", "on"}:
            run = element.getparent()
            mark = "".join(t.text or "" for t in run.iter("{*}t")).strip() if run is not None else ""
            for text in run.iter("{*}t") if run is not None else ():
                text.text = ""
        else:
            self._counts[system] = self._counts.get(system, 0) + 1
            mark = _formatted(self._counts[system], self._formats.get(system, "decimal"))
        mark = mark or "*"
        self.marks[key] = mark
        self.draft.mark(mark, key)


def _write_notes(root: etree._Element, system: str, writer: _Writer, limits: Limits, name: str) -> None:
    """The notes that are cited, in the order of their marks; then those that are not."""
    notes = {f"{system}-{_attribute(note, 'id')}": note for note in root.iter("{*}" + system)}
    cited = [key for key in writer.marks if key in notes]
    for key in dict.fromkeys([*cited, *notes]):
        note = notes[key]
        if _attribute(note, "type") in {"separator", "continuationSeparator", "continuationNotice"}:
            continue
        if not any((text.text or "").strip() for text in note.iter("{*}t")):
            continue
        writer.draft.begin_body(key, writer.marks.get(key, "*"))
        writer.write(note, limits, name, in_note=True)
        writer.draft.end_body(key)


def _formats(archive: Archive, name: str, root: etree._Element) -> dict[str, str]:
    """How footnotes and endnotes are numbered, as the settings or the last section say."""
    roots = [root]
    if _SETTINGS in archive:
        roots.insert(0, parse_xml(archive.read(_SETTINGS), f"{name} ({_SETTINGS})"))
    formats = {system: usual for system, _, usual in _SYSTEMS}
    for tree in roots:
        for system in formats:
            for properties in tree.iter("{*}" + system + "Pr"):
                value = _value(properties.find("{*}numFmt"))
                if value:
                    formats[system] = value
    return formats


def _formatted(number: int, style: str) -> str:
    if style in {"lowerRoman", "upperRoman"}:
        roman, rest = "", number
        for value, letters in _ROMAN:
            roman += letters * (rest // value)
            rest %= value
        return roman.upper() if style == "upperRoman" else roman
    if style in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letter.upper() if style == "upperLetter" else letter
    if style == "chicago":
        return _CHICAGO[(number - 1) % 4] * (1 + (number - 1) // 4)
    return str(number)


def _styles(archive: Archive, name: str) -> dict[str, str]:
    """Style id -> its name; a style that is based on a heading bears the heading's name."""
    if _STYLES not in archive:
        return {}
    root = parse_xml(archive.read(_STYLES), f"{name} ({_STYLES})")
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in root.iter("{*}style"):
        identity = _attribute(style, "styleId") or ""
        names[identity] = _value(style.find("{*}name")) or identity
        based[identity] = _value(style.find("{*}basedOn")) or ""
    for identity in names:
        parent = based[identity]
        if not _HEADING.match(names[identity]) and _HEADING.match(names.get(parent, "")):
            names[identity] = names[parent]
    return names


def _title(archive: Archive, name: str) -> str | None:
    if _CORE not in archive:
        return None
    title = parse_xml(archive.read(_CORE), f"{name} ({_CORE})", lenient=True).find(".//{*}title")
    return (title.text or "").strip() or None if title is not None else None


def _is_raised(text: etree._Element) -> bool:
    run = text.getparent()
    return run is not None and _value(run.find("{*}rPr/{*}vertAlign")) == "superscript"


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find("{*}rPr/{*}vanish")
    return hidden is not None and _value(hidden) not in {"0", "false", "off"}


def _attribute(element: etree._Element, name: str) -> str | None:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else _attribute(element, "val")
