"""The signs by which the learnt models judge a word: its form, its clause, what governs it; as sparse names.

ran in "He never ran."  ->  tag=VBD, dep=ROOT, neg, subj=pron3, tense=past, ...
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.learned.quoting import Quoting

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset(["i", "we", "me", "us"])
_SECOND = frozenset({"you"})
_THIRD = frozenset(["he", "she", "they", "him", "her", "them"])
_VERBAL = ("VERB", "AUX")


def signs(token: Token, quoting: Quoting) -> Iterator[str]:
    """The names of the signs that the token shows, each once or more; unordered."""
    yield from _own(token, quoting)
    yield from _children(token)
    verb = _clause_verb(token)
    if verb is not None:
        yield from _clause(verb, "" if verb.i == token.i else "up:")
    yield from _above(token)


def _own(token: Token, quoting: Quoting) -> Iterator[str]:
    yield f"lemma={token.lemma_.lower()}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"tag+dep={token.tag_}+{token.dep_}"
    yield f"end={token.lower_[-3:]}"
    if token in quoting:
        yield "quoted"
        yield f"quoted+tag={token.tag_}"
    if token.ent_type_:
        yield f"entity={token.ent_type_}"
    if token.i + 1 < len(token.doc):
        yield f"next={token.doc[token.i + 1].lower_}"
    if token.i:
        yield f"before={token.doc[token.i - 1].lower_}"
    last = token.sent[-1].text
    yield f"stop={last if last in '?!' else '.'}"


def _children(token: Token) -> Iterator[str]:
    for child in token.children:
        yield f"child={child.dep_}"
        if child.dep_ in ("aux", "auxpass", "neg", "det", "mark", "advmod", "prt", "poss", "cc", "predet"):
            yield f"child={child.dep_}:{child.lower_}"
        if child.dep_ in ("prep", "dobj", "acomp", "attr"):
            yield f"child={child.dep_}:{child.lemma_.lower()}"
    if token.pos_ == "NOUN" and not any(c.dep_ in ("det", "poss", "nummod") for c in token.children):
        yield f"bare:{token.tag_}"


def _clause_verb(token: Token) -> Token | None:
    for _ in range(6):
        if token.pos_ in _VERBAL and token.dep_ not in ("aux", "auxpass"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _clause(verb: Token, prefix: str) -> Iterator[str]:
    auxiliaries = " ".join(sorted(c.lemma_ for c in verb.children if c.dep_ in ("aux", "auxpass")))
    finite = next((c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"), verb.tag_)
    yield f"{prefix}tense={finite}+{verb.tag_}"
    yield f"{prefix}aux={auxiliaries}"
    yield f"{prefix}verb={verb.lemma_.lower()}"
    yield f"{prefix}clause={verb.dep_}"
    if any(c.dep_ == "neg" or c.lower_ in ("never", "nobody", "nothing", "none") for c in verb.children):
        yield f"{prefix}neg"
    for child in verb.children:
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.lower_ in ("when", "how", "why", "where")):
            yield f"{prefix}mark={child.lower_}"
    subject = next(iter(clause.own_subject(verb)), None)
    yield f"{prefix}subj={'none' if subject is None else _person(subject)}"


def _person(subject: Token) -> str:
    word = subject.lower_
    for name, words in (("first", _FIRST), ("second", _SECOND), ("third", _THIRD)):
        if word in words:
            return name
    if subject.pos_ == "PRON":
        return word
    if subject.pos_ == "PROPN":
        return "name"
    determiner = next((c.lower_ for c in subject.children if c.dep_ in ("det", "poss")), "bare")
    return f"{determiner if determiner in ('the', 'a', 'an', 'no', 'bare', 'any', 'every') else 'owned'}+{subject.tag_}"


def _above(token: Token) -> Iterator[str]:
    """Governors, up to three: what the event is content, purpose, condition or object of."""
    current = token
    path = []
    for level in range(3):
        head = current.head
        if head.i == current.i:
            break
        path.append(current.dep_)
        yield f"head{level}={head.lemma_.lower()}"
        yield f"path{level}={'<'.join(path)}:{head.tag_}"
        if current.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "advcl"):
            yield f"governed={current.dep_}:{head.lemma_.lower()}"
            if any(c.dep_ == "neg" for c in head.children):
                yield f"governed-neg={current.dep_}"
            for child in head.children:
                if child.dep_ == "aux" and child.tag_ == "MD":
                    yield f"governed-modal={child.lower_}"
            for child in current.children:
                if child.dep_ == "mark":
                    yield f"governed-mark={child.lower_}"
        current = head
