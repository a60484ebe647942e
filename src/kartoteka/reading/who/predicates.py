"""Whom a description is said of in its own sentence: *He was an old [revolutionary]*, *they called him a [traitor]*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import words_of_file
from kartoteka.reading.who.draft import Draft

if TYPE_CHECKING:
    from spacy.tokens import Doc

Placed = Mapping[int, tuple[Draft, ...]]
"""Token -> the drafts that it has been placed with."""

_CALLING = words_of_file("predicates", "calling")


def predicated_of(doc: Doc, by_token: Placed, found: Found) -> Draft | None:
    """*He was [Lieutenant] ...*, *Vartkes was an old [revolutionary]*, *they called him a [traitor]*."""
    token = doc[found.head]
    verb = token.head
    if token.dep_ == "oprd" and verb.lemma_ in _CALLING and not found.plural and found.kind == "person":
        called = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < token.i]
        drafts = by_token.get(called[0].i, ()) if len(called) == 1 else ()
        return drafts[0] if len(drafts) == 1 and drafts[0].kind == "person" else None
    if (
        token.dep_ != "attr"
        or verb.lemma_ not in ("be", "become", "remain")
        or any(c.dep_ == "neg" for c in verb.children)
    ):
        return None
    if found.kind not in ("person", "group"):
        return None
    for child in verb.children:
        if child.dep_ == "nsubj":
            drafts = by_token.get(child.i, ())
            if len(drafts) == 1 and drafts[0].kind == "person" and not found.plural:
                return drafts[0]
    return None


def explains(doc: Doc, by_token: Placed, found: Found) -> Draft | None:
    """*his brother [the President]*: a description right behind another."""
    token = doc[found.head]
    if token.dep_ != "appos" or found.plural or found.kind != "person" or not 0 < token.i - token.head.i <= 6:
        return None
    drafts = by_token.get(token.head.i, ())
    fits = len(drafts) == 1 and drafts[0].kind == "person"
    return drafts[0] if fits and not (found.sex and drafts[0].sex and drafts[0].sex != found.sex) else None
