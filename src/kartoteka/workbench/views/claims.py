"""A claim: its card in the reader and its own page."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from kartoteka.record import access
from kartoteka.record.models import Certainty, Claim, Judgement, Verdict
from kartoteka.workbench.markup import passage_html
from kartoteka.workbench.page import show, who_of
from kartoteka.workbench.shown import all_shown, shown, with_people
from kartoteka.workbench.texts import Book, book_of

AROUND = 260
"""Letters before and after a passage that the review shows."""

PARTS = {
    "type": "Kind of event",
    "roles": "Who has which part",
    "time": "Time",
    "factuality": "Certainty",
    "holders": "On whose word",
}
"""Words for the parts that a reader explains; others are shown as the reader names them."""


@require_safe
def claim_card(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The card alone, for the reader's side."""
    return show(request, "_card", "", **card(request, claim_of(request, claim_id)))


@require_safe
def claim_page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The claim on a page of its own, with all that was decided on it."""
    return show(request, "claim", "sources", **card(request, claim_of(request, claim_id)))


def claim_of(request: HttpRequest, claim_id: int) -> Claim:
    """The claim, if it may be seen.

    Raises:
        NotFound: there is none, or it may not be seen.
    """
    rows = access.claims(who_of(request)).select_related("text", "correction", "previous")
    return access.one(with_people(rows), "claim", id=claim_id)


def card(request: HttpRequest, claim: Claim) -> dict[str, object]:
    """All that a card shows of a claim."""
    who = who_of(request)
    book = book_of(claim.text, who)
    siblings = access.claims(who).filter(
        Q(stands=True) | Q(current=True), text=claim.text, start=claim.start, end=claim.end
    )
    return {
        "one": shown(claim, who),
        "passage": passage_of(claim, book),
        "around": around(claim, book),
        "claim": claim,
        "siblings": all_shown(with_people(siblings.exclude(id=claim.id).order_by("id")), who),
        "notes": notes_of(claim, book),
        "judgements": decisions(claim),
        "previous": shown(claim.previous, who) if claim.previous is not None else None,
        "answered": ", ".join(reason for part, reason in claim.explanation if part == "reader"),
        "explained": [(PARTS.get(part, part), reason) for part, reason in claim.explanation if part != "reader"],
        "verdicts": Verdict,
        "own_certainties": Certainty,
    }


def passage_of(claim: Claim, book: Book) -> SafeString:
    """The claim's passage out of the text, with its words marked and its note marks raised."""
    low, high = claim.passage_start, claim.passage_end
    marks = [(note.start, note.end) for note in book.notes if low <= note.start < high]
    return passage_html(book.text, low, high, (claim.start, claim.end), marks)


def around(claim: Claim, book: Book) -> tuple[str, str]:
    """The words before and after the passage, as far as they help to understand it."""
    low, high = claim.passage_start, claim.passage_end
    before = book.text[max(low - AROUND, 0) : low].partition(" ")[2] if low > AROUND else book.text[:low]
    after = book.text[high : high + AROUND].rpartition(" ")[0]
    return before.lstrip(), after.rstrip()


def notes_of(claim: Claim, book: Book) -> list[tuple[str, str]]:
    """(mark, text) of the notes in the claim's passage; the text is empty where the source has only the mark."""
    found = {
        note.mark: note.body or "" for note in book.notes if claim.passage_start <= note.start <= claim.passage_end + 4
    }
    return [(mark, found.get(mark, "")) for mark in claim.notes]


def decisions(claim: Claim) -> list[Judgement]:
    """What was decided on the claim, the newest first; what was undone included."""
    return list(Judgement.objects.filter(claim=claim).select_related("entry", "correction").order_by("-entry_id"))
