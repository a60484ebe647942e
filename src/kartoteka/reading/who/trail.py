"""The trail of mentions already placed, and what a later word may refer back to: a bounded window, so that the
cost of a book stays linear in its length."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.who.draft import Draft

WINDOW = 60
"""So many mentions back a pronoun may look."""

FAR = 300
"""So many mentions back a description such as *the prisoner* may look."""


@dataclass(frozen=True, slots=True)
class Step:
    """A placed mention: whose it is, where it stands."""

    draft: Draft
    found: Found
    sentence: int
    paragraph: int
    quote: int


class Trail:
    """The last mentions, newest last.

    `entry` is whose entry of a list or reference work this is.
    """

    def __init__(self) -> None:
        self.steps: deque[Step] = deque(maxlen=WINDOW)
        self.far: deque[Step] = deque(maxlen=FAR)
        self.by_head: dict[str, list[Draft]] = {}
        self.entry: Draft | None = None
        self.entry_paragraph = -1

    def put(self, step: Step) -> None:
        """Add a placed mention."""
        self.steps.append(step)
        self.far.append(step)

    def note_head(self, head: str, draft: Draft) -> None:
        """Remember that the draft was described by this noun."""
        drafts = self.by_head.setdefault(head, [])
        if draft in drafts:
            drafts.remove(draft)
        drafts.append(draft)
        if len(drafts) > 12:
            del drafts[0]

    def candidates(self, *, far: bool = False) -> Iterator[tuple[Draft, Step]]:
        """Each draft of the window (the far one for descriptions) with its latest mention, latest first."""
        seen: set[int] = set()
        for step in reversed(self.far if far else self.steps):
            if step.draft.number not in seen:
                seen.add(step.draft.number)
                yield step.draft, step
