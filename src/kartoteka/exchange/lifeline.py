"""The picture of a life for a dossier: its lines as bars of the timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kartoteka import drawing
from kartoteka.drawing import Bar
from kartoteka.drawing.timeline import End
from kartoteka.drawing.timeline import Standing as Drawn
from kartoteka.exchange.dates import in_words
from kartoteka.exchange.signs import told
from kartoteka.reasoning.dossier import Dossier, Line, Standing
from kartoteka.values import Bounds

__all__ = ["lifeline"]

_MOST = 40
_SHOWN = frozenset({"custody", "life", "office", "aftermath"})
_DRAWN: Mapping[Standing, Drawn] = MappingProxyType(
    {
        "fact": "fact",
        "probable": "probable",
        "possible": "possible",
        "open": "alleged",
        "denied": "denied",
        "probably not": "denied",
        "possibly not": "denied",
    }
)


def lifeline(dossier: Dossier, address: Callable[[Line], str], width: int = 960) -> str:
    """The timeline as SVG; empty where nothing has a date. `address` says where a click on a line leads.

    What is said, met or travelled is left to the lines below; of more than forty bars only the turns of the life stay.
    """
    lines = [line for line in dossier.lines() if line.when.bounds is not None and line.group in _SHOWN]
    placed = [line for line in lines if line not in dossier.unplaced]
    if len(placed) > _MOST:
        placed = [line for line in placed if line.turning or line.type in ("birth", "trial", "transfer")][:_MOST]
    bars = [_bar(line, address(line)) for line in placed]
    return drawing.timeline(bars, width=width, name=f"The life of {dossier.name}")


def _bar(line: Line, href: str) -> Bar:
    bounds = line.when.bounds
    assert bounds is not None
    standing = told(line)
    spoken = f"{in_words(bounds)}: {line.phrase}" + (f" ({standing})" if standing else "")
    stated = line.when.stated
    return Bar(
        label=line.phrase,
        bounds=bounds,
        group=line.group,
        standing=_DRAWN[line.standing],
        earliest_is=_end(bounds.earliest, stated, "earliest"),
        latest_is=_end(bounds.latest, stated, "latest"),
        href=href,
        spoken=spoken,
    )


def _end(day: int | None, stated: Bounds | None, side: str) -> End:
    if day is None:
        return "open"
    return "stated" if stated is not None and getattr(stated, side) == day else "derived"
