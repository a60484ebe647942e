"""Uncertain time: the first and the last day on which something can have been.

Both days are inside (closed on both sides, as in the reading format); `None` is a side that is open.
Nothing is rounded: a month is its first and its last day.

    >>> Bounds.from_iso("1937-12-01", "1937-12-31").days
    31
"""

from __future__ import annotations

from dataclasses import dataclass

from kartoteka.errors import TimeError
from kartoteka.values import days
from kartoteka.values.days import Day


@dataclass(frozen=True, slots=True)
class Bounds:
    """`earliest` and `latest` possible day, both inclusive; `None` leaves a side open.

    Raises:
        TimeError: the earliest day is after the latest.
    """

    earliest: Day | None
    latest: Day | None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise TimeError(
                f"the earliest day {days.to_iso(self.earliest)} is after the latest {days.to_iso(self.latest)}"
            )

    @classmethod
    def on(cls, day: Day) -> Bounds:
        """One day, exactly."""
        return cls(day, day)

    @classmethod
    def from_iso(cls, earliest: str | None, latest: str | None) -> Bounds:
        """Bounds from ISO dates; `None` for an open side."""
        return cls(
            None if earliest is None else days.from_iso(earliest),
            None if latest is None else days.from_iso(latest),
        )

    def to_iso(self) -> tuple[str | None, str | None]:
        """Earliest and latest as ISO dates; the inverse of `from_iso`."""
        return (
            None if self.earliest is None else days.to_iso(self.earliest),
            None if self.latest is None else days.to_iso(self.latest),
        )

    @property
    def days(self) -> int | None:
        """How many days the bounds hold; `None` if a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest - self.earliest + 1

    @property
    def is_open(self) -> bool:
        """Whether both sides are open: nothing is known."""
        return self.earliest is None and self.latest is None
