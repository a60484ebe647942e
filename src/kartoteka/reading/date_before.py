"""The subject that the parser takes into the date before it: *In August [General Pinochet] promised an inquiry*.

On 1 June eighteen gentlemen were shot.     the date and the subject are one phrase for the parser
At its gate soldiers opened fire.           so are the place and the subject
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.word_rows import rows

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALENDAR = rows("clause")["calendar"]
_TIMES = rows("clause")["times_of_day"]
_YEAR_DIGITS = 4
_DEPTH = 3
_MODIFIERS = frozenset({"compound", "nmod", "nummod", "amod"})


def behind_date(verb: Token) -> list[Token]:
    """The subject of a verb without one, where it stands between a date that opens the clause and the verb."""
    for phrase in _before(verb):
        found = _swallowed(phrase, _DEPTH)
        if found is not None and _reaches(found, verb):
            return [found]
    return []


def behind_place(verb: Token) -> list[Token]:
    """*At its gate soldiers opened fire*: a plural noun for which the parser makes the place a mere modifier."""
    for phrase in _before(verb):
        for noun in phrase.children:
            parts = [c for c in noun.lefts if c.dep_ == "compound"]
            plain = [c for c in parts if c.tag_ == "NN" and c.i == noun.i - 1 and c.is_lower]
            definite = any(c.dep_ in ("det", "poss") for c in noun.lefts)
            if noun.dep_ == "pobj" and noun.tag_ == "NNS" and plain and definite and _reaches(noun, verb):
                return [noun]
    return []


def joined_to_date(verb: Token, subject: Token) -> list[Token]:
    """*In November [Vargas] and Diaz questioned him*: the first of two, before the subject that the parser found."""
    link = subject.doc[subject.left_edge.i - 1] if subject.left_edge.i else subject
    if link.dep_ != "cc":
        return []
    for phrase in _before(verb):
        found = _swallowed(phrase, _DEPTH)
        if found is not None and found.i == link.head.i == link.i - 1:
            return [found]
    return []


def begins_with_date(token: Token) -> bool:
    """*the election of [1966 Prince Sihanouk] lost*: a name of which the parser has made one phrase with the date."""
    if token.pos_ != "PROPN" or _is_time(token) or not _is_date(token.left_edge):
        return False
    return token.left_edge.dep_ in _MODIFIERS and token.left_edge.head.i == token.i


def _before(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.i < verb.i and c.dep_ in ("prep", "advmod", "npadvmod")]


def _swallowed(phrase: Token, depth: int) -> Token | None:
    """The head of the phrase that a date in it only modifies."""
    for child in phrase.children:
        phrase_head = child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN") and not _is_time(child)
        if phrase_head and any(_is_date(c) for c in _modifiers(child)):
            return child
        if depth and child.dep_ in ("prep", "pobj"):
            found = _swallowed(child, depth - 1)
            if found is not None:
                return found
    return None


def _modifiers(noun: Token) -> list[Token]:
    """What modifies the noun before it, also where the parser hangs the day of the month on the article."""
    return [c for c in noun.lefts if c.dep_ in _MODIFIERS] + [
        g for c in noun.lefts for g in c.rights if g.dep_ == "dep"
    ]


def _is_time(token: Token) -> bool:
    return token.lower_ in _TIMES or token.lower_ in _CALENDAR or token.like_num


def _is_date(token: Token) -> bool:
    """A month, a year, the day of a month (*on the 14th General Orlov was removed*)."""
    day = token.lower_[:-2].isdigit() and token.lower_.endswith(("st", "nd", "rd", "th"))
    return token.lower_ in _CALENDAR or (token.is_digit and len(token.text) == _YEAR_DIGITS) or day


def _reaches(subject: Token, verb: Token) -> bool:
    """Whether nothing but what belongs to the subject, its auxiliaries and commas stand between it and the verb."""
    last = subject.right_edge.i
    return last < verb.i and all(
        t.is_punct or t.dep_ in ("aux", "auxpass", "neg", "advmod") for t in verb.doc[last + 1 : verb.i]
    )
