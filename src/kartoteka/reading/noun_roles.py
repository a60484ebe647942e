"""The roles of an event that a noun names: its owner, its *of* and *by*, the light verb over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kartoteka.reading import clause, clipped
from kartoteka.reading.events import governors, light_governor
from kartoteka.reading.filler import STATIC, Filler, fill_after
from kartoteka.reading.kinds import word_classes

if TYPE_CHECKING:
    from spacy.tokens import Token


_ORDERS = frozenset(
    ["order", "command", "decree", "authorise", "authorize", "sanction", "direct", "commission", "mastermind"]
)


def fill_noun(noun: Token, frame: Mapping[str, str], filler: Filler) -> None:
    """Roles of an event noun: owner, prepositions, the light verb and the verbs over it."""
    owners = clause.children(noun, "poss") or [
        c for c in clause.children(noun, "compound", "nmod") if filler.resolver.kinds.is_people(c)
    ]
    owners = [clause.relative_antecedent(t) if t.lower_ == "whose" else t for t in owners]
    filler.add(frame.get("owner", "no"), clause.spread(owners), "owner")
    for name, governed in clause.prepositions(noun).items():
        fill_after(name, list(governed), frame, filler, False)
    if "itself" in frame:
        said_of = _predicated(noun)
        if noun.dep_ == "appos" and not filler.resolver.people(noun):
            said_of = [noun.head]  # "Babich, a captive since 1949"
        filler.add(frame["itself"], said_of, "predicate")
    if not filler.roles.keys() & {"agent", "patient"} and clipped.is_clipped(noun):
        _fill_clipped_noun(noun, frame, filler)
    if (
        frame.get("light") == "agent"
        and "agent" not in filler.roles
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "by", "through")
    ):
        over = _with_part(noun.head.head)
        filler.add("agent", clause.spread(clause.subject(over)), f"subject of {over.text!r}")
    if frame.get("light") == "agent" and not filler.roles.get("agent"):
        filler.add("agent", _guilty_of(noun), "judged for it:")
    if "patient" in frame.values() and not filler.roles.keys() & {"agent", "patient"}:
        _fill_from_governor(noun, filler)
    light = light_governor(noun)
    if light is not None:
        _fill_from_light(light, frame, filler)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _ORDERS:
        filler.add("people:principal", clause.spread(clause.subject(noun.head)), f"subject of {noun.head.text!r}")
    if filler.type == "message" and "recipient" not in filler.roles:
        filler.add("people:recipient", _told_in(noun), "whom it tells:")
    for verb in governors(noun):
        for name, governed in clause.prepositions(verb).items():
            fill_after(name, list(governed), {}, filler, False)


def _told_in(letter: Token) -> list[Token]:
    """*begged the minister, in a letter, to free him*; *a letter of his begged the minister*: to whom it went."""
    inside = letter.dep_ == "pobj" and letter.head.lower_ in ("in", "by")
    verb = letter.head.head if inside else letter.head
    if (inside or letter.dep_ == "nsubj") and verb.pos_ == "VERB" and verb.lemma_ in word_classes()["addressing"]:
        return clause.objects(verb)
    return []


def _guilty_of(noun: Token) -> list[Token]:
    """*condemned them for murder*, *hanged for a killing*, *serving ten years for other murders*: whose it is."""
    if noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "of"):
        return []
    over = noun.head.head
    if over.lemma_.lower() in ("year", "month", "sentence", "term", "penalty") and over.head.pos_ == "VERB":
        slots = clause.slots(over.head)
        return list(slots.undergoer if slots.passive else slots.doer)
    if over.dep_ in ("dobj", "nsubjpass") and over.head.lemma_ in _JUDGING and over.i > over.head.i:
        return [over]  # *accused all three of spying*
    if over.pos_ != "VERB" or over.lemma_ not in _JUDGING:
        return []
    return list(clause.slots(over).undergoer)


_JUDGING = frozenset(
    [
        "condemn",
        "sentence",
        "convict",
        "try",
        "hang",
        "shoot",
        "execute",
        "behead",
        "arrest",
        "imprison",
        "jail",
        "punish",
        "charge",
        "indict",
        "accuse",
        "acquit",
        "pardon",
        "prosecute",
        "guillotine",
        "whip",
        "banish",
        "exile",
        "suspect",
    ]
)


def _with_part(word: Token) -> Token:
    """*had a part in the crime*, *his share in the murder*: the verb over the part."""
    if word.lemma_.lower() in _PARTS and word.dep_ in ("dobj", "nsubjpass", "pobj") and word.head.pos_ == "VERB":
        return word.head
    return word


_PARTS = frozenset(["part", "share", "hand", "role", "complicity", "involvement", "participation"])


def _fill_clipped_noun(noun: Token, frame: Mapping[str, str], filler: Filler) -> None:
    """*exile, Nizhny Novgorod, three yrs*; *Second arrest. Tomsk, 27 Oct. 1937.*"""
    for role in frame.get("owner", "no").split():
        if role != "no":
            filler.put(role, filler.headword(noun), f"{role}: the person of the entry")
    _start, end = clipped.segment(noun)
    bare = [t for t in noun.doc[noun.i + 1 : end] if t.dep_ not in ("pobj", "compound") and filler.resolver.places(t)]
    for token in bare[:1]:
        filler.put("place", filler.resolver.places(token), f"place: {token.text!r}")


_BORNE = frozenset(["under", "of", "from", "to", "through", "in", "during", "after", "with", "for", "on", "by"])
_UNDERGOING = frozenset(["subject", "expose", "submit", "put", "lead", "send", "bring", "take"])


def _fill_from_governor(noun: Token, filler: Filler) -> None:
    """*signed under torture*, *died of typhus*, *after a long interrogation he ...*: who did is who underwent it;
    *was subjected to torture*; *typhus carried off her mother*, *death overtook him*: the object is."""
    if any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.children):
        return
    if noun.dep_ == "nsubj" and noun.head.lemma_ in word_classes()["befalling"] and not clause.is_passive(noun.head):
        filler.add("patient", clause.slots(noun.head).undergoer, "whom it befalls")
        return
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _BORNE or preposition.head.pos_ != "VERB":
        return
    verb = preposition.head
    slots = clause.slots(verb)
    if preposition.lower_ in ("to", "in", "by", "for", "on", "with") and verb.lemma_ not in _UNDERGOING | _SUFFERING:
        return
    transitive = verb.lemma_ in _UNDERGOING or preposition.lower_ == "from"
    undergoer = slots.undergoer if slots.passive or (transitive and slots.undergoer) else slots.doer
    filler.add("patient", undergoer, f"of whom {verb.text!r} is said")


_DEFINITE = frozenset(["the", "this", "that", "these", "those", "such", "no", "any"])
_SUFFERING = frozenset(
    ["die", "succumb", "perish", "suffer", "sicken", "lie", "fall", "expire", "waste", "go", "yield"]
)


def _predicated(noun: Token) -> list[Token]:
    """Who is said to be it: *the murderer was Ahmed*, *he had been a prisoner*; else the noun itself."""
    head = noun.head
    if noun.dep_ == "nsubj" and head.lemma_ == "be":
        return list(clause.spread(clause.children(head, "attr"))) or [noun]
    if noun.dep_ == "attr" and head.lemma_ in ("be", "become", "remain"):
        return list(clause.spread(clause.subject(head)))
    return [noun]


def _only_conveys(verb: Token) -> bool:
    """*brought the murder before the Chamber*, *carried his execution*, *holds a petition*: not who does it."""
    return verb.lemma_ in ("bring", "carry", "hold", "open") and not clause.children(verb, "prt")


def _fill_from_light(verb: Token, frame: Mapping[str, str], filler: Filler) -> None:
    slots = clause.slots(verb)
    suffered = verb.lemma_ in word_classes()["suffered"]
    doer = slots.undergoer if slots.passive and suffered else slots.doer
    if not _only_conveys(verb):
        filler.add(frame.get("suffered" if suffered else "light", "no"), doer, f"subject of {verb.text!r}")
    for name, governed in slots.after.items():
        if name in ("to", "before", "against") and name in frame:
            filler.add(frame[name], governed, name)
        elif name in STATIC:
            fill_after(name, list(governed), {}, filler, False)
