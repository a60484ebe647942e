"""The answers of a model, passage by passage, as one `Reading`: every word found in the source, or refused.

An entity none of whose words are found, a claim whose trigger is not found, a role or holder that names nobody:
all are left out and counted. Notes are ours: the marks in the trigger's own sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kartoteka.claims import (
    HOLDER_RUMOUR,
    HOLDER_UNSPECIFIED,
    Claim,
    ClaimTime,
    Entity,
    Listing,
    Mention,
    NoteMark,
    Reading,
    Relation,
    SourceHead,
)
from kartoteka.model_reader.anchors import Quote, find
from kartoteka.model_reader.answer import Answer, SaidClaim, SaidEntity
from kartoteka.model_reader.segments import Segment, notes_between
from kartoteka.sources import Source

ANSWERED = "reader"
"""The part of a claim's explanation that says on which day the model answered."""

_NOBODY = (HOLDER_RUMOUR, HOLDER_UNSPECIFIED)


@dataclass(slots=True)
class Met:
    """An entity as it grows from passage to passage."""

    id: str
    kind: str
    names: list[str] = field(default_factory=list)
    mentions: dict[tuple[int, int], str] = field(default_factory=dict)

    def frozen(self, name: str, names: tuple[str, ...]) -> Entity:
        """The entity as a value."""
        mentions = tuple(Mention(*span, form) for span, form in sorted(self.mentions.items()))  # type: ignore[arg-type]
        return Entity(self.id, self.kind, name, names, mentions)  # type: ignore[arg-type]


@dataclass(slots=True)
class Assembly:
    """Takes answers in, gives a reading out; `refused` are sentences on what was left out, and why."""

    source: Source
    masked: str
    segments: Sequence[Segment]
    reader: str
    met: dict[str, Met] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    time_words: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _by_number: dict[int, Segment] = field(init=False)
    _said: set[object] = field(default_factory=set, init=False)
    _day: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self._by_number = {segment.number: segment for segment in self.segments}

    def take(self, answer: Answer, prefix: str = "") -> None:
        """Take in the answer to one passage; `prefix` keeps the ids of lanes apart."""
        self.refused += answer.refused
        self._day = answer.day
        for said in answer.entities:
            self._take_entity(said, prefix)
        for claim in answer.claims:
            self._take_claim(claim, prefix)
        for relation in answer.relations:
            span = self._find(relation.at, f"relation {relation.type}")
            subject = self._known(prefix + relation.subject)
            object_ = None if relation.object is None else self._known(prefix + relation.object)
            if span and subject:
                self.relations.append(Relation(relation.type, subject, object_, relation.value, *span))
            elif span:
                self.refused.append(f"relation {relation.type}: nobody is {relation.subject!r}")
        for listing in answer.listings:
            span = self._find(listing.at, "listing")
            order = tuple(e for e in (self._known(prefix + said) for said in listing.order) if e)
            if span and len(order) > 1:
                self.listings.append(Listing(*span, order, listing.bounds))

    def reading(self) -> Reading:
        """All that was taken, as one reading; claims in the order of the text, ids `e1`, `c1` and on."""
        kept = {id_: met for id_, met in self.met.items() if met.mentions}
        entities = sorted(kept.values(), key=lambda met: min(met.mentions))
        ids = {met.id: f"e{number}" for number, met in enumerate(entities, start=1)}
        claims = sorted(self.claims, key=lambda claim: (claim.start, claim.end))
        source = self.source
        head = SourceHead(
            source.name,
            source.sha256,
            source.media_type,
            len(source.text),
            None if source.text_is_file else source.text,
        )
        return Reading(
            source=head,
            notes=tuple(NoteMark(n.mark, n.start, n.end, n.body) for n in source.notes),
            entities=tuple(replace(_entity(met, source.text), id=ids[met.id]) for met in entities),
            relations=tuple(_renamed_relation(r, ids) for r in self.relations if r.subject in ids),
            claims=tuple(replace(_renamed(c, ids), id=f"c{n}") for n, c in enumerate(claims, start=1)),
            listings=tuple(replace(x, order=tuple(ids[e] for e in x.order if e in ids)) for x in self.listings),
        )

    def _find(self, quote: Quote, what: str) -> tuple[int, int] | None:
        # Words are looked for where note marks are blanked; in a note's own text, which is blanked, in the text itself.
        span = find(quote, self._by_number, self.masked) or find(quote, self._by_number, self.source.text)
        if span is None:
            self.refused.append(f"{what}: {quote.words[:80]!r} is not in segment {quote.segment}")
        return span

    def _known(self, id_: str) -> str | None:
        met = self.met.get(id_)
        return id_ if met is not None and met.mentions else None

    def _take_entity(self, said: SaidEntity, prefix: str) -> None:
        met = self.met.setdefault(prefix + said.id, Met(prefix + said.id, said.kind))
        met.names.append(said.name)
        counted: dict[tuple[int, str], int] = {}
        for mention in said.mentions:
            quote = mention.quote
            seen = counted.get((quote.segment, quote.words), 0)
            counted[quote.segment, quote.words] = seen + 1
            # The same words given twice for one segment mean their first and their second occurrence.
            if quote.occurrence == 1 and seen:
                quote = replace(quote, occurrence=seen + 1)
            span = self._find(quote, f"mention of {said.name[:40]!r}")
            if span:
                met.mentions.setdefault(span, mention.form)

    def _take_claim(self, said: SaidClaim, prefix: str) -> None:
        span = self._find(said.at, f"claim {said.type}")
        if span is None:
            return
        segment = self._segment_at(span[0])
        claim = Claim(
            id=f"{prefix}{len(self.claims)}",
            type=said.type,
            start=span[0],
            end=span[1],
            passage_start=segment.start,
            passage_end=segment.end,
            roles=self._roles(said.roles, prefix),
            post=said.post,
            term=said.term,
            time=None if said.bounds is None else ClaimTime(said.bounds),
            factuality=said.factuality,
            holders=self._holders(said.holders, prefix),
            notes=self._notes(segment),
            reader=self.reader,
            # Not in the reader's name: the same statement made on another day is the same claim.
            explanation=((ANSWERED, f"the model answered on {self._day}"),) if self._day else (),
        )
        said_before = (claim.type, span, tuple(sorted(claim.roles.items())))
        if said_before in self._said:
            self.refused.append(f"claim {said.type}: {said.at.words[:80]!r} given twice")
            return
        self._said.add(said_before)
        self.claims.append(claim)
        spans = (find(q, self._by_number, self.masked) for q in said.time_words)
        self.time_words[claim.id] = tuple(s for s in spans if s is not None)

    def _roles(self, roles: Mapping[str, Iterable[str]], prefix: str) -> dict[str, tuple[str, ...]]:
        found = {role: tuple(e for e in (self._known(prefix + id_) for id_ in ids) if e) for role, ids in roles.items()}
        return {role: ids for role, ids in found.items() if ids}

    def _holders(self, holders: Iterable[str], prefix: str) -> tuple[str, ...]:
        named = (h if h in _NOBODY else self._known(prefix + h) for h in holders)
        return tuple(dict.fromkeys(h for h in named if h))

    def _segment_at(self, start: int) -> Segment:
        # An anchor is always inside a segment, since `find` searches segments only. A sentence that runs on behind the
        # notes at a page's foot holds their segments: the last that begins before the anchor may end before it too.
        place = bisect_right(self.segments, start, key=lambda segment: segment.start) - 1
        while place > 0 and self.segments[place].end <= start:
            place -= 1
        return self.segments[place]

    def _notes(self, segment: Segment) -> tuple[str, ...]:
        if segment.note is not None:
            return ()
        # A mark may stand right behind the full stop, in brackets or after a space.
        return tuple(note.mark for note in notes_between(self.source, segment.start, segment.end + 2))


def _entity(met: Met, text: str) -> Entity:
    printed = [
        " ".join(text[start:end].split()) for (start, end), form in sorted(met.mentions.items()) if form == "name"
    ]
    names = tuple(dict.fromkeys(printed))
    given = [name for name in met.names if name]
    return met.frozen(max(given, key=len) if given else names[0], names)


def _renamed(claim: Claim, ids: Mapping[str, str]) -> Claim:
    roles = {role: tuple(ids[e] for e in filled if e in ids) for role, filled in claim.roles.items()}
    holders = tuple(h if h in _NOBODY else ids[h] for h in claim.holders if h in ids or h in _NOBODY)
    return replace(claim, roles=roles, holders=holders)


def _renamed_relation(relation: Relation, ids: Mapping[str, str]) -> Relation:
    object_ = ids.get(relation.object) if relation.object else None
    return replace(relation, subject=ids[relation.subject], object=object_)
