"""Who asks, and what they may see and do. The lookup is the permission check: services get rows only from here."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from kartoteka.errors import NotAllowed, NotFound
from kartoteka.record.models import (
    Claim,
    Cluster,
    DoneSentence,
    Entity,
    Entry,
    Listing,
    Passage,
    Relation,
    Role,
    Source,
    User,
)

M = TypeVar("M", bound=Model)

_RANKS = (Role.NOBODY, Role.READER, Role.REVIEWER, Role.EDITOR, Role.OWNER)


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who asks for something: a name for the log, a role, and the right to confidential matters."""

    name: str
    role: str
    sees_confidential: bool = False

    @classmethod
    def local(cls) -> Who:
        """The user of this machine, who owns every case that lies here as a file."""
        try:
            name = getpass.getuser()
        except (KeyError, OSError):
            name = "local user"
        return cls(name, Role.OWNER, True)

    @classmethod
    def of(cls, user: User) -> Who:
        """The account; somebody who is not signed in, or whose account is closed, is nobody."""
        if not user.is_authenticated or not user.is_active:
            return STRANGER
        return cls(user.get_username(), user.role, user.sees_confidential or user.role == Role.OWNER)

    def may(self, role: str) -> bool:
        """Whether the role allows what needs `role`."""
        return _RANKS.index(Role(self.role)) >= _RANKS.index(Role(role))

    def need(self, role: str, what: str) -> None:
        """
        Raises:
            NotAllowed: the role does not allow it; `what` says in words what was to be done.
        """
        if not self.may(role):
            raise NotAllowed(f"{self.name} ({Role(self.role).value}) may not {what}: that needs the role {role}")


STRANGER = Who("stranger", Role.NOBODY)


def sources(who: Who) -> QuerySet[Source]:
    """The sources that `who` may see."""
    found = _readable(Source, who).filter(withdrawn=False)
    return found if who.sees_confidential else found.filter(confidential=False)


def claims(who: Who) -> QuerySet[Claim]:
    """The claims that `who` may see: all that were ever read, whether they stand or not."""
    return _in_sources(Claim, who)


def entities(who: Who) -> QuerySet[Entity]:
    """The entities that `who` may see."""
    return _in_sources(Entity, who).filter(undone=False)


def relations(who: Who) -> QuerySet[Relation]:
    """The relations that `who` may see."""
    return _in_sources(Relation, who)


def listings(who: Who) -> QuerySet[Listing]:
    """The listings that `who` may see."""
    return _in_sources(Listing, who)


def passages(who: Who) -> QuerySet[Passage]:
    """The passages that `who` may see."""
    return _in_sources(Passage, who)


def done_sentences(who: Who) -> QuerySet[DoneSentence]:
    """The sentences that are done, of the sources that `who` may see."""
    return _readable(DoneSentence, who).filter(text__source__in=sources(who))


def clusters(who: Who) -> QuerySet[Cluster]:
    """The clusters that `who` may see, of those with an entity in a current reading."""
    found = _readable(Cluster, who).filter(current=True)
    return found if who.sees_confidential else found.filter(veiled=False)


def entries(who: Who) -> QuerySet[Entry]:
    """The log's entries that `who` may see: none on what is confidential or withdrawn, but the withdrawal itself."""
    withdrawal = Q(action__in=("withdrawal", "undo"), claim=None)
    found = _readable(Entry, who).filter(Q(source=None) | Q(source__withdrawn=False) | withdrawal)
    if who.sees_confidential:
        return found
    hidden = Q(entities__veiled=True) | Q(entities__source__confidential=True)
    veiled = Entry.objects.filter(hidden).values("seq")
    return (
        found.filter(Q(source=None) | Q(source__confidential=False))
        .filter(Q(claim=None) | Q(claim__veiled=False))
        .filter(Q(relation=None) | Q(relation__veiled=False))
        .exclude(seq__in=veiled)
        .exclude(action="confidential")
        .exclude(undoes__action="confidential")
    )


def name_of(who: Who, row: Entity | Cluster) -> str:
    """The name of an entity or a cluster that `who` may see: no other one that is hidden from them."""
    return row.name if who.sees_confidential or not row.name else row.open_name or "somebody"


def names_of(who: Who, row: Entity) -> list[str]:
    """All names of an entity that `who` may see."""
    found: list[str] = row.names if who.sees_confidential else row.open_names
    return found


def one(rows: QuerySet[M], what: str, **by: object) -> M:
    """The one row among those that may be seen.

    Raises:
        NotFound: there is none, or it may not be seen; the two are not told apart.
    """
    found = rows.filter(**by).first()
    if found is None:
        raise NotFound(f"there is no {what} {next(iter(by.values()))!r} in this case")
    return found


def _readable(model: type[M], who: Who) -> QuerySet[M]:
    return model.objects.all() if who.may(Role.READER) else model.objects.none()


def _in_sources(model: type[M], who: Who) -> QuerySet[M]:
    found = _readable(model, who)
    # Their ids, not a join: mostly there are none, and then the database can go straight along an index.
    hidden = Q(withdrawn=True) if who.sees_confidential else Q(withdrawn=True) | Q(confidential=True)
    hidden_sources = list(Source.objects.filter(hidden).values_list("pk", flat=True))
    if hidden_sources:
        found = found.exclude(source__in=hidden_sources)
    return found if who.sees_confidential else found.filter(veiled=False)
