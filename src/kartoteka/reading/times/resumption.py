"""Where a new paragraph takes the story up again: not always where the last one ended.

*... he died in 1692. || A student had perished in the first summer.*: the paragraph ended far ahead of its story. The
next one may go on from before that leap, or from where the last paragraph began.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kartoteka.reading.times import weights
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.plot import Mention, Story
from kartoteka.reading.times.references import is_bare_day
from kartoteka.reading.times.senses import DayPart, Pointer

_REACH = 40
"""So many expressions before a paragraph are looked at."""

_LEAP = 213
"""Days, seven months: so far ahead the story has leapt."""


def resumptions(story: Story, mention: Mention, mentions: Sequence[Mention], index: int) -> list[Story]:
    """The story set back to where the paragraph before had it, at the first date of a new one."""
    if index == 0 or story.main_index < 0 or mention.stance.heading or mention.stance.noted:
        return []
    if isinstance(mention.sense, (Pointer, DayPart)) or is_bare_day(mention.sense):
        return []  # they go on from what was told last
    if mentions[story.main_index].stance.paragraph == mention.stance.paragraph:
        return []
    line = _line_of_paragraph(story, mentions, index)
    opening = sum(mentions[place].stance.paragraph < mentions[story.main_index].stance.paragraph for _, place in line)
    cost = story.cost + weights.WEIGHTS.resume
    return [
        replace(story, cost=cost, main=here, main_index=place, last=here, last_index=place, steps=0)
        for here, place in _marks(line, opening)
    ]


def _line_of_paragraph(story: Story, mentions: Sequence[Mention], index: int) -> list[tuple[Moment, int]]:
    """The dates of the line in the paragraph in which it last moved, in their order, and the one before them."""
    paragraph = mentions[story.main_index].stance.paragraph
    found: list[tuple[Moment, int]] = []
    here: Story | None = story
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if here is None:
            break
        moment = here.placed.moment
        if moment is not None and not here.placed.aside and not mentions[place].stance.heading:
            found.append((moment, place))
            if mentions[place].stance.paragraph < paragraph:
                break
        here = here.before
    return found[::-1]


def _marks(line: list[tuple[Moment, int]], opening: int) -> list[tuple[Moment, int]]:
    """The first date of the paragraph (`opening` is its place in the line), and that before the last leap ahead."""
    marks = line[opening : opening + 1]
    for before, after in zip(line[-2::-1], line[:0:-1], strict=True):
        if after[0].first - before[0].last > _LEAP:
            marks.append(before)
            break
    return [mark for number, mark in enumerate(marks) if mark not in marks[:number] and mark != line[-1]]
