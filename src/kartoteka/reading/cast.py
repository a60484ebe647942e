"""Who and what is in a text: the entities, and which word stands for which of them.

The step `who is who` makes a `Cast`; events, holders, relations and listings ask it what a token stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kartoteka.claims import Entity


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a text and the tokens that stand for them.

    `by_token` maps the index of a token (`Token.i` in the parsed document) to the ids of the entities that it
    stands for: every token of a name, the head noun of a description, a personal, possessive, reflexive or
    relative pronoun. Mostly one id; a plural pronoun may stand for several; a pronoun nobody can resolve is absent.
    `narrator` is the id of the narrator who says *I* outside quotations, where the text has one; `tellers` are those
    who tell the testimonies of a collection, each in turn; `testimonies` says where: first token, the one behind the
    last, and the id of the teller whom the head names.
    """

    entities: tuple[Entity, ...]
    by_token: Mapping[int, tuple[str, ...]]
    narrator: str | None = None
    tellers: frozenset[str] = frozenset()
    testimonies: tuple[tuple[int, int, str], ...] = ()

    def at(self, token_index: int) -> tuple[str, ...]:
        """Ids of the entities that the token stands for; empty if it stands for none."""
        return self.by_token.get(token_index, ())

    def entity(self, entity_id: str) -> Entity:
        """The entity of that id.

        Raises:
            KeyError: there is none.
        """
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)
