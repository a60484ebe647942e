"""Types of event and of relation that the people of a case added to the vocabulary."""

from __future__ import annotations

from typing import Any

from kartoteka.record.models import Entry, Term


def project_term(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: kind (event or relation), name, means, group (empty for a relation), reason."""
    Term.objects.create(entry=entry, **{key: body[key] for key in ("kind", "name", "means", "group")})


def settle_term(entry: Entry) -> None:
    """A term is there as long as its entry is in force."""
    Term.objects.filter(entry=entry).update(live=entry.live)
