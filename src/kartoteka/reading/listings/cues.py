"""Words that say that the order of a list means something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ORDER = frozenset(["order", "sequence", "rank", "ranking", "precedence", "seniority", "hierarchy", "protocol"])
_REACH = 25


def speaks_of_order(doc: Doc, first: int, last: int) -> bool:
    """Whether the words before the list speak of an order (*named, in this order, ...*)."""
    before = doc[max(0, first - _REACH) : first]
    return any(
        t.lemma_.lower() in _ORDER and (t.i == 0 or doc[t.i - 1].lower_ != "in" or doc[t.i + 1].lower_ != "to")
        for t in before
    )
