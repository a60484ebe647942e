"""Plain pages for what cannot be shown: the status, one sentence, the way on."""

from __future__ import annotations

import sys

from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from kartoteka.errors import KartotekaError
from kartoteka.record.access import STRANGER
from kartoteka.workbench.page import show

HEADS = {
    400: "That could not be understood",
    403: "That is not open to you",
    404: "There is no such page",
    409: "Somebody else was quicker",
    413: "That is too large",
    500: "Something went wrong here",
    503: "The case is in use",
}


def problem(request: HttpRequest, error: KartotekaError | str, status: int) -> HttpResponse:
    """The page that says what was wrong; for a part of a page (htmx) only the sentence."""
    if not hasattr(request, "who"):
        request.who = STRANGER  # type: ignore[attr-defined]
    said = str(error)
    said = said[:1].upper() + said[1:]
    return show(request, "problem", "", status, head=HEADS.get(status, HEADS[400]), said=said)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself is malformed."""
    return problem(request, "The address or the form holds something that it cannot hold.", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return problem(request, "Your account has no right to this. Ask the owner of the case.", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return problem(request, "Nothing of this case lies at this address. Search, or start from the case's page.", 404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours; what was done before is kept. 503: another program has held the case for too long."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError) and "locked" in str(error):
        return _in_use(request)
    return problem(
        request,
        "This is a fault of Kartoteka and not of yours. What had been saved is kept; go back and try again.",
        500,
    )


def _in_use(request: HttpRequest) -> HttpResponse:
    """503, on a page that asks the database for nothing: neither for the account, nor for what the session holds."""
    request.user, request.who = AnonymousUser(), STRANGER  # type: ignore[attr-defined]
    for kept in ("session", "_messages"):
        if hasattr(request, kept):
            delattr(request, kept)
    return problem(request, "Another program is writing into this case. Wait a little, then load the page again.", 503)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form did not come from one of our pages, or the page had been open too long."""
    return problem(request, "The form was sent from an old or foreign page. Load the page again and repeat it.", 403)
