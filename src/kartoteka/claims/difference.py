"""Two readings of one source compared: what both say, what only one says, and what they say differently.

Claims are paired by their words: triggers that overlap, those of one type first, each claim in one pair at most.
Entity ids mean nothing outside their reading, so entities are compared by the mentions that they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kartoteka.claims.model import Claim, Entity, Reading
from kartoteka.errors import ReadingError

__all__ = ["ClaimPair", "Difference", "compare", "partners", "same_entities"]


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """What each reading says of the same words; `parts` are the parts in which they differ, none if they agree.

    The parts are `type`, a role's name, `post`, `term`, `time`, `factuality`, `holders`, `notes`.
    """

    one: Claim
    other: Claim
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """How two readings of one source differ; each tuple in order of the text.

    Args:
        agreed: claims on which they agree in every part.
        differing: claims on the same words that differ.
        only_one, only_other: claims that one of them has alone.
        entities_agreed: entities that both have.
        entities_only_one, entities_only_other: those of one alone, with a name or a description.
        notes_agreed: how many note marks both have at the same place with the same value.
        notes_only_one, notes_only_other: how many are one's alone.
    """

    agreed: tuple[ClaimPair, ...]
    differing: tuple[ClaimPair, ...]
    only_one: tuple[Claim, ...]
    only_other: tuple[Claim, ...]
    entities_agreed: tuple[tuple[Entity, Entity], ...]
    entities_only_one: tuple[Entity, ...]
    entities_only_other: tuple[Entity, ...]
    notes_agreed: int
    notes_only_one: int
    notes_only_other: int


def compare(one: Reading, other: Reading) -> Difference:
    """How the two readings differ.

    Raises:
        ReadingError: they are of different sources.
    """
    if one.source.sha256 != other.source.sha256:
        raise ReadingError(
            f"{one.source.name!r} and {other.source.name!r} are different sources; only readings of one can be compared"
        )
    same = same_entities(other.entities, one.entities)
    found = partners(one.claims, other.claims)
    pairs = [
        ClaimPair(claim, found[claim.id], _parts(claim, found[claim.id], same))
        for claim in one.claims
        if claim.id in found
    ]
    paired = {pair.other.id for pair in pairs}
    here = {entity.id: entity for entity in one.entities}
    marks, other_marks = ({(n.start, n.end, n.mark) for n in reading.notes} for reading in (one, other))
    return Difference(
        agreed=tuple(pair for pair in pairs if not pair.parts),
        differing=tuple(pair for pair in pairs if pair.parts),
        only_one=tuple(claim for claim in one.claims if claim.id not in found),
        only_other=tuple(claim for claim in other.claims if claim.id not in paired),
        entities_agreed=tuple((here[same[e.id]], e) for e in other.entities if e.id in same),
        entities_only_one=_alone(one.entities, set(same.values())),
        entities_only_other=_alone(other.entities, set(same)),
        notes_agreed=len(marks & other_marks),
        notes_only_one=len(marks - other_marks),
        notes_only_other=len(other_marks - marks),
    )


def same_entities(of: Iterable[Entity], among: Iterable[Entity]) -> dict[str, str]:
    """For each entity of the one reading the entity of the other that shares most of its words, by id.

    Name and description mentions count, each once, where they overlap; entities that share none are absent.
    """
    owner: dict[int, str] = {}
    for entity in among:
        for mention in entity.mentions:
            if mention.form != "pronoun":
                owner.update(dict.fromkeys(range(mention.start, mention.end), entity.id))
    found: dict[str, str] = {}
    for entity in of:
        votes = Counter(
            owner.get(mention.start) or owner.get(mention.end - 1)
            for mention in entity.mentions
            if mention.form != "pronoun"
        )
        del votes[None]
        if votes and (most := votes.most_common(1)[0][0]) is not None:
            found[entity.id] = most
    return found


def partners(ones: Sequence[Claim], others: Sequence[Claim]) -> dict[str, Claim]:
    """For each claim of the one reading, by id, that of the other on the same words; one to one, same type first."""
    by_place: dict[int, list[Claim]] = defaultdict(list)
    for claim in others:
        for place in range(claim.start, claim.end):
            by_place[place].append(claim)
    pairs = [
        (other.type == claim.type, claim, other)
        for claim in ones
        for other in {c.id: c for place in range(claim.start, claim.end) for c in by_place.get(place, ())}.values()
    ]
    found: dict[str, Claim] = {}
    taken: set[str] = set()
    for _, claim, other in sorted(pairs, key=lambda pair: not pair[0]):
        if claim.id not in found and other.id not in taken:
            found[claim.id] = other
            taken.add(other.id)
    return found


def _parts(one: Claim, other: Claim, same: Mapping[str, str]) -> tuple[str, ...]:
    """The parts in which the claims differ; `same` names the other's entities by those of the one."""
    roles = dict.fromkeys((*one.roles, *other.roles))
    differing = ["type"] if one.type != other.type else []
    differing += [
        role
        for role in roles
        if set(one.roles.get(role, ())) != {same.get(entity, entity) for entity in other.roles.get(role, ())}
    ]
    compared = (
        ("post", one.post, other.post),
        ("term", one.term, other.term),
        ("time", _time(one), _time(other)),
        ("factuality", one.factuality, other.factuality),
        ("holders", one.holders, tuple(same.get(holder, holder) for holder in other.holders)),
        ("notes", set(one.notes), set(other.notes)),
    )
    return (*differing, *(part for part, mine, theirs in compared if mine != theirs))


def _time(claim: Claim) -> object:
    return None if claim.time is None or claim.time.bounds.is_open else claim.time.bounds


def _alone(entities: Iterable[Entity], shared: set[str]) -> tuple[Entity, ...]:
    return tuple(e for e in entities if e.id not in shared and any(m.form != "pronoun" for m in e.mentions))
