"""The reader: a leaf of a text as a book page, its notes in the margin, its claims underlined, one claim's card."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from kartoteka.record import access
from kartoteka.record.coverage import counted
from kartoteka.record.models import Claim, Role, Source, SourceText, Status
from kartoteka.record.terms import event_type
from kartoteka.sources import Block, Note
from kartoteka.workbench import words
from kartoteka.workbench.leaves import Leaf, leaf_at
from kartoteka.workbench.markup import ClaimMark, NoteSign, Stretch, Tick, marked_up
from kartoteka.workbench.page import number, show, who_of
from kartoteka.workbench.texts import Book, book_of
from kartoteka.workbench.views.sources import current_text

NOT_SHOWN = frozenset({"contents", "licence", "furniture"})
SPOKEN = 60
"""Letters of a sentence by which its button is called."""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A paragraph of the page: its kind, marked text, the notes of its margin, and how far its claims are done."""

    kind: str
    level: int
    start: int
    html: SafeString
    page: str | None
    notes: tuple[Note, ...]
    claims: int
    decided: int


@require_safe
def reader(request: HttpRequest, source_id: int) -> HttpResponse:
    """A leaf of the source; `?leaf=` its number, `?claim=` or `?at=` the place to open it at."""
    who = who_of(request)
    source = access.one(access.sources(who), "source", id=source_id)
    chosen = _chosen(request, source)
    text = chosen.text if chosen else current_text(source)
    book = book_of(text, who)
    leaf = _leaf(request, book, chosen)
    claims = list(_claims(access.claims(who), text, leaf))
    ticks = _ticks(request, book, leaf, text)
    blocks = _blocks(book, leaf, claims, source, chosen, ticks)
    here = leaf.number
    return show(
        request,
        "reader",
        "sources",
        source=source,
        leaf=leaf,
        leaves=book.leaves,
        blocks=blocks,
        chosen=chosen,
        before=book.leaves[here - 2] if here > 1 else None,
        after=book.leaves[here] if here < len(book.leaves) else None,
        claims_here=len(claims),
        decided_here=sum(claim.status != Status.UNREVIEWED for claim in claims),
        covered=counted(
            [(tick.start, tick.end) for tick in ticks],
            {tick.start for tick in ticks if tick.done},
            [claim.start for claim in claims if claim.stands],
        ),
        left=" ".join(str(tick.start) for tick in ticks if not tick.done and tick.address),
        groups=_groups(claims),
        **(card_context(request, chosen) if chosen else {}),
    )


def card_context(request: HttpRequest, claim: Claim) -> dict[str, object]:
    """What the card of that claim needs."""
    from kartoteka.workbench.views.claims import card

    return card(request, claim)


def _chosen(request: HttpRequest, source: Source) -> Claim | None:
    claim_id = number(request, "claim")
    if claim_id is None:
        return None
    rows = access.claims(who_of(request)).filter(source=source).select_related("text")
    return access.one(rows, "claim", id=claim_id)


def _leaf(request: HttpRequest, book: Book, chosen: Claim | None) -> Leaf:
    at = chosen.start if chosen else number(request, "at")
    if at is not None:
        return leaf_at(book.leaves, at)
    wanted = number(request, "leaf", 1, least=1) or 1
    return book.leaves[min(wanted, len(book.leaves)) - 1]


def _claims(claims: QuerySet[Claim], text: SourceText, leaf: Leaf) -> QuerySet[Claim]:
    shown = Q(stands=True) | Q(current=True, status=Status.REJECTED)
    return claims.filter(shown, text=text, start__gte=leaf.start, start__lt=leaf.end).order_by("start", "-end", "id")


def _groups(claims: list[Claim]) -> list[str]:
    return sorted({kind.group for name in {claim.type for claim in claims} if (kind := event_type(name))})


def _blocks(
    book: Book, leaf: Leaf, claims: list[Claim], source: Source, chosen: Claim | None, ticks: list[Tick]
) -> list[ShownBlock]:
    marks = [*_claim_marks(claims, source, chosen), *_note_signs(book.notes, leaf)]
    lit = Stretch(chosen.passage_start, chosen.passage_end) if chosen else None
    bodies = [note for note in book.notes if leaf.start <= note.start < leaf.end and note.body]
    starts = [claim.start for claim in claims]
    shown, page_before = [], None
    for block in book.blocks:
        start, end = max(block.start, leaf.start), min(block.end, leaf.end)
        if start >= end or block.kind in NOT_SHOWN:
            continue
        mine = claims[bisect_left(starts, start) : bisect_left(starts, end)]
        shown.append(
            ShownBlock(
                block.kind,
                block.level,
                start,
                marked_up(
                    book.text,
                    start,
                    end,
                    [m for m in marks if start <= m.start < end],
                    lit,
                    ticks_of(ticks, start, end),
                ),
                block.page if block.page != page_before and _begins(block, leaf) else None,
                tuple(note for note in bodies if start <= note.start < end),
                len(mine),
                sum(claim.status != Status.UNREVIEWED for claim in mine),
            )
        )
        page_before = block.page
    return shown


def _ticks(request: HttpRequest, book: Book, leaf: Leaf, text: SourceText) -> list[Tick]:
    """One for each sentence that begins on the leaf; with a button for those who may mark it in the latest text."""
    who = who_of(request)
    done = access.done_sentences(who).filter(text=text, start__gte=leaf.start, start__lt=leaf.end)
    starts = set(done.values_list("start", flat=True))
    latest = text.pk == current_text(text.source).pk
    address = reverse("done", args=[text.source_id]) if latest and who.may(Role.REVIEWER) else ""
    first = bisect_left(book.sentences, (leaf.start, 0))
    last = bisect_left(book.sentences, (leaf.end, 0))
    return [
        Tick(start, end, start in starts, f"Done: “{_beginning(book.text[start:end])}”", address)
        for start, end in book.sentences[first:last]
    ]


def _beginning(words: str) -> str:
    """Enough of a sentence to know it by."""
    words = " ".join(words.split())
    return words if len(words) <= SPOKEN else f"{words[:SPOKEN].rpartition(' ')[0]}…"


def ticks_of(ticks: list[Tick], start: int, end: int) -> list[Tick]:
    """Those of the sentences that begin in `start`-`end`; the last one may end later, where a leaf cuts it."""
    return [tick for tick in ticks if start <= tick.start < end]


def _begins(block: Block, leaf: Leaf) -> bool:
    return block.start >= leaf.start


def _claim_marks(claims: list[Claim], source: Source, chosen: Claim | None) -> list[ClaimMark]:
    """One mark for each stretch of words; claims of the same words share it."""
    by_place: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_place[claim.start, claim.end].append(claim)
    address = reverse("reader", args=[source.id])
    return [_claim_mark(place, group, address, chosen) for place, group in by_place.items()]


def _claim_mark(place: tuple[int, int], claims: list[Claim], address: str, chosen: Claim | None) -> ClaimMark:
    is_open = chosen is not None and any(claim.id == chosen.id for claim in claims)
    first = chosen if is_open and chosen else claims[0]
    kind = event_type(first.type)
    group = kind.group if kind else ""
    certainty = words.CERTAINTY_WORDS.get(first.factuality, first.factuality)
    more = f"; {len(claims)} claims on these words" if len(claims) > 1 else ""
    return ClaimMark(
        *place,
        id=f"claim-{first.id}",
        href=f"{address}?claim={first.id}#claim-{first.id}",
        part=reverse("claim_card", args=[first.id]),
        classes=f"g-{group} {words.STANDINGS.get(first.factuality, 'alleged')} {first.status}",
        spoken=f"{words.type_words(first.type)} ({group}), {certainty}, {Status(first.status).label}{more}",
        current=is_open,
    )


def _note_signs(notes: tuple[Note, ...], leaf: Leaf) -> list[NoteSign]:
    return [
        NoteSign(
            note.start,
            note.end,
            id=f"mark-{note.start}",
            href=f"#note-{note.start}",
            spoken=f"note {note.mark}" + ("" if note.body else ", without a text in this source"),
        )
        for note in notes
        if leaf.start <= note.start < leaf.end
    ]
