"""The list of sources, a source's page, and the source's own file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kartoteka.record import access
from kartoteka.record.models import Reading, Source, SourceText
from kartoteka.workbench.page import one_page, show, text, who_of, without_page
from kartoteka.workbench.texts import book_of


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All sources that one may see, by name."""
    rows = access.sources(who_of(request)).order_by("name", "id")
    wanted = text(request, "named")
    if wanted:
        rows = rows.filter(name__icontains=wanted)
    page = one_page(rows, request)
    return show(request, "sources", "sources", page=page, named=wanted, filters=without_page(request))


@require_safe
def source(request: HttpRequest, source_id: int) -> HttpResponse:
    """What a source is: hash, text, readings, coverage."""
    who = who_of(request)
    row = access.one(access.sources(who), "source", id=source_id)
    latest = current_text(row)
    return show(
        request,
        "source",
        "sources",
        source=row,
        book=book_of(latest, who),
        texts=SourceText.objects.filter(source=row).order_by("number"),
        readings=Reading.objects.filter(source=row).select_related("added").order_by("-number"),
        claims=claims_count(row, who.sees_confidential),
    )


def current_text(row: Source) -> SourceText:
    """The text in which the source is now read."""
    return SourceText.objects.filter(source=row).order_by("-number")[0]


def claims_count(row: Source, sees_confidential: bool) -> int:
    """How many claims of the source stand, of those that one may see."""
    return row.claims_all if sees_confidential else row.claims_open
