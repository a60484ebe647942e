"""What a noun, an adjective or a predicate above an event makes of it: *the rumour that*, *it is likely that*.

`kartoteka.reading.stance` walks up through the sentence and asks these where such a word governs what it comes from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.governing import is_denied
from kartoteka.reading.polarity import Stance, negation, own_clause
from kartoteka.reading.sayings import is_signed, says, sources_of_story, tellers
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in, word_class
from kartoteka.reading.whose_report import askers, comes_in, is_nobody_s_report, is_official, is_reply, owners_of

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "csubj", "csubjpass", "oprd"})


def under_noun(speakers: Speakers, noun: Token, above: Stance, *, clausal: bool) -> Stance:
    """The stance of a clause, or of an event in an *of*-phrase, under a noun: *the rumour that*, *the report that*."""
    lemma = noun.lemma_.lower()
    resting = sources_of_story(noun) if clausal and lemma not in word_class("nouns", "open") else ()
    source = speakers.entities(resting) or (speakers.entities((noun,)) if resting else ())
    if source:
        return above.weaker("U", f"told: {noun.text}").held(source, f"held: {noun.text}")
    if lemma in word_class("nouns", "rumour"):
        whose = (t for t in owners_of(noun) if clausal or t.dep_ == "poss")
        told_by = speakers.entities((*tellers(noun), *whose))
        printed = noun.dep_ == "dobj" and is_in(noun.head, "printing") and bool(above.holders)
        told_by = told_by or (() if printed else (HOLDER_RUMOUR,))  # *a paper printed the story that ...*
        return above.weaker("U", f"rumour: {noun.text}").held(told_by, f"rumour: {noun.text}")
    if lemma in word_class("nouns", "open"):
        asking = speakers.entities(askers(noun)) if lemma in word_class("nouns", "bidding") else ()
        stance = above.weaker("U", f"open: {noun.text}")
        return stance.held(asking, f"held: {noun.text}") if asking else stance
    if lemma in ("doubt", "question", "denial") and is_denied(noun):
        return replace(above, positive=True)  # *there is no doubt that he was shot*
    if lemma in word_class("nouns", "proof") and is_denied(noun) and not owners_of(noun):
        return above.weaker("U", f"no {noun.text}")
    if lemma in word_class("nouns", "report") and clausal:
        owners = speakers.entities((*clause.children(noun, "poss"), *clause.prepositions(noun).get("of", ())))
        passing_on = tellers(noun) if not owners or is_in(noun.head, "citing") else ()
        told_by = tuple(dict.fromkeys((*speakers.entities(passing_on), *owners)))
        if not told_by and (comes_in(noun) or is_nobody_s_report(noun) or is_official(noun)):
            told_by = (HOLDER_UNSPECIFIED,)
        stance = above.held(told_by, f"held: {noun.text}") if told_by else above
        witnessed = lemma in word_class("nouns", "witness") and told_by and not is_signed(noun)
        doubted = noun.dep_ == "dobj" and is_in(noun.head, "receiving") and negation(noun.head) is not None
        return stance if witnessed and not doubted else stance.weaker("U", f"told: {noun.text}")
    return above


def what_is_said(be: Token) -> Token | None:
    """*What the colonel admitted was that ...*: the verb of saying."""
    told = (v for v in clause.children(be, "csubj") if any(c.lower_ == "what" for c in v.children))
    return next((v for v in told if says(v)), None)


def judged(speakers: Speakers, noun: Token, above: Stance) -> Stance:
    """*That the Tsar received him is a legend*: a rumour, and not so; *a lie*: nobody's."""
    lemma = noun.lemma_.lower()
    for name, holders in (("legend", (HOLDER_RUMOUR,)), ("lie", ())):
        if lemma in word_class("nouns", name):
            return above.turned(f"false: {noun.text}").held(holders, f"rumour: {noun.text}")
    return under_noun(speakers, noun, above, clausal=True)


def under_adjective(speakers: Speakers, token: Token, head: Token, above: Stance) -> Stance:
    """The stance of a clause under an adjective or a predicate: *it is likely that*, *the official line was that*."""
    adjectives = [head] if head.pos_ == "ADJ" else clause.children(head, "acomp", "attr")
    own = own_clause(head, above, True, True) if head.pos_ != "ADJ" else above
    for adjective in (a for a in adjectives if a.i != token.i and token.dep_ in COMPLEMENTS):
        lemma = adjective.lemma_.lower()
        being = head if head.lemma_ == "be" else head.head
        if lemma in word_class("adjectives", "certain") and being.lemma_ == "be":
            holders = speakers.entities(clause.slots(being).doer)
            return (
                own.weaker("U", f"believed: {adjective.text}").held(holders, "held by who is sure") if holders else own
            )
        if negation(being) is not None and lemma in word_class("adjectives", "excluded"):
            return above.weaker("PS", f"possible: not {adjective.text}")
        if lemma == "true" and negation(being) is not None and token.dep_ in ("ccomp", "csubj"):
            return above.turned("not true")
        if lemma in word_class("adjectives", "improbable"):
            return own.turned(f"improbable: {adjective.text}").weaker("PR", f"improbable: {adjective.text}")
        for name, certainty in (("probable", "PR"), ("possible", "PS"), ("open", "U")):
            if lemma in word_class("adjectives", name):
                return own.weaker(certainty, f"{name}: {adjective.text}")
        if lemma in word_class("adjectives", "false"):
            return own.turned(f"false: {adjective.text}")
        if adjective.pos_ == "NOUN" and token.dep_ in ("ccomp", "acl", "csubj"):
            return judged(speakers, adjective, own)
        if adjective.tag_ == "VBN" and is_in(adjective, "claim", "report"):
            return told_only(speakers, adjective, own, f"only {adjective.text}")
    if head.lemma_ != "be":
        return own
    return _under_be(speakers, token, head, above, own)


def _under_be(speakers: Speakers, token: Token, head: Token, above: Stance, own: Stance) -> Stance:
    """*was to be tried*, *the official version was that*, *what he admitted was that*."""
    told = what_is_said(head) if token.dep_ == "ccomp" else None
    if told is not None:
        holders = speakers.of(told)
        stance = above.held(holders, f"held by who {told.text}")
        return stance.weaker("U", f"only {told.text}") if speakers.is_distant(told, holders) else stance
    if token.dep_ == "xcomp":
        if {"to", "have"} <= {c.lower_ for c in token.children}:
            return own.turned("was to have")  # *was to have visited the island*
        return own.weaker("U", "was to be") if clause.is_passive(token) else own
    if token.dep_ == "ccomp":
        for subject in clause.children(head, "nsubj"):
            if subject.lemma_.lower() in word_class("nouns", "going_round"):
                return own.weaker("U", f"rumour: {subject.text}").held((HOLDER_RUMOUR,), f"rumour: {subject.text}")
            if subject.lemma_.lower() in word_class("nouns", "said"):
                owners = clause.children(subject, "poss", "compound", "amod")
                holders = speakers.entities((*owners, *owners_of(subject)))
                holders = holders or speakers.known_as(tuple(owners))
                said = own.weaker("U", f"charged: the {subject.text} was")
                if not holders and (is_reply(subject) or is_official(subject)):
                    holders = (HOLDER_UNSPECIFIED,)  # *the official version was that*
                return said.held(holders, f"held: {subject.text}") if holders else said
    return own_clause(head, above, True, False) if token.dep_ == "attr" else own


def charged_by(speakers: Speakers, noun: Token, above: Stance) -> Stance:
    """*on a charge of having spied*, *his complaint against the beating*."""
    owners = speakers.entities(tuple(clause.children(noun, "poss"))) or speakers.entities(tellers(noun))
    stance = replace(above, positive=True).weaker("U", f"charged: {noun.text}")
    return stance.held(owners, f"held: {noun.text}") if owners else stance


def told_only(speakers: Speakers, verb: Token, above: Stance, reason: str) -> Stance:
    """Open, and on the word of who says it."""
    holders = speakers.of(verb)
    return above.weaker("U", reason).held(holders, f"held by who {verb.text}") if holders else above.weaker("U", reason)
