"""How far a text is worked through: which of its sentences are done, have claims, or were never touched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from kartoteka.record import access
from kartoteka.record.access import Who
from kartoteka.record.models import Source, SourceText
from kartoteka.record.sentences import Place, sentences_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of sentences: each is done, or else has a claim that stands, or else is untouched."""

    done: int
    with_claims: int
    untouched: int

    @property
    def sentences(self) -> int:
        """All of them."""
        return self.done + self.with_claims + self.untouched


def coverage(who: Who, text: SourceText) -> Coverage:
    """How far the text is worked through, by the claims that `who` may see."""
    done = set(access.done_sentences(who).filter(text=text).values_list("start", flat=True))
    claims = access.claims(who).filter(text=text, stands=True).values_list("start", flat=True)
    return counted(sentences_of(text.text_id, text.structure_id), done, claims)


def counted(places: Sequence[Place], done: set[int], claims: Iterable[int]) -> Coverage:
    """The numbers for these sentences: `done` are where sentences begin, `claims` where words of claims do."""
    starts = [start for start, _ in places]
    told = {starts[at - 1] for claim in claims if (at := bisect_right(starts, claim)) and claim < places[at - 1][1]}
    finished = done.intersection(starts)
    with_claims = len(told - finished)
    return Coverage(len(finished), with_claims, len(starts) - len(finished) - with_claims)


def done_of(who: Who, sources: Iterable[Source]) -> dict[int, tuple[int, int]]:
    """For each source (by id) how many sentences of its latest text are done, and how many there are."""
    shown = access.sources(who).filter(pk__in=[source.pk for source in sources])
    texts = SourceText.objects.filter(source__in=shown).order_by("number").annotate(finished=Count("done"))
    return {text.source_id: (min(text.finished, text.sentences), text.sentences) for text in texts}
