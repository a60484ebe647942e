"""The tail of a date: "of that year", "in the same year", "of the following year", "of the year after"."""

from __future__ import annotations

from kartoteka.reading.times.cascade import Match

_THE = "(yw:the|yx:that|yz:this)? (very|same)?"
PATTERN = f"(COMMA? (of|in) {_THE} (yt:TURN)? (yo:ORDINAL)? year (yf:TURN|ya:after|yb:before)?)"
"""The pattern of the tail, to be put into a rule."""


def year_turn(m: Match) -> str | None:
    """Where the tail points: "same", "next", "previous", "plus2"; None where the match has no such tail."""
    if not any(m.has(name) for name in ("yw", "yx", "yz", "yt")):
        return None
    if m.has("ya") or m.has("yb"):
        return "next" if m.has("ya") else "previous"
    if m.has("yo"):
        return f"plus{m['yo']}"
    if m.has("yf"):
        return str(m["yf"])
    return str(m["yt"]) if m.has("yt") else "same"
