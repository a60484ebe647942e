"""Pronouns that can stand for a person, group or body: personal, possessive, reflexive, relative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import Sex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

THIRD: dict[str, tuple[Sex, bool]] = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
    "it": ("", False), "its": ("", False), "itself": ("", False),
    "they": ("", True), "them": ("", True), "their": ("", True), "theirs": ("", True), "themselves": ("", True),
}  # fmt: skip
FIRST = frozenset(["i", "me", "my", "mine", "myself"])
FIRST_PLURAL = frozenset(["we", "us", "our", "ours", "ourselves"])
SECOND = frozenset(["you", "your", "yours", "yourself", "yourselves", "thou", "thee", "thy", "thine", "ye"])
RELATIVE = frozenset(["who", "whom", "whose", "which", "that"])
_OTHERS: dict[str, tuple[Sex, bool]] = {"both": ("", True), "each": ("", False)}


def find_pronouns(doc: Doc) -> tuple[Found, ...]:
    """All pronouns of the document in order."""
    found = (_pronoun(token) for token in doc)
    return tuple(f for f in found if f is not None)


def _pronoun(token: Token) -> Found | None:
    key = token.lower_
    if key in THIRD:
        sex, plural = THIRD[key]
        return Found(token.i, token.i + 1, token.i, "pronoun", None, sex, plural)
    if key in FIRST or key in FIRST_PLURAL or key in SECOND:
        if key == "i" and token.text != "I":
            return None
        return Found(token.i, token.i + 1, token.i, "pronoun", None, "", key in FIRST_PLURAL)
    if key in RELATIVE and token.tag_ in ("WP", "WP$", "WDT") and token.text.islower() and _is_relative(token):
        return Found(token.i, token.i + 1, token.i, "pronoun")
    return None


def _is_relative(token: Token) -> bool:
    return any(a.dep_ in ("relcl", "acl") for a in [token, *token.ancestors])
