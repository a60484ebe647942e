"""Whether a token can be part of a name by its look: capitals, initials, no calendar word, no common opener."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.family_first import surname_that_is_a_word
from kartoteka.reading.mentions.words import (
    BODY_HEADS,
    PLACE_HEADS,
    first_name_sex,
    fold,
    words_of_file,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAPITAL = re.compile(r"^(?:[^\W\d_a-zß-öø-ÿ][\w’'.\-]*|(?:[a-z]{1,3}[-’'])[^\W\d_a-z][\w’'\-]*)$")
INITIAL = re.compile(r"^(?:[^\W\d_]|Ye|Yu|Ya|Zh|Kh|Sh|Ch|Ts|Dz|Th|Ph)\.$")
_ROMAN = re.compile(r"^[IVX]+$")
_CALENDAR = words_of_file("name_tokens", "calendar")
_NEVER = words_of_file("name_tokens", "never")


def begins_sentence(token: Token) -> bool:
    """Whether the token would have a capital anyway."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.doc[token.i - 1]
    return before.text in ("“", '"', "”", "‘", ":", "(", "—", ".") or before.is_space


def is_capital(token: Token) -> bool:
    """Whether the token is written like a part of a name, and is not one of the words that never are."""
    text = token.text
    if not _CAPITAL.match(text):
        return False
    if _ROMAN.match(text) and token.i + 1 < len(token.doc) and token.nbor().like_num:
        return False  # a month: "10 III 1939"
    if _ROMAN.match(text) and token.i > 0 and token.nbor(-1).lower_ in ("year", "an"):
        return False  # "of the Year III Fouquier was tried"
    key = text.lower()
    if (text == "He" and _before_given_name(token)) or (text == "She" and _behind_surname(token)):
        return True
    if surname_that_is_a_word(token):
        return True
    if key in _NEVER and not (INITIAL.match(text) and len(text) == 2 and _beside_name(token)):
        return False
    if key in _CALENDAR and not _first_name_here(token):
        return False
    return len(text) > 1 or not text.isalpha() or token.tag_ in ("NNP",)


def _before_given_name(token: Token) -> bool:
    """*[He] Jiankui*: the surname, where a name follows on which a verb depends."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor()
    return (
        after.tag_ == "NNP" and after.text.istitle() and not after.is_sent_start and token.tag_ in ("NNP", "PRP", "NN")
    )


def _behind_surname(token: Token) -> bool:
    """*Lao [She]*: a capital in the middle of a sentence, right behind a name."""
    before = token.nbor(-1) if token.i > 0 and not token.is_sent_start else None
    return before is not None and before.tag_ == "NNP" and before.text.istitle()


def _first_name_here(token: Token) -> bool:
    """*Jan*, *April*, *August* as a first name: beside another name or the comma of an entry, no figure near."""
    if first_name_sex(token.text) is None:
        return False
    doc = token.doc
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.ent_type_ == "PERSON" and after is not None and after.tag_ == "NNP":
        return not after.like_num and after.text.lower() not in _CALENDAR
    if any(
        t is not None and (t.like_num or t.lower_ in ("in", "of", "since", "until", "by", "last", "early", "late"))
        for t in (before, after)
    ):
        return False
    named = after is not None and after.text[:1].isupper() and after.text.lower() not in _NEVER
    return named or (before is not None and before.text == "," and token.i > 1 and doc[token.i - 2].text.isupper())


def _beside_name(token: Token) -> bool:
    """A lone initial is part of a name if a name or another initial follows."""
    doc = token.doc
    if token.i + 1 >= len(doc):
        return False
    after = doc[token.i + 1]
    return bool(INITIAL.match(after.text)) or (after.text[:1].isupper() and after.tag_ == "NNP" and len(after.text) > 2)


def is_head(token: Token) -> bool:
    """Whether the word heads names of bodies or places: *Committee*, *Street*."""
    key = fold(token.text)
    return key in BODY_HEADS or key in PLACE_HEADS
