"""A life as a timeline whose ends show what is known of them.

* a **stated** end is a hard edge, a **derived** end fades, an **open** end fades and points onward;
* a **fact** is filled, what is **uncertain** is hollow (dashed when only possible), what is **denied** is hollow
  and struck out. The same sign as in the dossier stands before the words, so nothing hangs on colour.

    timeline([Bar("arrested", Bounds.from_iso("1939-06-20", "1939-06-20"), group="custody")])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kartoteka.drawing.scale import Scale, Segment, elastic_scale
from kartoteka.drawing.svg import element, shorten, text_width
from kartoteka.values import Bounds, days

End = Literal["stated", "derived", "open"]
Standing = Literal["fact", "probable", "possible", "alleged", "denied"]

SIGNS: dict[Standing, str] = {"fact": "", "probable": "~ ", "possible": "(?) ", "alleged": "? ", "denied": "✗ "}

_ROW = 26.0
_BAR = 10.0
_FONT = 12.0
_AXIS = 30.0
_SOFT = 14.0
_FADES = (0.85, 0.65, 0.45, 0.28, 0.12)


@dataclass(frozen=True, slots=True)
class Bar:
    """One happening. `bounds` must have at least one side; an open side's end is `open` whatever is said.

    Args:
        label: a few words, without a sign.
        bounds: the days between which it was.
        group: the event type's group; becomes the class `g-GROUP`.
        standing: how sure it is.
        earliest_is, latest_is: what kind of end each side is.
        href: where a click leads, such as `#line-5`.
        spoken: the whole line in words, for those who do not see the picture.
    """

    label: str
    bounds: Bounds
    group: str = ""
    standing: Standing = "fact"
    earliest_is: End = "stated"
    latest_is: End = "stated"
    href: str | None = None
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    bar: Bar
    left: float
    right: float
    text: str
    text_x: float
    anchor: Literal["start", "end"]

    @property
    def extent(self) -> tuple[float, float]:
        width = text_width(self.text, _FONT)
        if not self.text:
            return self.left - _SOFT, self.right + _SOFT
        if self.anchor == "start":
            return self.left - _SOFT, max(self.right + _SOFT, self.text_x + width)
        return min(self.left - _SOFT, self.text_x - width), self.right + _SOFT


def timeline(bars: Sequence[Bar], width: int = 960, name: str = "Timeline") -> str:
    """The picture as an SVG element, `width` pixels wide and as high as it needs; empty string without a bar
    that has a bound."""
    known = [bar for bar in bars if not bar.bounds.is_open]
    if not known:
        return ""
    scale = _scale(known, width)
    placed = [_place(bar, scale, width) for bar in known]
    rows = _rows(placed)
    height = _AXIS + (max(rows) + 1) * _ROW + 6
    drawn = [_drawn(one, _AXIS + row * _ROW) for one, row in zip(placed, rows, strict=True)]
    return element(
        "svg",
        *(_ticks(segment, height) for segment in scale.segments),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height:.0f}",
        width=width,
        height=round(height),
        class_="timeline",
        role="group",
        aria_label=name,
        font_size=_FONT,
    )


def _scale(bars: Sequence[Bar], width: int) -> Scale:
    ends = [day for bar in bars for day in {bar.bounds.earliest, bar.bounds.latest} if day is not None]
    return elastic_scale(ends, 26, width - 26, most=max(width // (48 if width < 500 else 62), 3))


def _place(bar: Bar, scale: Scale, width: int) -> _Placed:
    earliest, latest = bar.bounds.earliest, bar.bounds.latest
    left = scale.x(earliest) if earliest is not None else scale.x(latest or 0) - _SOFT
    right = scale.x(latest + 1) if latest is not None else left + _SOFT
    right = max(right, left + 6)
    text = shorten(SIGNS[bar.standing] + bar.label, 22 if width < 500 else 42) if bar.label else ""
    room_right = width - right - _SOFT - 4
    wide = text_width(text, _FONT)
    if wide <= room_right or room_right >= left - _SOFT:
        text = shorten(text, max(int(room_right / (_FONT * 0.54)), 4))
        return _Placed(bar, left, right, text, right + _SOFT + 2, "start")
    text = shorten(text, max(int((left - _SOFT - 4) / (_FONT * 0.54)), 4))
    return _Placed(bar, left, right, text, left - _SOFT - 2, "end")


def _rows(placed: Sequence[_Placed]) -> list[int]:
    """A row for each, in the order given: the first in which it overlaps with nothing."""
    taken: list[list[tuple[float, float]]] = []
    rows: list[int] = []
    for one in placed:
        left, right = one.extent
        free = (n for n, row in enumerate(taken) if all(right < a or left > b for a, b in row))
        row = next(free, len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((left, right))
        rows.append(row)
    return rows


def _ticks(segment: Segment, height: float) -> str:
    middle = (segment.left + segment.right) / 2
    line = element(
        "line", x1=segment.left, y1=20.0, x2=segment.left, y2=height, class_="tick", stroke="currentColor", opacity=0.18
    )
    if segment.folded:
        return line + element(
            "text", "⋯", x=middle, y=14.0, text_anchor="middle", fill="currentColor", class_="fold", aria_hidden="true"
        )
    label = element("text", _fitting(segment), x=segment.left + 3, y=14.0, fill="currentColor", class_="unit")
    return line + label + "".join(_months(segment, height))


def _fitting(segment: Segment) -> str:
    """The unit's name, or the short one ("Jun", "'40", "'40s"), or nothing where there is no room for it."""
    name, room = segment.label, segment.right - segment.left - 3
    short = name[:3] if name[0].isalpha() else f"’{name.lstrip('-')[2:]}"
    return next((text for text in (name, short) if text_width(text, _FONT) < room), "")


def _months(segment: Segment, height: float) -> list[str]:
    """Fine ticks where a wide year begins its months."""
    days_shown = segment.end - segment.start
    if not 360 < days_shown < 370 or segment.right - segment.left < 130:
        return []
    year = days.to_ymd(segment.start)[0]
    starts = [(days.from_ymd(year, month, 1) - segment.start) / days_shown for month in range(2, 13)]
    xs = [segment.left + share * (segment.right - segment.left) for share in starts]
    return [element("line", x1=x, y1=20.0, x2=x, y2=26.0, stroke="currentColor", opacity=0.4) for x in xs]


def _drawn(one: _Placed, top: float) -> str:
    bar = one.bar
    body = "".join(_shape(one, top + (_ROW - _BAR) / 2 - 1))
    text = element(
        "text",
        one.text,
        x=one.text_x,
        y=top + _ROW / 2 + 3,
        text_anchor=one.anchor,
        fill="currentColor",
        class_="label",
    )
    left, right = one.extent
    hit = element("rect", x=left, y=top, width=right - left, height=_ROW - 2, fill="transparent", class_="hit")
    inner = element("title", bar.spoken or bar.label) + hit + body + text
    kind = f"bar {bar.standing}" + (f" g-{bar.group}" if bar.group else "")
    if bar.href is None:
        return element("g", inner, class_=kind)
    return element("a", inner, href=bar.href, class_=kind, aria_label=bar.spoken or bar.label)


def _shape(one: _Placed, y: float) -> list[str]:
    bar = one.bar
    first: End = "open" if bar.bounds.earliest is None else bar.earliest_is
    last: End = "open" if bar.bounds.latest is None else bar.latest_is
    hollow = bar.standing != "fact"
    parts = [_outline(one, y, first, last)] if hollow else [_filled(one.left, one.right, y)]
    parts += _end(one.left, y, first, hollow, -1) + _end(one.right, y, last, hollow, 1)
    if bar.standing == "denied":
        parts.append(_line(one.left - 4, y + _BAR / 2, one.right + 4, y + _BAR / 2, 1.8))
    return parts


def _filled(left: float, right: float, y: float) -> str:
    return element("rect", x=left, y=y, width=right - left, height=_BAR, fill="currentColor", class_="ink")


def _outline(one: _Placed, y: float, first: End, last: End) -> str:
    """The hollow bar: an edge is drawn only where it is stated."""
    left, right, low = one.left, one.right, y + _BAR
    path = f"M{left:.1f} {low:.1f}{'L' if first == 'stated' else 'M'}{left:.1f} {y:.1f}L{right:.1f} {y:.1f}"
    path += f"{'L' if last == 'stated' else 'M'}{right:.1f} {low:.1f}L{left:.1f} {low:.1f}"
    dashes = {"possible": "3 2", "alleged": "6 2"}.get(one.bar.standing)
    return element(
        "path", d=path, fill="none", stroke="currentColor", stroke_width=1.6, stroke_dasharray=dashes, class_="ink"
    )


def _end(x: float, y: float, kind: End, hollow: bool, direction: int) -> list[str]:
    if kind == "stated":
        return []
    step = _SOFT / len(_FADES)
    parts = []
    for number, opacity in enumerate(_FADES):
        near = x + direction * step * number
        left = near if direction > 0 else near - step
        if hollow:
            parts += [
                _line(left, y, left + step, y, 1.6, opacity),
                _line(left, y + _BAR, left + step, y + _BAR, 1.6, opacity),
            ]
        else:
            parts.append(
                element(
                    "rect", x=left, y=y, width=step, height=_BAR, fill="currentColor", opacity=opacity, class_="soft"
                )
            )
    if kind == "open":
        tip, back, middle = x + direction * (_SOFT + 4), x + direction * (_SOFT - 1), y + _BAR / 2
        d = f"M{back:.1f} {middle - 4:.1f}L{tip:.1f} {middle:.1f}L{back:.1f} {middle + 4:.1f}"
        parts.append(element("path", d=d, fill="none", stroke="currentColor", stroke_width=1.6, class_="onward"))
    return parts


def _line(x1: float, y1: float, x2: float, y2: float, width: float, opacity: float | None = None) -> str:
    return element(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="currentColor", stroke_width=width, opacity=opacity, class_="ink"
    )
