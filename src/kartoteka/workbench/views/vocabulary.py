"""The case's own types of event and of relation: added in the settings, and taken out again while nothing uses them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kartoteka.errors import InputError
from kartoteka.record import services
from kartoteka.record.models import Role
from kartoteka.workbench.page import text, who_of
from kartoteka.workbench.serving import served
from kartoteka.workbench.views.settings import settings_with
from kartoteka.workbench.words import type_words

_FIELDS = {"kind": 10, "name": 80, "means": 400, "group": 20, "reason": 2000}
"""The form's fields, and how many characters of each are taken."""


@require_POST
def term_new(request: HttpRequest) -> HttpResponse:
    """Add a type; a fault is said beside the form, which keeps what was given."""
    who = who_of(request)
    who.need(Role.EDITOR, "add to the vocabulary")
    given = {name: text(request, name, most) for name, most in _FIELDS.items()}
    if given["kind"] == "relation":
        given["group"] = ""
    try:
        entry = services.add_term(served(), who=who, **given)
    except InputError as error:
        said = str(error)
        return settings_with(request, 400, term=given, term_error=f"{said[:1].upper()}{said[1:]}.")
    said = f"{type_words(entry.term.name).capitalize()} is in the vocabulary now."
    messages.success(request, said, extra_tags=f"undo-{entry.pk}")
    return redirect("settings")


@require_POST
def term_withdraw(request: HttpRequest, seq: int) -> HttpResponse:
    """Take the type that entry `seq` added out of the vocabulary."""
    who = who_of(request)
    who.need(Role.EDITOR, "take out of the vocabulary")
    entry = services.withdraw_term(served(), seq, who, reason=text(request, "reason", 2000))
    messages.success(request, "The type is no longer in the vocabulary.", extra_tags=f"undo-{entry.pk}")
    return redirect("settings")
