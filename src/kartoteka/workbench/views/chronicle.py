"""The chronicle: every claim that stands, in order of time, filtered."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kartoteka.claims.vocabulary import EVENT_GROUPS
from kartoteka.errors import TimeError
from kartoteka.record import access
from kartoteka.record.models import Claim, ClaimRole
from kartoteka.record.terms import event_types
from kartoteka.values import days
from kartoteka.workbench.page import choice, number, one_page, show, text, who_of, without_page
from kartoteka.workbench.shown import ClaimShown, all_shown, with_people

CERTAINTIES = {"fact": ("CT+",), "uncertain": ("PR+", "PS+", "Uu"), "denied": ("CT-", "PR-", "PS-")}
MOST_OF_A_PERSON = 20_000
"""Claims of one person that are looked at."""
PARTS = ("open", "undated")


@require_safe
def chronicle(request: HttpRequest) -> HttpResponse:
    """The chronicle's page; a year that cannot be understood is said beside its field."""
    rows = access.claims(who_of(request)).filter(stands=True)
    rows, filters = filtered(rows, request)
    part = choice(request, "part", PARTS)
    errors: dict[str, str] = {}
    if part == "open":
        rows = rows.filter(timed=True, earliest=None, latest__isnull=False).order_by("latest", "id")
    elif part == "undated":
        rows = rows.filter(earliest=None, latest=None).order_by("source_id", "start", "id")
    else:
        rows = rows.filter(earliest__isnull=False).order_by("earliest", "id")
        rows, errors = _between(rows, request)
    page = one_page(with_people(rows), request, 60)
    found = all_shown(page.object_list, who_of(request))
    page.object_list = found if part else sorted(found, key=_narrow_first)
    return show(
        request,
        "chronicle",
        "chronicle",
        400 if errors else 200,
        page=page,
        part=part,
        errors=errors,
        since=text(request, "since", 12),
        until=text(request, "until", 12),
        filters=without_page(request),
        **filters,
    )


def filtered(rows: QuerySet[Claim], request: HttpRequest) -> tuple[QuerySet[Claim], dict[str, object]]:
    """The rows that the address's filters let through (source, person, type, group, certainty), and what the form
    needs to show them."""
    who = who_of(request)
    types = event_types()
    event_type, group = choice(request, "type", frozenset(types)), choice(request, "group", EVENT_GROUPS)
    certainty = choice(request, "certainty", frozenset(CERTAINTIES))
    source_id, person_id = number(request, "source"), number(request, "person")
    if event_type:
        rows = rows.filter(type=event_type)
    elif group:
        rows = rows.filter(type__in=[name for name, kind in types.items() if kind.group == group])
    if certainty:
        rows = rows.filter(factuality__in=CERTAINTIES[certainty])
    if source_id is not None:
        rows = rows.filter(source_id=source_id)
    person = access.clusters(who).filter(id=person_id).first() if person_id is not None else None
    if person_id is not None:
        # Their ids first: a person has hundreds of claims where the case has hundreds of thousands.
        mine = ClaimRole.objects.filter(entity__cluster_id=person_id).values_list("claim_id", flat=True)
        rows = rows.filter(pk__in=list(mine.distinct()[:MOST_OF_A_PERSON]))
    form = {
        "type": event_type,
        "group": group,
        "certainty": certainty,
        "source_id": source_id,
        "person": person,
        "types": types,
        "groups": EVENT_GROUPS,
        "certainties": CERTAINTIES,
        "all_sources": access.sources(who).order_by("name").values_list("id", "name")[:500],
    }
    return rows, form


def _narrow_first(one: ClaimShown) -> tuple[int, int, int]:
    """Of those that begin on one day, what is known most exactly; the database sorts by the first day alone, for
    which it has an index."""
    earliest, latest = one.row.earliest or 0, one.row.latest
    return earliest, latest if latest is not None else 2**53, one.row.pk


def _between(rows: QuerySet[Claim], request: HttpRequest) -> tuple[QuerySet[Claim], dict[str, str]]:
    errors: dict[str, str] = {}
    for name, ends in (("since", "01-01"), ("until", "12-31")):
        given = text(request, name, 12)
        if not given:
            continue
        try:
            year = int(given)
            day = days.from_iso(f"{'-' if year < 0 else ''}{abs(year):04d}-{ends}")
        except (ValueError, TimeError):
            errors[name] = f"{given!r} is no year; write it in digits, such as 1939"
            continue
        if abs(day) < 2**53:
            rows = rows.filter(earliest__gte=day) if name == "since" else rows.filter(earliest__lte=day)
    return rows, errors
