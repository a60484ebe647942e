"""Sentences are marked as done in the reader, or as not done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kartoteka.errors import InputError
from kartoteka.record import services
from kartoteka.record.models import Role
from kartoteka.workbench.page import text, who_of
from kartoteka.workbench.serving import served

MOST_AT_ONCE = 2_000
"""Sentences that one request may mark: more than a leaf has."""
_LONGEST = 20_000


@require_POST
def done(request: HttpRequest, source_id: int) -> HttpResponse:
    """Mark the sentences that begin at the numbers in `done` as done, or those in `not_done` as not; back to them."""
    who = who_of(request)
    who.need(Role.REVIEWER, "mark sentences as done")
    on = "not_done" not in request.POST
    starts = _starts(text(request, "done" if on else "not_done", _LONGEST))
    entry = services.mark_done(served(), source_id, starts, who, on=on, reason=text(request, "reason", 2000))
    if entry is not None:
        number = len(starts)
        said = f"{number} sentences are" if number > 1 else "The sentence is"
        messages.success(request, f"{said} {'done' if on else 'not done'}.", extra_tags=f"undo-{entry.seq}")
    return HttpResponseRedirect(f"{reverse('reader', args=[source_id])}?at={starts[0]}#done-{starts[0]}")


def _starts(given: str) -> list[int]:
    numbers = given.split()
    if not numbers or len(numbers) > MOST_AT_ONCE or not all(one.isdecimal() and len(one) < 16 for one in numbers):
        raise InputError(f"{given[:40]!r} is no list of places where sentences begin")
    return sorted({int(one) for one in numbers})
