"""The trail of mentions already placed, and what a later word may refer back to: a bounded window, so that the
cost of a book stays linear in its length."""

from __future__ import annotations

from collections import Counter, deque
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

    `in_view` counts the names and descriptions of each draft in the window; pronouns are not counted, so that one
    wrong guess does not breed the next. `entry` is whose entry of a list or reference work this is.
    """

    def __init__(self) -> None:
        self.steps: deque[Step] = deque(maxlen=WINDOW)
        self.far: deque[Step] = deque(maxlen=FAR)
        self.by_head: dict[str, list[Draft]] = {}
        self.in_view: Counter[int] = Counter()
        self.last_called: dict[str, Step] = {}
        self.entry: Draft | None = None
        self.entry_paragraph = -1

    def put(self, step: Step) -> None:
        """Add a placed mention."""
        if len(self.steps) == WINDOW and self.steps[0].found.form != "pronoun":
            self.in_view[self.steps[0].draft.number] -= 1
        self.steps.append(step)
        self.far.append(step)
        if step.found.form != "pronoun":
            self.in_view[step.draft.number] += 1
        if step.found.form == "pronoun" and step.found.sex:
            self.last_called[step.found.sex] = step

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
