"""The clipped style of reference works: *M. A. M. Giatsintova*; *1918-21 prof., Moscow Univ.*; *Priest, engineer.*

In an entry every bare fact is about its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import POST_NOUNS, first_name_sex, load, singular
from kartoteka.reading.relations.view import View

_SHORT_POSTS = frozenset(load("relations")["short_posts"].split())
_ORDINAL = {"1": "first ", "2": "second ", "3": "third ", "4": "fourth "}


def entry_relations(view: View) -> Iterator[Relation]:
    """Marriages, posts and occupations of the heads of entries."""
    for token in view.doc:
        head = view.entry(token)
        if head is None:
            continue
        if token.text in ("M.", "m."):
            yield from _marriage(view, token.i, head)
        elif token.lower_ in _SHORT_POSTS:
            yield from _post(view, token.i, head)
        elif token.tag_ in ("NN", "NNP") and singular(token.text, token.lemma_) in POST_NOUNS and _alone(view, token.i):
            yield Relation("post", head, None, token.text, token.idx, token.idx + len(token.text))


def _marriage(view: View, i: int, head: str) -> Iterator[Relation]:
    """*M. (2) Natalia Konstantinovna Guchkova*."""
    doc = view.doc
    j, order = i + 1, ""
    while j < len(doc) and j < i + 5 and re.fullmatch(r"\(?[1-4]\)?|[()]", doc[j].text):
        order = _ORDINAL.get(doc[j].text.strip("()"), order)
        j += 1
    found = view.named.get(j)
    if found is None or view.kind(found[0]) != "person" or found[0] == head:
        return
    first = view.doc[j].text
    spouse = "husband" if first_name_sex(first) == "m" else "wife"
    last = doc[found[1] - 1]
    yield Relation("kin", found[0], head, f"{order}{spouse}", doc[j].idx, last.idx + len(last.text))


def _post(view: View, i: int, head: str) -> Iterator[Relation]:
    """*founder and dir., Inst. of Scientific Philosophy*."""
    doc = view.doc
    j = i + 1
    while j < len(doc) and j < i + 4 and doc[j].text in (".", ",", "at", "of", "the"):
        j += 1
    found = view.named.get(j)
    if j == i + 1 or found is None or view.kind(found[0]) not in ("body", "place"):
        return
    start = i
    while start >= 2 and doc[start - 1].text in ("and", "&", "/") and doc[start - 2].lower_ in _SHORT_POSTS:
        start -= 2
    last = doc[found[1] - 1]
    yield Relation("post", head, found[0], doc[start : found[1]].text, doc[start].idx, last.idx + len(last.text))


def _alone(view: View, i: int) -> bool:
    """Whether the noun stands as an item of its own: *. Philosopher, translator.*"""
    before = view.doc[i - 1].text if i else "."
    after = view.doc[i + 1].text if i + 1 < len(view.doc) else "."
    return (
        (before in (".", ",", ";", ")") or view.doc[i - 1].is_space)
        and after in (".", ",", ";")
        and not view.cast.at(i)
    )
