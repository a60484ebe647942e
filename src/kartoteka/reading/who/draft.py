"""An entity while it is being put together, and the trail of mentions that have been placed so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from kartoteka.claims.model import EntityKind
from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import Sex


@dataclass(slots=True, eq=False)
class Draft:
    """One entity in the making.

    `heads` are the folded nouns by which it has been described; `members` are filled for a group whose members
    are known; `ties` are those that were described by their tie to this one (*wife*: the draft of *his wife*);
    `tied_to` are those to whom this one was so described (*wife*: the draft of *him*);
    `called` counts how often he was *he* and *she*, which is a sign of the sex and no proof; `first_person` is a
    narrator who says *I*; `held` is one who has been arrested, tried or the like so far; `titles` are the
    folded courtesies before the names (*miss*, *mrs*).
    """

    number: int
    kind: EntityKind
    sex: Sex = ""
    plural: bool = False
    mentions: list[Found] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    members: list[Draft] = field(default_factory=list)
    ties: dict[str, Draft] = field(default_factory=dict)
    tied_to: dict[str, Draft] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=lambda: {"m": 0, "f": 0})
    first_person: bool = False
    held: bool = False
    titles: set[str] = field(default_factory=set)

    @property
    def named(self) -> bool:
        """Whether the text gives it a name."""
        return bool(self.names)

    def tie(self, noun: str, other: Draft) -> None:
        """Remember the other as this one's *wife*, *friend*; the first so called stays."""
        self.ties.setdefault(noun, other)
        other.tied_to.setdefault(noun, self)

    def add(self, found: Found) -> None:
        """Take a mention in, and what its word says of sex and number."""
        self.mentions.append(found)
        if not found.sex or self.kind != "person":
            return
        if found.form == "pronoun":
            self.called[found.sex] += 1
        elif not self.sex:
            self.sex = found.sex


@dataclass(slots=True)
class Cast_:
    """All drafts by number."""

    drafts: list[Draft] = field(default_factory=list)

    def new(self, kind: EntityKind, sex: Sex = "", plural: bool = False) -> Draft:
        """A new draft."""
        draft = Draft(len(self.drafts), kind, sex, plural)
        self.drafts.append(draft)
        return draft
