"""A name given to somebody already spoken of: *He was Lieutenant [Alfredo Astiz]*; *He lived under the name of [Hang
Pin]*; *a young man who gave his name as [Gustavo Niño]*."""

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
    if (
        head.dep_ == "attr"
        and verb.lemma_ == "be"
        and not any(c.dep_ == "neg" or c.lower_ == "not" for c in verb.children)
    ):
        return _subject(verb, by_token)
    start = name.titles[0] if name.titles else name.first
    if strong_cue_before(doc, start):
        for above in list(head.ancestors)[: _CLAUSES_UP + 3]:
            if above.pos_ in ("VERB", "AUX"):
                found = _subject(above, by_token)
                if found is not None:
                    return found
    return None


def _subject(verb: Token, by_token: Mapping[int, tuple[Draft, ...]]) -> Draft | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            drafts = by_token.get(child.i, ())
            return drafts[0] if len(drafts) == 1 and drafts[0].kind == "person" else None
    return None


def one_person(one: Draft, other: Draft) -> bool:
    """Whether nothing that is known forbids the two to be one."""
    return one is not other and other.kind == "person" and not (one.sex and other.sex and one.sex != other.sex)
