"""The list of sources, a source's page, and the source's own file."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kartoteka.record import access
from kartoteka.record.access import Who
from kartoteka.record.coverage import coverage, done_of
from kartoteka.record.models import Reading, Source, SourceText, Status
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
    page.object_list = counted(page.object_list, who_of(request))
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
        source=counted([row], who)[0],
        book=book_of(latest, who),
        covered=coverage(who, latest),
        texts=SourceText.objects.filter(source=row).order_by("number"),
        readings=Reading.objects.filter(source=row).select_related("added").order_by("-number"),
    )


def current_text(row: Source) -> SourceText:
    """The text in which the source is now read."""
    return SourceText.objects.filter(source=row).order_by("-number")[0]


def counted(rows: Iterable[Source], who: Who) -> list[Source]:
    """The sources with `shown_claims` and `shown_decided`: how many claims stand, and how many of them somebody has
    decided on, of those that `who` may see; and with `sentences_done` of `sentences`."""
    found = list(rows)
    decided = {} if who.sees_confidential else _decided(found, who)
    done = done_of(who, found)
    for row in found:
        row.sentences_done, row.sentences = done.get(row.pk, (0, 0))
        row.shown_claims = row.claims_all if who.sees_confidential else row.claims_open
        row.shown_decided = row.decided if who.sees_confidential else decided.get(row.pk, 0)
    return found


def _decided(found: list[Source], who: Who) -> dict[int, int]:
    rows = access.claims(who).filter(source__in=found, stands=True).exclude(status=Status.UNREVIEWED)
    return dict(rows.values_list("source").annotate(number=Count("pk")))
