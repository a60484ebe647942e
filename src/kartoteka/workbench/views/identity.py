"""Who is who: what a person is made of, who decided so, and the ways to join and to part."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kartoteka.errors import InputError, KartotekaError
from kartoteka.record import access, lookup, services
from kartoteka.record.history import describe, entries_of
from kartoteka.record.models import Cluster, Role
from kartoteka.record.search import find_people
from kartoteka.workbench.page import number, show, text, who_of
from kartoteka.workbench.serving import served
from kartoteka.workbench.views.session import own_address


@require_safe
def identity(request: HttpRequest, person_id: int) -> HttpResponse:
    """The entities that are taken for this person, the decisions, and others who might be the same."""
    return _page(request, lookup.cluster(who_of(request), person_id))


@require_POST
def merge(request: HttpRequest, person_id: int) -> HttpResponse:
    """Take another person for the same."""
    who = who_of(request)
    who.need(Role.REVIEWER, "merge people")
    row = access.one(access.clusters(who), "person", pk=person_id)
    other = number(request, "other")
    if other is None:
        return _page(request, row, 400, error="Choose who is the same person.")
    try:
        entry = services.merge(served(), row.pk, other, who, reason=text(request, "reason", 2000))
    except KartotekaError as error:
        return _page(request, row, 400, error=_sentence(error))
    messages.success(request, "They are one person now.", extra_tags=f"undo-{entry.seq}")
    return HttpResponseRedirect(own_address(request) or reverse("identity", args=[lookup.cluster(who, row.pk).pk]))


@require_POST
def split(request: HttpRequest, person_id: int) -> HttpResponse:
    """Part some of the entities from the others."""
    who = who_of(request)
    who.need(Role.REVIEWER, "split people")
    row = access.one(access.clusters(who), "person", pk=person_id)
    try:
        chosen = [_entity_id(given) for given in request.POST.getlist("entity")]
        entry = services.split(served(), row.pk, chosen, who, reason=text(request, "reason", 2000))
    except KartotekaError as error:
        return _page(request, row, 400, split_error=_sentence(error))
    messages.success(request, "They are two persons now.", extra_tags=f"undo-{entry.seq}")
    return redirect("identity", person_id)


def _page(request: HttpRequest, row: Cluster, status: int = 200, **context: object) -> HttpResponse:
    who = who_of(request)
    named = text(request, "like", 150) or access.name_of(who, row)
    alike = [hit for hit in find_people(who, named, kind=row.kind, count=12) if hit.cluster.pk != row.pk]
    entities = access.entities(who).filter(cluster=row).select_related("source").annotate(said=Count("mentions"))
    decisions = describe(
        entries_of(who, person=row.pk).filter(Q(action="identity") | Q(undoes__action="identity"))[:30],
        who,
    )
    return show(
        request,
        "identity",
        "people",
        status,
        person=row,
        entities=entities.order_by("source__name", "id"),
        alike=alike,
        like=named,
        decisions=decisions,
        **context,
    )


def _entity_id(given: str) -> int:
    if not given.isdecimal() or len(given) > 15:
        raise InputError(f"{given[:40]!r} is no entity's number")
    return int(given)


def _sentence(error: KartotekaError) -> str:
    said = str(error)
    return f"{said[:1].upper()}{said[1:]}."
