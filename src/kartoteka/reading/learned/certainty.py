"""Whether a predicate is told as having happened (after UDS-IH2), for words outside the event lexicon.

Learnt from UDS-IH2 (Rudinger, White and Van Durme 2018; English Web Treebank, CC BY-SA 4.0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.learned.model import load_logistic
from kartoteka.reading.learned.quoting import Quoting
from kartoteka.reading.learned.signs import signs

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_certain(token: Token, quoting: Quoting) -> bool:
    """Whether it happened, as the text has it; false for what did not, or is not known to have happened."""
    return load_logistic("certainty").says_yes(signs(token, quoting), token.vector)
