"""Two readings of one source side by side: agreed, differing in what, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kartoteka.claims.difference import Difference, compare
from kartoteka.errors import NotFound
from kartoteka.record import access, blobs
from kartoteka.record.access import Who
from kartoteka.record.documents import reading_from_document
from kartoteka.record.models import Claim, Reading, ReadingClaim
from kartoteka.workbench.page import choice, number, one_page, show, who_of, without_page
from kartoteka.workbench.shown import ClaimShown, shown, with_people

PARTS = {"differing": "differing", "one": "only in the one", "other": "only in the other", "agreed": "agreed"}

Row = tuple[int | None, int | None, tuple[str, ...]]
"""Claims of the one and of the other reading, by id, and in what they differ."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What each reading says, in words (`None`: nothing), and in what they differ."""

    one: ClaimShown | None
    other: ClaimShown | None
    parts: tuple[str, ...]


@require_safe
def compare_readings(request: HttpRequest, source_id: int) -> HttpResponse:
    """The readings `?one=&other=` by their numbers; the last two where the address names none."""
    who = who_of(request)
    source = access.one(access.sources(who), "source", id=source_id)
    readings = list(Reading.objects.filter(source=source).select_related("added").order_by("-number"))
    one, other = _chosen(request, readings)
    by_part = _rows(one, other, who) if one.text_id == other.text_id else None
    part = choice(request, "part", tuple(PARTS)) or "differing"
    page = one_page(by_part[part] if by_part else [], request)
    page.object_list = _in_words(list(page.object_list), who)
    return show(
        request,
        "compare",
        "sources",
        source=source,
        readings=readings,
        one=one,
        other=other,
        comparable=by_part is not None,
        counts=[(name, said, len(by_part[name])) for name, said in PARTS.items()] if by_part else [],
        part=part,
        page=page,
        filters=without_page(request),
    )


def _chosen(request: HttpRequest, readings: list[Reading]) -> tuple[Reading, Reading]:
    """
    Raises:
        NotFound: the source has no two readings, or not those numbers.
    """
    if len(readings) < 2:
        raise NotFound("this source was read once only; a second reading is added with: kartoteka add FILE --beside")
    by_number = {reading.number: reading for reading in readings}
    wanted = number(request, "one", readings[1].number), number(request, "other", readings[0].number)
    if not by_number.keys() >= set(wanted):
        raise NotFound(f"this source has no reading {' or '.join(str(n) for n in wanted if n not in by_number)}")
    return by_number[wanted[0]], by_number[wanted[1]]


def _rows(one: Reading, other: Reading, who: Who) -> dict[str, list[Row]]:
    """The rows of each part. A claim that `who` may not see is as if it had not been read."""
    found = compare(*(reading_from_document(blobs.content(reading.document_id)) for reading in (one, other)))
    here, there = _visible(one, who), _visible(other, who)
    rows: dict[str, list[Row]] = {name: [] for name in PARTS}
    for left, right, parts in _pairs(found):
        row = here.get(left), there.get(right), parts
        if row[0] is not None and row[1] is not None:
            rows["differing" if parts else "agreed"].append(row)
        elif row[0] is not None:
            rows["one"].append((row[0], None, ()))
        elif row[1] is not None:
            rows["other"].append((None, row[1], ()))
    return rows


def _pairs(found: Difference) -> list[tuple[str, str, tuple[str, ...]]]:
    """All claims by their ids in their reading (empty: none) with the parts in which they differ."""
    paired = [(pair.one.id, pair.other.id, pair.parts) for pair in (*found.differing, *found.agreed)]
    alone = [(claim.id, "", ()) for claim in found.only_one]
    return [*paired, *alone, *(("", claim.id, ()) for claim in found.only_other)]


def _visible(reading: Reading, who: Who) -> dict[str, int]:
    members = ReadingClaim.objects.filter(
        reading=reading, claim__in=access.claims(who).filter(source=reading.source_id)
    )
    return dict(members.values_list("local_id", "claim"))


def _in_words(rows: list[Row], who: Who) -> list[Pair]:
    ids = {claim for row in rows for claim in row[:2] if claim is not None}
    claims: dict[int, Claim] = with_people(access.claims(who)).in_bulk(ids)
    said = {pk: shown(claim, who) for pk, claim in claims.items()}
    return [Pair(said.get(one), said.get(other), parts) for one, other, parts in rows]
