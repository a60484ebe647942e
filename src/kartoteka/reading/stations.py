"""Stations of a clipped entry: a place and a date without any verb.

Svobodny camp (BAMLag), 1.12.33      ->  transfer to the camp
1912-13 in Göttingen                 ->  residence in Göttingen
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kartoteka.reading import clipped
from kartoteka.reading.assembly import Draft
from kartoteka.reading.attached import Dating
from kartoteka.reading.clause import Slots
from kartoteka.reading.events import Trigger
from kartoteka.reading.lexicon import Entry
from kartoteka.reading.penalties import chunks
from kartoteka.reading.polarity import Stance
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.times import Expression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_TRANSFER = Entry("transfer", "phrase", ("a camp and a date",), (), "state", "")
_RESIDENCE = Entry("residence", "phrase", ("a date and a place",), (), "state", "")
_CUSTODY = frozenset(
    [
        "camp",
        "prison",
        "jail",
        "gaol",
        "colony",
        "lag",
        "lagpunkt",
        "katorga",
        "fortress",
        "penitentiary",
        "itl",
        "slon",
        "bamlag",
        "isolator",
        "politisolator",
        "ghetto",
    ]
)


def stations(drafts: Sequence[Draft], doc: Doc, resolver: Resolver, times: Sequence[Expression]) -> Iterator[Draft]:
    """Further claims of type `transfer` and `residence` in entries."""
    taken = {index for draft in drafts for index in range(draft.trigger.start, draft.trigger.end)}
    starts = [token.idx for token in doc]
    for index, time in enumerate(times):
        if not time.fixes_a_date:
            continue
        span = doc[max(0, bisect_right(starts, time.start) - 1) : max(1, bisect_right(starts, time.end - 1))]
        if not len(span) or resolver.headword(span[0]) is None or not clipped.is_clipped(span[0]):
            continue
        dating = Dating(time.bounds, (index,), f"dated: {span.text!r}", True, time.edtf)
        yield from _camp(span, dating, doc, resolver, taken)
        yield from _sojourn(span, dating, doc, resolver, taken)


def _camp(time: Span, dating: Dating, doc: Doc, resolver: Resolver, taken: set[int]) -> Iterator[Draft]:
    """The stretch up to the date begins with the name of a camp or prison."""
    start = time.start
    while start > time.sent.start and doc[start - 1].text not in (";", ".") and time.start - start < 12:
        start -= 1
    before = doc[start : time.start]
    if not len(before) or taken & set(range(before.start, before.end)):
        return
    first = next(chunks(doc, before.start, before.end), before)
    first = next((doc[first.start : t.i] for t in first if t.text == "("), first)
    if not len(first) or len(first) > 5 or not any(t.lower_ in _CUSTODY for t in first):
        return
    places = tuple(dict.fromkeys(e for t in first for e in (resolver.places(t) or resolver.bodies(t))))
    yield _draft(_TRANSFER, first, "patient", doc, resolver, places, dating)


def _sojourn(time: Span, dating: Dating, doc: Doc, resolver: Resolver, taken: set[int]) -> Iterator[Draft]:
    """A date that opens a stretch, *in* and a place, and then a stop."""
    if time.end + 1 >= len(doc) or doc[time.end].lower_ not in ("in", "at") or time.start != time.sent.start:
        return
    start, end = clipped.segment(doc[time.end])
    places = tuple(dict.fromkeys(e for t in doc[time.end + 1 : end] for e in resolver.places(t)))
    if places and end - time.end <= 4 and not taken & set(range(start, end)):
        yield _draft(_RESIDENCE, doc[time.end : end], "agent", doc, resolver, places, dating)


def _draft(
    entry: Entry, span: Span, role: str, doc: Doc, resolver: Resolver, places: tuple[str, ...], dating: Dating
) -> Draft:
    owner = resolver.headword(span[0])
    roles = {role: (owner,) if owner else (), "place": places}
    trigger = Trigger(span.start, span.start, span.end, entry, Slots(clipped=True))
    return Draft(trigger, roles, Stance(), None, None, dating, (("roles", f"{role}: the person of the entry"),))
