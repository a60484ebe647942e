"""Who speaks in a clause of saying, and whether the narrator keeps a distance from what is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.relayed import behind, known_from
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.sayings import is_content_clause, is_idiom, is_rumoured, says, speaking_verb
from kartoteka.reading.stance_words import is_in, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token


_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?$")
_ADDING = frozenset({"add", "continue", "go", "conclude"})
_TELLING = frozenset(
    {"tell", "inform", "assure", "warn", "notify", "advise", "convince", "persuade", "remind", "accuse"}
)
_SENTENCES_BACK = 3
_RELATIVE = frozenset({"who", "which", "that"})
_PERSONAL = frozenset({"he", "she", "they"})
_TOWN_TALK = frozenset({"have", "say", "believe", "whisper", "talk", "know", "think", "murmur"})
_HEADS = frozenset({"head", "chief", "director", "deputy", "spokesman", "representative", "secretary", "chairman"})
_ANAPHORS = _PERSONAL | {"it"}


class Speakers:
    """On whose word stands what a verb of saying governs."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def of(self, verb: Token) -> tuple[str, ...]:
        """Entity ids, or `holder:rumour`, `holder:unspecified`; empty where nobody can be named.

        Behind the one who says it come those from whom he has it: *Anna, who had it from a warder, said*.
        """
        found = self._of(verb)
        if not found or HOLDER_RUMOUR in found or HOLDER_UNSPECIFIED in found:
            return found
        speaking = speaking_verb(verb)
        sources = self.entities(behind(clause.slots(speaking).doer, speaking))
        return tuple(dict.fromkeys((*found, *sources)))

    def chain(self, verb: Token) -> tuple[str, ...]:
        """Who speaks, behind those who report it: *Anna recalls that the guard said: ...*"""
        found: tuple[str, ...] = self.of(verb)
        current = verb
        while found and current.head.i != current.i:
            above = current.head
            if current.dep_ == "ccomp" and above.pos_ == "VERB" and says(above) and is_content_clause(current):
                found = tuple(dict.fromkeys((*self.of(above), *found)))
            current = above
        return found

    def _of(self, verb: Token) -> tuple[str, ...]:
        if is_rumoured(verb):
            return (HOLDER_RUMOUR,)
        verb = speaking_verb(verb)
        if _is_the_narrator(verb):
            return ()
        slots = clause.slots(verb)
        if is_in(verb, "rumour") and not _is_somebody(slots.doer):
            return (HOLDER_RUMOUR,)
        if verb.lemma_ in _ADDING and slots.doer and all(t.lower_ in _PERSONAL for t in slots.doer):
            before = self._spoke_before(verb)
            if before:
                return before
        quoted = _quoted_speaker(verb)
        if quoted:
            above = quoted[0].head
            outer = (HOLDER_UNSPECIFIED,) if clause.is_passive(above) else self.entities(clause.slots(above).doer)
            return (*outer, *self.entities(quoted))
        if verb.lemma_ == "hear" and "of" in slots.after and any(c.lower_ == "would" for c in verb.children):
            return self.entities(slots.doer)  # *would not hear of torture*
        documents = self._documents(verb) if verb.lemma_ in ("read", "find", "learn", "see") else ()
        if documents and verb.lemma_ != "see":
            return documents  # *in the minutes one reads that ...*
        if verb.lemma_ in ("hear", "read", "learn") and [t.lower_ for t in slots.doer] == ["one"]:
            return (HOLDER_UNSPECIFIED,)  # *of him one hears that ...*
        if verb.lemma_ in ("learn", "hear") or (verb.lemma_ == "know" and known_from(verb)):
            told_by = known_from(verb)
            sources = tuple(dict.fromkeys(e for t in told_by for e in self._writers(t) or self.entities((t,))))
            return (*self.entities(slots.doer), *sources) if sources else ()
        doers = slots.undergoer if verb.lemma_ in ("convince", "persuade") and slots.passive else slots.doer
        doers = tuple(t for t in doers if t.lower_ not in word_class("negations", "pronouns"))
        found = self.entities(doers) or self.entities(_above_phrase(verb, doers)) or self._right_before(verb, doers)
        if found and all(t.lower_ == "they" for t in doers) and self._resolver.is_nobody_s(found):
            return (HOLDER_RUMOUR if verb.lemma_ == "say" else HOLDER_UNSPECIFIED,)  # *they tell me that*
        if not found and documents:
            return documents  # *we see in the chronicle that ...*
        names = all(t.pos_ == "PROPN" for t in doers)
        if found and names and self._resolver.are_places(found) and verb.lemma_ in _TOWN_TALK:
            return (HOLDER_RUMOUR,)  # *Prague would have it that*, *all Moscow said*
        if found and verb.lemma_ == "have" and "from" in slots.after:
            return (*found, *self.entities(slots.after["from"]))
        with_it = any(t.lower_ == "it" for t in clause.children(verb, "nsubjpass", "expl"))
        if found or (is_in(verb, "charging") and not with_it) or any(t.pos_ == "PROPN" for t in doers):
            return found
        if slots.passive and _is_stray(verb):
            return self.entities(clause.spread(clause.subject(verb)))
        if verb.lemma_ == "say" and any(t.lower_ == "they" for t in doers):
            return (HOLDER_RUMOUR,)  # *Orlov, they say, was shot*: nobody in particular
        return self._impersonal(verb) if slots.passive or verb.lemma_ == "give" else ()

    def _right_before(self, verb: Token, doers: tuple[Token, ...]) -> tuple[str, ...]:
        """*In a letter to his brother Weiss complained that ...*: a name that the parser joins to what is before it."""
        if doers or verb.i == verb.sent.start or verb.tag_ not in ("VBD", "VBZ") or clause.is_passive(verb):
            return ()
        before = verb.nbor(-1)
        return self.persons((before,)) if before.pos_ == "PROPN" and before.ent_type_ != "DATE" else ()

    def _spoke_before(self, verb: Token) -> tuple[str, ...]:
        """*Orlov told the court that ... He added that ...*: who spoke in the sentence before goes on speaking."""
        start = verb.sent.start
        earlier = [t for t in verb.doc[start : verb.i] if t.text == ";"]
        spoken = [t for t in verb.doc[start : earlier[-1].i] if is_in(t, "report", "claim")] if earlier else []
        spoken = [t for t in spoken if t.pos_ == "VERB" and clause.own_subject(t) and not clause.is_passive(t)]
        if spoken and spoken[0].dep_ in ("ROOT", "ccomp", "parataxis"):
            return self.entities(clause.slots(spoken[0]).doer)  # *Orlov admitted that ...; he added that ...*
        if start == 0 or verb.doc[start - 1].is_space:
            return ()
        root = verb.doc[start - 1].sent.root
        if root.pos_ != "VERB" or clause.is_passive(root) or not is_in(root, "report", "claim"):
            return ()
        return self.entities(clause.slots(root).doer)

    def spoke_before(self, pronoun: Token, start: int) -> tuple[str, ...]:
        """Who *he* in *he says* is, where somebody speaks right before: ahead of the colon, or in the last sentence.

        *The consul telegraphed to Berlin. The man, he reported, had been killed*: the consul.
        """
        doc, first = pronoun.doc, pronoun.sent.start
        behind_colon = start > first and doc[start - 1].text == ":"
        verbs = [t for t in doc[first:start] if t.pos_ == "VERB" and t.dep_ != "relcl"] if behind_colon else []
        if start == first and first > 0 and not doc[first - 1].is_space:
            root = doc[first - 1].sent.root
            verbs = [root] if root.pos_ == "VERB" and (says(root) or is_in(root, "writing")) else []
        for verb in verbs[:1]:
            found = self.persons(tuple(clause.own_subject(verb)))
            if len(found) == 1 and not clause.is_passive(verb) and self._resolver.may_be(found[0], pronoun):
                return found
        return ()

    def not_named_here(self, pronoun: Token, holders: tuple[str, ...], said: tuple[int, int]) -> tuple[str, ...]:
        """Who *he* in *he wrote* is, where its person cannot be: nobody names himself in what he says.

        *Should Djemal inquire, he wrote, ...*: not Djemal, but the subject of a sentence before.
        """
        doc = pronoun.doc
        named = {e for t in doc[said[0] : said[1]] if t.pos_ == "PROPN" for e in self._resolver.any(t)}
        if not set(holders) & named:
            return holders
        start, end = pronoun.sent.start, said[0]
        for _ in range(_SENTENCES_BACK):
            for token in (t for t in doc[start:end] if t.dep_ in ("nsubj", "nsubjpass") and t.lower_ not in _RELATIVE):
                found = self._resolver.persons(token) or self._resolver.owners(token)
                if len(found) == 1 and found[0] not in named and self._resolver.may_be(found[0], pronoun):
                    return found
            if start == 0:
                break
            end, start = start, doc[start - 1].sent.start
        return holders

    def _impersonal(self, verb: Token) -> tuple[str, ...]:
        documents = self._documents(verb)
        if documents:
            return documents
        past = any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "were") for c in verb.children)
        with_it = any(t.lower_ == "it" for t in clause.children(verb, "nsubjpass", "nsubj", "expl"))
        with_it = with_it or _is_said_to_have(verb)
        if verb.lemma_ == "put" and is_idiom(verb):
            return (HOLDER_RUMOUR,)  # *it was put about*
        widely = any(c.lower_ in word_class("adverbs", "widely") for c in verb.children)
        hearsay = is_in(verb, "hearsay") or verb.lemma_ == "give"
        return (HOLDER_RUMOUR,) if widely or (with_it and past and hearsay) else (HOLDER_UNSPECIFIED,)

    def _documents(self, verb: Token) -> tuple[str, ...]:
        """*In his file it is noted that ...*: what is noted there stands on the word of the file."""
        after = clause.prepositions(verb)
        places = (t for name in ("in", "on", "under") for t in after.get(name, ()))
        papers = tuple(t for t in places if t.lemma_.lower() in word_classes()["work"])
        return self._resolver.works(papers)

    def entities(self, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        """What the words stand for, documents included, each once."""
        found = (e for t in tokens for e in (self._resolver.any(t) or self._resolver.people(t)))
        return tuple(
            dict.fromkeys(e for e in found if e not in self._resolver.narrators)
        )  # *I asked*: the narrator's own

    def known_as(self, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        """*a family tradition*, *the police version*: the family, the police of whom the text tells elsewhere."""
        return self._resolver.named(frozenset(t.lower_ for t in tokens if t.tag_ == "NN"))

    def _writers(self, paper: Token) -> tuple[str, ...]:
        """*from a fellow prisoner's letter*: the prisoner's word."""
        owned = paper.pos_ == "NOUN" and paper.lemma_.lower() in word_class("sources", "letters") | {"diary", "memoir"}
        owners = (*clause.children(paper, "poss"), *clause.prepositions(paper).get("of", ()))
        return tuple(e for t in owners for e in self._resolver.people(t)) if owned else ()

    def persons(self, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        """The persons among those for whom the words stand, but for the narrator."""
        found = (e for t in tokens for e in self._resolver.persons(t))
        return tuple(dict.fromkeys(e for e in found if e not in self._resolver.narrators))

    def is_distant(self, verb: Token, holders: tuple[str, ...]) -> bool:
        """Whether the narrator does not take it over: a claim, a rumour, the word of those in power."""
        if _is_the_narrator(verb):
            return False
        if verb.head.lemma_ == "let" and clause.is_passive(verb):
            return True  # *let it be announced that*
        if verb.lemma_ in ("hear", "learn") and known_from(verb):
            return bool({t.lemma_.lower() for t in known_from(verb)} & word_class("nouns", "official"))
        nobody = HOLDER_RUMOUR in holders or HOLDER_UNSPECIFIED in holders
        hearsay = verb.lemma_ == "have" and "from" not in clause.slots(verb).after  # *others have it that ...*
        hearsay = hearsay or (verb.lemma_ in ("put", "give") and is_idiom(verb))  # *put it about that ...*
        hearsay = hearsay or (bool(holders) and self._resolver.are_places(holders))  # *Vienna denied that ...*
        hearsay = hearsay or _are_some(clause.slots(verb).doer)
        return nobody or hearsay or is_in(verb, "claim") or is_in_power(verb) or self._are_in_power(verb, holders)

    def _are_in_power(self, verb: Token, holders: tuple[str, ...]) -> bool:
        """Whether a pronoun stands for an authority: *policemen called. They told her that ...*"""
        if not any(t.lower_ in _ANAPHORS for t in clause.slots(verb).doer):
            return False
        heads = {
            word
            for holder in holders
            for word in (self._resolver.head_noun(holder), *self._resolver.body_words(holder))
        }
        return bool(heads & word_classes()["institution_of_power"])


def _are_some(doers: tuple[Token, ...]) -> bool:
    """*Some say that he was hanged, others that he fled*: one story beside another."""
    return bool(doers) and all(t.lower_ in ("some", "others") and not list(t.children) for t in doers)


def _above_phrase(verb: Token, doers: tuple[Token, ...]) -> tuple[Token, ...]:
    """*a commission on suspicious deaths, which reported*: deaths report nothing, the commission does."""
    if verb.dep_ != "relcl" or len(doers) != 1 or doers[0].dep_ != "pobj" or doers[0].head.dep_ != "prep":
        return ()
    preposition = doers[0].head
    before = preposition.nbor(-1) if preposition.i > verb.sent.start else preposition
    return (before,) if before.pos_ in ("NOUN", "PROPN") else ()


def _is_said_to_have(verb: Token) -> bool:
    """*She was said to have lost her mind*: *it was said* in other words."""
    raised = clause.children(verb, "xcomp")
    return verb.lemma_ == "say" and any(c.lower_ == "to" for t in raised for c in t.children)


def _quoted_speaker(verb: Token) -> tuple[Token, ...]:
    """*Anna quotes a guard as saying that ...*: the guard, who says it, in her words."""
    above = verb.head.head
    if verb.dep_ not in ("pcomp", "advcl") or verb.tag_ != "VBG" or verb.head.lower_ != "as" or above.pos_ != "VERB":
        return ()
    return tuple(clause.children(above, "nsubjpass" if clause.is_passive(above) else "dobj"))


def _is_stray(verb: Token) -> bool:
    """*Orlov, who was there, deposed before a court that ...*: a past tense that the parser took for a participle."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ == "VBN" and not helped and verb.dep_ in ("advcl", "acl", "relcl") and verb.lemma_ not in _TELLING


def _is_the_narrator(verb: Token) -> bool:
    """*The Commission finds that ...* in a report of numbered paragraphs: it is the Commission that writes."""
    if verb.tag_ != "VBZ" or not any(
        t.text in ("Commission", "Committee", "Tribunal", "Court", "Panel", "Inquiry") for t in clause.own_subject(verb)
    ):
        return False
    numbered = sum(
        t.is_space and "\n" in t.text and t.i + 2 < len(t.doc) and bool(_NUMBER.match(t.nbor(1).text)) for t in verb.doc
    )
    return numbered > 1


def is_in_power(verb: Token) -> bool:
    """Whether those who say it are an authority: its word is told, not taken over."""
    heads = clause.slots(verb).doer
    led = (g for t in heads if t.lemma_.lower() in _HEADS for g in clause.prepositions(t).get("of", ()))
    doers = {t.lemma_.lower() for t in (*heads, *led)}
    if is_in(verb, "conceding"):
        return False
    if is_in(verb, "finding") and doers & word_class("nouns", "courts"):
        return False
    return bool(doers & (word_classes()["institution_of_power"] | word_class("nouns", "official")))


def _is_somebody(tokens: tuple[Token, ...]) -> bool:
    """Whether a certain one whispers it: a name, *she*, *the warder*; but not *neighbours*, *they*."""
    return any(
        t.pos_ == "PROPN"
        or t.lower_ in ("he", "she", "i")
        or (t.tag_ == "NN" and any(c.dep_ in ("det", "poss") for c in t.children))
        for t in tokens
    )
