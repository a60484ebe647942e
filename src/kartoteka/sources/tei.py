"""TEI P5 -> draft: heads, paragraphs, verse, lists, page breaks, gaps, and notes taken out of the sentence.

What was printed is kept: of a `<choice>` the original (`sic`, `orig`, `abbr`). A note stands where it was encoded, in
the middle of a sentence perhaps: the text gets its mark (`@n`, or a number of our own), and the note's own text follows
the paragraph. Headers, facsimiles and running heads (`<fw>`) are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from kartoteka.errors import SourceUnreadable
from kartoteka.sources.draft import Draft, raised
from kartoteka.sources.extract import Extract, from_draft
from kartoteka.sources.limits import Limits
from kartoteka.sources.model import BlockKind
from kartoteka.sources.xml import local_name, parse_xml, walk, words_of

_SKIPPED = frozenset({"teiHeader", "facsimile", "fw", "figDesc", "corr", "reg", "expan", "standOff", "graphic", "del"})
_PARAGRAPHS = (
    "p ab item label sp speaker stage opener closer signed dateline salute trailer argument byline docImprint "
    "docAuthor postscript figure bibl castItem u entry"
)
_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(_PARAGRAPHS.split(), "paragraph"),
    **dict.fromkeys(("lg", "epigraph", "quote"), "quotation"),
    **dict.fromkeys(("head", "docTitle", "titlePart"), "heading"),
    "table": "table",
}
_DIVISION = re.compile(r"^div\d?$|^(?:front|body|back|text|group)$")
_CONTENTS = re.compile(r"contents|^toc$|^index$", re.IGNORECASE)
_LICENCE = re.compile(r"^(?:licen[cs]e|publishers?_advertisement)$", re.IGNORECASE)
_INLINE_TOO = frozenset({"quote", "bibl", "figure", "label"})
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(slots=True)
class _Note:
    key: str
    mark: str
    element: etree._Element


def load_tei(content: bytes, name: str, limits: Limits) -> Extract:
    """The text of a TEI document.

    Raises:
        SourceUnreadable: it is broken, or has no `<text>`.
    """
    root = parse_xml(content, name)
    draft = Draft()
    title = root.find(".//{*}titleStmt/{*}title")
    draft.title = " ".join(words_of(title).split()) or None if title is not None else None
    texts = [text for text in root.iter("{*}text") if not any(local_name(a) == "text" for a in text.iterancestors())]
    if not texts:
        raise SourceUnreadable(f"{name} is TEI without a <text>; there is nothing to read in it.")
    writer = _Writer(draft, _anchored(texts))
    for text in texts:
        writer.write(text, limits, name)
        writer.flush(limits, name)
    return from_draft(draft, "application/tei+xml")


def _anchored(texts: list[etree._Element]) -> dict[str, etree._Element]:
    """Notes that stand apart from their marks: xml:id -> note, for those that a `<ref>` or `<ptr>` points at."""
    targets = {
        (pointer.get("target") or "").lstrip("#")
        for text in texts
        for pointer in text.iter("{*}ref", "{*}ptr")
        if (pointer.get("target") or "").startswith("#")
    }
    return {
        note.get(_XML_ID) or "": note for text in texts for note in text.iter("{*}note") if note.get(_XML_ID) in targets
    }


class _Writer:
    def __init__(self, draft: Draft, anchored: dict[str, etree._Element]) -> None:
        self._draft, self._anchored = draft, anchored
        self._waiting: list[_Note] = []
        self._kinds: list[BlockKind] = []
        self._opened: list[str] = []  # for each open element: "division", "block" or ""
        self._skipped = self._count = self._depth = self._tables = 0

    def write(self, root: etree._Element, limits: Limits, name: str) -> None:
        for event, element in walk(root, limits.depth, name):
            if event == "start":
                self._start(local_name(element), element)
            else:
                self._end(local_name(element), element, element is root)
                if "block" not in self._opened and not self._skipped:
                    self.flush(limits, name)

    def flush(self, limits: Limits, name: str) -> None:
        """Write the own texts of the notes that wait, below the block that held their marks."""
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            for note in waiting:
                self._draft.begin_body(note.key, note.mark)
                inner = _Writer(self._draft, self._anchored)
                inner._count, inner._kinds = self._count, ["note"]
                for child_event, element in walk(note.element, limits.depth, name):
                    if element is note.element:
                        if child_event == "start" and element.text:
                            self._draft.write(element.text)
                        continue
                    if child_event == "start":
                        inner._start(local_name(element), element)
                    else:
                        inner._end(local_name(element), element, False)
                self._draft.end_body(note.key)
                self._count = inner._count
                self._waiting += inner._waiting

    def _start(self, name: str, element: etree._Element) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
            return
        if name == "note":
            self._note(element)
            return
        if name in {"ref", "ptr"} and (element.get("target") or "").lstrip("#") in self._anchored:
            self._reference(element)
            return
        self._milestone(name, element)
        if name == "gap":
            self._skipped += 1
            return
        self._opened.append(self._open(name, element))
        if element.text:
            self._draft.write(raised(element.text) if "sup" in (element.get("rend") or "") else element.text)

    def _open(self, name: str, element: etree._Element) -> str:
        """Open what the element opens: a division, a block or nothing."""
        if _DIVISION.match(name):
            self._depth += 1
            self._kinds.append(self._kind_of_division(element))
            self._draft.begin(self._kinds[-1])
            return "division"
        if name in _BLOCKS and not (name in _INLINE_TOO and "block" in self._opened):
            self._open_block(name)
            return "block"
        if name in {"row", "l"}:
            self._draft.line_break()
        elif name == "cell":
            self._draft.cell()
        return ""

    def _end(self, name: str, element: etree._Element, is_root: bool) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            opened = self._opened.pop()
            if opened:
                self._depth -= opened == "division"
                self._kinds.pop()
                if not self._draft.awaits_words:
                    self._draft.begin(self._kinds[-1] if self._kinds else "paragraph")
        if not self._skipped and element.tail and not is_root:
            self._draft.write(element.tail)

    def _open_block(self, name: str) -> None:
        outer = self._kinds[-1] if self._kinds else "paragraph"
        kind = outer if outer in {"note", "contents", "licence"} else _BLOCKS[name]
        self._kinds.append(kind)
        if not self._draft.awaits_words:
            self._draft.begin(kind, max(1, self._depth - 2) if kind == "heading" else 0)

    def _kind_of_division(self, element: etree._Element) -> BlockKind:
        outer = self._kinds[-1] if self._kinds else "paragraph"
        kind = element.get("type") or ""
        if _CONTENTS.search(kind):
            return "contents"
        return "licence" if _LICENCE.match(kind) else outer

    def _milestone(self, name: str, element: etree._Element) -> None:
        if name == "pb":
            self._draft.page = element.get("n") or self._draft.page
            self._draft.write("" if element.get("break") == "no" else " ")
        elif name in {"lb", "cb"}:
            self._draft.write("" if element.get("break") == "no" else " ")
        elif name == "gap":
            described = element.find("{*}desc")
            words = words_of(described).strip() if described is not None else ""
            self._draft.write(words or "[…]")

    def _note(self, element: etree._Element) -> None:
        """A note in the text: its mark here, its words later. A note that a mark points at is written in its place."""
        identity = element.get(_XML_ID) or ""
        self._skipped += 1
        if identity in self._anchored:
            mark = element.get("n") or self._mark_of(identity)
            self._waiting.append(_Note(identity, mark, element))
            return
        if not words_of(element).strip():
            return
        self._count += 1
        mark = (element.get("n") or "").strip("()[].* ") or element.get("n") or str(self._count)
        key = f"note-{self._count}"
        self._draft.mark(mark, key)
        self._waiting.append(_Note(key, mark, element))

    def _reference(self, element: etree._Element) -> None:
        identity = (element.get("target") or "").lstrip("#")
        self._skipped += 1
        self._draft.mark(self._mark_of(identity, element), identity)

    def _mark_of(self, identity: str, pointer: etree._Element | None = None) -> str:
        words = words_of(pointer).strip(" ()[].") if pointer is not None else ""
        note = self._anchored.get(identity)
        return (
            words
            or (note.get("n") if note is not None else None)
            or identity.lstrip("abcdefghijklmnopqrstuvwxyz-_.")
            or "*"
        )
