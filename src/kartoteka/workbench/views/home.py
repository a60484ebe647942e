"""The case: what is in it, what there is to do, what was done last."""

from __future__ import annotations

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kartoteka.record import access, lookup
from kartoteka.record.access import Who
from kartoteka.record.coverage import done_of
from kartoteka.record.history import history
from kartoteka.record.models import Role, Status
from kartoteka.workbench.models import ImportJob, Stage
from kartoteka.workbench.page import show, who_of
from kartoteka.workbench.serving import served


@require_safe
def case(request: HttpRequest) -> HttpResponse:
    """The case's own page."""
    who = who_of(request)
    who.need(Role.READER, "see this case")
    sources = access.sources(who)
    counts = _counts(who)
    people = access.clusters(who).filter(kind="person")
    covered = done_of(who, sources).values()
    path = served().path
    return show(
        request,
        "case",
        "home",
        case_name=path.stem if path else "",
        case_path=path,
        sources_count=sources.count(),
        people_count=people.count(),
        people=lookup.people(who)[:12],
        latest=history(who, count=8),
        reading=ImportJob.objects.exclude(stage__in=(Stage.DONE, Stage.FAILED)).count() if who.may(Role.EDITOR) else 0,
        sentences_done=sum(done for done, _ in covered),
        sentences=sum(number for _, number in covered),
        **counts,
    )


def _counts(who: Who) -> dict[str, int]:
    """How many claims stand, and how many of them somebody has decided on, of those that `who` may see."""
    if who.sees_confidential:
        return access.sources(who).aggregate(claims=Sum("claims_all", default=0), decided=Sum("decided", default=0))
    standing = access.claims(who).filter(stands=True)
    return {"claims": standing.count(), "decided": standing.exclude(status=Status.UNREVIEWED).count()}
