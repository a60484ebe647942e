"""The few words of SVG that the pictures need: an element with escaped attributes and text.

Pictures carry classes and presentation attributes and never a `style`, so that they pass a strict content
security policy; colours come from the page's CSS, with `currentColor` where there is none.

    >>> element("text", "A & B", x=1.0, class_="name")
    '<text x="1" class="name">A &amp; B</text>'
"""

from __future__ import annotations

import re
from html import escape

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Not allowed in XML, or able to turn the direction of the text that follows."""


def element(tag: str, *children: str, **attributes: str | float | None) -> str:
    """An element as a string. The first child may be text only in `text`, `title` and `tspan`, where it is escaped;
    in every other element children are markup. A trailing underscore of a key falls away, others become hyphens;
    an attribute that is `None` is left out.
    """
    inner = "".join(_clean(child) for child in children) if tag in {"text", "title", "tspan"} else "".join(children)
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{pairs}>{inner}</{tag}>" if inner else f"<{tag}{pairs}/>"


def shorten(text: str, length: int) -> str:
    """The text in at most `length` characters, with an ellipsis where it was cut."""
    return text if len(text) <= length else text[: max(length - 1, 1)].rstrip() + "…"


def text_width(text: str, size: float) -> float:
    """About how wide the text is in pixels at a font size: the mean advance of a sans-serif face is 0.54 em."""
    return len(text) * size * 0.54


def _clean(text: str) -> str:
    return escape(_UNPRINTABLE.sub("�", text), quote=True)


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return _clean(value)
    return f"{value:.1f}".removesuffix(".0")
