"""A title before a name says a post: *Captain [Gloy]*, *Prosecutor General [Melsheimer]*; *Captains [Gloy] and [van
Niekerk]*; *[Mothle] J*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.mentions.words import COMPOUND_FIRST, JUDGE_AFTER, POST_TITLES, fold, load
from kartoteka.reading.relations.posts import OF_PLACES
from kartoteka.reading.relations.view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SAYS_A_POST = frozenset(POST_TITLES) - frozenset(map(fold, load("relations")["no_post"].split()))
_BEFORE_NAMES = (
    _SAYS_A_POST | COMPOUND_FIRST | {"dr", "dr.", "doctor", "mr", "mr.", "mrs", "mrs.", "herr", "frau", "med."}
)


def title_relations(view: View) -> Iterator[Relation]:
    """Posts said by titles, in order."""
    for first, (entity, last) in sorted(view.named.items()):
        if view.kind(entity) != "person":
            continue
        yield from _before(view, first, last, entity)
        if last < len(view.doc) and view.doc[last].text in JUDGE_AFTER:
            token = view.doc[last]
            yield Relation("post", entity, None, "judge", token.idx, token.idx + len(token.text))


def _key(word: str) -> str:
    """The folded title, without the body of *SS-Sturmbannführer*."""
    key = fold(word)
    return key[3:] if key[:3] in ("ss-", "sa-", "ns-") else key


def _before(view: View, i: int, last: int, entity: str) -> Iterator[Relation]:
    doc = view.doc
    first = i
    while first > 0 and doc[first - 1].text[:1].isupper() and _key(doc[first - 1].text) in _BEFORE_NAMES:
        first -= 1
    while first < i and _key(doc[first].text) not in _SAYS_A_POST | COMPOUND_FIRST:
        first += 1
    while i > first and _key(doc[i - 1].text) not in _SAYS_A_POST | COMPOUND_FIRST:
        i -= 1  # "Professor [Dr.] Weltz"
    if first == i or not any(_key(doc[k].text) in _SAYS_A_POST for k in range(first, i)):
        return
    title, plural = _one(doc[first:i].text)
    end = doc[i - 1].idx + len(doc[i - 1].text)
    place = None if plural else _seat(view, doc, last, title)
    if place is not None:
        body, value = place
        yield Relation("post", entity, body, value, doc[first].idx, end)
        return
    for bearer in [entity, *(_joined(view, doc, last) if plural else ())]:
        yield Relation("post", bearer, None, title, doc[first].idx, end)


def _seat(view: View, doc: Doc, last: int, title: str) -> tuple[str, str] | None:
    """*Governor Braun [of Saxony]*: the place behind the name, and the post with it."""
    if last + 1 >= len(doc) or doc[last].lower_ != "of" or fold(title.split()[-1]) not in OF_PLACES:
        return None
    first = last + 2 if doc[last + 1].lower_ == "the" else last + 1
    found = view.named.get(first)
    if found is None or view.kind(found[0]) not in ("place", "body"):
        return None
    return found[0], f"{title} {doc[last : found[1]].text}"


def _one(title: str) -> tuple[str, bool]:
    """*Captains* before two names is *Captain* for each."""
    words = title.split()
    if words[-1].endswith("s") and fold(words[-1][:-1]) in POST_TITLES:
        words[-1] = words[-1][:-1]
        return " ".join(words), True
    return title, False


def _joined(view: View, doc: Doc, last: int) -> Iterator[str]:
    """The names joined to the first by commas and *and*."""
    while last + 1 < len(doc) and doc[last].text in (",", "and", "&"):
        last += 1
        if doc[last].text in ("and", "&"):
            last += 1
        found = view.named.get(last)
        if found is None:
            return
        yield found[0]
        last = found[1]
