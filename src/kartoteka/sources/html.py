"""HTML -> draft: headings, paragraphs, quotations, tables, page numbers, linked notes; scripts and the like left out.

EPUB uses the same walk for its chapters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from kartoteka.sources.draft import Draft, raised
from kartoteka.sources.encoding import decode
from kartoteka.sources.extract import Extract, from_draft
from kartoteka.sources.limits import Limits
from kartoteka.sources.links import BODY, DROPPED, KEY, MARK, Page, join_links, types_of
from kartoteka.sources.model import BlockKind
from kartoteka.sources.xml import local_name, parse_html, walk, words_of

_SKIPPED = frozenset(
    {"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "embed", "select", "option",
     "textarea", "button", "input", "audio", "video", "canvas", "map", "img"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "body", "html", "aside", "nav", "header", "footer", "blockquote", "pre",
     "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "figure", "figcaption",
     "form", "fieldset", "address", "hgroup", "center", "details", "summary", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
)  # fmt: skip
_KINDS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"^(?:doc-)?toc$|^contents$|^(?:doc-)?index$|^loi$|^lot$|^landmarks$|^page-list$", re.I), "contents"),
    (
        re.compile(r"^pg-?(?:header|footer|boilerplate)|^imprint$|^colophon$|^copyright-page$|^uncopyright$", re.I),
        "licence",
    ),
    (re.compile(r"^transnote|^tnotes?$|^transcribers?-?note", re.I), "licence"),
)
_PAGE = re.compile(r"^(?:doc-)?pagebreak$|^page-?(?:num|no|number|break)s?$|^pgno?$", re.I)
_PAGE_LABEL = re.compile(r"(\d{1,5}|[ivxlcdm]{1,9})\W{0,2}$", re.I)
_ENCODING = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,40})", re.I)
_XML_ENCODING = re.compile(rb"^\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"']([\w-]{2,40})", re.I)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_CELL = 800


def load_html(content: bytes, name: str, limits: Limits) -> Extract:
    """The text of an HTML page."""
    draft = Draft()
    encoding, warning = html_encoding(content, name)
    if warning is not None:
        draft.warnings.append(warning)
    draft.encoding = encoding
    root = parse_html(content, name, encoding)
    write_pages([Page(name, root)], draft, limits)
    return from_draft(draft, "text/html")


def html_encoding(content: bytes, name: str) -> tuple[str, str | None]:
    """The encoding that a page declares, or else the likeliest, with a warning if it was guessed."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return encoding, None
    head = content[:4096]
    declared = _XML_ENCODING.search(head) or _ENCODING.search(head)
    if declared is not None:
        encoding = declared.group(1).decode("ascii").lower()
        try:
            content.decode(encoding)
            return ("cp1252" if encoding in {"iso-8859-1", "latin-1", "us-ascii"} else encoding), None
        except (LookupError, UnicodeDecodeError):
            pass
    found = decode(content, name)
    return found.encoding, found.warning


def write_pages(pages: Sequence[Page], draft: Draft, limits: Limits) -> None:
    """Write HTML documents, whose links may lead from one to the other, in their order."""
    draft.leading_elsewhere += join_links(pages)
    for page in pages:
        if draft.title is None:
            title = page.root.find(".//{*}head/{*}title")
            draft.title = " ".join(words_of(title).split()) or None if title is not None else None
        _Writer(draft).write(page, limits)


class _Writer:
    """Walks one page; `_kinds` are the kinds that the open blocks give to what is in them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._kinds: list[BlockKind] = []
        self._skipped = 0
        self._preformatted = 0
        self._tables = 0  # tables of figures around, in which blocks are only cells
        self._body: str | None = None

    def write(self, page: Page, limits: Limits) -> None:
        for event, element in walk(page.root, limits.depth, page.name):
            if event == "start":
                self._start(local_name(element), element)
            else:
                self._end(local_name(element), element)
        self._draft.end()

    def _start(self, name: str, element: etree._Element) -> None:
        if self._skipped or self._is_skipped(name, element):
            self._skipped += 1
            return
        mark = element.get(MARK)
        if mark is not None:
            self._draft.mark(mark, element.get(KEY) or "")
            self._skipped += 1
            return
        if name in _BLOCKS:
            self._open_block(name, element)
        elif name == "br":
            self._draft.line_break(parts=not self._tables and not self._preformatted)
        elif name in {"td", "th"} and self._tables:
            self._draft.cell()
        if element.text:
            text = raised(element.text) if name == "sup" else element.text
            self._draft.write(text, keep_space=self._preformatted > 0)

    def _end(self, name: str, element: etree._Element) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in _BLOCKS:
            self._close_block(name, element)
        elif name in {"td", "th"} and not self._tables and not self._draft.awaits_words:
            self._draft.end()
        if not self._skipped and element.tail and element.getparent() is not None:
            self._draft.write(element.tail, keep_space=self._preformatted > 0)

    def _is_skipped(self, name: str, element: etree._Element) -> bool:
        if name in _SKIPPED or element.get(DROPPED) is not None:
            return True
        if name not in {"p", "div"} and any(_PAGE.match(word) for word in types_of(element)):
            self._draft.page = _page_label(element) or self._draft.page
            return True
        style = (element.get("style") or "").replace(" ", "").lower()
        return "display:none" in style or element.get("hidden") is not None

    def _open_block(self, name: str, element: etree._Element) -> None:
        kind, level = self._kind(name, element)
        self._kinds.append(kind)
        self._preformatted += name == "pre"
        if self._tables:
            self._tables += name == "table"
            self._draft.write(" ")
            return
        self._tables += name == "table" and kind == "table"
        body, key = element.get(BODY), element.get(KEY)
        if body is not None and key is not None and self._body is None:
            self._body = key
            if body:
                self._draft.begin_body(key, body)
            else:
                self._draft.begin("note")
        elif not self._draft.awaits_words:
            self._draft.begin(kind, level)

    def _close_block(self, name: str, element: etree._Element) -> None:
        self._kinds.pop()
        self._preformatted -= name == "pre"
        if self._tables:
            self._tables -= name == "table"
            if name in {"tr", "caption"}:
                self._draft.line_break()
            if self._tables:
                return
        if self._body is not None and element.get(KEY) == self._body and element.get(BODY) is not None:
            self._draft.end_body(self._body)
            self._body = None
        if not self._draft.awaits_words:
            self._draft.begin(self._kinds[-1] if self._kinds else "paragraph")

    def _kind(self, name: str, element: etree._Element) -> tuple[BlockKind, int]:
        outer = self._kinds[-1] if self._kinds else "paragraph"
        if element.get(BODY) is not None or outer in {"note", "licence", "contents"}:
            return ("note" if element.get(BODY) is not None else outer), 0
        if name in _HEADINGS:
            return "heading", int(name[1])
        words = [*types_of(element), element.get("id") or ""]
        for pattern, kind in _KINDS:
            if any(pattern.search(word) for word in words):
                return kind, 0
        if name == "nav":
            return "contents", 0
        if name == "blockquote":
            return "quotation", 0
        if name == "table" and not _is_layout(element):
            return "table", 0
        return (outer if outer in {"quotation", "table", "heading"} else "paragraph"), 0


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges a page: a cell of it holds prose, or its rows are notes."""
    if table.find(f".//*[@{BODY}]") is not None:
        return True
    for cell in table.iter("td", "{*}td"):
        if len(cell.findall(".//{*}p")) >= 3 or cell.find(".//{*}table") is not None:
            return True
        if sum(len(part) for part in cell.itertext()) > _LONGEST_CELL:
            return True
    return False


def _page_label(element: etree._Element) -> str | None:
    for value in (words_of(element), element.get("title"), element.get("aria-label"), element.get("id")):
        match = _PAGE_LABEL.search((value or "").strip(" []{}()"))
        if match is not None:
            return match.group(1)
    return None
