"""Claims whose verb is left out because the words before have just said it.

Elisabeth was released after two months, her mother and Inge at the end of July.
He died on 17 March 1994, Harich in the year after.
Egidio was condemned; so was Pérez.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.assembly import Draft
from kartoteka.reading.attached import Dating
from kartoteka.reading.clause import Slots
from kartoteka.reading.events import Trigger
from kartoteka.reading.lexicon import Entry
from kartoteka.reading.penalties import chunks
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.times import Expression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_AS_WAS = frozenset({"so", "as", "nor", "neither"})


def gapped(drafts: Sequence[Draft], doc: Doc, resolver: Resolver, times: Sequence[Expression]) -> Iterator[Draft]:
    """Further claims, each made after the claim before it."""
    starts = [draft.trigger.start for draft in drafts]
    expressions = [(time, index) for index, time in enumerate(times) if time.fixes_a_date]
    for draft in drafts:
        if draft.dating is not None and draft.dating.own and draft.roles.get("patient"):
            yield from _other_dates(draft, doc, resolver, expressions)
    for token in doc:
        if token.lemma_ == "follow" and token.pos_ == "VERB":
            yield from _followed(token, drafts, starts, resolver, expressions)
        if token.lower_ in _AS_WAS and token.i + 2 < len(doc):
            yield from _so_was(token, drafts, starts, doc, resolver)


def _other_dates(
    draft: Draft, doc: Doc, resolver: Resolver, expressions: Sequence[tuple[Expression, int]]
) -> Iterator[Draft]:
    """*..., Harich in the year after*: persons and a date between commas, without a verb."""
    sentence = doc[draft.trigger.head].sent
    for chunk in chunks(doc, draft.trigger.end, sentence.end):
        if chunk.start == draft.trigger.end:
            continue  # the rest of the clause itself
        if any(t.pos_ in ("VERB", "AUX") for t in chunk):
            if any(t.tag_ in ("VBD", "VBZ", "VBP") for t in chunk) and chunk.start > draft.trigger.end + 1:
                return
            continue
        people = [t for t in chunk if resolver.kinds.is_person(t) and t.dep_ not in ("pobj", "poss")]
        first = bisect_left(expressions, chunk.start_char, key=lambda found: found[0].start)
        inside = [(e, i) for e, i in expressions[first : first + 3] if e.end <= chunk.end_char]
        if not people or not inside or people[0].i - chunk.start > 3:
            continue
        entities = tuple(dict.fromkeys(e for t in people for e in resolver.people(t)))
        span = chunk.char_span(
            inside[0][0].start - chunk.start_char, inside[0][0].end - chunk.start_char, alignment_mode="expand"
        )
        if span is None or not set(entities) - set(draft.roles.get("patient", ())):
            continue
        dating = Dating(inside[0][0].bounds, (inside[0][1],), f"dated: {span.text!r}", True, inside[0][0].edtf)
        yield _like(draft, span, {"patient": entities}, dating)


def _like(draft: Draft, span: Span, roles: dict[str, tuple[str, ...]], dating: Dating | None) -> Draft:
    entry = Entry(draft.trigger.type, "phrase", (f"as before: {draft.trigger.entry.pattern}",), (), "state", "")
    trigger = Trigger(span.start, span.start, span.end, entry, Slots())
    reasons = (("roles", "the verb is that of the clause before"),)
    return replace(draft, trigger=trigger, roles=roles, dating=dating, term=None, reasons=reasons)


def _so_was(token: Token, drafts: Sequence[Draft], starts: list[int], doc: Doc, resolver: Resolver) -> Iterator[Draft]:
    verb = doc[token.i + 1]
    if verb.lower_ not in ("was", "were", "did", "had") or doc[token.i + 2].lower_ in ("to", "not"):
        return
    people = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "attr") and t.i > verb.i]
    if not people or any(c.pos_ == "VERB" for c in verb.children) or verb.pos_ != "AUX" or False:
        return
    position = bisect_left(starts, token.i) - 1
    if position < 0 or token.i - starts[position] > 25:
        return
    model = drafts[position]
    entities = tuple(dict.fromkeys(e for t in clause.spread(people) for e in resolver.people(t)))
    role = "patient" if model.roles.get("patient") and verb.lower_ in ("was", "were") else "agent"
    if entities:
        made = _like(model, doc[verb.i : verb.i + 1], {role: entities}, model.dating)
        yield (
            replace(made, stance=made.stance.turned("negated: " + token.text))
            if token.lower_ in ("nor", "neither") and made.stance.positive
            else made
        )


def _followed(
    verb: Token,
    drafts: Sequence[Draft],
    starts: list[int],
    resolver: Resolver,
    expressions: Sequence[tuple[Expression, int]],
) -> Iterator[Draft]:
    """*Emine died in August; the baby followed two days later*; *Anna was beheaded; Brock followed her in May*."""
    slots = clause.slots(verb)
    things = [t for t in slots.undergoer if t.pos_ != "PRON"]
    if slots.passive or things or set(slots.after) & _WHITHER or not any(map(resolver.kinds.is_person, slots.doer)):
        return
    position = bisect_left(starts, verb.i) - 1
    while position >= 0 and verb.i - starts[position] <= _NEAR_ENOUGH:
        model = drafts[position]
        if model.trigger.type in _SHARED_FATE and model.roles.get("patient"):
            mine = tuple(dict.fromkeys(e for t in slots.doer for e in resolver.people(t)))
            if mine and not set(mine) & set(model.roles["patient"]):
                made = _like(model, verb.doc[verb.i : verb.i + 1], {"patient": mine}, _dated_at(verb, expressions))
                yield replace(made, stance=replace(made.stance, positive=True))
            return
        position -= 1


def _dated_at(verb: Token, expressions: Sequence[tuple[Expression, int]]) -> Dating | None:
    """The date that stands in the verb's phrase: *followed two days later*."""
    first = bisect_left(expressions, verb.idx, key=lambda found: found[0].start)
    edge = verb.doc[verb.right_edge.i]
    for time, index in expressions[first : first + 1]:
        if time.start <= edge.idx:
            return Dating(time.bounds, (index,), f"dated: {verb.text!r}", True, time.edtf)
    return None


_SHARED_FATE = frozenset({"death", "killing", "arrest", "trial", "release", "suicide", "dismissal"})
_WHITHER = frozenset({"to", "into", "through", "from", "with", "at", "down", "up", "along", "behind"})
_NEAR_ENOUGH = 30
