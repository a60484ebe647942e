"""Whose word a noun of telling is: *Anna's account*, *a demand from Anna*, *a list that she compiled*.

And of which nobody is named: *the answer came back that ...*, *there were reports that ...*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.sayings import is_content_clause, says, tellers
from kartoteka.reading.stance_words import is_in, is_source, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_LISTS = frozenset({"list", "register", "roll", "catalogue", "inventory", "roster", "index", "table", "record", "file"})


def askers(noun: Token) -> tuple[Token, ...]:
    """Whose demand it is: *Anna's demand*, *a demand from Anna*, *a petition by Anna*."""
    after = clause.prepositions(noun)
    verb = noun.head
    if noun.dep_ == "dobj" and is_in(verb, "extracting") and "from" in clause.prepositions(verb):
        return clause.prepositions(verb)["from"]  # *obtained from him a promise to help*
    return (*clause.children(noun, "poss"), *after.get("from", ()), *after.get("by", ()))


def owners_of(noun: Token) -> tuple[Token, ...]:
    """Whose account it is: *Anna's*, *of Anna*, *by Anna*, *from Anna*."""
    after = clause.prepositions(noun)
    return (*clause.children(noun, "poss"), *(t for name in ("of", "by", "from") for t in after.get(name, ())))


def comes_in(noun: Token) -> bool:
    """*The answer came back that he had died*: nobody is named who gave it."""
    return noun.dep_ == "nsubj" and noun.head.lemma_ in ("come", "arrive", "reach", "return", "follow")


def is_reply(noun: Token) -> bool:
    """*The reply was that he had been transferred*: somebody answered, the words do not say who."""
    return noun.lemma_.lower() in ("answer", "reply", "response")


def is_official(noun: Token) -> bool:
    """*the official version*: nobody's in particular."""
    return any(t.lower_ in ("official", "accepted", "received", "usual") for t in clause.children(noun, "amod"))


def is_nobody_s_report(noun: Token) -> bool:
    """*There were reports that ...*, *evidence was given that ...*: the words do not say whose."""
    proof = noun.lemma_.lower() in word_class("nouns", "proof")  # *there is evidence that ...*
    there = noun.dep_ == "attr" and not proof and any(c.dep_ == "expl" for c in noun.head.children)
    given = noun.dep_ == "nsubjpass" and noun.head.lemma_ in ("give", "receive", "bring", "spread", "circulate", "hear")
    return there or (given and not clause.slots(noun.head).doer)


def news_that_comes(token: Token, verb: Token) -> Token | None:
    """*News came that he had died*: what came, where the parser hangs the content on the verb."""
    if token.i < verb.i or not is_content_clause(token):
        return None
    return next(
        (t for t in clause.own_subject(verb) if comes_in(t) and t.lemma_ in word_class("nouns", "report")), None
    )


def told_of(event: Token) -> Token | None:
    """*beatings of which a guard later informed the commission*: the verb of telling in its relative clause."""
    for verb in clause.children(event, "relcl"):
        opening = [t.lower_ for t in event.doc[verb.left_edge.i : verb.i]][:2]
        if opening in (["of", "which"], ["about", "which"]) and (says(verb) or is_in(verb, "telling_of")):
            return verb if verb.lemma_ not in ("know", "hear", "accuse") and not clause.is_passive(verb) else None
    return None


def listers(noun: Token) -> tuple[Token, ...]:
    """*The list names forty who were shot*, *compiled a list of those who had died*: whose word it is."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in word_class("governors", "listing"):
        return tuple(t for t in clause.slots(verb).doer if t.lemma_.lower() in _LISTS)
    listed = verb.head if noun.dep_ == "pobj" and verb.lower_ in ("of", "with") else noun
    if listed.lemma_.lower() not in _LISTS or listed.dep_ != "dobj" or not is_in(listed.head, "compiling"):
        return ()
    return clause.slots(listed.head).doer


def writers(noun: Token) -> tuple[Token, ...]:
    """Who gives an account; not who only puts a paper of another about: *the agency issued a letter in which ...*"""
    put_about = noun.dep_ == "dobj" and noun.head.lemma_ in word_class("governors", "putting_about")
    return () if put_about and is_source(noun, "letters", "papers") else tellers(noun)
