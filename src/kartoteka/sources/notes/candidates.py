"""What may be a note mark: a place in the text, the number or sign it would be, and how it is printed."""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal["bracketed", "superscript", "starred", "sign", "glued", "linked"]


class Candidate(NamedTuple):
    """A possible note mark: `start`/`end` cover the bare number or sign.

    `weight` is the evidence of the place alone, in the manner of log odds: above 0 speaks for a mark.
    """

    start: int
    end: int
    mark: str
    style: Style
    weight: float
