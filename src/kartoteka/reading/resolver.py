"""For whom a word stands: the entities of a token, with the rules for what stands for whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kartoteka.reading import clause, clipped
from kartoteka.reading.cast import Cast
from kartoteka.reading.clipped import Headwords
from kartoteka.reading.kinds import PEOPLE, Kinds, word_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_QUANTIFIERS = frozenset(
    ["none", "neither", "nobody", "some", "all", "both", "each", "most", "many", "several", "any", "few"]
)
_PREMISES = frozenset(
    [
        "cell",
        "school",
        "university",
        "college",
        "academy",
        "institute",
        "church",
        "embassy",
        "consulate",
        "factory",
        "headquarters",
        "library",
        "museum",
        "office",
        "seminary",
        "theatre",
        "theater",
        "hospital",
        "parish",
    ]
)
"""Bodies that have a house: *in a cell*, *at the school* say where."""
_WITHIN = frozenset({"in", "at", "of", "on", "near", "outside"})
_CAUSES = frozenset(["case", "verdict", "sentence", "judgment", "judgement", "conviction", "proceeding", "decree"])
"""Nouns of the court that stand for the one *against* whom they go: *the case against Orlov was closed*."""


class Resolver:
    """Tokens -> entities, with the rules for what stands for whom."""

    def __init__(self, cast: Cast, kinds: Kinds, headwords: Headwords | None = None) -> None:
        self._cast = cast
        self._headwords = headwords
        self.kinds = kinds
        self._kind = {entity.id: entity.kind for entity in cast.entities}
        self.testimonies = cast.testimonies
        self.narrators = cast.tellers | ({cast.narrator} if cast.narrator is not None else frozenset())
        self._sexes: Counter[str] | None = None

    def people(self, token: Token) -> tuple[str, ...]:
        """Persons, groups and bodies (works and things too, if they speak) for which the word stands."""
        if token.lower_ in _QUANTIFIERS:
            whole = self._owner(token)
            if whole:
                return whole
        if token.lower_ in _HE and self.in_own_entry(token):
            return (self.headword(token) or "",)
        own = tuple(e for e in self._cast.at(token.i) if self._kind.get(e) != "place")
        if own and any(self._kind.get(e) in PEOPLE for e in own):
            return own
        named = tuple(
            e for c in clause.children(token, "appos") for e in self._cast.at(c.i) if self._kind.get(e) in PEOPLE
        )
        found = self._owner(token) or named or own or (self._cast.at(token.i) if token.pos_ == "PROPN" else ())
        return found or self._described(token)

    def _described(self, token: Token) -> tuple[str, ...]:
        """*Anna, an Italian married to a diplomat*: the one whom the apposition describes."""
        if token.dep_ != "appos" or not self.kinds.is_person(token.head):
            return ()
        return tuple(e for e in self._cast.at(token.head.i) if self._kind.get(e) == "person")

    def headword(self, token: Token) -> str | None:
        """The person in whose entry the token stands, in a work of clipped entries."""
        return self._headwords.at(token) if self._headwords is not None else None

    def in_own_entry(self, token: Token) -> bool:
        """Whether the token stands in the paragraph that the headword opens, or in a clipped stretch of the entry."""
        if self._headwords is None or self._headwords.at(token) is None:
            return False
        return self._headwords.opens(token) or clipped.is_clipped(token)

    def only_people(self, entities: tuple[str, ...]) -> tuple[str, ...]:
        """The entities without documents."""
        return tuple(e for e in entities if self._kind.get(e) != "work")

    def any(self, token: Token) -> tuple[str, ...]:
        """Whatever entities the word itself stands for."""
        if token.lower_ in _HE and self.in_own_entry(token):
            return (self.headword(token) or "",)
        return self._cast.at(token.i)

    def persons(self, token: Token) -> tuple[str, ...]:
        """The persons for whom the word itself stands."""
        return tuple(e for e in self._cast.at(token.i) if self._kind.get(e) == "person")

    def owners(self, token: Token) -> tuple[str, ...]:
        """The persons to whom the thing belongs: *Anna's deposition*."""
        return tuple(e for e in self._owner(token) if self._kind.get(e) == "person")

    def may_be(self, entity: str, pronoun: Token) -> bool:
        """Whether the pronoun may stand for the person: more pronouns of its sex than of the other stand elsewhere."""
        if self._sexes is None:
            self._sexes = Counter()
            for token in pronoun.doc:
                if token.lower_ in _HE | _SHE:
                    for found in self._cast.at(token.i):
                        self._sexes[found] += 1 if token.lower_ in _HE else -1
        return self._sexes[entity] * (1 if pronoun.lower_ in _HE else -1) >= 0

    def body_words(self, entity: str) -> tuple[str, ...]:
        """The words of the name of a body: *Government*, *Ministry of the Interior*; empty for others."""
        found = next((e for e in self._cast.entities if e.id == entity and e.kind == "body"), None)
        return tuple((found.name or "").lower().split()) if found is not None else ()

    def are_places(self, entities: tuple[str, ...]) -> bool:
        """Whether all of them are places."""
        return all(self._kind.get(e) == "place" for e in entities)

    def is_nobody_s(self, entities: tuple[str, ...]) -> bool:
        """Whether the text has only a pronoun for them: *they* in *they tell me*."""
        names = {(e.name or "").lower() for e in self._cast.entities if e.id in entities}
        return names <= {"they", "them", "their"}

    def named(self, nouns: frozenset[str]) -> tuple[str, ...]:
        """The body or group that has one of these nouns, with or without its article, for its whole name."""
        for entity in self._cast.entities:
            if entity.kind in ("body", "group") and (entity.name or "").lower().removeprefix("the ") in nouns:
                return (entity.id,)
        return ()

    def head_noun(self, entity: str) -> str:
        """The last word of the name of somebody who has only a description, in the singular: *two policemen*."""
        found = next((e for e in self._cast.entities if e.id == entity), None)
        if found is None or any(m.form == "name" for m in found.mentions) or not found.name:
            return ""
        word = found.name.split()[-1].lower()
        return word[:-3] + "man" if word.endswith("men") else word.removesuffix("s")

    def works(self, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        """The documents for which the words stand, each once."""
        return tuple(dict.fromkeys(e for t in tokens for e in self._cast.at(t.i) if self._kind.get(e) == "work"))

    def places(self, token: Token) -> tuple[str, ...]:
        """Places for which the word stands, with the wider ones after it (*Santa Lucía, Guatemala*)."""
        double = token.lemma_.lower() in _PREMISES
        found = [e for e in self._cast.at(token.i) if self._kind.get(e) == "place" or double]
        for child in token.children:
            if child.dep_ in ("appos", "npadvmod", "conj") and child.dep_ != "conj":
                found.extend(e for e in self._cast.at(child.i) if self._kind.get(e) == "place")
            elif child.dep_ == "prep" and child.lower_ in _WITHIN:
                for governed in clause.children(child, "pobj"):
                    found.extend(e for e in self.places(governed) if self._kind.get(e) == "place")
        return tuple(dict.fromkeys(found))

    def bodies(self, token: Token) -> tuple[str, ...]:
        """Bodies for which the word stands: a court before which, a camp's staff, an office."""
        return tuple(e for e in self._cast.at(token.i) if self._kind.get(e) == "body")

    def _owner(self, token: Token) -> tuple[str, ...]:
        for child in token.children:
            if child.dep_ == "poss" and child.lower_ in _HE and self.in_own_entry(child):
                return (self.headword(child) or "",)
            if child.dep_ == "poss":
                owned = tuple(e for e in self._cast.at(child.i) if self._kind.get(e) in PEOPLE)
                if owned:
                    return owned
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("with", "containing", "bearing", "carrying"):
                for governed in clause.children(child, "pobj"):
                    if governed.lemma_.lower() in word_classes()["remains"]:
                        return self.people(governed)  # *a hearse with the body of Orlov*
            if child.dep_ == "prep" and (
                child.lower_ == "of" or (child.lower_ == "against" and token.lemma_ in _CAUSES)
            ):
                for governed in clause.children(child, "pobj"):
                    owned = tuple(e for t in clause.with_conjuncts(governed) for e in self.people(t))
                    if owned:
                        return owned
        return ()
