"""What the relation rules look at: the document, the cast, and quick ways to ask who stands where."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kartoteka.claims import Entity
from kartoteka.reading.cast import Cast
from kartoteka.reading.who.appositions import predicate_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENTRY_REACH = 6_000
"""Characters after the head of an entry for which the entry is still its person's."""


@dataclass(slots=True)
class View:
    """A text with its cast, made once for all rules."""

    doc: Doc
    cast: Cast
    entities: dict[str, Entity] = field(init=False)
    named: dict[int, tuple[str, int]] = field(init=False)
    _entries: list[tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.entities = {entity.id: entity for entity in self.cast.entities}
        self.named = {}
        entries = []
        at = {token.idx: token.i for token in self.doc}
        for entity in self.cast.entities:
            for mention in entity.mentions:
                first = at.get(mention.start)
                if mention.form != "name" or first is None:
                    continue
                last = first
                while last < len(self.doc) and self.doc[last].idx < mention.end:
                    last += 1
                self.named[first] = (entity.id, last)
                spelt = self.doc[first:last].text
                if entity.kind == "person" and ("," in spelt or "(" in spelt):
                    entries.append((mention.start, entity.id))
        self._entries = sorted(entries)

    def kind(self, entity_id: str) -> str:
        """The kind of the entity."""
        return self.entities[entity_id].kind

    def persons(self, token: Token) -> list[str]:
        """Ids of the persons that the token stands for; of a group if there is no person among them."""
        ids = self.cast.at(token.i)
        persons = [i for i in ids if self.kind(i) == "person"]
        return persons or [i for i in ids if self.kind(i) == "group"]

    def bearers(self, token: Token) -> list[str]:
        """The persons that a description is said of, its subject where it is a predicate (*he worked as a [baker]*)."""
        found = self.persons(token)
        if any(self.entities[i].names or len(self.entities[i].mentions) > 1 for i in found):
            return found
        first = token
        while first.dep_ == "conj" and first.head.i < first.i:
            first = first.head
        subject = predicate_subject(first)
        said_of = [i for i in self.persons(subject) if self.kind(i) == "person"] if subject is not None else []
        return said_of or found

    def things(self, token: Token, *kinds: str) -> list[str]:
        """Ids of these kinds that the token stands for."""
        return [i for i in self.cast.at(token.i) if self.kind(i) in kinds]

    def entry(self, token: Token) -> str | None:
        """Whose entry in a list or reference work the token stands in."""
        place = bisect_right(self._entries, (token.idx, "￿")) - 1
        if place < 0 or token.idx - self._entries[place][0] > _ENTRY_REACH:
            return None
        return self._entries[place][1]

    def name_near(self, token: Token, ids: list[str], before: int = 16, after: int = 12) -> bool:
        """Whether a name of one of these stands beside the token, in its sentence."""
        sentence = token.sent
        first, last = max(sentence.start, token.i - before), min(sentence.end, token.i + after)
        return any(found[0] in ids for i in range(first, last) if (found := self.named.get(i)) is not None)
