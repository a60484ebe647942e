"""A person: the life as a timeline, the dossier line by line, kin and circle, names, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from kartoteka.drawing import network, timeline
from kartoteka.reasoning.conflict import Conflict
from kartoteka.record import access, lookup
from kartoteka.record.access import Who
from kartoteka.record.history import describe, entries_of
from kartoteka.record.models import Claim
from kartoteka.workbench.dossiers import life_of
from kartoteka.workbench.lines import Liner, bars, linked, ties
from kartoteka.workbench.page import show, who_of
from kartoteka.workbench.related import set_aside

WIDE, NARROW = 1100, 350


@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """The person's page; an old address leads on to the person into whom that one has gone."""
    who = who_of(request)
    row = lookup.cluster(who, person_id)
    if row.pk != person_id:
        return redirect("person", row.pk)
    life = life_of(who, row)
    liner = Liner(life.claims)
    entries = liner.life(life.dossier.life)
    drawn = bars(liner.shown)
    unplaced = [liner.line(line) for line in life.dossier.unplaced]
    own = life.own
    circle = ties(who, row, lookup.relations_of(who, row.pk), own)
    name = access.name_of(who, row)
    return show(
        request,
        "person",
        "people",
        person=row,
        dossier=life.dossier,
        entries=entries,
        unplaced=unplaced,
        lines=liner.shown,
        timeline=_picture(timeline(drawn, WIDE, f"The life of {name}")),
        timeline_narrow=_picture(timeline(drawn, NARROW, f"The life of {name}, narrow")),
        network=_picture(network(name, circle, 760)),
        network_narrow=_picture(network(name, circle, NARROW)),
        circle=circle,
        relations=life.relations,
        aside=set_aside(who, row),
        verdicts=(("accept", "Accept"), ("reject", "Reject"), ("doubt", "Doubt")),
        places=_places(own, who),
        conflicts=[(conflict, linked(said)) for said, conflict in _once(life.conflicts).items()],
        entities=access.entities(who).filter(cluster=row, current=True).select_related("source").order_by("id"),
        decisions=describe(entries_of(who, person=row.pk).filter(action="identity")[:5], who),
        held=lookup.claims_held_by(who, row.pk).count(),
    )


def _once(conflicts: tuple[Conflict, ...]) -> dict[str, Conflict]:
    """Each disagreement once, under its sentence: a source may tell the same thing on several pages."""
    return {conflict.sentence: conflict for conflict in reversed(conflicts)}


def _picture(svg: str) -> str:
    return mark_safe(svg)


def _places(claims: Sequence[Claim], who: Who) -> list[tuple[str, int, int]]:
    """(name, cluster, number of claims) of the places told of, the most frequent first."""
    count: Counter[int] = Counter()
    names: dict[int, str] = {}
    for claim in claims:
        for role in claim.roles.all():
            if role.role in ("place", "origin") and role.entity.cluster_id is not None:
                count[role.entity.cluster_id] += 1
                names[role.entity.cluster_id] = access.name_of(who, role.entity)
    return [(names[pk], pk, number) for pk, number in count.most_common(12)]
