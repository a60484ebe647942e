"""A claim is corrected, or one is added that no reader saw."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kartoteka import claims as core
from kartoteka.claims.vocabulary import ENTITY_KINDS
from kartoteka.errors import InputError, StaleEdit
from kartoteka.record import access, rows, services
from kartoteka.record.models import Judgement, Role, Source
from kartoteka.workbench.claim_form import ClaimForm, Directory, sentence_around
from kartoteka.workbench.markup import passage_html
from kartoteka.workbench.page import number, required, show, who_of
from kartoteka.workbench.serving import served
from kartoteka.workbench.texts import Book, book_of
from kartoteka.workbench.views.claims import card, claim_of
from kartoteka.workbench.views.review import stale
from kartoteka.workbench.views.session import back, own_address
from kartoteka.workbench.views.sources import current_text


@require_http_methods(["GET", "HEAD", "POST"])
def claim_correct(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The form filled with the claim; what is sent becomes a claim of its own, and the old one stays."""
    who = who_of(request)
    who.need(Role.REVIEWER, "correct claims")
    row = claim_of(request, claim_id)
    book = book_of(row.text, who)
    form = ClaimForm(request.POST or None, rows.claim_from_row(row), book.text, _directory(request, row.source))
    if request.method == "POST" and form.is_valid():
        try:
            made = _corrected(request, claim_id, form)
        except StaleEdit as error:
            return stale(request, claim_id, error, "correct")
        if made is not None:
            messages.success(request, f"Corrected: “{row.quote}”.", extra_tags=f"undo-{made.entry_id}")
            return back(request, "review")
    return _form_page(request, form, head="Correct a claim", source=row.source, **card(request, row))


@require_http_methods(["GET", "HEAD", "POST"])
def claim_new(request: HttpRequest, source_id: int) -> HttpResponse:
    """The form for the words that were chosen in the reader (`?block=&from=&to=`, counted from the block's start)."""
    who = who_of(request)
    who.need(Role.REVIEWER, "add claims")
    source = access.one(access.sources(who), "source", id=source_id)
    book = book_of(current_text(source), who)
    base = _base(request, book)
    if base is None:
        return redirect(reverse("reader", args=[source_id]))
    form = ClaimForm(request.POST or None, base, book.text, _directory(request, source))
    if request.method == "POST" and form.is_valid():
        made = _added(request, source_id, form)
        if made is not None:
            messages.success(request, f"Added: “{made.claim.quote}”.", extra_tags=f"undo-{made.entry_id}")
            return redirect(f"{reverse('reader', args=[source_id])}?claim={made.claim_id}#claim-{made.claim_id}")
    marks = [(note.start, note.end) for note in book.notes]
    passage = passage_html(book.text, base.passage_start, base.passage_end, (base.start, base.end), marks)
    return _form_page(request, form, head="Add a claim", source=source, passage=passage)


def _form_page(request: HttpRequest, form: ClaimForm, **context: object) -> HttpResponse:
    status = 400 if form.is_bound else 200
    return show(
        request,
        "correct",
        "sources",
        status,
        form=form,
        kinds=list(ENTITY_KINDS),
        people_here=sorted(form.directory.keys)[:1500],
        next=own_address(request),
        **context,
    )


def _directory(request: HttpRequest, source: Source) -> Directory:
    entities = access.entities(who_of(request)).filter(source=source, current=True).order_by("id")
    return Directory.of(entities.only("id", "name", "open_name", "key"), who_of(request))


def _corrected(request: HttpRequest, claim_id: int, form: ClaimForm) -> Judgement | None:
    said = form.cleaned_data
    try:
        return services.judge(
            served(),
            claim_id,
            "correct",
            who_of(request),
            reason=said["reason"],
            certainty=said["certainty"],
            correction=said["claim"],
            version=required(request, "version"),
        )
    except InputError as error:
        form.add_error(None, f"{str(error).capitalize()}.")
        return None


def _added(request: HttpRequest, source_id: int, form: ClaimForm) -> Judgement | None:
    said = form.cleaned_data
    try:
        return services.add_claim(
            served(), source_id, said["claim"], who_of(request), reason=said["reason"], certainty=said["certainty"]
        )
    except InputError as error:
        form.add_error(None, f"{str(error).capitalize()}.")
        return None


def _base(request: HttpRequest, book: Book) -> core.Claim | None:
    """An empty claim on the chosen words, in their sentence; `None` where no words were chosen."""
    at = number(request, "block")
    block = next((one for one in book.blocks if at is not None and one.start <= at < one.end), None)
    if block is None or at is None:
        return None
    shown = book.text[at : block.end]
    start = at + _counted(shown, number(request, "from", 0) or 0)
    end = at + _counted(shown, number(request, "to", 0) or 0)
    while start < end and book.text[start].isspace():
        start += 1
    while start < end and book.text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    low, high = sentence_around(book.text, start, end, block.start, block.end)
    marks = tuple(note.mark for note in book.notes if low <= note.start <= high)
    return core.Claim("", "arrest", start, end, low, high, notes=marks)


def _counted(shown: str, letters: int) -> int:
    """Where the browser's `letters`-th letter stands: it sees a line end of two characters (CR LF) as one."""
    place = 0
    while letters > 0 and place < len(shown):
        place += 2 if shown.startswith("\r\n", place) else 1
        letters -= 1
    return place
