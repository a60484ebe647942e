"""XML and HTML parsed without entities, network or depth that could hurt; elements walked without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from kartoteka.errors import SourceTooBig, SourceUnreadable

_PLACE = re.compile(r" \(<string>, line \d+\)$")
"""What lxml adds to a message: its name for bytes in memory, and the line a second time."""

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:body|html)\s{0,9}>", re.IGNORECASE)
"""libxml2 drops what follows these, and careless pages have text there; it closes the elements by itself."""
_LONG_TAG = re.compile(rb"<[^<>]{5000,}")
_MOST_ATTRIBUTES = 2_000
_DOCTYPE_ROOM = 65_536

Event = Literal["start", "end"]


def parse_xml(content: bytes, name: str, lenient: bool = False) -> etree._Element:
    """The root of an XML document.

    Args:
        name: what to call it in a message.
        lenient: whether to mend what is not well-formed, as far as it goes.

    Raises:
        SourceUnreadable: it is not well-formed.
        SourceTooBig: it declares entities, which may grow without end or reach outside, or is nested too deep.
    """
    if declares_entities(content):
        raise SourceTooBig(
            f"{name} declares XML entities, which can grow without end or reach outside; remove its DTD."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=lenient,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(error, name) from error
    if root is None:
        raise SourceUnreadable(f"{name} holds no XML; it may be broken: get another copy.")
    return root


def parse_html(content: bytes, name: str, encoding: str) -> etree._Element:
    """The root of an HTML document, whatever its faults.

    Args:
        encoding: of its bytes, as Python calls it; libxml2 knows fewer.

    Raises:
        SourceTooBig: a tag has so many attributes, or elements so many levels, that reading it would take for ever.
    """
    for tag in _LONG_TAG.finditer(content):
        if len(tag.group().split()) > _MOST_ATTRIBUTES:
            raise SourceTooBig(f"{name} has a tag with thousands of attributes; it is no document to read.")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    text = content.decode(encoding, "replace").removeprefix("\ufeff")
    content = _CLOSING.sub("", text).encode("utf-8", "replace")
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(error, name) from error
    if root is None:
        raise SourceUnreadable(f"{name} holds no HTML; it may be broken: get another copy.")
    return root


def declares_entities(content: bytes) -> bool:
    """Whether a document's type declaration defines entities, in any of the usual encodings."""
    head = content[:_DOCTYPE_ROOM].replace(b"\x00", b"")
    return _ENTITY.search(head) is not None or _ENTITY.search(content) is not None


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words_of(element: etree._Element) -> str:
    """All characters within an element."""
    return "".join(str(part) for part in element.itertext())


def walk(root: etree._Element, most_deep: int, name: str) -> Iterator[tuple[Event, etree._Element]]:
    """Start and end of every element in order.

    Raises:
        SourceTooBig: elements are nested deeper than `most_deep`.
    """
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            if depth > most_deep:
                raise SourceTooBig(f"{name} nests its elements deeper than {most_deep}; it is no document to read.")
            yield "start", element
        else:
            depth -= 1
            yield "end", element


def _refusal(error: etree.XMLSyntaxError, name: str) -> SourceTooBig | SourceUnreadable:
    message = str(error)
    if any(word in message for word in ("depth", "huge", "loop", "amplification", "limit")):
        return SourceTooBig(f"{name} is refused: its XML is nested or grows past all measure ({message}).")
    message = _PLACE.sub("", message)
    return SourceUnreadable(f"{name} is broken ({message}); get another copy or save it anew.")
