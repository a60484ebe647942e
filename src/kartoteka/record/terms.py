"""The vocabulary of the case: the reading format's closed lists, and what its people added to them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.db.models import Q

from kartoteka.claims.vocabulary import EVENT_GROUPS, EVENT_TYPES, RELATION_TYPES, EventType
from kartoteka.errors import InputError, NotAllowed, NotFound
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Entry, Judgement, RelationJudgement, Role, Term
from kartoteka.record.writing import change, words, write

_NAME = re.compile(r"[^\W\d_]\w{1,39}")


def event_types() -> Mapping[str, EventType]:
    """All types of event that a claim of the open case may have, the case's own last, by name."""
    own = Term.objects.filter(kind=Term.EVENT, live=True).order_by("name")
    return {**EVENT_TYPES, **{term.name: _event_type(term) for term in own}}


def event_type(name: str) -> EventType | None:
    """The type of that name, also one that was withdrawn; asks the database for a case's own only."""
    if name in EVENT_TYPES:
        return EVENT_TYPES[name]
    term = Term.objects.filter(kind=Term.EVENT, name=name).order_by("-live", "-entry").first()
    return None if term is None else _event_type(term)


def relation_types() -> Mapping[str, str]:
    """All types of relation of the open case with their meanings, the case's own last, by name."""
    own = Term.objects.filter(kind=Term.RELATION, live=True).order_by("name")
    return {**RELATION_TYPES, **{term.name: term.means for term in own}}


def own_terms() -> list[Term]:
    """What the people of the case added and did not withdraw, events first, by name."""
    return list(Term.objects.filter(live=True).select_related("entry").order_by("kind", "name"))


def add_term(case: Case, kind: str, name: str, means: str, who: Who, *, group: str = "", reason: str = "") -> Entry:
    """Add a type of event or of relation to the vocabulary of the case.

    Args:
        kind: `event` or `relation`.
        name: in any case; blanks and hyphens become low lines.
        means: a sentence that says when to use it.
        group: of a type of event, one of the vocabulary's groups.

    Raises:
        NotAllowed: `who` is no editor.
        InputError: kind, name, meaning or group cannot be used, or there is a type of that name.
    """
    who.need(Role.EDITOR, "add to the vocabulary")
    name = re.sub(r"[\s-]+", "_", words(name, "name", 60)).lower()
    means = words(means, "meaning", 300)
    if kind not in (Term.EVENT, Term.RELATION):
        raise InputError(f"{kind!r} is none of event and relation: a type is of the one or of the other")
    if not _NAME.fullmatch(name):
        raise InputError(f"the name {name!r} must be of 2 to 40 letters, such as house_search, and begin with one")
    if not means:
        raise InputError(f"say in a sentence what {name!r} means, so that others use it for the same")
    if (group in EVENT_GROUPS) != (kind == Term.EVENT):
        raise InputError(f"a type of event is in one of the groups {', '.join(EVENT_GROUPS)}; one of relation in none")
    with change(case):
        if name in (event_types() if kind == Term.EVENT else relation_types()):
            raise InputError(f"there is a type of {kind} {name!r} already; choose another name")
        body = {"kind": kind, "name": name, "means": means, "group": group, "reason": words(reason, "reason")}
        return write(who, "term", body)


def withdraw_term(case: Case, entry: int, who: Who, *, reason: str = "") -> Entry:
    """Take a type that nothing uses out of the vocabulary again: an undo of the entry that added it.

    Raises:
        NotFound: no entry of that number added a type that is still there.
        NotAllowed: `who` is no editor, or something uses the type.
    """
    who.need(Role.EDITOR, "take out of the vocabulary")
    with change(case):
        term = Term.objects.filter(entry=entry, live=True).first()
        if term is None:
            raise NotFound(f"there is no addition {entry} to the vocabulary in this case")
        check_unused(term)
        return write(who, "undo", {"undoes": entry, "reason": words(reason, "reason")})


def check_unused(term: Term) -> None:
    """
    Raises:
        NotAllowed: a decision in force made a claim or relation of that type.
    """
    model, row = (Judgement, "claim") if term.kind == Term.EVENT else (RelationJudgement, "relation")
    of_type = Q(**{f"{row}__type": term.name, f"{row}__made_by_hand": True}) | Q(correction__type=term.name)
    used = model.objects.filter(of_type, live=True).order_by("entry")
    if used.exists():
        number = used.count()
        raise NotAllowed(
            f"{term.name!r} is used by {number} decision{'' if number == 1 else 's'}, the first of them entry "
            f"{used[0].pk}; take {'it' if number == 1 else 'them'} back first"
        )


def check_free(term: Term) -> None:
    """
    Raises:
        NotAllowed: another type of that name was added since the term was withdrawn.
    """
    if Term.objects.filter(kind=term.kind, name=term.name, live=True).exists():
        raise NotAllowed(f"there is another type {term.name!r} by now; withdraw that one first")


def _event_type(term: Term) -> EventType:
    return EventType(term.name, term.group, term.means)
