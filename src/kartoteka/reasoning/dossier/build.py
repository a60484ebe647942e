"""From readings to the dossier of one person: this page is the whole way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kartoteka.reasoning.chronology import Chronology
from kartoteka.reasoning.dossier.disputes import with_disputes
from kartoteka.reasoning.dossier.indexed import Indexed
from kartoteka.reasoning.dossier.lines import account_of, line_of, merged, role_in
from kartoteka.reasoning.dossier.model import Dossier, Line
from kartoteka.reasoning.dossier.naming import Person
from kartoteka.reasoning.dossier.person import associates_of, descriptions_of, kin_of, names_of, posts_of
from kartoteka.reasoning.dossier.timing import in_order, is_placed, own_chronology, when_of
from kartoteka.reasoning.keys import ClaimKey, EntityKey

__all__ = ["dossier"]


def dossier(
    readings: Sequence[Indexed], person: Person, chronology: Chronology | None = None, reviewed: int = 0
) -> Dossier:
    """The dossier of the person, from these readings.

    `chronology` is that of these readings, and gives the derived bounds; without it only what is stated has a date.
    `reviewed` is how many of the person's claims were looked at.
    """
    lines = merged(list(_lines(readings, person.appearances, chronology)), chronology)
    unplaced = tuple(line for line in lines if not is_placed(line.when))
    name, names = names_of(readings, person.appearances)
    return Dossier(
        name=name,
        names=names,
        descriptions=descriptions_of(readings, person.appearances),
        kin=kin_of(readings, person.appearances),
        posts=posts_of(readings, person.appearances),
        associates=associates_of(readings, person.appearances),
        life=tuple(with_disputes(in_order([line for line in lines if is_placed(line.when)]))),
        unplaced=unplaced,
        sources=tuple(dict.fromkeys(readings[where.reading].reading.source.name for where in person.appearances)),
        claims=sum(len(line.accounts) for line in lines),
        reviewed=reviewed,
        appearances=person.appearances,
    )


def _lines(
    readings: Sequence[Indexed], appearances: Sequence[EntityKey], chronology: Chronology | None
) -> Iterator[Line]:
    own = None if chronology is None else own_chronology(readings, appearances)
    seen: set[ClaimKey] = set()
    for where in sorted(appearances):
        reading = readings[where.reading]
        for claim in reading.claims_of.get(where.entity, ()):
            key = ClaimKey(where.reading, claim.id)
            role = role_in(claim, where.entity)
            # Two entities that were decided to be one person can both have a part in a claim.
            if role is None or key in seen:
                continue
            seen.add(key)
            when = when_of(claim, key, reading, chronology if claim.factuality == "CT+" else own)
            account = account_of(claim, key, reading, where.entity)
            yield line_of(claim, role, where.entity, reading, when, account)
