"""Somebody whom no reader saw is added to a source by the words that name them."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from kartoteka.errors import InputError
from kartoteka.record import access, services
from kartoteka.record.models import Role
from kartoteka.workbench.page import text, who_of
from kartoteka.workbench.serving import served
from kartoteka.workbench.texts import book_of
from kartoteka.workbench.views.session import back
from kartoteka.workbench.views.sources import current_text

MOST_MENTIONS = 500


@require_POST
def entity_new(request: HttpRequest, source_id: int) -> HttpResponse:
    """Add a person, group, body, place or work; every place where the name stands becomes a mention.

    Raises:
        InputError: the name does not stand in the source.
    """
    who = who_of(request)
    who.need(Role.REVIEWER, "add people")
    source = access.one(access.sources(who), "source", id=source_id)
    name, kind = text(request, "name", 200), text(request, "kind", 10)
    places = _places(book_of(current_text(source), who).text, name)
    if not places:
        raise InputError(f"{name!r} does not stand in {source.name}; write the name as the source writes it")
    mentions = [(start, end, "name") for start, end in places]
    made = services.add_entity(served(), source_id, kind, name, mentions, who, reason=text(request, "reason", 2000))
    entry = made.entries.get(action="entity")
    messages.success(request, f"{name} is in the list of names now.", extra_tags=f"undo-{entry.pk}")
    return back(request, "people")


def _places(text_of_source: str, name: str) -> list[tuple[int, int]]:
    if not name:
        return []
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text_of_source)
    return [match.span() for match in found][:MOST_MENTIONS]
