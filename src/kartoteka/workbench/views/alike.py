"""People of the same name in several sources: those whom somebody should look at first."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kartoteka.record import access, services
from kartoteka.record.models import Cluster, Entity, Identity, Role, Sameness
from kartoteka.workbench.page import one_page, required, show, text, who_of
from kartoteka.workbench.serving import served

_GROUPS_SHOWN = 20


@require_safe
def alike(request: HttpRequest) -> HttpResponse:
    """Groups of people with one name of at least two words, on whom nobody has decided."""
    who = who_of(request)
    who.need(Role.REVIEWER, "say who is who")
    people = access.clusters(who).filter(kind="person")
    name = "name_key" if who.sees_confidential else "open_name"
    keys = people.filter(**{f"{name}__contains": " "}).values(name).annotate(number=Count("pk")).filter(number__gt=1)
    page = one_page(list(keys.order_by("-number", name).values_list(name, flat=True)[:500]), request, _GROUPS_SHOWN)
    found = people.filter(**{f"{name}__in": list(page.object_list)}).order_by("-claims_all", "pk")
    groups: dict[str, list[Cluster]] = {}
    for row in found:
        groups.setdefault(getattr(row, name), []).append(row)
    page.object_list = [group for group in groups.values() if not _decided(group)]
    return show(request, "alike", "people", page=page)


@require_POST
def not_same(request: HttpRequest, person_id: int) -> HttpResponse:
    """Keep that two persons are not one."""
    who = who_of(request)
    who.need(Role.REVIEWER, "say who is who")
    pair = [access.one(access.clusters(who), "person", pk=pk) for pk in (person_id, required(request, "other"))]
    left, right = (_first(row) for row in pair)
    reason = text(request, "reason", 2000)
    entry = services.judge_identity(served(), left.pk, right.pk, Sameness.NOT_SAME, who, reason=reason)
    messages.success(
        request,
        f"{' and '.join(access.name_of(who, row) for row in pair)} are two persons.",
        extra_tags=f"undo-{entry.seq}",
    )
    return redirect("alike")


def _first(row: Cluster) -> Entity:
    return row.entities.order_by("-current", "pk")[0]


def _decided(group: Iterable[Cluster]) -> bool:
    """Whether somebody has said of two of them that they are not the same, or that it is not clear."""
    ids = [row.pk for row in group]
    across = Q(left__cluster__in=ids, right__cluster__in=ids)
    return Identity.objects.filter(across, live=True).exclude(verdict=Sameness.SAME).exists()
