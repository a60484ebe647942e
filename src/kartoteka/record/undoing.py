"""Take back what an entry did, where the record stays whole without it. Every undo is an entry that stays."""

from __future__ import annotations

from django.db.models import Q

from kartoteka.errors import NotAllowed
from kartoteka.record import access, terms
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Claim, Entity, Entry, Judgement, RelationJudgement, Role, Term
from kartoteka.record.projection.undo import UNDOABLE
from kartoteka.record.writing import change, words, write

_NEEDED = {
    "confidential": (Role.EDITOR, "undo that"),
    "withdrawal": (Role.EDITOR, "undo that"),
    "term": (Role.EDITOR, "change the vocabulary"),
    "sending": (Role.OWNER, "decide what is sent to another machine"),
}
"""The role that it takes to undo an action, where a reviewer's is not enough."""


def undo(case: Case, entry: int, who: Who, *, reason: str = "") -> Entry:
    """Take back what the entry of that number did; to undo an undo does it again.

    Raises:
        NotFound: there is no such entry that `who` may see.
        NotAllowed: it cannot be undone, or `who` may not, or it was undone already, or what is decided rests on it.
    """
    who.need(Role.REVIEWER, "undo")
    reason = words(reason, "reason")
    with change(case):
        row = access.one(access.entries(who), "entry", pk=entry)
        if row.action not in UNDOABLE:
            raise NotAllowed(f"entry {entry} ({row.action}) cannot be undone; a source is taken out by withdrawing it")
        root = _root(row)
        if root.action in _NEEDED:
            who.need(*_NEEDED[root.action])
        if not row.live:
            raise NotAllowed(f"entry {entry} was undone already; undo the undoing to have it back")
        # An undo always turns what stands at the root: in force, or not.
        if root.live:
            _check_nothing_rests_on(root)
        else:
            _check_what_it_rests_on(root)
        return write(who, "undo", {"undoes": row.pk, "reason": reason})


def _root(row: Entry) -> Entry:
    return row if row.undoes is None else _root(row.undoes)


def _check_nothing_rests_on(root: Entry) -> None:
    """Before the entry goes out of force.

    Raises:
        NotAllowed: a decision in force uses what it made.
    """
    if root.action == "term":
        terms.check_unused(Term.objects.get(entry=root))
    if root.action == "entity":
        _check_nobody_speaks_of(root)


def _check_nobody_speaks_of(root: Entry) -> None:
    added = root.entities.get()
    about = Entry.objects.filter(entities=added, live=True).exclude(pk=root.pk).exclude(action="undo")
    in_claim = Q(roles__entity=added) | Q(holders__entity=added)
    claims = Claim.objects.filter(in_claim, made_by_hand=True).values("pk")
    made = Entry.objects.filter(
        Q(judgement__claim__in=claims) | Q(judgement__correction__in=claims), judgement__live=True
    )
    resting = sorted({*about.values_list("pk", flat=True), *made.values_list("pk", flat=True)})
    if resting:
        more = f" and {len(resting) - 1} more" if len(resting) > 1 else ""
        raise NotAllowed(f"entry {resting[0]}{more} rests on {added.name}, who was added by hand; take that back first")


def _check_what_it_rests_on(root: Entry) -> None:
    """Before the entry comes into force again.

    Raises:
        NotAllowed: what it uses was taken back meanwhile.
    """
    if root.action == "term":
        terms.check_free(Term.objects.get(entry=root))
    made = Judgement.objects.filter(entry=root).first()
    if made is not None:
        _check_type((made.correction or made.claim).type, terms.event_types())
    related = RelationJudgement.objects.filter(entry=root).first()
    if related is not None:
        _check_type((related.correction or related.relation).type, terms.relation_types())
    _check_all_are_there(root, made)


def _check_all_are_there(root: Entry, made: Judgement | None) -> None:
    gone = set(root.entities.filter(undone=True)) if root.action != "entity" else set()
    if made is not None:
        says = made.correction or made.claim
        named = Q(roles__claim=says) | Q(held__claim=says)
        gone |= set(Entity.objects.filter(named, undone=True))
    if gone:
        name = min(row.name for row in gone)
        raise NotAllowed(f"{name} was added by hand, and that was taken back; undo that first")


def _check_type(name: str, known: object) -> None:
    if name not in known:  # type: ignore[operator]
        raise NotAllowed(f"the type {name!r} was withdrawn from the vocabulary; undo that first")
