"""The dossier of a person out of the record: slim readings of just the claims that bear on the person.

A case may hold books of ten thousand claims; a life needs its own claims, and those of the people around it for what
follows from them. The answer is kept until the record changes.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db import connection
from django.db.models import QuerySet

from kartoteka import claims as core
from kartoteka.reasoning.chronology import Chronology, chronology
from kartoteka.reasoning.conflict import Conflict
from kartoteka.reasoning.dossier import Dossier, Person, dossier, indexed
from kartoteka.reasoning.keys import ClaimKey, EntityKey
from kartoteka.record import access, blobs, lookup, rows
from kartoteka.record.access import Who
from kartoteka.record.log import head
from kartoteka.record.models import Claim, Cluster, Entity, Mention, Reading, Relation, Source
from kartoteka.record.telling import own_types
from kartoteka.values import Bounds
from kartoteka.workbench.related import RelationShown, relation_shown
from kartoteka.workbench.texts import book_of
from kartoteka.workbench.views.sources import current_text

MOST_CLAIMS_AROUND = 120
"""How many claims on others are looked at for what follows from them."""
MENTIONS_OF_OTHERS = 20
"""Mentions of a body or place that are looked at, to see whether the text says *the* before its name."""
BEINGS = ("person", "group")
"""Kinds of entity of whom a chronology knows that they cannot be born after they died."""
_KEPT = 64


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    """A person's dossier, the person's claims, the rows of all claims that it was worked out from, what in it cannot
    all be true, and the relations that stand, with their words."""

    dossier: Dossier
    own: tuple[Claim, ...]
    claims: dict[ClaimKey, Claim]
    conflicts: tuple[Conflict, ...]
    relations: tuple[RelationShown, ...]


_lives: OrderedDict[tuple[object, ...], Life] = OrderedDict()


def life_of(who: Who, cluster: Cluster) -> Life:
    """The life; worked out anew when the record has changed."""
    key = (str(connection.settings_dict["NAME"]), *head(), cluster.pk, who.sees_confidential)
    life = _lives.get(key)
    if life is None:
        life = _lives[key] = _worked_out(who, cluster)
        while len(_lives) > _KEPT:
            _lives.popitem(last=False)
    return life


def _worked_out(who: Who, cluster: Cluster) -> Life:
    members = list(access.entities(who).filter(cluster=cluster, current=True).order_by("source_id", "id"))
    own = list(lookup.claims_of(who, cluster.pk))
    sources = _in_order(members, own)
    around = _around(who, cluster, own)
    readings, claims, appearances, related = [], {}, [], []
    for place, source in enumerate(sources):
        told = [claim for claim in (*own, *around) if claim.source_id == source.pk]
        mine = [entity for entity in members if entity.source_id == source.pk]
        relations = list(_relations(who, mine))
        related += [relation_shown(who, relation) for relation in relations]
        readings.append(_reading(who, source, told, mine, relations))
        appearances += [EntityKey(place, entity.key) for entity in mine]
        claims |= {ClaimKey(place, _id(claim)): claim for claim in told}
    found = chronology(readings, people=_beings(readings, who))
    person = Person(access.name_of(who, cluster), (), tuple(appearances), len(own))
    reviewed = sum(claim.status != "unreviewed" for claim in own)
    made = dossier(indexed(readings), person, found, reviewed)
    mine = {claim.pk for claim in own}
    conflicts = _mine(found, {key for key, claim in claims.items() if claim.pk in mine})
    return Life(made, tuple(own), claims, conflicts, tuple(related))


def _in_order(members: Iterable[Entity], own: Iterable[Claim]) -> list[Source]:
    ids = dict.fromkeys([entity.source_id for entity in members] + [claim.source_id for claim in own])
    found = Source.objects.in_bulk(list(ids))
    return sorted(found.values(), key=lambda source: (source.name, source.pk))


def _around(who: Who, cluster: Cluster, own: list[Claim]) -> list[Claim]:
    """Dated claims on people who have a part in the person's claims, but not on the person. What happened at the same
    places says nothing of when."""
    parts = (role.entity for claim in own for role in claim.parts)
    others = {entity.pk for entity in parts if entity.kind in BEINGS and entity.cluster_id != cluster.pk}
    if not others:
        return []
    ids = Claim.objects.filter(roles__entity__in=others, stands=True, timed=True).exclude(pk__in=[c.pk for c in own])
    wanted = list(ids.order_by("pk").values_list("pk", flat=True).distinct()[:MOST_CLAIMS_AROUND])
    found = access.claims(who).filter(pk__in=wanted, source__in={claim.source_id for claim in own})
    return list(lookup.whole(found))


def _reading(
    who: Who, source: Source, told: list[Claim], mine: list[Entity], relations: list[Relation]
) -> core.Reading:
    book = book_of(current_text(source), who)
    shown = list(Reading.objects.filter(source=source, current=True)[:2])
    current = shown[0] if len(shown) == 1 else None
    entities = {entity.pk: entity for entity in mine}
    entities |= {role.entity_id: role.entity for claim in told for role in claim.parts}
    entities |= {h.entity_id: h.entity for claim in told for h in claim.chain if h.entity_id}
    entities |= {e.pk: e for relation in relations for e in (relation.subject, relation.object) if e is not None}
    return core.Reading(
        core.SourceHead(source.name, source.sha256, source.media_type, len(book.text), book.text),
        notes=tuple(core.NoteMark(note.mark, note.start, note.end, note.body) for note in book.notes),
        entities=_entities(who, entities, {entity.pk for entity in mine}),
        relations=tuple(rows.relation_from_row(relation) for relation in relations),
        times=_times(current.document_id) if current and any(claim.basis for claim in told) else (),
        claims=tuple(_claim(claim, current) for claim in sorted(told, key=lambda one: (one.start, one.pk))),
        event_types=own_types(told),
    )


def _claim(row: Claim, current: Reading | None) -> core.Claim:
    """The core claim; its time's words only where they are counted in the one current reading."""
    claim = replace(rows.claim_from_row(row), id=_id(row))
    if claim.time is None or (current is not None and row.current and not row.made_by_hand):
        return claim
    return replace(claim, time=core.ClaimTime(claim.time.bounds, claim.time.edtf))


def _id(row: Claim) -> str:
    """The claim's number in the record, in the form that reasons print as `[14]`."""
    return f"c{row.pk}"


def _relations(who: Who, mine: list[Entity]) -> list[Relation]:
    found = access.relations(who).filter(stands=True).select_related("subject", "object", "source", "text__source")
    ids = [entity.pk for entity in mine]
    return [*found.filter(subject__in=ids), *found.filter(object__in=ids).exclude(subject__in=ids)]


def _entities(who: Who, found: dict[int, Entity], mine: set[int]) -> tuple[core.Entity, ...]:
    """Core entities; mentions only where the dossier asks for them: the person's own, and whether one says *the*."""
    said = Mention.objects.all() if who.sees_confidential else Mention.objects.filter(veiled=False)
    mentions = _mentions(said.filter(entity__in=mine))
    for pk, entity in found.items():
        if pk not in mine and entity.kind != "person":
            mentions |= _mentions(said.filter(entity=pk)[:MENTIONS_OF_OTHERS])
    return tuple(
        core.Entity(
            entity.key,
            entity.kind,
            access.name_of(who, entity),
            tuple(access.names_of(who, entity)),
            tuple(mentions.get(pk, ())),
        )
        for pk, entity in found.items()
    )


def _mentions(rows: QuerySet[Mention]) -> dict[int, list[core.Mention]]:
    found: dict[int, list[core.Mention]] = {}
    for entity, start, end, form in rows.values_list("entity_id", "start", "end", "form"):
        found.setdefault(entity, []).append(core.Mention(start, end, form))
    return {entity: sorted(said, key=lambda one: one.start) for entity, said in found.items()}


@lru_cache(maxsize=64)
def _times(document_sha256: str) -> tuple[core.Time, ...]:
    found = json.loads(blobs.content(document_sha256)).get("times", [])
    return tuple(
        core.Time(time["start"], time["end"], Bounds.from_iso(time["earliest"], time["latest"])) for time in found
    )


def _beings(readings: list[core.Reading], who: Who) -> dict[EntityKey, EntityKey]:
    """Which entities of the readings are one, as the record has decided."""
    shas = {reading.source.sha256: place for place, reading in enumerate(readings)}
    keys = [entity.id for reading in readings for entity in reading.entities]
    found = access.entities(who).filter(source__sha256__in=shas, key__in=keys).order_by("source__name", "pk")
    first: dict[int, EntityKey] = {}
    beings: dict[EntityKey, EntityKey] = {}
    for sha256, key, cluster in found.values_list("source__sha256", "key", "cluster_id"):
        here = EntityKey(shas[sha256], key)
        beings[here] = first.setdefault(cluster, here)
    return beings


def _mine(found: Chronology, own: set[ClaimKey]) -> tuple[Conflict, ...]:
    return tuple(conflict for conflict in found.conflicts if own & set(conflict.claims))
