"""Notes in HTML: which links are note marks, and which elements hold the notes' own texts.

A link is a mark if it says so (`epub:type="noteref"`, `role="doc-noteref"`, a class such as `fnanchor`), or if its
words are a number or sign, its target stands after it, and the target begins with the same words or is said to be a
note. Links in an index or to a page are none. What is found is written into the tree as attributes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from kartoteka.sources.xml import local_name, words_of

MARK, BODY, KEY, DROPPED = "kartoteka-mark", "kartoteka-body", "kartoteka-key", "kartoteka-dropped"

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_LABEL = re.compile(
    r"[\[({]?\s?(?:notes?\s|fn\.?\s?|footnote\s)?([A-Z]?\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?|[A-Za-z]|[ivxlc]{1,7}|[*∗†‡§¶‖#]{1,4})\s?[\])}]?[.:]?$"
)
_NOTEREF = re.compile(
    r"(?:doc-)?noteref|fn-?anchor|footnote-?(?:ref|anchor|link|call)|fn-?ref|note-?ref|endnote-?ref|reference$", re.I
)
_NOTE = re.compile(r"(?:doc-)?(?:foot|end|rear)-?note$|^(?:foot|end)?-?note$|^fn$|^aside-?note$", re.I)
_NOTES = re.compile(r"(?:doc-)?(?:foot|end|rear)-?notes$|^notes$|^references$|^footnotes?-?(?:list|section)", re.I)
_NOTE_NAME = re.compile(
    r"(?:foot|end)?note|^fn|^f[-_]?\d|^en[-_]?\d|^n[-_]?\d|cite_note|_ftn|_edn|sdfootnote|sdendnote", re.I
)
_PAGE_NAME = re.compile(r"^(?:page|pg|p)[-_]?[\divxlc]+$", re.I)
_BACK = re.compile(r"backlink|back-?ref|fn-?back|footnote-?back|doc-backlink|return", re.I)
_INLINE = frozenset(
    {"a", "span", "sup", "sub", "b", "i", "em", "strong", "small", "font", "u", "cite", "big", "abbr", "label"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "header"})
_MOST_CONTINUED = 12  # paragraphs between two notes that may belong to the first


class Page(NamedTuple):
    """One HTML document; `name` is its path, to which links refer."""

    name: str
    root: etree._Element


class _Link(NamedTuple):
    element: etree._Element
    place: int
    label: str
    target: etree._Element
    target_place: int
    key: str
    page: str


def join_links(pages: Sequence[Page]) -> int:
    """Write note marks and bodies into the trees; the number of marks that lead to a part of the book, not a note."""
    places: dict[etree._Element, int] = {}
    names: dict[tuple[str, str], etree._Element] = {}
    links: list[tuple[etree._Element, str]] = []
    for page in pages:
        for element in page.root.iter(etree.Element):
            places[element] = len(places)
            for attribute in ("id", "name"):
                value = element.get(attribute)
                if value:
                    names.setdefault((page.name, value), element)
            if local_name(element) == "a" and element.get("href"):
                links.append((element, page.name))
    marks = [link for link in _resolved(links, names, places) if _is_mark(link)]
    return _write_marks(marks, places)


def types_of(element: etree._Element) -> list[str]:
    """What an element says that it is: its EPUB types, roles and classes."""
    values = (element.get(_EPUB_TYPE), element.get("epub:type"), element.get("role"), element.get("class"))
    return [word for value in values if value for word in value.split()]


def _resolved(
    links: Sequence[tuple[etree._Element, str]],
    names: dict[tuple[str, str], etree._Element],
    places: dict[etree._Element, int],
) -> list[_Link]:
    found = []
    for element, page in links:
        label = _LABEL.match(words_of(element).strip().strip("\u200a\u2060\ufeff"))
        target_page, fragment = _address(element.get("href") or "", page)
        target = names.get((target_page, fragment))
        if label is None or target is None or _PAGE_NAME.match(fragment):
            continue
        key = f"{target_page}#{fragment}"
        found.append(_Link(element, places[element], label.group(1), target, places[target], key, page))
    return found


def _address(href: str, page: str) -> tuple[str, str]:
    try:
        parts = urlsplit(href)
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc or not parts.fragment:
        return "", ""
    path = page
    if parts.path:
        folder = page.rpartition("/")[0]
        steps: list[str] = folder.split("/") if folder else []
        for step in unquote(parts.path).split("/"):
            if step == "..":
                steps = steps[:-1]
            elif step not in {"", "."}:
                steps.append(step)
        path = "/".join(steps)
    return path, unquote(parts.fragment)


def _is_mark(link: _Link) -> bool:
    own = [*types_of(link.element), *_types_of_parent(link.element)]
    if any(_BACK.search(word) for word in own):
        return False
    if any(_NOTEREF.search(word) for word in own):
        return link.target_place > link.place or any("noteref" in word for word in own)
    if link.target_place < link.place:
        return False
    body = _body_element(link.target)
    is_note = body is not None and _is_note(body)
    raised = any(
        local_name(e) == "sup" for e in [link.element, *link.element.iter(), *link.element.iterancestors("{*}sup")]
    )
    printed = words_of(link.element).strip()
    looks = raised or printed[0] in "[(*†‡" or _NOTE_NAME.search(link.key.partition("#")[2]) is not None
    if not looks or body is None:
        return False
    begins = _begins_with(link.target, link.label) or _begins_with(body, link.label)
    return is_note or begins or _number_in_list(body) == link.label


def _types_of_parent(element: etree._Element) -> list[str]:
    parent = element.getparent()
    return types_of(parent) if parent is not None and local_name(parent) in {"sup", "span"} else []


def _is_note(element: etree._Element) -> bool:
    if any(_NOTE.search(word) for word in types_of(element)):
        return True
    parent = element.getparent()
    return parent is not None and any(_NOTES.search(word) or _NOTE.search(word) for word in types_of(parent))


def _number_in_list(element: etree._Element) -> str | None:
    """The number that an item of an ordered list is printed with."""
    parent = element.getparent()
    if local_name(element) != "li" or parent is None or local_name(parent) != "ol":
        return None
    start = parent.get("start") or "1"
    first = int(start) if start.isdecimal() and len(start) < 7 else 1
    return element.get("value") or str(first + sum(1 for _ in element.itersiblings("{*}li", preceding=True)))


def _begins_with(element: etree._Element, label: str) -> bool:
    words = words_of(element)[:40].lstrip(" \t\r\n[(^\xa0")
    return words.startswith(label) and not words[len(label) : len(label) + 1].isalnum()


def _body_element(target: etree._Element) -> etree._Element | None:
    """The block that holds a note, given what the mark's link points at."""
    element = target
    while local_name(element) in _INLINE:
        parent = element.getparent()
        if parent is None:
            return None
        element = parent
    if local_name(element) == "dt":
        following = element.getnext()
        return following if following is not None and local_name(following) == "dd" else element
    if local_name(element) in {"td", "th"}:
        row = element.getparent()
        return row if row is not None else element
    return element if local_name(element) not in {"body", "html"} else None


def _write_marks(marks: Sequence[_Link], places: dict[etree._Element, int]) -> int:
    bodies: dict[etree._Element, _Link] = {}
    counted: dict[etree._Element, int] = {}
    parts = 0
    sources = {link.element for link in marks}
    for link in marks:
        body = _body_element(link.target)
        if body is None or _is_part(body):
            parts += 1
            link.element.set(MARK, link.label)
            continue
        body = _outermost(body, bodies, counted)
        holder = bodies.setdefault(body, link)
        link.element.set(MARK, link.label)
        link.element.set(KEY, holder.key)
    for body, link in bodies.items():
        body.set(BODY, link.label)
        body.set(KEY, link.key)
        _drop_backlinks(body, link.label, sources)
    _continue_bodies(bodies)
    return parts


def _is_part(body: etree._Element) -> bool:
    """Whether the target is a part of the book with a heading of its own, not a note."""
    if any(_NOTE.search(word) for word in types_of(body)):
        return False
    name = local_name(body)
    if name in _HEADINGS:
        return True
    return name in {"section", "article", "div"} and len(body) > 0 and local_name(body[0]) in _HEADINGS


def _outermost(
    body: etree._Element, bodies: dict[etree._Element, _Link], counted: dict[etree._Element, int]
) -> etree._Element:
    """The note's own container: an ancestor that is called a note, or the list item that it begins."""
    for ancestor in (body, *body.iterancestors()):
        if ancestor in bodies:
            return ancestor
        called = any(_NOTE.search(word) for word in types_of(ancestor))
        begun = local_name(ancestor) == "li" and (ancestor is body or ancestor[0] is body)
        if called or begun:
            if ancestor not in counted:
                counted[ancestor] = _notes_within(ancestor)
            if counted[ancestor] <= 1:
                return ancestor
        if local_name(ancestor) in {"body", "section", "ol", "ul", "table", "td"}:
            break
    return body


def _notes_within(element: etree._Element) -> int:
    """The number of things in an element that may be separate notes: blocks that begin with a back link."""
    begun = 0
    for block in element.iter("p", "li", "{*}p", "{*}li"):
        first = next((child for child in block.iter() if local_name(child) == "a" and child.get("href")), None)
        if first is not None and _LABEL.match(words_of(first).strip()):
            begun += 1
    return begun


def _drop_backlinks(body: etree._Element, label: str, marks: set[etree._Element]) -> None:
    """Mark the links that lead back: those that say so, arrows, and the first that repeats the note's own mark."""
    repeated = False
    for element in body.iter(etree.Element):
        if any(_BACK.search(word) for word in types_of(element)):
            element.set(DROPPED, "yes")
        if local_name(element) != "a" or element in marks or not element.get("href"):
            continue
        printed = _LABEL.match(words_of(element).strip())
        own = printed is not None and printed.group(1) == label and not repeated
        if own or not any(character.isalnum() for character in words_of(element)):
            element.set(DROPPED, "yes")
            repeated = repeated or own


def _continue_bodies(bodies: dict[etree._Element, _Link]) -> None:
    """Paragraphs between two notes' paragraphs go with the first."""
    for body, link in bodies.items():
        if local_name(body) not in {"p", "blockquote", "dd"}:
            continue
        between: list[etree._Element] = []
        sibling = body.getnext()
        while sibling is not None and len(between) <= _MOST_CONTINUED:
            if sibling in bodies:
                for element in between:
                    element.set(BODY, "")
                    element.set(KEY, link.key)
                break
            if (
                local_name(sibling) not in {"p", "blockquote", "dd", "ul", "ol", "pre"}
                or sibling.find(f".//*[@{MARK}]") is not None
            ):
                break
            between.append(sibling)
            sibling = sibling.getnext()
