"""Who is who across sources: decisions over untouched mentions, joined and parted at will."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.db.models import Max, Q

from kartoteka.claims.vocabulary import ENTITY_KINDS
from kartoteka.errors import InputError, NotAllowed
from kartoteka.record import access, lookup
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Cluster, Entity, Entry, Identity, Role, Sameness
from kartoteka.record.projection import clusters
from kartoteka.record.writing import change, words, write

Pair = tuple[Entity, Entity, str]


def judge_identity(case: Case, left: int, right: int, verdict: str, who: Who, *, reason: str = "") -> Entry:
    """Decide whether two entities (by id) are the same, not the same, or unsure (`Sameness`).

    Raises:
        NotFound: one of them is not there, or `who` may not see it.
        NotAllowed: `who` may not judge; or they would become one with somebody judged not to be the same.
        InputError: the verdict is none, or both are one entity.
    """
    who.need(Role.REVIEWER, "say who is who")
    if verdict not in Sameness.values:
        raise InputError(f"the verdict {verdict!r} is none of {', '.join(Sameness.values)}")
    if left == right:
        raise InputError("an entity is always the same as itself; choose two")
    with change(case):
        pair = [access.one(access.entities(who), "entity", pk=pk) for pk in (left, right)]
        if verdict == Sameness.SAME:
            _check_no_objection(who, pair[0].cluster_id, pair[1].cluster_id, but={frozenset((left, right))})
        return _write(who, [(pair[0], pair[1], verdict)], reason)


def merge(case: Case, into: int, other: int, who: Who, *, reason: str = "") -> Entry:
    """Make two clusters (by id) one: one *same* between their first entities. `split` or `undo` parts them.

    Raises:
        NotFound: one of them is not there, or `who` may not see it.
        NotAllowed: `who` may not judge; or somebody judged two of their entities not to be the same.
        InputError: both are one cluster, or of different kinds.
    """
    who.need(Role.REVIEWER, "merge people")
    with change(case):
        first, second = (lookup.cluster(who, pk) for pk in (into, other))
        if first.pk == second.pk:
            raise InputError(f"{access.name_of(who, first)} is one person already; choose two")
        if first.kind != second.kind:
            names = [access.name_of(who, row) for row in (first, second)]
            raise InputError(f"{names[0]} is a {first.kind} and {names[1]} a {second.kind}; they cannot be one")
        _check_no_objection(who, first.pk, second.pk)
        return _write(who, [(_first(first), _first(second), Sameness.SAME)], reason)


def split(case: Case, cluster: int, entities: Sequence[int], who: Who, *, reason: str = "") -> Entry:
    """Part these entities (by id) from the others of the cluster; they stay together, and so do the others.

    Raises:
        NotFound: there is no such cluster, or an entity is not in it.
        NotAllowed: `who` may not judge.
        InputError: none or all of the entities were chosen.
    """
    who.need(Role.REVIEWER, "split people")
    with change(case):
        whole = lookup.cluster(who, cluster)
        members = set(whole.entities.values_list("pk", flat=True))
        part = {access.one(access.entities(who).filter(cluster=whole), "entity", pk=pk).pk for pk in entities}
        part |= _successors(part, members)
        if not part or part == members:
            raise InputError(
                f"choose some of the sources' entities of {access.name_of(who, whole)}, not none and not all"
            )
        return _write(who, list(_parting(part, members - part)), reason)


def _successors(part: set[int], members: set[int]) -> set[int]:
    """Entities of old and new readings of one source that are one anyway."""
    linked = Entity.objects.filter(pk__in=members).exclude(successor=None).values_list("pk", "successor")
    grown = set(part)
    while more := {end for pair in linked if grown & set(pair) for end in pair} - grown:
        grown |= more
    return grown - part


def _parting(part: set[int], rest: set[int]) -> Iterable[Pair]:
    rows = Entity.objects.in_bulk(part | rest)
    cut = [pair for pair in clusters.edges(part) if len(part.intersection(pair)) == 1]
    for left, right in sorted(cut):
        yield rows[left], rows[right], Sameness.NOT_SAME
    for side in (part, rest):
        kept = {pair for pair in clusters.edges(side) if side.issuperset(pair)}
        for left, right in pairwise(sorted(_pieces(side, kept))):
            yield rows[left], rows[right], Sameness.SAME


def _pieces(nodes: set[int], edges: set[tuple[int, int]]) -> list[int]:
    """The smallest node of each connected piece."""
    left, firsts = set(nodes), []
    while left:
        piece = {min(left)}
        while more := {end for edge in edges if piece & set(edge) for end in edge} - piece:
            piece |= more
        firsts.append(min(piece))
        left -= piece
    return firsts


def _first(cluster: Cluster) -> Entity:
    return cluster.entities.order_by("-current", "pk")[0]


def _check_no_objection(who: Who, left: int, right: int, but: Iterable[frozenset[int]] = ()) -> None:
    """
    Raises:
        NotAllowed: a live judgement says that entities of the two clusters are not the same.
    """
    across = Identity.objects.filter(
        Q(left__cluster=left, right__cluster=right) | Q(left__cluster=right, right__cluster=left), live=True
    )
    pairs: dict[frozenset[int], Identity] = {}
    for row in across.order_by("entry", "pk").select_related("entry", "left", "right"):
        pairs[frozenset((row.left_id, row.right_id))] = row
    for pair, row in pairs.items():
        if row.verdict == Sameness.NOT_SAME and pair not in set(but):
            if not access.entries(who).filter(pk=row.entry_id).exists():
                raise NotAllowed("they were judged not to be the same, for a reason that is hidden from you")
            names = [access.name_of(who, entity) for entity in (row.left, row.right)]
            raise NotAllowed(
                f"{row.entry.who} judged {names[0]} and {names[1]} not to be the same"
                f"{f' ({row.reason})' if row.reason else ''}; undo entry {row.entry_id} first"
            )


def _write(who: Who, pairs: list[Pair], reason: str) -> Entry:
    said = [
        [left.source.sha256, left.key, right.source.sha256, right.key, str(Sameness(verdict).value)]
        for left, right, verdict in pairs
    ]
    return write(who, "identity", {"pairs": said, "reason": words(reason, "reason")})


def add_entity(
    case: Case,
    source: int,
    kind: str,
    name: str,
    mentions: Sequence[tuple[int, int, str]],
    who: Who,
    *,
    reason: str = "",
) -> Entity:
    """Add somebody whom no reader saw: `mentions` are (start, end, form) in the source's latest text.

    Raises:
        NotFound, NotAllowed: no such source; `who` may not.
        InputError: kind, name or a place cannot be used, or the reader's entity stands there already.
    """
    who.need(Role.REVIEWER, "add people")
    name = words(name, "name", 500)
    if kind not in ENTITY_KINDS:
        raise InputError(f"the kind {kind!r} is none of {', '.join(ENTITY_KINDS)}")
    if not name or not mentions:
        raise InputError("a name and at least one place where it stands are needed")
    with change(case):
        row = access.one(access.sources(who), "source", pk=source)
        number = row.texts.aggregate(last=Max("number"))["last"]
        for start, end, form in mentions:
            if not 0 <= start < end <= row.characters or form not in {"name", "nominal", "pronoun"}:
                raise InputError(f"the mention {start}-{end} ({form}) is not in the text, or of no known form")
        key = f"{kind}:{min(mentions)[0]}+{Entity.objects.filter(source=row, made_by_hand=True).count() + 1}"
        body = {
            "source": row.sha256, "text": number, "key": key, "kind": kind, "name": name,
            "mentions": [list(m) for m in sorted(mentions)], "reason": words(reason, "reason"),
        }  # fmt: skip
        return write(who, "entity", body).entities.get()
