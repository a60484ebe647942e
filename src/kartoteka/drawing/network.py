"""The circle of a person as a small network: kin on one side, everybody else on the other, each with the tie's words.

A fan and not a cloud of springs: the same circle gives the same picture every time, every name can be read, and on
a narrow page all of it stands on one side. Persons are discs, bodies squares, groups rings; the kind of tie is told by
the line (kin: solid; said to be: dashed; met in events: thin) and by words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kartoteka.drawing.svg import element, shorten, text_width

TieKind = Literal["kin", "said", "event"]
NodeKind = Literal["person", "group", "body"]

_ROW = 40.0
_FONT = 13.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie from the person in the middle: to whom, in which words, of which kind, and where a click leads."""

    name: str
    words: str
    kind: TieKind = "event"
    node: NodeKind = "person"
    href: str | None = None


def network(person: str, ties: Sequence[Tie], width: int = 720, most: int = 16) -> str:
    """The picture as an SVG element; the first `most` ties are drawn, in their order. Empty string without a tie."""
    shown = list(ties[:most])
    if not shown:
        return ""
    narrow = width < 500
    left = [] if narrow else [tie for tie in shown if tie.kind == "kin"]
    right = shown if narrow else [tie for tie in shown if tie.kind != "kin"]
    if not right:
        left, right = [], left
    height = max(len(left), len(right), 1) * _ROW + 28
    centre = (width * (0.5 if left else 0.12 if narrow else 0.22), height / 2)
    sides = [_side(ties_, centre, height, width, direction) for ties_, direction in ((left, -1), (right, 1))]
    return element(
        "svg",
        *sides,
        _middle(person, centre, width, bool(left)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height:.0f}",
        width=width,
        height=round(height),
        class_="network",
        role="group",
        aria_label=f"Kin and circle of {person}",
        font_size=_FONT,
    )


def _side(ties: Sequence[Tie], centre: tuple[float, float], height: float, width: int, direction: int) -> str:
    spread = min(width * 0.2, 170.0)
    x = centre[0] + direction * spread
    room = (width - x if direction > 0 else x) - 18
    step = (height - 28) / max(len(ties), 1)
    return "".join(_tie(tie, centre, (x, 14 + step * (n + 0.5)), room, direction) for n, tie in enumerate(ties))


def _tie(tie: Tie, centre: tuple[float, float], end: tuple[float, float], room: float, direction: int) -> str:
    (cx, cy), (x, y) = centre, end
    bend = (cx + x) / 2
    line = element(
        "path",
        d=f"M{cx:.1f} {cy:.1f}C{bend:.1f} {cy:.1f} {bend:.1f} {y:.1f} {x:.1f} {y:.1f}",
        fill="none",
        stroke="currentColor",
        stroke_width=2.0 if tie.kind == "kin" else 1.2,
        stroke_dasharray="5 3" if tie.kind == "said" else None,
        opacity=0.55,
    )
    letters = int(room / (_FONT * 0.54))
    anchor, text_x = ("start", x + 12) if direction > 0 else ("end", x - 12)
    name = element(
        "text", shorten(tie.name, letters), x=text_x, y=y - 1, text_anchor=anchor, fill="currentColor", class_="who"
    )
    words = element(
        "text", shorten(tie.words, letters), x=text_x, y=y + 14, text_anchor=anchor, fill="currentColor", class_="tie"
    )
    wide = min(max(text_width(tie.name, _FONT), text_width(tie.words, _FONT)) + 24, room + 18)
    hit = element(
        "rect",
        x=x - 8 if direction > 0 else x - wide + 8,
        y=y - 16,
        width=wide,
        height=34.0,
        fill="transparent",
        class_="hit",
    )
    inner = element("title", f"{tie.name}: {tie.words}") + hit + line + _node(tie.node, x, y) + name + words
    if tie.href is None:
        return element("g", inner, class_=f"tie-{tie.kind}")
    return element("a", inner, href=tie.href, class_=f"tie-{tie.kind}", aria_label=f"{tie.name}: {tie.words}")


def _node(kind: NodeKind, x: float, y: float) -> str:
    if kind == "body":
        return element("rect", x=x - 5, y=y - 5, width=10.0, height=10.0, fill="currentColor", class_="node")
    if kind == "group":
        return element("circle", cx=x, cy=y, r=5.0, fill="none", stroke="currentColor", stroke_width=2.0, class_="node")
    return element("circle", cx=x, cy=y, r=5.0, fill="currentColor", class_="node")


def _middle(person: str, centre: tuple[float, float], width: int, both_sides: bool) -> str:
    x, y = centre
    letters = int((width * (0.36 if both_sides else 0.2)) / (_FONT * 0.6))
    disc = element("circle", cx=x, cy=y, r=8.0, fill="currentColor", class_="self")
    text = element(
        "text",
        shorten(person, max(letters, 8)),
        x=x if both_sides else max(x, 4.0),
        y=y - 16,
        text_anchor="middle",
        fill="currentColor",
        font_weight="bold",
        class_="self-name",
    )
    return disc + text
