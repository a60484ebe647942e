"""Which words of a story assert that something happened (realis events, after LitBank).

Verbs, nouns and participles that depict a concrete event as having taken place; not what is negated, hypothetical,
future, generic or habitual. Learnt from LitBank (Sims, Park and Bamman 2019; CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.learned.model import load
from kartoteka.reading.learned.signs import Quoting, signs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def may_assert(token: Token) -> bool:
    """Whether the word can name an event at all: a full verb, a noun, a participle."""
    if token.pos_ in ("VERB", "NOUN"):
        return True
    return (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")) or (
        token.tag_ in ("VBN", "VBG", "JJ") and token.lower_.endswith(("ed", "en", "ing"))
    )


def asserted_events(doc: Doc) -> Iterator[Token]:
    """The words that assert an event, in order of the text."""
    model = load("asserted")
    quoting = Quoting(doc)
    for token in doc:
        if may_assert(token) and model.says_yes(signs(token, quoting), token.vector):
            yield token
