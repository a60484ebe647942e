"""A source as a page of the book: its text with every claim linked, its notes joined to their marks.

Beside each paragraph stand the claims that were read from it; a claim's words lead to its place there, and from
there to the people whom it concerns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kartoteka.claims import Claim
from kartoteka.claims.vocabulary import event_type
from kartoteka.exchange.counting import counted
from kartoteka.exchange.dates import in_words
from kartoteka.exchange.markup import Markup, join, tag
from kartoteka.exchange.signs import SIGNS, WORDS, told
from kartoteka.reasoning.dossier import DENIED, STANDINGS, Indexed, line_of_claim
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.sources import SET_ASIDE, Block, Note, Source

__all__ = ["PersonLink", "source_body", "words_anchor"]

PersonLink = Callable[[str], str | None]
"""The page of the person that an entity of this reading stands for, or `None`."""

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S.*)*")
_DEEPEST = 4
_SUBJECTS = ("patient", "agent", "recipient", "principal")


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the text that becomes a link: claims whose triggers overlap, or one note mark."""

    start: int
    end: int
    claims: tuple[Claim, ...] = ()
    note: Note | None = None


def words_anchor(claim_id: str) -> str:
    """The id under which a claim's words stand on its source's page."""
    return f"words-{claim_id}"


def source_body(told: Indexed, source: Source, place: int, person: PersonLink, address: Callable[[str], str]) -> Markup:
    """Head, text and cards. `place` is the reading's place among those of the book; `address` gives a claim's line."""
    page = _SourcePage(told, source, place, person, address)
    reading = told.reading
    people = sum(entity.kind == "person" for entity in reading.entities)
    counts = ", ".join(
        counted(number, thing)
        for number, thing in (
            (reading.source.characters, "character"),
            (len(reading.notes), "note"),
            (people, "person"),
            (len(reading.claims), "claim"),
        )
    )
    return join(
        tag(
            "header",
            tag("h1", source.title or source.name),
            tag("p", f"{source.name} · {counts}", class_="counts"),
            tag("p", f"SHA-256 {reading.source.sha256}", class_="hint"),
        ),
        tag("div", list(page.blocks()), class_="text"),
    )


class _SourcePage:
    def __init__(
        self, told: Indexed, source: Source, place: int, person: PersonLink, address: Callable[[str], str]
    ) -> None:
        self._told, self._source, self._place = told, source, place
        self._person, self._address = person, address
        self._spans = _spans(told.reading.claims, source.notes)
        self._starts = [span.start for span in self._spans]
        self._levels = sorted({block.level for block in source.blocks if block.kind == "heading"})
        self._depth = -1
        self._bodies = {note.body_start: note for note in source.notes if note.body_start is not None}

    def blocks(self) -> Iterator[Markup]:
        """The text block by block; what is set aside is folded away, all that stands together as one."""
        for kind, blocks in groupby(self._all_blocks(), key=lambda block: block.kind):
            shown = [self._block(block) for block in blocks]
            yield _folded(kind, shown) if kind in SET_ASIDE else join(shown)

    def _all_blocks(self) -> Iterator[Block]:
        """The source's blocks, and as paragraphs what stands between them."""
        last = 0
        for block in self._source.blocks:
            yield from self._loose(last, block.start)
            yield block
            last = max(last, block.end)
        yield from self._loose(last, len(self._told.text))

    def _loose(self, start: int, end: int) -> Iterator[Block]:
        for part in _PARAGRAPH.finditer(self._told.text, start, end):
            yield Block("paragraph", part.start(), part.end())

    def _block(self, block: Block) -> Markup:
        spans = self._spans[bisect_left(self._starts, block.start) : bisect_left(self._starts, block.end)]
        body = self._element(block, list(self._pieces(block.start, block.end, spans)))
        claims = [claim for span in spans for claim in span.claims]
        cards = tag("ol", [self._card(claim) for claim in claims], class_="card") if claims else None
        return tag("div", body, cards, class_="block")

    def _element(self, block: Block, pieces: list[Markup]) -> Markup:
        if block.kind == "heading":
            return tag(self._heading(block.level), pieces)
        kind = {"note": "note-body", "quotation": "quotation"}.get(block.kind)
        return tag("p", self._body_anchors(block), pieces, class_=kind)

    def _heading(self, level: int) -> str:
        """`h2` for the highest level of the source, and never more than one step below the heading before."""
        self._depth = min(self._levels.index(level), self._depth + 1, _DEEPEST)
        return f"h{self._depth + 2}"

    def _body_anchors(self, block: Block) -> list[Markup]:
        """An id, and a way back, for each note whose text is in the block."""
        notes = [note for start, note in self._bodies.items() if block.start <= start < block.end]
        return [
            join(tag("span", id=f"body-{note.start}"), tag("a", "↑", href=f"#mark-{note.start}", title="back"), " ")
            for note in notes
        ]

    def _pieces(self, start: int, end: int, spans: Sequence[_Span]) -> Iterator[Markup]:
        text, last = self._told.text, start
        for span in spans:
            yield join(text[last : span.start])
            words = text[span.start : min(span.end, end)]
            yield self._note(span.note, words) if span.note is not None else self._words(span, words)
            last = min(span.end, end)
        yield join(text[last:end])

    def _note(self, note: Note, words: str) -> Markup:
        where = f"#body-{note.start}" if note.body_start is not None else None
        inner = tag("a", words, href=where, title=note.body) if where else words
        return tag("sup", inner, id=f"mark-{note.start}")

    def _words(self, span: _Span, words: str) -> Markup:
        first, *others = span.claims
        standing = STANDINGS[first.factuality]
        kind = f"claim g-{event_type(first.type, self._told.reading.event_types).group}"
        if standing in DENIED:
            kind += " denied"
        elif standing != "fact":
            kind += " unsure"
        more = [tag("span", id=words_anchor(claim.id)) for claim in others]
        return join(more, tag("a", words, href=f"#card-{first.id}", class_=kind, id=words_anchor(first.id)))

    def _card(self, claim: Claim) -> Markup:
        """The claim in a line, with ways to its people."""
        key = ClaimKey(self._place, claim.id)
        people = dict.fromkeys(e for role in _SUBJECTS for e in claim.roles.get(role, ()) if e in self._told.entities)
        subject = next(iter(people), None)
        line = line_of_claim(self._told, key, subject)
        sign = SIGNS[line.standing]
        date = f" · {in_words(line.when.stated)}" if line.when.stated is not None else ""
        standing = f" · {told(line)}" if told(line) else ""
        names = [self._name(entity, str(key)) for entity in people]
        between = [join(" · " if number else "", name) for number, name in enumerate(names)]
        return tag(
            "li",
            tag("a", f"[{key}]", href=f"#{words_anchor(claim.id)}"),
            " ",
            tag("span", f"{sign} ", title=WORDS[line.standing]) if sign else None,
            between,
            ": " if names else "",
            tag("span", line.phrase, class_="phrase"),
            date,
            standing,
            id=f"card-{claim.id}",
            class_=f"g-{line.group}",
        )

    def _name(self, entity: str, number: str) -> Markup:
        name = self._told.entities[entity].name
        there = self._person(entity)
        return tag("a", name, href=f"{there}#{self._address(number)}") if there is not None else join(name)


def _folded(kind: str, shown: list[Markup]) -> Markup:
    return tag("details", tag("summary", f"set aside: {kind}"), shown, class_="aside")


def _spans(claims: Sequence[Claim], notes: Sequence[Note]) -> list[_Span]:
    """Claims whose triggers overlap as one span, and the note marks that no trigger holds, in order."""
    found: list[_Span] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if found and claim.start < found[-1].end:
            last = found[-1]
            found[-1] = _Span(last.start, max(last.end, claim.end), (*last.claims, claim))
        else:
            found.append(_Span(claim.start, claim.end, (claim,)))
    starts = [span.start for span in found]
    for note in notes:
        before = bisect_left(starts, note.end) - 1
        if before < 0 or found[before].end <= note.start:
            found.append(_Span(note.start, note.end, note=note))
    return sorted(found, key=lambda span: span.start)
