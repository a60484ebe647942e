"""The clipped style of reference works: *M. A. M. Giatsintova*; *1918-21 prof., Moscow Univ.*; *Priest, engineer.*

In an entry every bare fact is about its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import POST_NOUNS, first_name_sex, load, singular
from kartoteka.reading.relations.view import View
from kartoteka.reading.relations.wording import worded

_SHORT_POSTS = frozenset(load("relations")["short_posts"].split())
_LINKS = frozenset({",", "at", "of", "the"})
_ORDINAL = {"1": "first ", "2": "second ", "3": "third ", "4": "fourth "}


def entry_relations(view: View) -> Iterator[Relation]:
    """Marriages, posts and occupations of the heads of entries."""
    for token in view.doc:
        head = view.entry(token)
        if head is None:
            continue
        if token.text in ("M.", "m.") and _begins_item(view, token.i):
            yield from _marriage(view, token.i, head)
        elif token.lower_ in _SHORT_POSTS:
            found = list(_post(view, token.i, head))
            yield from found or _bare_post(view, token.i, head)
        elif token.tag_ in ("NN", "NNP") and singular(token.text, token.lemma_) in POST_NOUNS and _alone(view, token.i):
            value, start, end = worded(token, complement=False)
            yield Relation("post", _named_before(view, token.i) or head, None, value, start, end)


def _named_before(view: View, i: int) -> str | None:
    """The person whose name and a comma stand right before: *BOIN, [tanner]*."""
    if i < 2 or view.doc[i - 1].text != ",":
        return None
    persons = [e for e in view.cast.at(i - 2) if view.kind(e) == "person" and view.entities[e].names]
    return persons[0] if len(persons) == 1 else None


def _begins_item(view: View, i: int) -> bool:
    """Whether the token opens an item of the entry: *; M. (2) Natalia ...*, but not *colleagues M. A. Petrovsky*."""
    before = view.doc[i - 1] if i else None
    return (
        before is None or before.is_space or before.text in (".", ";", ")", ":", "—", "–") or before.text.endswith(".")
    )


def _bare_post(view: View, i: int, head: str) -> Iterator[Relation]:
    """*as dep. chmn.*; *VI secr. for nationalities*; *vice-pres. 1922*: a short post without its body beside it."""
    doc = view.doc
    if not doc[i].text.endswith(".") or (i + 1 < len(doc) and doc[i + 1].lower_ in _SHORT_POSTS):
        return
    first = i
    while first > 0 and doc[first - 1].lower_ in _SHORT_POSTS and doc[first - 1].text.endswith("."):
        first -= 1
    last = i + 1
    if last < len(doc) and doc[last].lower_ in ("for", "of", "to"):
        while last < len(doc) and last < i + 7 and (doc[last].is_alpha or doc[last].text in ("-", "’s", "'s")):
            if last > i + 1 and doc[last].lower_ in ("under", "in", "at", "from", "until", "by", "and", "with"):
                break
            last += 1
    beside = view.named.get(last) if last == i + 1 else None
    subject = beside[0] if beside is not None and view.kind(beside[0]) == "person" else head
    value = doc[first:last].text
    yield Relation("post", subject, None, value, doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text))


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
    shortened = f"{doc[i].lower_}." in _SHORT_POSTS
    while j < len(doc) and j < i + 4 and (doc[j].text in _LINKS or (shortened and doc[j].text == ".")):
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
    """Whether the noun stands as an item of its own: *. Philosopher, translator.*, *. Poet and stage director.*"""
    first = worded(view.doc[i], complement=False)[1]
    start = next(k for k in range(i, -1, -1) if view.doc[k].idx <= first)
    before = view.doc[start - 1].text if start else "."
    after = view.doc[i + 1].text if i + 1 < len(view.doc) else "."
    return (
        (before in (".", ",", ";", ")", "and") or view.doc[start - 1].is_space)
        and after in (".", ",", ";", "and")
        and not any(view.entities[e].names or len(view.entities[e].mentions) > 1 for e in view.cast.at(i))
    )
