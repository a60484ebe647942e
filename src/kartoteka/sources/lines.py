"""The lines of a text, with their places: the ground that structure and notes are found on."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]*+(?:\r\n|[\r\n\f\u2028\u2029])?")


class Line(NamedTuple):
    """One line: `start`/`end` without its line break; `first` is where its first visible character stands.

    A blank line has `first == end`.
    """

    start: int
    end: int
    first: int

    @property
    def is_blank(self) -> bool:
        return self.first == self.end


def lines_of(text: str) -> list[Line]:
    """All lines of `text` in order; a text without line breaks is one line."""
    found = []
    for match in _LINE.finditer(text):
        if match.start() == match.end():
            continue
        content = match.group().rstrip("\r\n\f\u2028\u2029")
        end = match.start() + len(content)
        visible = content.strip(" \t\xa0\ufeff\u3000")
        first = match.start() + content.find(visible) if visible else end
        found.append(Line(match.start(), end, first))
    return found
