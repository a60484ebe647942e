"""The review queue: the least confident claim first, one key for each decision."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kartoteka.errors import StaleEdit
from kartoteka.record import access, services
from kartoteka.record.models import Claim, Role, Status
from kartoteka.workbench.page import choice, counted_to, number, required, show, text, who_of
from kartoteka.workbench.serving import served
from kartoteka.workbench.views.chronicle import filtered
from kartoteka.workbench.views.claims import card, claim_of
from kartoteka.workbench.views.session import back, own_address

QUEUES = {"unreviewed": "not reviewed", "doubted": "doubted", "reread": "read anew since it was decided"}
KEPT = ("source", "person", "type", "group", "certainty", "queue", "confidence")
DONE = {"accept": "Accepted", "reject": "Rejected", "doubt": "Marked as doubtful", "correct": "Corrected"}


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """The next claim to decide on."""
    who = who_of(request)
    who.need(Role.REVIEWER, "review claims")
    rows, form = filtered(_queue(access.claims(who), request), request)
    left = counted_to(rows)
    claim = _wanted(request) or _next(rows, number(request, "after"))
    filters = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    here = f"{reverse('review')}?{urlencode(filters)}"
    context = card(request, claim_of(request, claim)) if claim is not None else {}
    return show(
        request,
        "review",
        "review",
        left=left,
        queue=choice(request, "queue", frozenset(QUEUES)) or "unreviewed",
        queues=QUEUES,
        confidence=text(request, "confidence", 4),
        here=here,
        next=_with(here, after=number(request, "after")),
        skip=_with(here, after=claim),
        **(form | context),
    )


@require_POST
def judge(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Keep a decision; where somebody else was quicker, show both."""
    who = who_of(request)
    who.need(Role.REVIEWER, "judge claims")
    verdict = text(request, "verdict", 10)
    try:
        made = services.judge(
            served(),
            claim_id,
            verdict,
            who,
            reason=text(request, "reason", 2000),
            certainty=text(request, "certainty", 20),
            version=required(request, "version"),
        )
    except StaleEdit as error:
        return stale(request, claim_id, error, verdict)
    said = f"{DONE.get(verdict, verdict)}: {made.claim.type.replace('_', '-')}, “{made.claim.quote}”."
    messages.success(request, said, extra_tags=f"undo-{made.entry_id}")
    return back(request, "review")


def stale(request: HttpRequest, claim_id: int, error: StaleEdit, verdict: str) -> HttpResponse:
    """409: both decisions side by side, and the claim as it is now."""
    return show(
        request, "stale", "review", 409, error=error, mine=verdict, next=own_address(request),
        **card(request, claim_of(request, claim_id)),
    )  # fmt: skip


def _queue(rows: QuerySet[Claim], request: HttpRequest) -> QuerySet[Claim]:
    queue = request.GET.get("queue")
    if queue == "doubted":
        rows = rows.filter(stands=True, status=Status.DOUBTED)
    elif queue == "reread":
        rows = rows.filter(current=True, status=Status.UNREVIEWED, previous__isnull=False)
    else:
        rows = rows.filter(current=True, status=Status.UNREVIEWED)
    most = number(request, "confidence")
    return rows if most is None else rows.filter(Q(confidence__lte=most / 100) | Q(confidence=None))


ORDER = ("sureness", "source_id", "start", "id")
"""The least certain first; of those that are equally sure, in the order of the sources and their texts."""


def _next(rows: QuerySet[Claim], after: int | None) -> int | None:
    """The id of the first claim of the queue, or of the first after that claim."""
    last = Claim.objects.filter(id=after).values(*ORDER).first() if after is not None else None
    if last is not None:
        later = Q()
        for place, column in enumerate(ORDER):
            same = {name: last[name] for name in ORDER[:place]}
            later |= Q(**same, **{f"{column}__gt": last[column]})
        rows = rows.filter(later, sureness__gte=last["sureness"])
    return rows.order_by(*ORDER).values_list("id", flat=True).first()


def _wanted(request: HttpRequest) -> int | None:
    wanted = number(request, "claim")
    return None if wanted is None else claim_of(request, wanted).id


def _with(address: str, **more: int | None) -> str:
    added = urlencode({name: value for name, value in more.items() if value is not None})
    return f"{address}{'' if address.endswith('?') else '&'}{added}" if added else address
