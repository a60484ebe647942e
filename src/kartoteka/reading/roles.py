"""Fill the roles of an event: slots of the sentence -> roles of its frame -> entities.

    The guards took the pair to Newlands police station.
    ->  agent: the guards; patient: the pair; place: Newlands police station

A thing that belongs to somebody stands for its owner where a person is asked for (*his goods were seized*, *her
leg had been broken*: the patient is the owner), and *one of them*, *members of the group* for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kartoteka.reading import clause, clipped
from kartoteka.reading.cast import Cast
from kartoteka.reading.clipped import Headwords
from kartoteka.reading.events import Trigger, governors, light_governor
from kartoteka.reading.kinds import PEOPLE, Kinds, word_classes
from kartoteka.reading.lexicon import frames

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STATIC = ("in", "at", "on", "near", "inside", "outside", "within", "aboard", "beside", "behind", "under", "beneath")
_HE = frozenset({"he", "him", "his"})
_QUANTIFIERS = frozenset(
    ["none", "neither", "nobody", "some", "all", "both", "each", "most", "many", "several", "any", "few"]
)
_PERSONAL = frozenset(
    [
        "arrest",
        "detention",
        "transfer",
        "interrogation",
        "ill_treatment",
        "charge",
        "trial",
        "sentence",
        "release",
        "exile",
        "death",
        "killing",
        "rehabilitation",
        "disappearance",
        "birth",
        "illness",
        "suicide",
        "escape",
        "defence",
        "accusation",
        "appointment",
        "dismissal",
    ]
)
"""Types that are done to people: a verdict or a paper in the patient's place stands for somebody else."""
_CAUSES = frozenset(["case", "verdict", "sentence", "judgment", "judgement", "conviction", "proceeding", "decree"])
"""Nouns of the court that stand for the one *against* whom they go: *the case against Orlov was closed*."""
_AUTHORITY = frozenset(
    ["order", "command", "instruction", "warrant", "behest", "direction", "authority", "direction", "bidding"]
)
_STATES_OF_AGENT = frozenset({"service", "flight", "escape", "travel", "residence", "espionage"})


@dataclass(frozen=True, slots=True)
class Filled:
    """Roles of one event: role -> entity ids in the order of the text; the post as words; why each was filled."""

    roles: Mapping[str, tuple[str, ...]]
    post: tuple[int, int] | None = None
    reasons: tuple[str, ...] = ()


class Resolver:
    """Tokens -> entities, with the rules for what stands for whom."""

    def __init__(self, cast: Cast, kinds: Kinds, headwords: Headwords | None = None) -> None:
        self._cast = cast
        self._headwords = headwords
        self.kinds = kinds
        self._kind = {entity.id: entity.kind for entity in cast.entities}

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
        return self._owner(token) or named or own or (self._cast.at(token.i) if token.pos_ == "PROPN" else ())

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

    def places(self, token: Token) -> tuple[str, ...]:
        """Places for which the word stands, with the wider ones after it (*Santa Lucía, Guatemala*)."""
        found = [e for e in self._cast.at(token.i) if self._kind.get(e) == "place"]
        for child in token.children:
            if child.dep_ in ("appos", "npadvmod", "conj") and child.dep_ != "conj":
                found.extend(e for e in self._cast.at(child.i) if self._kind.get(e) == "place")
            elif child.dep_ == "prep" and child.lower_ in ("in", "at", "of"):
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
            if child.dep_ == "prep" and (
                child.lower_ == "of" or (child.lower_ == "against" and token.lemma_ in _CAUSES)
            ):
                for governed in clause.children(child, "pobj"):
                    owned = tuple(e for t in clause.with_conjuncts(governed) for e in self.people(t))
                    if owned:
                        return owned
        return ()


def fill(trigger: Trigger, doc: Doc, resolver: Resolver) -> Filled:
    """The roles of the trigger, from its own sentence."""
    frame = frames().get(trigger.entry.frame, {})
    filler = _Filler(resolver, trigger.type in _PERSONAL)
    if trigger.entry.kind in ("verb", "abbreviation"):
        _fill_verb(trigger, doc, frame, filler)
    elif trigger.entry.kind == "noun":
        _fill_noun(doc[trigger.end - 1], frame, filler)
    else:
        _fill_state(trigger, doc, filler)
    if trigger.entry.kind == "abbreviation" and not filler.roles:
        _fill_from_sentence(trigger, doc, frame, filler)
    _bind(trigger, filler)
    return filler.done()


def _fill_from_sentence(trigger: Trigger, doc: Doc, frame: Mapping[str, str], filler: _Filler) -> None:
    """*Wangenheim, head of the weather service, arr. 8.1.34, was shot*: of whom the sentence tells."""
    root = doc[trigger.head].sent.root
    rule = frame.get("doer" if trigger.entry.frame in _SAID_OF_DOER else "undergoer", "no").removeprefix("people:")
    if root.i != trigger.head:
        filler.add(rule, clause.spread(clause.own_subject(root)), "subject of the sentence")


def _bind(trigger: Trigger, filler: _Filler) -> None:
    """*Nicholas, who examined him*: a plain pronoun is never the subject of its own clause."""
    objects = (*trigger.slots.undergoer, *trigger.slots.recipient) if not trigger.slots.passive else ()
    if not any(t.lower_ in ("him", "her", "them", "me", "us", "it") for t in objects):
        return
    doers = set(filler.roles.get("agent", ()))
    for role in ("patient", "recipient"):
        if doers & set(filler.roles.get(role, ())):
            filler.roles[role] = [e for e in filler.roles[role] if e not in doers]


class _Filler:
    def __init__(self, resolver: Resolver, is_personal: bool) -> None:
        self.resolver = resolver
        self._is_personal = is_personal
        self.roles: dict[str, list[str]] = {}
        self.post: tuple[int, int] | None = None
        self.reasons: list[str] = []

    def add(self, rule: str, tokens: Iterable[Token], slot: str) -> None:
        """Fill what the frame says for the slot: `agent`, `people:recipient`, `place:place`, `post`, two roles."""
        kind, _, names = rule.rpartition(":")
        for token in tokens:
            if names == "post":
                self._add_post(token)
                continue
            found = self._found(kind, token)
            if self._is_personal and "patient" in names:
                found = self.resolver.only_people(found)
            for name in names.split() if found and names != "no" else ():
                self.put(name, found, f"{name}: {slot} {token.text!r}")

    def headword(self, token: Token) -> list[str]:
        """The entry's person, as a list of at most one id."""
        found = self.resolver.headword(token)
        return [] if found is None else [found]

    def _found(self, kind: str, token: Token) -> tuple[str, ...]:
        if kind == "place":
            return self.resolver.places(token) or self.resolver.bodies(token)
        if kind == "origin":
            return self.resolver.places(token)
        found = self.resolver.people(token)
        if kind == "people" and not self.resolver.kinds.is_people(token) and found == self.resolver.any(token):
            return ()
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
        return Filled(
            {role: tuple(found) for role, found in self.roles.items() if found}, self.post, tuple(self.reasons)
        )


def _fill_verb(trigger: Trigger, doc: Doc, frame: Mapping[str, str], filler: _Filler) -> None:
    slots = trigger.slots
    words = set(range(trigger.start, trigger.end))
    if slots.clipped:
        _fill_clipped(trigger, doc, frame, filler)
        return
    doer = list(slots.doer)
    undergoer = [t for t in slots.undergoer if not _is_word_of(t, trigger)]
    if "intransitive" in frame and not slots.passive and not undergoer:
        filler.add(frame["intransitive"], doer, "subject")
    else:
        filler.add(frame.get("doer", "no"), doer, "by" if slots.passive else "subject")
    undergone = (
        "agent patient" if slots.passive and frame.get("undergoer") == "place:place" else frame.get("undergoer", "no")
    )
    undergoer += [member for token in undergoer for member in _members(token)]
    filler.add(undergone, undergoer, "subject of the passive" if slots.passive else "object")
    if trigger.entry.frame == "say_about" and "patient" not in filler.roles:
        of_whom = [s for c in clause.children(doc[trigger.head], "ccomp") for s in clause.own_subject(c)]
        filler.add("people:patient", of_whom, "of whom it is said")
    filler.add(frame.get("recipient", "no"), slots.recipient, "indirect object")
    for name, governed in slots.after.items():
        heads = [t for t in governed if t.i not in words or filler.resolver.places(t)]
        _after(name, heads, frame, filler, slots.passive)
    if filler.post is None and "post" in frame.values():
        filler.add("post", slots.attribute, "predicate")


_SAID_OF_DOER = frozenset(
    [
        "move",
        "dwell",
        "hold_post",
        "say",
        "plead",
        "together",
        "undergo",
        "survive",
        "attend",
        "resist",
        "conspire",
        "received",
        "bearing",
        "selfdo",
        "learning",
        "heard_from",
        "threatening",
    ]
)


def _fill_clipped(trigger: Trigger, doc: Doc, frame: Mapping[str, str], filler: _Filler) -> None:
    """*Arr. 21.5.28, Moscow*; *shot Tomsk, 16 Nov.*: of whom it is said is the entry's person; places stand bare."""
    said_of = trigger.slots.doer
    if trigger.entry.kind == "abbreviation" and trigger.entry.frame == "hold_post":
        said_of = tuple(t for t in said_of if t.pos_ == "PROPN")
    rule = frame.get("doer" if trigger.entry.frame in _SAID_OF_DOER else "undergoer", "no").removeprefix("people:")
    people = filler.headword(doc[trigger.head])
    filler.add(rule, said_of, "of whom it is said")
    if not said_of and people:
        for role in rule.split():
            if role not in ("no", "post"):
                filler.put(role, people, f"{role}: the person of the entry")
    for name, governed in trigger.slots.after.items():
        _after(name, list(governed), frame, filler, True)
        if name == "by":
            filler.add("people:agent", governed, "by")
    _start, end = clipped.segment(doc[trigger.head])
    bare = [
        t
        for t in doc[trigger.end : end]
        if t.dep_ not in ("pobj", "compound") and filler.resolver.places(t) and not filler.resolver.kinds.is_person(t)
    ]
    if "place" not in filler.roles:
        for token in bare[:1]:
            filler.put("place", filler.resolver.places(token), f"place: {token.text!r}")
    if trigger.entry.frame == "together":
        partners = [
            t for t in doc[trigger.end : min(end + 8, doc[trigger.head].sent.end)] if filler.resolver.kinds.is_person(t)
        ]
        for token in partners[:1]:
            filler.put("agent", filler.resolver.people(token), f"agent: {token.text!r}")


def _members(token: Token) -> list[Token]:
    """*Among the accomplices whom he named were A and B*; *among those arrested was A*: who they were."""
    if token.dep_ != "pobj" or token.head.lower_ != "among" or token.head.head.lemma_ != "be":
        return []
    verb = token.head.head
    return [
        t for child in clause.children(verb, "nsubj", "attr") if child.i > verb.i for t in clause.with_conjuncts(child)
    ]


def _is_word_of(token: Token, trigger: Trigger) -> bool:
    return trigger.start < token.i < trigger.end and token.lemma_.lower() in trigger.entry.words


def _after(name: str, heads: list[Token], frame: Mapping[str, str], filler: _Filler, passive: bool) -> None:
    rule = frame.get(name)
    if rule == "no" or (name == "by" and passive):
        return
    if rule is not None:
        filler.add(rule, heads, name)
    for head in heads:
        if name in ("on", "by", "at", "under", "upon") and head.lemma_ in _AUTHORITY:
            filler.put("principal", _authority(head, filler.resolver), f"principal: {name} {head.text!r}")
        elif rule is None and name in _STATIC and frame.get("place") != "no":
            filler.put("place", filler.resolver.places(head), f"place: {name} {head.text!r}")


def _authority(noun: Token, resolver: Resolver) -> tuple[str, ...]:
    after = clause.prepositions(noun)
    signers = [t for c in clause.children(noun, "acl") for t in clause.prepositions(c).get("by", ())]
    givers = [*clause.children(noun, "poss", "compound"), *after.get("of", ()), *after.get("from", ()), *signers]
    return tuple(dict.fromkeys(e for t in givers for e in resolver.people(t)))


def _fill_noun(noun: Token, frame: Mapping[str, str], filler: _Filler) -> None:
    owners = clause.children(noun, "poss") or [
        c for c in clause.children(noun, "compound", "nmod") if filler.resolver.kinds.is_people(c)
    ]
    filler.add(frame.get("owner", "no"), clause.spread(owners), "owner")
    for name, governed in clause.prepositions(noun).items():
        _after(name, list(governed), frame, filler, False)
    if "itself" in frame:
        filler.add(frame["itself"], _predicated(noun), "predicate")
    if not filler.roles.keys() & {"agent", "patient"} and clipped.is_clipped(noun):
        _fill_clipped_noun(noun, frame, filler)
    if (
        frame.get("light") == "agent"
        and "agent" not in filler.roles
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "by", "through")
    ):
        filler.add("agent", clause.spread(clause.subject(noun.head.head)), f"subject of {noun.head.head.text!r}")
    light = light_governor(noun)
    if light is not None:
        _fill_from_light(light, frame, filler)
    for verb in governors(noun):
        for name, governed in clause.prepositions(verb).items():
            _after(name, list(governed), {}, filler, False)


def _fill_clipped_noun(noun: Token, frame: Mapping[str, str], filler: _Filler) -> None:
    """*exile, Nizhny Novgorod, three yrs*; *Second arrest. Tomsk, 27 Oct. 1937.*"""
    for role in frame.get("owner", "no").split():
        if role != "no":
            filler.put(role, filler.headword(noun), f"{role}: the person of the entry")
    _start, end = clipped.segment(noun)
    bare = [t for t in noun.doc[noun.i + 1 : end] if t.dep_ not in ("pobj", "compound") and filler.resolver.places(t)]
    for token in bare[:1]:
        filler.put("place", filler.resolver.places(token), f"place: {token.text!r}")


def _predicated(noun: Token) -> list[Token]:
    """Who is said to be it: *the murderer was Ahmed*, *he had been a prisoner*; else the noun itself."""
    head = noun.head
    if noun.dep_ == "nsubj" and head.lemma_ == "be":
        return list(clause.spread(clause.children(head, "attr"))) or [noun]
    if noun.dep_ == "attr" and head.lemma_ in ("be", "become", "remain"):
        return list(clause.spread(clause.subject(head)))
    return [noun]


def _fill_from_light(verb: Token, frame: Mapping[str, str], filler: _Filler) -> None:
    slots = clause.slots(verb)
    suffered = verb.lemma_ in word_classes()["suffered"]
    doer = slots.undergoer if slots.passive and suffered else slots.doer
    filler.add(frame.get("suffered" if suffered else "light", "no"), doer, f"subject of {verb.text!r}")
    for name, governed in slots.after.items():
        if name in ("to", "before", "against") and name in frame:
            filler.add(frame[name], governed, name)
        elif name in _STATIC:
            _after(name, list(governed), {}, filler, False)


def _fill_state(trigger: Trigger, doc: Doc, filler: _Filler) -> None:
    """*was in custody*, *put them under arrest*, *under guard*: of whom the phrase is said."""
    first = doc[trigger.start]
    governor = first.head
    role = "agent" if trigger.type in _STATES_OF_AGENT else "patient"
    if governor.pos_ in ("VERB", "AUX"):
        slots = clause.slots(governor)
        carried = slots.undergoer or slots.doer
        filler.add(role, carried, "of whom it is said")
        if (
            slots.undergoer
            and not slots.passive
            and slots.doer
            and governor.lemma_ in ("put", "place", "take", "bring", "have")
        ):
            filler.add("agent", slots.doer, "subject")
        for name, governed in slots.after.items():
            _after(name, [t for t in governed if not trigger.start <= t.i < trigger.end], {}, filler, False)
    elif governor.pos_ in ("NOUN", "PROPN", "PRON"):
        filler.add(role, clause.spread([governor]), "of whom it is said")


def with_roles(filled: Filled, **more: tuple[str, ...]) -> Filled:
    """The same with further roles, where they were empty."""
    added = {role: entities for role, entities in more.items() if entities and not filled.roles.get(role)}
    return replace(filled, roles={**filled.roles, **added})
