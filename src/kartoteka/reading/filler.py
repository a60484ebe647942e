"""The roles of one event while they are filled: frame's rule -> entities, post, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.event_types import types
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.resolver import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Token


STATIC = ("in", "at", "on", "near", "inside", "outside", "within", "aboard", "beside", "behind", "beneath")
"""Prepositions of rest: what they govern is where it happened."""
NOBODY = "nobody"
"""How the reason begins for a role that the words say nobody fills."""
_AWAY = frozenset({"from", "out of", "off", "away from"})
_TO = frozenset({"into", "to", "onto"})
_UPON = frozenset({"on", "by", "at", "under", "upon", "with", "through"})
_AUTHORITY = frozenset(
    [
        "order",
        "command",
        "instruction",
        "warrant",
        "behest",
        "direction",
        "directive",
        "authority",
        "bidding",
        "insistence",
        "instigation",
        "initiative",
        "urging",
        "prompting",
        "decree",
        "edict",
        "mandate",
        "injunction",
    ]
)


@dataclass(frozen=True, slots=True)
class Filled:
    """Roles of one event: role -> entity ids in the order of the text; the post as words; why each was filled."""

    roles: Mapping[str, tuple[str, ...]]
    post: tuple[int, int] | None = None
    reasons: tuple[str, ...] = ()


class Filler:
    """Collects the roles of one event; the first reason of each entity is kept."""

    def __init__(self, resolver: Resolver, event_type: str) -> None:
        self.resolver = resolver
        self.type = event_type
        self.roles: dict[str, list[str]] = {}
        self.post: tuple[int, int] | None = None
        self.reasons: list[str] = []

    def add(self, rule: str, tokens: Iterable[Token], slot: str) -> None:
        """Fill what the frame says for the slot: `agent`, `people:recipient`, `place:place`, `post`, two roles."""
        kind, _, names = rule.rpartition(":")
        for token in tokens:
            if names != "no" and is_nobody(token):
                self.reasons.append(f"{NOBODY}: {slot} {token.text!r}")
                continue
            if names == "recipient" and not self._can_receive(token, kind):
                continue
            if names == "post":
                self._add_post(token)
                continue
            found = self._found(kind, token)
            if self.type in types("done_to_people") and "patient" in names:
                found = self.resolver.only_people(found)
            for name in names.split() if found and names != "no" else ():
                doers = name == "agent" and self.type in types("done_by_people")
                self.put(name, self.resolver.only_people(found) if doers else found, f"{name}: {slot} {token.text!r}")

    def _can_receive(self, token: Token, kind: str) -> bool:
        """Whether it is somebody: *told the court*, not *denied it*, *confessed to thousands of thefts*."""
        if kind != "people" or token.lower_ != "it":
            return kind != "people" or token.pos_ == "PROPN" or self.resolver.kinds.is_people(token)
        return False

    def headword(self, token: Token) -> list[str]:
        """The entry's person, as a list of at most one id."""
        found = self.resolver.headword(token)
        return [] if found is None else [found]

    def _found(self, kind: str, token: Token) -> tuple[str, ...]:
        if kind == "body":
            return self.resolver.bodies(token)
        if kind == "place":
            return self.resolver.places(token) or self.resolver.bodies(token)
        if kind == "origin":
            return self.resolver.places(token)
        found = self.resolver.people(token)
        if kind == "people" and not self.resolver.kinds.is_people(token) and found == self.resolver.any(token):
            capital = token.pos_ == "PROPN" and token.dep_ in ("dobj", "nsubjpass", "dative")
            return found if capital and self.type in types("said_to_somebody") else ()  # *petitioned Moscow*
        return found

    def put(self, role: str, entities: Iterable[str], reason: str) -> None:
        """Fill a role; the reason is kept once."""
        filled = self.roles.setdefault(role, [])
        new = [e for e in entities if e not in filled]
        if new:
            filled.extend(new)
            self.reasons.append(reason)

    def _add_post(self, token: Token) -> None:
        if self.post is None and token.pos_ in ("NOUN", "PROPN") and not self.resolver.kinds.is_place(token):
            span = [t for t in token.subtree if t.dep_ != "punct"]
            self.post = (min(t.i for t in span), max(t.i for t in span) + 1)

    def done(self) -> Filled:
        """What was filled."""
        return Filled(
            {role: tuple(found) for role, found in self.roles.items() if found}, self.post, tuple(self.reasons)
        )


def is_nobody(token: Token) -> bool:
    """*nobody*, *no one*, *no colleague*, *anyone*: the role stays empty, and the claim says that nobody filled it."""
    if token.lower_ in ("nobody", "anybody", "anyone", "noone"):
        return True
    return any(c.lower_ == "no" and c.dep_ == "det" for c in token.children) and not any(
        c.dep_ == "prep" and c.lower_ == "of" for c in token.children
    )


def fill_after(name: str, heads: list[Token], frame: Mapping[str, str], filler: Filler, passive: bool) -> None:
    """Fill what a preposition governs: by the frame, as the authority (*on the orders of*), as where from or where."""
    rule = frame.get(name)
    for head in heads:
        if name in _UPON and head.lemma_.lower() in _AUTHORITY:
            filler.put("principal", _authority(head, filler.resolver), f"principal: {name} {head.text!r}")
    if filler.type == "trial" and name in ("before", "in", "by"):
        courts = [t for t in heads if t.lemma_.lower() in word_classes()["court"]]
        filler.put("agent", [e for t in courts for e in filler.resolver.bodies(t)], f"agent: {name} the court")
    if rule == "no" or (name == "by" and passive):
        return
    if rule is not None:
        filler.add(rule, heads, name)
        return
    for head in heads:
        if name in _AWAY and filler.type in types("has_origin"):
            filler.put("origin", filler.resolver.places(head), f"origin: {name} {head.text!r}")
        elif (name in STATIC or (name in _TO and filler.type in types("has_goal"))) and frame.get("place") != "no":
            filler.put("place", _places(head, filler), f"place: {name} {head.text!r}")


def _places(head: Token, filler: Filler) -> tuple[str, ...]:
    if filler.type in types("has_goal_of_ride") and head.pos_ == "NOUN" and _is_vehicle(head):
        after = clause.prepositions(head)  # *put on a train for Breslau*: where it goes
        return tuple(e for name in ("for", "to") for t in after.get(name, ()) for e in filler.resolver.places(t))
    found = filler.resolver.places(head)
    if filler.type in types("at_a_body"):
        return tuple(dict.fromkeys((*filler.resolver.bodies(head), *found)))
    return found


def _is_vehicle(noun: Token) -> bool:
    return noun.lemma_.lower() in word_classes()["vehicle"] | word_classes()["aircraft"]


def _authority(noun: Token, resolver: Resolver) -> tuple[str, ...]:
    after = clause.prepositions(noun)
    signers = [t for c in clause.children(noun, "acl") for t in clause.prepositions(c).get("by", ())]
    givers = [*clause.children(noun, "poss", "compound"), *after.get("of", ()), *after.get("from", ()), *signers]
    return tuple(dict.fromkeys(e for t in givers for e in resolver.people(t)))
