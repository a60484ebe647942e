"""Mark as confidential, and withdraw a source: both can be undone, and nothing is deleted."""

from __future__ import annotations

from kartoteka.errors import InputError, NotAllowed
from kartoteka.record import access
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Entry, Role
from kartoteka.record.writing import change, words, write


def set_confidential(
    case: Case,
    who: Who,
    *,
    on: bool,
    claim: int | None = None,
    entity: int | None = None,
    source: int | None = None,
    reason: str = "",
) -> Entry:
    """Mark one claim, entity or source (by id) as confidential, or take the mark away.

    A confidential person is one whose entity is marked: the whole cluster vanishes, and the name with it,
    from every text, for those without the right.

    Raises:
        NotFound: there is no such thing that `who` may see.
        NotAllowed: `who` may not; that takes an editor with the right to confidential matters.
        InputError: not exactly one of claim, entity, source was given.
    """
    who.need(Role.EDITOR, "mark as confidential")
    if not who.sees_confidential:
        raise NotAllowed(f"{who.name} has no right to confidential matters; an owner can give it")
    if [claim, entity, source].count(None) != 2:
        raise InputError("mark one thing at a time: a claim, a person or a source")
    with change(case):
        body: dict[str, object] = {"on": on, "reason": words(reason, "reason")}
        if claim is not None:
            row = access.one(access.claims(who), "claim", pk=claim)
            body |= {"source": row.source.sha256, "claim": row.key}
        elif entity is not None:
            found = access.one(access.entities(who), "entity", pk=entity)
            body |= {"source": found.source.sha256, "entity": found.key}
        else:
            body["source"] = access.one(access.sources(who), "source", pk=source).sha256
        return write(who, "confidential", body)


def withdraw_source(case: Case, source: int, who: Who, *, reason: str = "") -> Entry:
    """Take a source out of everything that is shown. Its bytes and claims stay, and `undo` brings it back.

    Raises:
        NotFound: there is no such source that `who` may see.
        NotAllowed: `who` may not.
    """
    who.need(Role.EDITOR, "withdraw sources")
    with change(case):
        row = access.one(access.sources(who), "source", pk=source)
        return write(who, "withdrawal", {"source": row.sha256, "reason": words(reason, "reason")})
