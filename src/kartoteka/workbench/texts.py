"""The text of a source as `who` may read it, ready to be leafed through; kept, since a text never changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from kartoteka.record import lookup
from kartoteka.record.access import Who
from kartoteka.record.models import SourceText
from kartoteka.record.sentences import Place, sentences_of
from kartoteka.sources import Block, Note, Source
from kartoteka.workbench.leaves import Leaf, leaves, paragraphs

_KEPT = 24


@dataclass(frozen=True)
class Book:
    """A text ready to be leafed through; offsets count in `text`. `made_of` are the hashes of its text and structure.

    Leaves and sentences are worked out when they are asked for: a dossier needs neither.
    """

    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    warnings: tuple[str, ...]
    encoding: str | None
    made_of: tuple[str, str]

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The text in pieces of a few thousand letters."""
        return leaves(self.text, self.blocks)

    @cached_property
    def sentences(self) -> tuple[Place, ...]:
        """What there is to work through."""
        return sentences_of(*self.made_of)


_books: OrderedDict[tuple[str, str], Book] = OrderedDict()


def book_of(text: SourceText, who: Who) -> Book:
    """The book of that text; characters that `who` may not see are blacked out, one for one."""
    if not who.sees_confidential and text.veils.exists():
        return _book(lookup.source_of(who, text.source, text.number), text)
    key = (text.text_id, text.structure_id)
    book = _books.get(key)
    if book is None:
        book = _books[key] = _book(lookup.source_of(who, text.source, text.number), text)
        while len(_books) > _KEPT:
            _books.popitem(last=False)
    return book


def _book(source: Source, text: SourceText) -> Book:
    blocks = source.blocks or paragraphs(source.text)
    made_of = (text.text_id, text.structure_id)
    return Book(source.text, blocks, source.notes, source.warnings, source.encoding, made_of)
