"""A name given to somebody already spoken of: *He was Lieutenant [Alfredo Astiz]*; *He lived under the name of [Hang
Pin]*; *a young man who gave his name as [Gustavo Niño]*; *I, the undersigned [Ivan Petrov], declare*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.who.aliases import strong_cue_before
from kartoteka.reading.who.draft import Draft

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES_UP = 3


def named_as(doc: Doc, name: Found, by_token: Mapping[int, tuple[Draft, ...]]) -> Draft | None:
    """The person that the sentence says bears the name, or `None`."""
    head = doc[name.head]
    verb = head.head
    own = _own_name(head, by_token) or _beside_i(head, by_token) or _given(head, by_token)
    if own is not None:
        return own
    if (
        head.dep_ == "attr"
        and verb.lemma_ == "be"
        and not any(c.dep_ == "neg" or c.lower_ == "not" for c in verb.children)
    ):
        return _subject(verb, by_token)
    start = name.titles[0] if name.titles else name.first
    if _said_to_be(head) or strong_cue_before(doc, start):
        for above in list(head.ancestors)[: _CLAUSES_UP + 3]:
            if above.pos_ in ("VERB", "AUX"):
                return _called(above, start, by_token)
    return None


def _said_to_be(head: Token) -> bool:
    """*He lived in Cēsis as [Anna Bērziņa]*; *she recognised him as [Hardoyo]*."""
    link = head.head
    return (
        head.dep_ == "pobj"
        and link.lower_ == "as"
        and link.head.pos_ in ("VERB", "AUX")
        and not (link.i > 0 and link.nbor(-1).lower_ in ("such", "well", "same", "so", "just"))
    )


def _own_name(head: Token, by_token: Mapping[int, tuple[Draft, ...]]) -> Draft | None:
    """*My name is [Milda Ozola]*; *His real name was [Kaing]*: the one whose name it is."""
    verb = head.head
    if head.dep_ != "attr" or verb.lemma_ != "be" or any(c.dep_ == "neg" for c in verb.children):
        return None
    for child in verb.lefts:
        if child.dep_ == "nsubj" and child.lemma_ in _NAME_NOUNS:
            for whose in child.lefts:
                if whose.dep_ == "poss":
                    drafts = by_token.get(whose.i, ())
                    return drafts[0] if len(drafts) == 1 and drafts[0].kind == "person" else None
    return None


def _given(head: Token, by_token: Mapping[int, tuple[Draft, ...]]) -> Draft | None:
    """*He gave me the name [Anton Berg]*; *they called me [Anton]*; *I am called [Anton]*: who bears it."""
    verb = head.head
    if head.dep_ in ("appos", "nmod") and verb.lower_ == "name" and verb.head.lemma_ in _GIVING:
        verb = verb.head
    elif head.dep_ not in ("oprd", "attr", "dobj") or verb.lemma_ not in _CALLING:
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    slots = ("dative", "dobj", "nsubjpass")
    bearers = [c for c in verb.children if c.dep_ in slots and c.pos_ == "PRON" and c.i < head.i]
    drafts = by_token.get(bearers[0].i, ()) if len(bearers) == 1 else ()
    return drafts[0] if len(drafts) == 1 and drafts[0].kind == "person" else None


_GIVING = frozenset({"give", "receive", "assign", "bestow"})
_CALLING = frozenset({"call", "name", "christen", "baptise", "baptize", "nickname", "dub", "rename"})


def _beside_i(head: Token, by_token: Mapping[int, tuple[Draft, ...]]) -> Draft | None:
    """*I, the undersigned [Ivan Petrov], declare*: the one who says *I*."""
    if head.dep_ != "appos" or head.head.text != "I":
        return None
    drafts = by_token.get(head.head.i, ())
    return drafts[0] if len(drafts) == 1 else None


_NAME_NOUNS = frozenset({"name", "pseudonym", "alias", "nickname", "surname"})


def _called(verb: Token, start: int, by_token: Mapping[int, tuple[Draft, ...]]) -> Draft | None:
    """*sent [him], under a false name, Sastro*: the object where there is one, else the subject."""
    subject = _subject(verb, by_token)
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i < start:
            drafts = by_token.get(child.i, ())
            if len(drafts) == 1 and drafts[0].kind == "person":
                return drafts[0] if drafts[0] is not subject else None
            if child.tag_ == "PRP":
                return None
    return subject


def _subject(verb: Token, by_token: Mapping[int, tuple[Draft, ...]]) -> Draft | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            drafts = by_token.get(child.i, ())
            return drafts[0] if len(drafts) == 1 and drafts[0].kind == "person" else None
    return None


def one_person(one: Draft, other: Draft) -> bool:
    """Whether nothing that is known forbids the two to be one."""
    return one is not other and other.kind == "person" and not (one.sex and other.sex and one.sex != other.sex)
