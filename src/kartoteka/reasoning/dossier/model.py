"""What a dossier is: one person's life as the sources tell it, every line resting on their words.

A dossier is made anew from the readings each time; nothing in it is stored. It holds words and bounds, no layout:
`kartoteka.exchange` writes it for a terminal, as HTML, Markdown and JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kartoteka.reasoning.keys import ClaimKey, EntityKey
from kartoteka.values import Bounds

__all__ = [
    "Account",
    "Dispute",
    "Dossier",
    "Footnote",
    "Kin",
    "Line",
    "Standing",
    "When",
]

Standing = Literal["fact", "probable", "possible", "open", "denied", "probably not", "possibly not"]
"""The narrator's stand in plain words; `open` is FactBank's `Uu`: alleged, planned, conditional."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that a line rests on; `body` is its text, `None` where the source has only the mark."""

    mark: str
    body: str | None


@dataclass(frozen=True, slots=True)
class When:
    """When a line puts its event.

    Args:
        stated: what the source says; `None` where it says nothing.
        derived: what follows from other claims, where that is more than is stated; else `None`.
        words: the time expressions as they stand in the text.
        why: the steps of the derivation, a sentence each.
    """

    stated: Bounds | None = None
    derived: Bounds | None = None
    words: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def bounds(self) -> Bounds | None:
        """The narrowest that is known: derived where there is a derivation, else stated."""
        return self.derived if self.derived is not None else self.stated


@dataclass(frozen=True, slots=True)
class Account:
    """One claim that a line rests on, with its words.

    Args:
        key: the claim, by the place of its reading among those given and its id in that.
        source: the source's name.
        quote: the trigger, the words that name the event.
        sentence: the passage it was read from, white space folded.
        trigger: where the quote stands in `sentence`, start and end.
        holders: on whose word it stands, outermost first, as they are to be read.
        factuality: FactBank's value.
        notes: of its sentence.
        start: where the trigger stands in the source's text.
        reader: which reader made the claim.
        confidence: the reader's estimate that it is right, 0 to 1, where it gives one.
        explanation: how each part was read, (part, reason).
    """

    key: ClaimKey
    source: str
    quote: str
    sentence: str
    trigger: tuple[int, int]
    holders: tuple[str, ...]
    factuality: str
    notes: tuple[Footnote, ...]
    start: int
    reader: str = "rules"
    confidence: float | None = None
    explanation: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> str:
        """The claim's number as printed in brackets, also in reasons: `14`, or `2:14` in the second source."""
        return str(self.key)


@dataclass(frozen=True, slots=True)
class Line:
    """One happening of the life: a phrase, its time, how sure it is, and the claims (at least one) that tell it.

    `role` is the part that the person has in it; `turning` marks what turns a life; `holders` are outermost first.
    """

    type: str
    group: str
    role: str
    phrase: str
    standing: Standing
    when: When
    accounts: tuple[Account, ...]
    turning: bool = False
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """One thing told in several ways, side by side; `subject` says which ("the death").

    `exclusive` tells that the accounts cannot all be true: their times exclude each other, or one is denied.
    """

    subject: str
    lines: tuple[Line, ...]
    exclusive: bool


@dataclass(frozen=True, slots=True)
class Kin:
    """A relative: what they are to the person ("wife"; empty where the name says it), their name, and their end as a
    phrase, where it is told."""

    relation: str
    name: str
    fate: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the sources say of one person.

    Args:
        name: the fullest name.
        names: other spellings and names.
        descriptions: what the sources call the person besides ("the old man").
        kin: relatives, posts: offices and memberships as worded, associates: others said to belong to the person.
        life: lines and disputes in order of time.
        unplaced: lines that no date reaches.
        sources: names of the sources that speak of the person.
        claims: how many claims it rests on.
        reviewed: how many of them a person has looked at.
        appearances: where the person stands in the readings.
    """

    name: str
    names: tuple[str, ...]
    descriptions: tuple[str, ...]
    kin: tuple[Kin, ...]
    posts: tuple[str, ...]
    associates: tuple[str, ...]
    life: tuple[Line | Dispute, ...]
    unplaced: tuple[Line, ...]
    sources: tuple[str, ...]
    claims: int
    reviewed: int
    appearances: tuple[EntityKey, ...]

    def lines(self) -> tuple[Line, ...]:
        """All lines: the life's, those inside disputes, and the unplaced."""
        flat: list[Line] = []
        for entry in self.life:
            flat.extend(entry.lines if isinstance(entry, Dispute) else (entry,))
        return (*flat, *self.unplaced)

    def account(self, number: str) -> tuple[Line, Account] | None:
        """The claim of that number with its line; `None` if there is none."""
        return next(((line, a) for line in self.lines() for a in line.accounts if a.number == number), None)
