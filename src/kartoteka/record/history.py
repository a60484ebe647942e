"""What was done, by whom, when and why, as sentences that need no other page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from kartoteka.record import access
from kartoteka.record.access import Who
from kartoteka.record.models import Claim, Cluster, Entry
from kartoteka.record.projection.undo import UNDOABLE


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history. `said` tells what was done; `can_undo`: it is in force and can be taken back."""

    seq: int
    at: datetime
    who: str
    action: str
    said: str
    reason: str
    live: bool
    can_undo: bool
    entry: Entry


def entries_of(
    who: Who, *, source: int | None = None, claim: int | None = None, person: int | None = None
) -> QuerySet[Entry]:
    """The entries of the log that `who` may see, the latest first; about one thing only, where one is given."""
    found = (
        access.entries(who)
        .select_related("source", "claim", "judgement", "undoes", "relation__subject", "relation__object")
        .prefetch_related("entities")
    )
    if source is not None:
        found = found.filter(source=source)
    if claim is not None:
        corrected = Claim.objects.filter(correction=claim).values("pk")
        found = found.filter(Q(claim=claim) | Q(claim__in=corrected))
    if person is not None:
        members = Cluster.objects.get(pk=person).entities.values("pk")
        about = Entry.objects.filter(entities__in=members).values("pk")
        found = found.filter(pk__in=about)
    return found.order_by("-seq")


def history(
    who: Who,
    *,
    source: int | None = None,
    claim: int | None = None,
    person: int | None = None,
    first: int = 0,
    count: int = 50,
) -> list[Change]:
    """A page of the history, the latest first."""
    found = entries_of(who, source=source, claim=claim, person=person)[first : first + count]
    return describe(found, who)


def describe(entries: Iterable[Entry], who: Who) -> list[Change]:
    """The entries, which `who` may see, as lines."""
    return [_change(entry, who) for entry in entries]


def _change(entry: Entry, who: Who) -> Change:
    body = json.loads(entry.body)
    return Change(
        seq=entry.seq,
        at=entry.at,
        who=entry.who,
        action=entry.action,
        said=_SAID[entry.action](entry, body, who),
        reason=body.get("reason", ""),
        live=entry.live,
        can_undo=entry.live and entry.action in UNDOABLE,
        entry=entry,
    )


def _reading(entry: Entry, body: dict, who: Who) -> str:
    return f"read {body['name']} ({body['reader']}, version {body['version']})"


def _judgement(entry: Entry, body: dict, who: Who) -> str:
    certainty = f", {body['certainty']}" if body["certainty"] else ""
    return f"{body['verdict']}: {entry.claim.type} “{entry.claim.quote}”{certainty}"


def _identity(entry: Entry, body: dict, who: Who) -> str:
    names = " and ".join(sorted({access.name_of(who, e) for e in entry.entities.all()}))
    verdicts = sorted({pair[4] for pair in body["pairs"]})
    return f"{', '.join(verdicts)}: {names}"


def _confidential(entry: Entry, body: dict, who: Who) -> str:
    what = "a claim" if body.get("claim") else "a person" if body.get("entity") else "the source"
    return f"{'marked' if body['on'] else 'no longer marked'} {what} as confidential"


def _done(entry: Entry, body: dict, who: Who) -> str:
    number = len(body["sentences"])
    return f"marked {number} sentence{'' if number == 1 else 's'} as {'done' if body['on'] else 'not done'}"


def _relation(entry: Entry, body: dict, who: Who) -> str:
    row = entry.relation
    other = "" if row.object is None else f" of {access.name_of(who, row.object)}"
    return f"{body['verdict']}: {access.name_of(who, row.subject)} as {row.value or row.type}{other}"


_SAID = {
    "case": lambda entry, body, who: "began the case",
    "reading": _reading,
    "judgement": _judgement,
    "identity": _identity,
    "relation": _relation,
    "entity": lambda entry, body, who: f"added by hand: {body['name']}",
    "confidential": _confidential,
    "withdrawal": lambda entry, body, who: f"withdrew {entry.source.name}",
    "done": _done,
    "term": lambda entry, body, who: f"added to the vocabulary: the type of {body['kind']} {body['name']}",
    "undo": lambda entry, body, who: f"took back entry {body['undoes']} ({entry.undoes.action})",
    "sending": lambda entry, body, who: f"agreed that texts are sent to {body['host']}: {body['said']}",
    "user": lambda entry, body, who: f"{body['user']} is now {body['role']}",
}
