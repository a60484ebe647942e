"""Relations as a page shows them: who is what to whom, in the words of the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kartoteka.record import access
from kartoteka.record.access import Who
from kartoteka.record.models import Cluster, Relation, RelationJudgement, Status
from kartoteka.workbench.shown import Filler, filler
from kartoteka.workbench.texts import Book, book_of
from kartoteka.workbench.words import type_words


@dataclass(frozen=True, slots=True)
class RelationShown:
    """A relation: the subject is `said` of the object. Its sentence is cut at the words that carry it."""

    row: Relation
    subject: Filler
    object: Filler | None
    said: str
    type: str
    before: str
    words: str
    after: str


def relation_shown(who: Who, row: Relation) -> RelationShown:
    """The relation with its sentence; what `who` may not see in that is blotted out."""
    book = book_of(row.text, who)
    start, end = _sentence(book, row)
    return RelationShown(
        row,
        filler(row.subject, who),
        None if row.object is None else filler(row.object, who),
        row.value or type_words(row.type),
        type_words(row.type),
        book.text[start : row.start],
        book.text[row.start : row.end],
        book.text[row.end : end],
    )


def set_aside(who: Who, cluster: Cluster) -> list[tuple[RelationJudgement, RelationShown]]:
    """The decisions by which relations of the cluster were rejected or corrected, for those who want them back."""
    judged = RelationJudgement.objects.filter(live=True, relation__status__in=(Status.REJECTED, Status.CORRECTED))
    if not judged.exists():
        return []
    shown = access.relations(who)
    mine = [*shown.filter(subject__cluster=cluster), *shown.filter(object__cluster=cluster)]
    found = judged.filter(relation__in=mine).select_related(
        "entry", "relation__subject", "relation__object", "relation__text__source"
    )
    last: dict[int, RelationJudgement] = {}
    for judgement in found.order_by("entry"):
        last[judgement.relation_id] = judgement
    return [(judgement, relation_shown(who, judgement.relation)) for judgement in last.values()]


def _sentence(book: Book, row: Relation) -> tuple[int, int]:
    at = bisect_right(book.sentences, (row.start, len(book.text)))
    if at and book.sentences[at - 1][1] >= row.end:
        return book.sentences[at - 1]
    return row.start, row.end
