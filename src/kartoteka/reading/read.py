"""The whole way from a source to a reading, on one page; each step is a module beside this one.

>>> from kartoteka.sources import from_text
>>> reading = read(from_text("Meyerhold was arrested in Leningrad on 20 June 1939."))
>>> [claim.type for claim in reading.claims]
['arrest']
"""

from __future__ import annotations

from dataclasses import replace

from kartoteka.claims import NoteMark, Reading, SourceHead
from kartoteka.reading.assembly import Draft, assemble
from kartoteka.reading.cast import Cast
from kartoteka.reading.claims import find_claims
from kartoteka.reading.dated import as_times, expressions_of
from kartoteka.reading.foreign import foreign_paragraphs, warning
from kartoteka.reading.line_ends import Returns, moved_back, without_returns
from kartoteka.reading.listings import find_listings
from kartoteka.reading.mask import mask
from kartoteka.reading.parse import parse
from kartoteka.reading.relations import find_relations
from kartoteka.reading.who import who_is_who
from kartoteka.sources import Source
from kartoteka.values.days import Day


def read(source: Source, *, anchor: Day | None = None, processes: int = 1) -> Reading:
    """What the source says: its notes, entities, relations, times, claims and listings.

    Args:
        anchor: a day from which times without a year may be reckoned, such as that of a letter.
        processes: how many parse a long text at once; what is read does not depend on it.
    """
    return draft_reading(source, anchor=anchor, processes=processes)[0]


def draft_reading(
    source: Source, *, anchor: Day | None = None, without: frozenset[str] = frozenset(), processes: int = 1
) -> tuple[Reading, list[Draft]]:
    """The reading, and the drafts from which its claims were made, in the same order.

    Args:
        without: steps of `kartoteka.reading.claims.STEPS` that are switched off, to see what they are worth.

    The drafts of a text with carriage returns stand in the parsed text, which is without them.
    """
    returns = Returns(source.text)
    if returns:
        plain = without_returns(source, returns)
        reading, drafts = draft_reading(plain, anchor=anchor, without=without, processes=processes)
        return replace(moved_back(reading, returns), source=_head(source)), drafts
    doc = parse(mask(source), processes=processes)
    cast: Cast = who_is_who(source, doc)
    expressions = expressions_of(source, doc.text, anchor=anchor)
    foreign = foreign_paragraphs(source.text)
    drafts = find_claims(doc, cast, expressions, (*_headings(source), *foreign), without=without)
    said = warning(source.text, foreign)
    times = as_times(expressions)
    reading = Reading(
        source=_head(source),
        notes=tuple(NoteMark(note.mark, note.start, note.end, note.body) for note in source.notes),
        entities=cast.entities,
        relations=find_relations(source, doc, cast),
        times=times,
        claims=assemble(doc, drafts, source.notes),
        listings=find_listings(source, doc, cast, times),
        warnings=(*source.warnings, said) if said else source.warnings,
    )
    return reading, drafts


def _headings(source: Source) -> tuple[tuple[int, int], ...]:
    return tuple((block.start, block.end) for block in source.blocks if block.kind == "heading")


def _head(source: Source) -> SourceHead:
    text = None if source.text_is_file else source.text
    return SourceHead(source.name, source.sha256, source.media_type, len(source.text), text)
