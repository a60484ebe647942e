"""One box for people, claims, texts and notes; each hit says why it was found."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from kartoteka.record import access
from kartoteka.record.access import Who
from kartoteka.record.fold import fold
from kartoteka.record.models import Role
from kartoteka.record.search import Hit, find_people
from kartoteka.record.search import search as search_texts
from kartoteka.record.terms import event_types
from kartoteka.workbench.page import choice, show, text, who_of
from kartoteka.workbench.shown import ClaimShown, all_shown, with_people
from kartoteka.workbench.words import type_words

KINDS = ("people", "texts", "claims")
_AROUND = 140
"""Letters of a passage shown on each side of the first word found."""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found, people first."""
    who = who_of(request)
    who.need(Role.READER, "search this case")
    query, only = text(request, "q", 200), choice(request, "only", KINDS)
    many = 60 if only else 8
    context: dict[str, object] = {}
    if query and only in ("", "people"):
        context["people"] = find_people(who, query, count=many)
    hits = search_texts(who, query, count=many) if query and only != "people" else []
    if query and only in ("", "claims"):
        context["claims"], context["kinds"] = _claims(who, query, hits, many)
    if only in ("", "texts"):
        context["passages"] = [(hit, excerpt(hit)) for hit in hits]
    nothing = bool(query) and not any(context.get(name) for name in ("people", "claims", "passages"))
    return show(request, "search", "search", query=query, only=only, nothing=nothing, **context)


def _claims(who: Who, query: str, hits: list[Hit], many: int) -> tuple[list[ClaimShown], list[str]]:
    """Claims whose kind of event the query names; else those in the passages that were found."""
    wanted = fold(query)
    kinds = [name for name in event_types() if wanted and wanted in fold(type_words(name))]
    rows = access.claims(who).filter(stands=True)
    if kinds:
        rows = rows.filter(type__in=kinds)
    elif hits:
        places = (Q(text=hit.passage.text_id, start__range=(hit.passage.start, hit.passage.end - 1)) for hit in hits)
        rows = rows.filter(reduce(or_, places))
    else:
        return [], kinds
    return all_shown(with_people(rows.order_by("id")[:many]), who), kinds


def excerpt(hit: Hit) -> SafeString:
    """The words around the first match, with all matches marked."""
    first = hit.marks[0][0] if hit.marks else 0
    start, end = max(first - _AROUND, 0), min(first + _AROUND * 2, len(hit.words))
    pieces, here = ["…" if start else ""], start
    for low, high in hit.marks:
        if low < here or high > end:
            continue
        pieces += [conditional_escape(hit.words[here:low]), format_html("<mark>{}</mark>", hit.words[low:high])]
        here = high
    pieces += [conditional_escape(hit.words[here:end]), "…" if end < len(hit.words) else ""]
    return mark_safe("".join(pieces))
