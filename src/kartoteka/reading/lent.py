"""What the sentences before make plain about a claim: who did it, where, and to whom an answer goes.

    The gendarmes raided it, and two women were marched off.   by the gendarmes
    Permanent Court No. 9 sat on 3 August. Ten were condemned. by that court
    He was brought to Vorkuta. The guards beat him.            at Vorkuta
    The judge asked why. He answered that ...                  to the judge

Only the nearest claims are asked, and only those that concern the same people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.assembly import Draft
from kartoteka.reading.event_types import types
from kartoteka.reading.filler import is_nobody
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.resolver import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANSWERS = frozenset({"answer", "reply", "respond", "response", "retort", "rejoin"})
_LAST = 8
_FAR = 80


def lend(drafts: Sequence[Draft], doc: Doc, resolver: Resolver) -> list[Draft]:
    """The drafts with the agents and addressees that earlier ones make plain."""
    lender = _Lender(doc, resolver)
    done: list[Draft] = []
    for draft in drafts:
        done.append(lender.completed(draft, done))
    return done


class _Lender:
    def __init__(self, doc: Doc, resolver: Resolver) -> None:
        self._doc = doc
        self._resolver = resolver

    def completed(self, draft: Draft, before: list[Draft]) -> Draft:
        """The draft with what the claims before it lend."""
        near = list(self._near(draft, before))
        draft = self._answer(draft, near)
        for role, lent in (
            ("recipient", self._resolver.only_people(self._addressee(draft, near))),
            ("agent", self._doer(draft)),
            ("origin", self._held(draft, near, types("begins_where_held"))),
            ("place", self._held(draft, near, types("done_where_held"))),
        ):
            if lent and not draft.roles.get(role):
                reasons = (*draft.reasons, ("roles", f"{role}: as the claims before make plain"))
                draft = replace(draft, roles={**draft.roles, role: lent}, reasons=reasons)
        return draft

    def _near(self, draft: Draft, before: list[Draft]) -> Iterator[Draft]:
        """The claims before, the last first, up to the paragraph's head."""
        head = draft.trigger.head
        for earlier in reversed(before[-_LAST:]):
            between = self._doc[earlier.trigger.head : head]
            if len(between) > _FAR or any("\n\n" in t.text for t in between):
                return
            yield earlier

    def _answer(self, draft: Draft, near: list[Draft]) -> Draft:
        """*She petitioned Moscow and got no reply*: it is Moscow's, and would be hers."""
        noun = self._doc[draft.trigger.end - 1]
        is_noun = noun.pos_ == "NOUN" and noun.lemma_.lower() in _ANSWERS
        if not is_noun or draft.trigger.type != "message" or draft.roles.get("agent"):
            return draft
        mine = set(draft.roles.get("recipient", ()))
        for earlier in near:
            theirs, asked = earlier.roles.get("agent", ()), earlier.roles.get("recipient", ())
            if earlier.trigger.type not in types("said_to_somebody") or not theirs or (mine and not mine & set(theirs)):
                continue
            roles = {**draft.roles, "recipient": theirs, **({"agent": asked} if asked else {})}
            return replace(draft, roles=roles, reasons=(*draft.reasons, ("roles", "agent: the one who was asked")))
        return draft

    def _addressee(self, draft: Draft, near: list[Draft]) -> tuple[str, ...]:
        if draft.trigger.type not in types("said_to_somebody"):
            return ()
        mine = set(draft.roles.get("agent", ()))
        if not mine or (draft.trigger.type == "accusation" and draft.roles.get("patient")):
            return ()
        word = draft.trigger.entry.words[0]
        for earlier in near:
            theirs = earlier.roles.get("agent", ())
            if (
                word in _ANSWERS
                and earlier.trigger.type in types("said_to_somebody")
                and theirs
                and not mine & set(theirs)
            ):
                return theirs
            if self._is_beside(earlier, draft) and mine & set(theirs) and earlier.roles.get("recipient"):
                return earlier.roles["recipient"]
        return ()

    def _held(self, draft: Draft, near: list[Draft], kinds: frozenset[str]) -> tuple[str, ...]:
        """Where the one whom it concerns was brought or held by the claim before that concerns him."""
        mine = {e for role in ("patient", "agent") for e in draft.roles.get(role, ())[:1]}
        if draft.trigger.type not in kinds:
            return ()
        if draft.trigger.type in types("done_on_the_scene"):
            return self._scene(near)
        for earlier in near:
            if not mine & set(earlier.roles.get("patient", ())):
                continue
            place = earlier.roles.get("place", ())
            if earlier.trigger.type not in types("keeps_there"):
                return ()
            if place:
                return () if set(place) & set(draft.roles.get("place", ())) else place
        return ()

    def _scene(self, near: list[Draft]) -> tuple[str, ...]:
        """Where the claims before have brought people: *They were driven to the Square. Anna was beaten.*"""
        for earlier in near:
            place = earlier.roles.get("place", ())
            if place:
                return place if earlier.trigger.type in types("keeps_there") else ()
            if earlier.trigger.type in types("leaves_the_scene"):
                return ()
        return ()

    def _is_beside(self, earlier: Draft, draft: Draft) -> bool:
        """Whether both verbs are coordinated."""
        token: Token = self._doc[draft.trigger.head]
        for _ in range(4):
            if token.dep_ != "conj":
                return False
            token = token.head
            if token.i == earlier.trigger.head:
                return True
        return False

    def _doer(self, draft: Draft) -> tuple[str, ...]:
        """Who did what a passive leaves open: the court that sat, those in force in the clause before."""
        slots = draft.trigger.slots
        if draft.trigger.entry.kind != "verb" or not slots.passive or slots.clipped or draft.roles.get("principal"):
            return ()
        mine = set(draft.roles.get("patient", ()))
        if draft.trigger.type in types("judged"):
            found = self._court(draft)
        elif draft.trigger.type in types("by_force"):
            found = self._force(draft)
        else:
            return ()
        return () if mine & set(found) else found

    def _force(self, draft: Draft) -> tuple[str, ...]:
        """*The gendarmes raided it, and the compositors were marched off.*"""
        verb: Token = self._doc[draft.trigger.head]
        if not clause.own_subject(verb):
            return ()
        before = [c for c in clause.children(verb, "ccomp", "parataxis") if c.i < verb.i and clause.own_subject(c)]
        if verb.dep_ == "conj":
            before.append(verb.head)
        active = [v for v in before if v.pos_ == "VERB" and not clause.is_passive(v)]
        doers = [t for v in active for t in clause.spread(clause.subject(v)) if self._resolver.kinds.is_force(t)]
        people = [t for t in doers if not is_nobody(t)]
        return tuple(dict.fromkeys(e for t in people for e in self._resolver.people(t)))

    def _court(self, draft: Draft) -> tuple[str, ...]:
        head = draft.trigger.head
        for token in reversed(self._doc[max(0, head - _FAR) : head]):
            if "\n\n" in token.text:
                return ()
            if (
                token.lemma_.lower() in word_classes()["court"]
                and not any(c.lower_ in ("no", "any") for c in token.children)
                and self._resolver.bodies(token)
            ):
                return self._resolver.bodies(token)
        return ()
