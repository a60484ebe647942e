"""Mark a source, person or claim as confidential; withdraw a source. Both can be undone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kartoteka.errors import InputError
from kartoteka.record import access, services
from kartoteka.record.models import Entity, Role
from kartoteka.workbench.page import required, text, who_of
from kartoteka.workbench.serving import served
from kartoteka.workbench.views.session import back


@require_POST
def confidential(request: HttpRequest) -> HttpResponse:
    """Set or take away the mark; the form gives `what` (source, person, claim), `id`, `on` and the reason."""
    who = who_of(request)
    who.need(Role.EDITOR, "mark as confidential")
    what, row, on = text(request, "what", 10), required(request, "id"), request.POST.get("on") == "1"
    if what not in ("source", "person", "claim"):
        raise InputError(f"the form asks to mark {what!r}; only a source, a person or a claim can be marked")
    about = {"entity": _entity(request, row)} if what == "person" else {what: row}
    entry = services.set_confidential(served(), who, on=on, reason=text(request, "reason", 2000), **about)
    said = "Marked as confidential" if on else "No longer confidential"
    messages.success(request, f"{said}: the {what}.", extra_tags=f"undo-{entry.seq}")
    return back(request)


@require_POST
def withdraw(request: HttpRequest, source_id: int) -> HttpResponse:
    """Take a source out of everything that is shown."""
    who = who_of(request)
    who.need(Role.EDITOR, "withdraw sources")
    entry = services.withdraw_source(served(), source_id, who, reason=text(request, "reason", 2000))
    messages.success(request, "The source is withdrawn; nothing was deleted.", extra_tags=f"undo-{entry.seq}")
    return redirect("sources")


def _entity(request: HttpRequest, cluster: int) -> int:
    """One entity of the person: the mark holds for all of the cluster; the marked one if there is one."""
    who = who_of(request)
    row = access.one(access.clusters(who), "person", pk=cluster)
    marked = Entity.objects.filter(cluster=row, confidential=True).order_by("id").first()
    return (marked or Entity.objects.filter(cluster=row, current=True).order_by("id")[0]).pk
