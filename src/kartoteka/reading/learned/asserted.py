"""Which words of a story assert that something happened (realis events, after LitBank).

Verbs, nouns and participles that depict a concrete event as having taken place; not what is negated, hypothetical,
future, generic or habitual. Learnt from LitBank (Sims, Park and Bamman 2019; CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.learned.model import load_network
from kartoteka.reading.learned.quoting import Quoting
from kartoteka.reading.learned.signs import signs
from kartoteka.reading.learned.surroundings import numbers

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
    quoting = Quoting(doc)
    words = [token for token in doc if may_assert(token)]
    asserts = load_network("asserted").say_yes([signs(t, quoting) for t in words], numbers(doc, quoting, words))
    yield from (token for token, yes in zip(words, asserts, strict=True) if yes)
