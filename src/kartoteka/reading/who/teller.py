"""Who tells a testimony, by its head: *TESTIMONY OF MILDA OZOLA*, *16. VAN: LETTER DATED 7th JUNE FROM MR. RUSHDOUNI*.

The *I* of what follows is that person, until the next head.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.pronouns import FIRST, FIRST_PLURAL
from kartoteka.reading.mentions.words import PEOPLE_ADJECTIVES, TITLES, words_of_file
from kartoteka.reading.who.draft import Cast_, Draft
from kartoteka.reading.who.layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_TOLD = words_of_file("teller", "told")
_PAPERS = words_of_file("teller", "papers")
_TAKEN_DOWN = words_of_file("teller", "taken_down")
_HELPERS = words_of_file("teller", "helpers")
_LONGEST = 60
"""Tokens: a head is short."""
_FIRST_WORDS = 12
"""A head says within so many tokens that it is one."""
_NEAR = 4
_LOUD = 0.6
_SOON = 250
"""Within so many tokens of what follows the teller says *I*."""


class Testimonies:
    """The testimonies of a collection, each with its teller, filled while the walk goes through the text.

    `told_by` are the tellers met so far, in order; `by_token` is the walk's own.
    """

    def __init__(
        self,
        doc: Doc,
        where: Layout,
        cast: Cast_,
        by_name: Mapping[Found, Draft],
        by_token: Mapping[int, tuple[Draft, ...]],
    ) -> None:
        self.told_by: list[Draft] = []
        self._doc, self._where, self._cast = doc, where, cast
        self._tellers = _tellers(doc, where, by_name)
        self._heads = sorted(self._tellers)
        self._by_token = by_token
        self._telling: Draft | None = None

    def teller_at(self, token: int) -> Draft | None:
        """Whom the last head names or describes, else somebody unknown; `None` before the first head."""
        at = bisect_right(self._heads, self._where.paragraph[token]) - 1
        if at < 0:
            return None
        head = self._heads[at]
        teller = self._tellers[head] or self._described_in(head - 1) or self._cast.new("person")
        self._tellers[head] = teller
        if self._telling is not teller:
            if self._telling is not None:
                self._telling.first_person = False  # in the testimony of another he may be *he*
            self._telling, teller.first_person = teller, True
            self.told_by.append(teller)
        return teller

    def spans(self) -> list[tuple[int, int, Draft]]:
        """First token, the one behind the last, and teller of each testimony whose head names or describes him."""
        if not self._heads:
            return []
        starts = [self._start(head) for head in self._heads]
        ends = [*(self._start(head - 1) for head in self._heads[1:]), len(self._doc)]
        spans = zip(starts, ends, (self._tellers[head] for head in self._heads), strict=True)
        return [(start, end, who) for start, end, who in spans if who is not None and (who.named or who.heads)]

    def _start(self, paragraph: int) -> int:
        return bisect_left(self._where.paragraph, paragraph)

    def _described_in(self, paragraph: int) -> Draft | None:
        """*NARRATIVE OF A DEPORTED WOMAN*: who tells, where the head describes and does not name."""
        start, end = self._start(paragraph), self._start(paragraph + 1)
        for token in self._doc[start:end]:
            if token.i + 1 < end and self._doc[token.i + 1].pos_ in ("NOUN", "PROPN"):
                continue  # *the AMERICAN Committee*
            told_by = any(t.lower_ in ("of", "from", "by") for t in self._doc[max(start, token.i - _NEAR) : token.i])
            for draft in self._by_token.get(token.i, ())[:1] if told_by else ():
                if draft.kind == "person" and not draft.plural and draft.heads - TITLES - PEOPLE_ADJECTIVES:
                    return draft
        return None


def _tellers(doc: Doc, where: Layout, by_name: Mapping[Found, Draft]) -> dict[int, Draft | None]:
    """The teller by the number of the paragraph behind each head; `None` where the head names nobody."""
    names: dict[int, list[Found]] = defaultdict(list)
    for name in sorted(by_name, key=lambda name: name.first):
        if by_name[name].kind == "person":
            names[where.paragraph[name.first]].append(name)
    found: dict[int, Draft | None] = {}
    for number, head in _paragraphs(where):
        if len(head) <= _LONGEST and _is_head(doc, head) and _says_i(doc, head.stop):
            teller = _teller(doc, head, names[number], by_name)
            if teller is not None or _is_loud(doc, head):
                found[number + 1] = teller
        elif found and len(head) <= _LONGEST and _is_numbered(doc, head) and _is_loud(doc, head):
            found[number + 1] = None  # another document of the collection begins
    return found


def _is_numbered(doc: Doc, head: range) -> bool:
    """*34. URMIA: ...*"""
    return any(doc[i].like_num for i in head[:2])


def _paragraphs(where: Layout) -> Iterator[tuple[int, range]]:
    """Each paragraph's number with its tokens."""
    start = 0
    for number, each in groupby(where.paragraph):
        stop = start + sum(1 for _ in each)
        yield number, range(start, stop)
        start = stop


def _is_loud(doc: Doc, head: range) -> bool:
    """Whether a head that names nobody is one all the same: in capitals."""
    words = [doc[i].text for i in head if doc[i].is_alpha and len(doc[i].text) > 1]
    return len(words) > 2 and sum(word.isupper() for word in words) > _LOUD * len(words)


def _is_head(doc: Doc, head: range) -> bool:
    """Whether the paragraph opens with a word for a testimony and tells nothing itself."""
    opening = [doc[i].lower_ for i in head[:_FIRST_WORDS]]
    if not any(word in _TOLD or word in _PAPERS for word in opening):
        return False
    first = doc[head.start].sent
    says = any(_is_finite(token) for token in first if token.i in head)  # what an editor remarks behind it may
    return not any(_is_i(doc[i]) for i in head) and (_is_loud(doc, head) or not says)


def _is_finite(token: Token) -> bool:
    """*is confirmed*, *says*: the main verb of a sentence; a head has none."""
    helped = any(child.dep_ in ("aux", "auxpass") for child in token.children)
    return token.dep_ == "ROOT" and (token.tag_ in ("VBZ", "VBD", "VBP") or helped)


def _says_i(doc: Doc, after: int) -> bool:
    return any(_is_i(token) or token.lower_ in FIRST_PLURAL for token in doc[after : after + _SOON])


def _is_i(token: Token) -> bool:
    return token.lower_ in FIRST and (token.lower_ != "i" or token.text == "I")


def _teller(doc: Doc, head: range, names: list[Found], by_name: Mapping[Found, Draft]) -> Draft | None:
    """The first person named who is not the one who wrote it down; of a letter or report, the one it is from."""
    kinds = [i for i in head[:_FIRST_WORDS] if doc[i].lower_ in _TOLD or doc[i].lower_ in _PAPERS]
    told = any(doc[i].lower_ in _TOLD for i in kinds)
    for name in names:
        start = name.titles[0] if name.titles else name.first
        if start < kinds[0]:
            continue  # "22. BITLIS: RECORD OF AN INTERVIEW WITH ROUPEN"
        before = doc[max(head.start, start - _NEAR) : start]
        if not _wrote_it_down(before[-3:]) and (told or any(token.lower_ in ("from", "by") for token in before)):
            return by_name[name]
    return None


def _wrote_it_down(before: Span) -> bool:
    """*Recorded by*, *Interviewer:*, *translated from the Russian by*: a helper stands behind these words."""
    words = [token.lower_ for token in before if not token.is_punct and not token.is_space]
    if words and words[-1] in _HELPERS:
        return True
    return len(words) > 1 and words[-1] in ("by", "with", "to") and words[-2] in _TAKEN_DOWN
