"""The list of people (and of bodies, groups, places and works)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kartoteka.record import access
from kartoteka.record.fold import fold_key
from kartoteka.workbench.page import choice, one_page, show, text, who_of, without_page

KINDS = {"person": "People", "group": "Groups", "body": "Bodies", "place": "Places", "work": "Works"}
ORDERS = {"claims": "-claims_all", "name": "name_key", "time": "earliest"}
OPEN_ORDERS = {"claims": "-claims_open", "name": "open_name"}
"""For those without the right to confidential matters: nothing may hang on a hidden name or claim."""


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """All clusters of a kind, those with most claims first."""
    kind = choice(request, "kind", frozenset(KINDS)) or "person"
    who = who_of(request)
    orders = ORDERS if who.sees_confidential else OPEN_ORDERS
    order = choice(request, "order", frozenset(orders)) or "claims"
    named = text(request, "named")
    rows = access.clusters(who).filter(kind=kind)
    if named and who.sees_confidential:
        rows = rows.filter(name_key__contains=fold_key(named))
    elif named:
        rows = rows.filter(open_name__icontains=named)
    if order == "time":
        rows = rows.filter(earliest__isnull=False)
    page = one_page(rows.order_by(orders[order], "id"), request, 60)
    return show(
        request,
        "people",
        "people",
        page=page,
        kind=kind,
        kinds=KINDS,
        order=order,
        orders=orders,
        named=named,
        filters=without_page(request),
    )
