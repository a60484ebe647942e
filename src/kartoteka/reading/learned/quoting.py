"""Which words of a text stand between quotation marks, of every make, and over the ends of lines.

“ I am late , ” he said .   ->  I, am, late
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 400
"""Tokens after which a quotation that is not closed was none, but for its first line."""

_KINDS = dict.fromkeys(("“", "”", '"', "``", "''"), "double") | dict.fromkeys(("‘", "’", "'", "`"), "single")
_OPENERS = frozenset({"“", "‘", "``", "`"})
_CLOSERS = frozenset({"”", "''"})
_STOPS = frozenset({".", ",", "!", "?", ";", ":", "—", "--", "-", "…", "..."})


class Quoting:
    """The tokens of a text that stand inside its outermost quotation marks."""

    def __init__(self, doc: Doc) -> None:
        self._inside: set[int] = set()
        self._opened: int | None = None
        self._kind = _outer_kind(doc)
        for token in doc:
            self._step(token)
        self._give_up(doc, len(doc))

    def __contains__(self, token: Token) -> bool:
        return token.i in self._inside

    def _step(self, token: Token) -> None:
        if token.text.count("\n") > 1 or (self._opened is not None and token.i - self._opened > LONGEST):
            self._give_up(token.doc, token.i)
        if _KINDS.get(token.text) != self._kind:
            return
        if self._opened is None:
            if _opens(token):
                self._opened = token.i
        elif _opens_again(token):
            self._give_up(token.doc, token.i)
            self._opened = token.i
        elif _closes(token):
            self._inside.update(range(self._opened + 1, token.i))
            self._opened = None

    def _give_up(self, doc: Doc, end: int) -> None:
        """A quotation that nothing closed reaches to the end of its line; an apostrophe reaches nowhere."""
        if self._opened is not None and self._kind == "double":
            line_end = (i for i in range(self._opened + 1, end) if "\n" in doc[i].text)
            self._inside.update(range(self._opened + 1, next(line_end, end)))
        self._opened = None


def _outer_kind(doc: Doc) -> str:
    """The marks that the text quotes with; those of the other kind are inside them, or apostrophes."""
    opened = [_KINDS[token.text] for token in doc if token.text in _KINDS and _opens(token)]
    return "single" if opened.count("single") > opened.count("double") else "double"


def _starts_line(token: Token) -> bool:
    return token.i == 0 or "\n" in token.doc[token.i - 1].text


def _ends_line(token: Token) -> bool:
    return token.i + 1 == len(token.doc) or "\n" in token.doc[token.i + 1].text


def _side(token: Token) -> str:
    """By the blanks about the mark: `opens`, `closes`, or nothing where blanks stand on both sides or on none."""
    before = _starts_line(token) or token.doc[token.i - 1].is_space or bool(token.doc[token.i - 1].whitespace_)
    after = bool(token.whitespace_) or _ends_line(token)
    return "" if before == after else "opens" if before else "closes"


def _opens(token: Token) -> bool:
    if token.text in _OPENERS:
        return True
    side = _side(token)
    if token.text in _CLOSERS or token.text == "’" or side == "closes" or _ends_line(token):
        return False
    if _KINDS[token.text] == "double" or side == "opens":
        return True
    return (_starts_line(token) or token.doc[token.i - 1].text in _STOPS) and token.doc[token.i + 1].text[:1].isupper()


def _opens_again(token: Token) -> bool:
    if token.text in _OPENERS:
        return True
    return token.text == '"' and _starts_line(token) and not _ends_line(token) and token.nbor().text[:1].isupper()


def _closes(token: Token) -> bool:
    if token.text in _CLOSERS:
        return True
    if _KINDS[token.text] == "single":
        return token.doc[token.i - 1].text in _STOPS
    return _side(token) != "opens"
