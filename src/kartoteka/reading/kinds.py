"""What kind of thing a word stands for: person, group, body, place, work, or nothing known."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kartoteka.reading.cast import Cast
from kartoteka.reading.mentions.person_nouns import likely_person

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = frozenset({"person", "group", "body"})
_PRONOUNS = frozenset(
    [
        "i",
        "me",
        "he",
        "him",
        "she",
        "her",
        "they",
        "them",
        "we",
        "us",
        "you",
        "who",
        "whom",
        "himself",
        "herself",
        "themselves",
        "both",
        "all",
        "others",
        "nobody",
        "neither",
        "none",
        "everybody",
        "everyone",
        "somebody",
        "someone",
        "anyone",
        "anybody",
        "one",
        "two",
        "three",
        "another",
        "these",
        "those",
        "many",
        "several",
    ]
)
_PERSONAL = frozenset({"he", "him", "she", "her", "them", "who", "whom"})
_NER = {"PERSON": "person", "NORP": "group", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place"}


@lru_cache(maxsize=1)
def word_classes() -> dict[str, frozenset[str]]:
    """Class of words -> lemmas: those in force, bodies' remains, parts of the body, ... (`data/word_classes.toml`)."""
    text = files(__package__).joinpath("data/word_classes.toml").read_text(encoding="utf-8")
    return {name: frozenset(row.split()) for name, row in tomllib.loads(text)["classes"].items()}


class Kinds:
    """Answers, for one text, what its words stand for; the entities first, then the named entity tag and the word."""

    def __init__(self, cast: Cast) -> None:
        self._kind = {entity.id: entity.kind for entity in cast.entities}
        self._cast = cast

    def of(self, token: Token) -> frozenset[str]:
        """Kinds of the entities that the token stands for; a guess from the word where it stands for none."""
        known = frozenset(self._kind[e] for e in self._cast.at(token.i) if e in self._kind)
        if known:
            return known | {"person"} if token.lower_ in _PERSONAL else known
        if token.lower_ in _PRONOUNS:
            return frozenset({"person"})
        if token.ent_type_ in _NER and token.pos_ == "PROPN":
            return frozenset({_NER[token.ent_type_]})
        counts = token.pos_ == "NUM" and (token.is_alpha or (token.text.isdigit() and len(token) < 4))
        if counts and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return frozenset({"person"})  # *killed thirteen*
        if token.pos_ in ("ADJ", "NOUN", "NUM"):
            for child in token.children:
                if child.dep_ == "appos" and self.of(child) & PEOPLE:
                    return frozenset({"person"})  # *a third, Jean Leclerc, was whipped*
        if token.lemma_.lower() in word_classes()["person"] or self._counts_people(token):
            return frozenset({"person"})
        if token.pos_ == "NOUN" and likely_person(token.vocab, token.lemma_.lower()):
            return frozenset({"person"})
        return frozenset()

    def _counts_people(self, token: Token) -> bool:
        """*Eight of the villagers*, *the rest of the notables*, *some of them*: as many as are people."""
        if token.pos_ not in ("NUM", "DET", "PRON", "ADJ") and token.lemma_.lower() not in word_classes()["quantity"]:
            return False
        wholes = [t for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
        return any(t.dep_ == "pobj" and self.of(t) & PEOPLE for t in wholes)

    def is_people(self, token: Token) -> bool:
        """Whether it stands for a person, a group or a body."""
        return bool(self.of(token) & PEOPLE)

    def is_person(self, token: Token) -> bool:
        """Whether it stands for a person or a group of persons."""
        return bool(self.of(token) & {"person", "group"})

    def is_place(self, token: Token) -> bool:
        """Whether it stands for a place."""
        return "place" in self.of(token)

    def is_force(self, token: Token) -> bool:
        """Whether it stands for those who hold power: a body, policemen, soldiers, officers."""
        lemma = token.lemma_.lower()
        return "body" in self.of(token) or bool({lemma, lemma.removesuffix("s")} & word_classes()["force"])
