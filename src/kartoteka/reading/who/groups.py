"""Several persons named together (*Gloy and van Niekerk*), who can be *they*, *the two*, *the pair* afterwards."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from kartoteka.reading.who.draft import Cast_, Draft

COUNTS = {
    "two": 2, "both": 2, "pair": 2, "couple": 2, "twins": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_REACH = 8
"""Sentences after which a list of names is no longer at hand."""


@dataclass(frozen=True, slots=True)
class Together:
    """Persons named in one breath."""

    drafts: tuple[Draft, ...]
    sentence: int
    token: int


class Groups:
    """The lists of persons so far, newest last."""

    def __init__(self, cast: Cast_) -> None:
        self._cast = cast
        self._recent: deque[Together] = deque(maxlen=12)
        self._made: dict[frozenset[int], Draft] = {}

    def put(self, together: Together) -> None:
        """Remember a list."""
        if len({d.number for d in together.drafts}) > 1:
            self._recent.append(together)

    def latest(self, sentence: int, size: int | None = None) -> Together | None:
        """The newest list within reach, of that size if one is asked for."""
        for together in reversed(self._recent):
            if sentence - together.sentence > _REACH:
                return None
            if size is None or len(together.drafts) == size:
                return together
        return None

    def group_of(self, members: Sequence[Draft]) -> Draft:
        """The group of these persons, made on first use."""
        key = frozenset(d.number for d in members)
        group = self._made.get(key)
        if group is None:
            group = self._cast.new("group", "", True)
            group.members = list(dict.fromkeys(members))
            self._made[key] = group
        return group

    def register(self, group: Draft) -> None:
        """A group whose members have been found otherwise."""
        self._made.setdefault(frozenset(d.number for d in group.members), group)
