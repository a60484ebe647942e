"""What the search for the story's line works on: expressions in their places, and stories as far as they are told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.stance import Stance


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression in its place: its sense, its stance, and the families of events that its clause names.

    `after_event` are those of the words just before it; `background` ones ("since 1921") do not move the line.
    """

    sense: Any
    stance: Stance
    events: frozenset[str]
    after_event: tuple[str, ...] = ()
    background: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """What an expression means in the story, and on what that rests.

    `rests_on` is the place of the expression from which it is counted, None where the words are plain or it was counted
    from the anchor; `aside` says that it does not move the main line; `rule` names how it was found.
    """

    moment: Moment | None
    rests_on: int | None = None
    aside: bool = False
    rule: str = "plain"


@dataclass(slots=True)
class Story:
    """A story so far: the last date, the last one of its main line, the last day, each with its place."""

    cost: float
    last: Moment | None
    last_index: int
    main: Moment | None
    main_index: int
    day: Moment | None
    day_index: int
    before: Story | None
    placed: Placed
    steps: int = 0  # New Years that the line has stepped over since a date with its year

    @property
    def stands_aside(self) -> bool:
        return self.last_index != self.main_index

    def unmoved(self, cost: float, placed: Placed) -> Story:
        """The story after an expression that moves nothing."""
        return replace(self, cost=cost, before=self, placed=placed)

    def moved(
        self, cost: float, index: int, here: Moment, placed: Placed, on_the_line: bool, steps: int | None = None
    ) -> Story:
        """The story after a date; on its main line or beside it."""
        main = (here, index) if on_the_line or self.main is None else (self.main, self.main_index)
        day = (here, index) if here.coarseness == 0 else (self.day, self.day_index)
        last_index = index if on_the_line or self.main is not None else main[1]
        return Story(cost, here, last_index, *main, *day, self, placed, self.steps if steps is None else steps)
