"""The history of the case, and undo."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from kartoteka.record import access, services
from kartoteka.record.history import describe, entries_of
from kartoteka.record.log import head
from kartoteka.record.models import Role
from kartoteka.workbench.page import number, one_page, show, text, who_of, without_page
from kartoteka.workbench.serving import served
from kartoteka.workbench.views.session import back


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Everything that was done, the latest first; of one source, person or claim where the address says so."""
    who = who_of(request)
    who.need(Role.READER, "see the history")
    about: dict[str, int] = {}
    for name, rows in (("source", access.sources), ("claim", access.claims), ("person", access.clusters)):
        wanted = number(request, name)
        if wanted is not None:
            about[name] = access.one(rows(who), name, pk=wanted).pk
    rows = entries_of(who, **about)
    by = text(request, "by", 150)
    if by:
        rows = rows.filter(who=by)
    page = one_page(rows, request)
    page.object_list = describe(page.object_list, who)
    number_of_last, sha256 = head()
    return show(
        request,
        "history",
        "history",
        page=page,
        about=about,
        by=by,
        filters=without_page(request),
        last=number_of_last,
        sha256=sha256,
    )


@require_POST
def undo(request: HttpRequest, seq: int) -> HttpResponse:
    """Take a change back; that is one more entry."""
    who = who_of(request)
    who.need(Role.REVIEWER, "undo")
    entry = services.undo(served(), seq, who, reason=text(request, "reason", 2000))
    messages.success(request, f"Entry {seq} was taken back.", extra_tags=f"undo-{entry.seq}")
    return back(request, "history")
