"""Chinese and Korean names, whose family name stands first: *[Liu] Shaoqi*, *[To] Ye-jong*, *[Chou] En-lai*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.words import first_name_sex, fold, words_of_file

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SURNAMES = frozenset(map(fold, words_of_file("family_first", "surnames")))
_WORDS_TOO = words_of_file("family_first", "words_too")
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u))"
)
_GIVEN = re.compile(rf"{_SYLLABLE}(?:'?{_SYLLABLE})?")
"""One or two syllables of pinyin."""
_HYPHENATED = re.compile(r"\b([A-Z][a-z]?[a-z]?) [A-Z][a-z]{1,6}[-‐‑][a-z]{1,6}\b")
_CACHE = "kartoteka surnames that are words"


def family_first(words: Sequence[str]) -> bool:
    """Whether the folded words of a name are a Chinese or Korean one in its own order."""
    if len(words) < 2 or words[0] not in _SURNAMES:
        return False
    if any("-" in word for word in words[1:]):
        return True
    if first_name_sex(words[0]) is not None or first_name_sex(words[-1]) is not None or len(words) > 3:
        return False
    return all(_GIVEN.fullmatch(word) for word in words[1:])


def surname_that_is_a_word(token: Token) -> bool:
    """*[To] Ye-jong*, and *To* alone in a text that names him so: a capital where the word itself would have none."""
    if token.lower_ not in _WORDS_TOO or not token.text.istitle() or token.text not in _of(token.doc):
        return False
    if token.i + 1 >= len(token.doc):
        return True
    after = token.nbor()
    if after.text.istitle() and token.i + 2 < len(token.doc) and token.nbor(2).text in ("-", "‐", "‑"):
        return True
    opens = token.is_sent_start or token.i == 0 or token.nbor(-1).text in ("“", '"', "‘", ":")
    return not opens or after.tag_ in ("VBD", "VBZ", "POS", "MD")


def _of(doc: Doc) -> frozenset[str]:
    """The first words of the text's hyphenated names."""
    if _CACHE not in doc.user_data:
        doc.user_data[_CACHE] = frozenset(found[1] for found in _HYPHENATED.finditer(doc.text))
    found: frozenset[str] = doc.user_data[_CACHE]
    return found
