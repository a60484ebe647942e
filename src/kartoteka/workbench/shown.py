"""Rows as a page shows them: a claim with its phrase, certainty, time, roles and holders in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from kartoteka.claims.vocabulary import ROLES
from kartoteka.drawing.timeline import Standing
from kartoteka.reasoning.dossier.phrases import PHRASES, ROLE_ORDER, phrase
from kartoteka.reasoning.words import say_length
from kartoteka.record import lookup
from kartoteka.record.access import Who, name_of
from kartoteka.record.models import Claim, Entity
from kartoteka.record.terms import event_type
from kartoteka.workbench import words


@dataclass(frozen=True, slots=True)
class Filler:
    """Who fills a role: the name to show and the person (cluster) whose page it leads to."""

    name: str
    cluster: int | None
    kind: str
    entity: int


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim in words. `subject` is whom the phrase is told of; `roles` are (role, its meaning, fillers)."""

    row: Claim
    group: str
    type: str
    means: str
    standing: Standing
    sign: str
    certainty: str
    when: str
    subject: Filler | None
    phrase: str
    roles: tuple[tuple[str, str, tuple[Filler, ...]], ...]
    holders: tuple[Filler | str, ...]

    @property
    def confidence(self) -> str:
        """The reader's confidence as a whole percentage, or an empty string."""
        return "" if self.row.confidence is None else f"{self.row.confidence:.0%}"


def with_people(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """The claims with all that `shown` reads, in a handful of queries."""
    return lookup.whole(claims)


def shown(row: Claim, who: Who) -> ClaimShown:
    """The claim in words, its people by the names that `who` may see."""
    roles = _roles(row, who)
    kind = event_type(row.type)
    subject_role = next((role for role in ROLE_ORDER if role in roles and role in _told(row.type)), None)
    subject_role = subject_role or next((role for role in ROLE_ORDER if role in roles), None)
    subject = roles[subject_role][0] if subject_role else None
    denied = row.factuality in {"CT-", "PR-", "PS-"}
    return ClaimShown(
        row=row,
        group=kind.group if kind else "",
        type=words.type_words(row.type),
        means=kind.means if kind else "",
        standing=words.STANDINGS.get(row.factuality, "alleged"),
        sign=words.CERTAINTY_SIGNS.get(row.factuality, ""),
        certainty=words.CERTAINTY_WORDS.get(row.factuality, row.factuality),
        when=words.when(row.earliest, row.latest, row.timed),
        subject=subject,
        phrase=_phrase(row, roles, subject_role, denied),
        roles=tuple((role, ROLES[role], tuple(roles[role])) for role in ROLES if role in roles),
        holders=_holders(row, who),
    )


def all_shown(claims: Iterable[Claim], who: Who) -> list[ClaimShown]:
    """Each claim in words."""
    return [shown(claim, who) for claim in claims]


def _told(event_type: str) -> frozenset[str]:
    return frozenset(PHRASES[event_type].by_role) if event_type in PHRASES else frozenset()


def _roles(row: Claim, who: Who) -> dict[str, list[Filler]]:
    found: dict[str, list[Filler]] = {}
    for filled in sorted(row.parts, key=lambda one: one.position):
        found.setdefault(filled.role, []).append(filler(filled.entity, who))
    return found


def filler(entity: Entity, who: Who) -> Filler:
    """The entity as it is named in a role."""
    return Filler(name_of(who, entity), entity.cluster_id, entity.kind, entity.id)


def _phrase(row: Claim, roles: dict[str, list[Filler]], told: str | None, denied: bool) -> str:
    fields = {role: _and([one.name for one in fillers]) for role, fillers in roles.items() if role != told}
    if told and len(roles[told]) > 1:
        fields["others"] = _and([one.name for one in roles[told][1:]])
    if "place" in fields:
        fields["at_place"] = f"in {fields['place']}"
    if row.post:
        fields["post"] = row.post
    if row.term:
        fields["term"] = say_length(row.term)
    return phrase(row.type, told or "", fields, trigger=row.quote, denied=denied)


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _holders(row: Claim, who: Who) -> tuple[Filler | str, ...]:
    chain = sorted(row.chain, key=lambda one: one.position)
    return tuple(
        filler(one.entity, who) if one.entity else words.HOLDER_WORDS.get(one.special, one.special) for one in chain
    )
