"""One of several kin, who is named: *one of his brothers, [Pavel]*; *Divara, the first of his wives*; *he had three
sons, the eldest of whom, [Ivan], ...*; *they had two daughters. The younger, [Vera], ...*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import KIN, load, singular
from kartoteka.reading.relations.tied_to import tied_to
from kartoteka.reading.relations.view import View
from kartoteka.reading.relations.wording import one

if TYPE_CHECKING:
    from spacy.tokens import Token

_PICKING = frozenset(load("relations")["picking"].split())
_ORDER = _PICKING - {"one", "other", "another"}
"""Words that pick one, and those of them that belong to what he is: *first wife*."""
_REACH = 30


def one_of(view: View, token: Token, kind: str) -> list[Relation]:
    """The relations of those whom the text picks out of the kin that the plural noun names, one by one."""
    if token.tag_ not in ("NNS", "NNPS"):
        return []
    found = []
    for picked in _picked(token):
        subjects = _named(view, picked)
        for other in tied_to(view, token) if len(subjects) == 1 else ():
            if other != subjects[0]:
                found.append(_relation(kind, subjects[0], other, token, picked))
    return found


def _relation(kind: str, subject: str, other: str, token: Token, picked: Token) -> Relation:
    value = f"{picked.lower_} {one(token)}" if picked.lower_ in _ORDER else one(token)
    return Relation(kind, subject, other, value, token.idx, token.idx + len(token.text))


def _picked(token: Token) -> Iterator[Token]:
    """The words that pick: before *of his sons*, before *of whom*, at the head of a clause soon after."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _PICKING:
        yield token.head.head
        return
    for word in token.doc[token.i + 1 : token.i + _REACH]:
        if word.tag_ in ("NNS", "NNPS") and singular(word.text, word.lemma_) in KIN:
            return
        if word.lower_ in _PICKING and (_of_them(word) or _stands_alone(word)):
            yield word


def _of_them(word: Token) -> bool:
    """*[one] of whom*, *the [elder] of them*."""
    doc, i = word.doc, word.i
    return i + 2 < len(doc) and doc[i + 1].lower_ == "of" and doc[i + 2].lower_ in ("whom", "them", "these")


def _stands_alone(word: Token) -> bool:
    """*The [eldest], Pavel, ...*: the word and a comma, or a name, behind the article."""
    doc, i = word.doc, word.i
    article = i > 0 and doc[i - 1].lower_ == "the"
    return article and word.lower_ in _ORDER and i + 1 < len(doc) and doc[i + 1].text == ","


def _named(view: View, picked: Token) -> list[str]:
    """The named person that the picking word stands beside."""
    found = [p for p in view.persons(picked) if view.entities[p].names]
    return found or _name_before(view, picked) or _name_behind(view, picked)


def _name_before(view: View, picked: Token) -> list[str]:
    """*[Divara], the first of his wives,*."""
    doc, i = picked.doc, picked.i - 1
    while i > 0 and doc[i].lower_ in ("the", "then"):
        i -= 1
    if i < 1 or doc[i].text != ",":
        return []
    return [p for p in view.persons(doc[i - 1]) if view.entities[p].names and view.kind(p) == "person"]


def _name_behind(view: View, picked: Token) -> list[str]:
    """*the first of his wives, [Divara],*: the name behind the comma that closes the phrase."""
    doc = picked.doc
    for i in range(picked.i + 1, min(picked.i + 8, len(doc) - 1)):
        if doc[i].text == ",":
            found = view.named.get(i + 1)
            return [found[0]] if found is not None and view.kind(found[0]) == "person" else []
        if doc[i].is_sent_start or doc[i].pos_ in ("VERB", "AUX"):
            return []
    return []
