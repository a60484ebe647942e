"""Plain pages for what cannot be shown: the status, one sentence, the way on."""

from __future__ import annotations

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
    """500: a fault of ours; what was done before is kept."""
    return problem(
        request,
        "This is a fault of Kartoteka and not of yours. What had been saved is kept; go back and try again.",
        500,
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form did not come from one of our pages, or the page had been open too long."""
    return problem(request, "The form was sent from an old or foreign page. Load the page again and repeat it.", 403)
