"""A mention as found in the parsed document, before anybody asks who it is."""

from __future__ import annotations

from dataclasses import dataclass

from kartoteka.claims.model import EntityKind, MentionForm
from kartoteka.reading.mentions.words import Sex


@dataclass(frozen=True, slots=True)
class Found:
    """A name, a description's head noun or a pronoun, by tokens.

    Args:
        first, last: token indexes; `last` is outside.
        head: index of the syntactic head among them.
        form: name, nominal or pronoun.
        kind: what the word itself says, or `None` where it says nothing.
        sex: `m`, `f`, or `""` where the word does not say.
        plural: whether it stands for several.
        titles: token indexes of titles before a name, which are no part of it.
        inverted: whether the surname stands first (`SHPET, Gustav`).
    """

    first: int
    last: int
    head: int
    form: MentionForm
    kind: EntityKind | None = None
    sex: Sex = ""
    plural: bool = False
    titles: tuple[int, ...] = ()
    inverted: bool = False
