"""A person: the life as a timeline, the dossier line by line, kin and circle, names, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from kartoteka.drawing import Tie, network, timeline
from kartoteka.reasoning.conflict import Conflict
from kartoteka.record import access, lookup
from kartoteka.record.access import Who
from kartoteka.record.history import describe, entries_of
from kartoteka.record.models import Claim, Cluster
from kartoteka.workbench.dossiers import Life, life_of
from kartoteka.workbench.life_leaves import ALL, LifeLeaf, leaf_of, life_leaves, whole_life
from kartoteka.workbench.lines import DisputeShown, Liner, LineShown, bars, linked, ties
from kartoteka.workbench.page import number, show, who_of
from kartoteka.workbench.related import set_aside

WIDE, NARROW = 1100, 350
SHOWN = 12
"""Disagreements that are shown before the life; all of them stand on the page of the whole life."""


@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """The person's page; an old address leads on to the person into whom that one has gone."""
    who = who_of(request)
    row = lookup.cluster(who, person_id)
    if row.pk != person_id:
        return redirect("person", row.pk)
    life = life_of(who, row)
    told = told_of(life)
    leaf, after = _leaf(request, told)
    if getattr(request, "htmx", False):
        return show(request, "_life", "people", person=row, leaf=leaf, after=after, lines=told.lines)
    circle = _circle(who, row, life)
    name = access.name_of(who, row)
    conflicts = [(conflict, linked(said)) for said, conflict in told.conflicts[: None if leaf.number == 0 else SHOWN]]
    return show(
        request,
        "person",
        "people",
        person=row,
        dossier=life.dossier,
        leaf=leaf,
        before=told.leaves[leaf.number - 2] if leaf.number > 1 else None,
        after=after,
        lines=told.lines,
        timeline=_timeline(life, leaf.number, WIDE, f"The life of {name}"),
        timeline_narrow=_timeline(life, leaf.number, NARROW, f"The life of {name}, narrow"),
        network=_picture(network(name, circle, 760)),
        network_narrow=_picture(network(name, circle, NARROW)),
        circle=circle,
        relations=life.relations,
        aside=set_aside(who, row),
        verdicts=(("accept", "Accept"), ("reject", "Reject"), ("doubt", "Doubt")),
        places=_places(life.own, who),
        conflicts=conflicts,
        conflicts_all=len(told.conflicts),
        entities=access.entities(who).filter(cluster=row, current=True).select_related("source").order_by("id"),
        decisions=describe(entries_of(who, person=row.pk).filter(action="identity")[:5], who),
        held=0 if told.lines else lookup.claims_held_by(who, row.pk).count(),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A life as the page shows it: all lines, in leaves, and what cannot all be true, each sentence once."""

    entries: tuple[LineShown | DisputeShown, ...]
    unplaced: tuple[LineShown, ...]
    lines: tuple[LineShown, ...]
    leaves: tuple[LifeLeaf, ...]
    conflicts: tuple[tuple[str, Conflict], ...]


@lru_cache(maxsize=64)
def told_of(life: Life) -> Told:
    """The lines of a life; kept as long as the life is."""
    liner = Liner(life.claims)
    entries = tuple(liner.life(life.dossier.life))
    unplaced = tuple(liner.line(line) for line in life.dossier.unplaced)
    conflicts = tuple(_once(life.conflicts).items())
    return Told(entries, unplaced, tuple(liner.shown), life_leaves(entries, unplaced), conflicts)


def _leaf(request: HttpRequest, told: Told) -> tuple[LifeLeaf, LifeLeaf | None]:
    """The leaf that the address asks for, the last one for a number past it; and the leaf after it, if any."""
    if request.GET.get("leaf") == ALL:
        return whole_life(told.entries, told.unplaced), None
    wanted = min(number(request, "leaf", 1, least=1) or 1, len(told.leaves))
    return told.leaves[wanted - 1], told.leaves[wanted] if wanted < len(told.leaves) else None


@lru_cache(maxsize=128)
def _timeline(life: Life, shown: int, width: int, name: str) -> SafeString:
    """The picture; a bar leads to its line, which may be on another leaf than the one that is shown."""
    told = told_of(life)
    placed = [line for entry in told.entries for line in (entry.lines if isinstance(entry, DisputeShown) else (entry,))]

    def address_of(line: int) -> str:
        leaf = leaf_of(told.leaves, line)
        return f"#line-{line}" if shown in (0, leaf) else f"?leaf={leaf}#line-{line}"

    return _picture(timeline(bars(placed, address_of), width, name))


def _once(conflicts: tuple[Conflict, ...]) -> dict[str, Conflict]:
    """Each disagreement once, under its sentence: a source may tell the same thing on several pages."""
    return {conflict.sentence: conflict for conflict in reversed(conflicts)}


def _circle(who: Who, cluster: Cluster, life: Life) -> list[Tie]:
    return ties(who, cluster, lookup.relations_of(who, cluster.pk), life.own)


def _picture(svg: str) -> SafeString:
    return mark_safe(svg)


def _places(claims: Sequence[Claim], who: Who) -> list[tuple[str, int, int]]:
    """(name, cluster, number of claims) of the places told of, the most frequent first."""
    count: Counter[int] = Counter()
    names: dict[int, str] = {}
    for claim in claims:
        for role in claim.parts:
            if role.role in ("place", "origin") and role.entity.cluster_id is not None:
                count[role.entity.cluster_id] += 1
                names[role.entity.cluster_id] = access.name_of(who, role.entity)
    return [(names[pk], pk, number) for pk, number in count.most_common(12)]
