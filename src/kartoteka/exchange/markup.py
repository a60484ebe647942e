"""HTML from values, safe by its type: what is not `Markup` is text, and is escaped.

>>> tag("p", "Tom & ", tag("b", "Jerry"), class_="names")
'<p class="names">Tom &amp; <b>Jerry</b></p>'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

__all__ = ["Child", "Markup", "join", "page", "tag"]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Not allowed in a document, or able to turn the direction of the text that follows."""

_VOID = frozenset({"br", "hr", "link", "meta", "wbr"})
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class Markup(str):
    """A piece of HTML; everything in it is escaped already."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(str(self))


Child = str | Iterable["Child"] | None


def tag(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """An element. A trailing underscore of an attribute falls away, others become hyphens; `None` and `False` leave
    it out, `True` gives it without a value."""
    said = "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{join(*children)}</{name}>")


def join(*children: Child) -> Markup:
    """The children one after the other, text escaped, `None` left out."""
    return Markup("".join(_child(child) for child in children))


def page(title: str, style: str, *body: Child) -> str:
    """A whole document that asks nothing of any other machine and runs no script."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Markup(style)),
    )
    return f'<!DOCTYPE html>\n<html lang="en">{head}{tag("body", *body)}</html>\n'


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_clean(str(value))}"'


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    return _clean(child) if isinstance(child, str) else "".join(_child(each) for each in child)


def _clean(text: str) -> str:
    return escape(_UNPRINTABLE.sub("�", text), quote=True)
