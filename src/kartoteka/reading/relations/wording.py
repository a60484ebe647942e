"""A description in the words of the source, without article and number: *chairman of the Committee on the Arts*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.mentions.words import KIN_SHORT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEPT = frozenset({"amod", "compound", "nmod", "punct", "advmod", "npadvmod"})
_COMPLEMENT = frozenset({"of", "for", "to", "on", "in", "at"})
_LONGEST = 9


def worded(token: Token, *, singular: bool = True, complement: bool = True) -> tuple[str, int, int]:
    """The words of the description headed by the token, and the characters `[start, end)` that they cover."""
    doc = token.doc
    start = token.i
    for child in token.lefts:
        if child.dep_ in _KEPT and child.i < start and child.text not in (",", ";", "“", "”", '"', "(", ")"):
            start = min(start, child.left_edge.i)
    noun = _one(token) if singular else token.text
    end = _complement_end(token) if complement else token.i + 1
    before = doc[start : token.i].text_with_ws
    after = doc[token.i + 1 : end].text if end > token.i + 1 else ""
    last = doc[end - 1]
    return f"{before}{noun} {after}".strip(), doc[start].idx, last.idx + len(last.text)


def _one(token: Token) -> str:
    if token.text in KIN_SHORT:
        return KIN_SHORT[token.text]
    return token.lemma_ if token.tag_ in ("NNS", "NNPS") else token.text


def _complement_end(token: Token) -> int:
    end = token.i + 1
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in _COMPLEMENT and child.i == end:
            end = _cut(token.doc, child.i, child.right_edge.i + 1)
    return end


def _cut(doc: Doc, start: int, end: int) -> int:
    for i in range(start, min(end, start + _LONGEST)):
        if (
            doc[i].text in (",", ";", "(", ")", ".", "—")
            or doc[i].dep_ == "relcl"
            or doc[i].lower_ in ("who", "which", "whom")
        ):
            return i
    return min(end, start + _LONGEST)
