"""Which words attribute a content to a source: *she said that ...*, *the study shows ...*, *according to ...*.

After the attribution relation of GUM's discourse trees; learnt from GUM (Zeldes 2017), the genres whose texts are CC BY
or CC BY-SA.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.learned.model import load
from kartoteka.reading.learned.signs import Quoting, signs
from kartoteka.reading.stance_words import is_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTES = frozenset("\"“”‘’'")
_NOISE = ("before=", "next=", "end=", "head", "path", "entity", "stop")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def may_attribute(token: Token) -> bool:
    """Whether the word is a full verb, or *according*."""
    return token.lower_ == "according" or (token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"))


def attribution_signs(token: Token, quoting: Quoting) -> Iterator[str]:
    """The common signs of a word, and those of a content beside it."""
    yield from (name for name in signs(token, quoting) if not name.startswith(_NOISE))
    for name in ("saying", "report", "claim", "giving", "factive", "open", "probable", "implies"):
        if is_in(token, name):
            yield f"class={name}"
    contents = [c for c in token.children if c.dep_ in ("ccomp", "xcomp", "parataxis", "advcl", "relcl", "csubj")]
    spoken = is_in(token, "saying", "report", "claim")
    for content in contents:
        kind = f"{content.dep_}:{'finite' if _is_finite(content) else 'open'}"
        side = "after" if content.i > token.i else "before"
        marks = sorted(c.lower_ for c in content.children if c.dep_ == "mark")
        yield from (f"content={kind}", f"content={kind}:{side}", f"content={kind}:{marks}", f"content={kind}:{spoken}")
    if not contents:
        yield f"no content:{spoken}"
    after = [t.text for t in token.doc[token.i + 1 : token.i + 4]]
    if any(t in _QUOTES for t in after):
        yield f"quote after:{spoken}"
    if after and after[0] in (",", ":"):
        yield f"then {after[0]}:{spoken}"
    yield from _in_passing(token, spoken)


def _is_finite(content: Token) -> bool:
    return bool(clause.own_subject(content)) or any(t.tag_ in _FINITE for t in (content, *content.children))


def _in_passing(token: Token, spoken: bool) -> Iterator[str]:
    subjects = clause.own_subject(token)
    if not subjects:
        yield f"no subject:{spoken}"
        return
    left = min(subjects[0].left_edge.i, token.i)
    before = token.doc[left - 1].text if left else ""
    inverted = subjects[0].i > token.i
    yield f"inverted={inverted}:{spoken}"
    if before in _QUOTES or before == ",":
        yield f"before={before}:{spoken}:{token.dep_}"


def attribution_words(doc: Doc) -> Iterator[Token]:
    """The words that attribute, in order of the text."""
    model = load("attribution")
    quoting = Quoting(doc)
    for token in doc:
        if may_attribute(token) and model.says_yes(attribution_signs(token, quoting), token.vector):
            yield token
