"""What every request and answer carries: who asks; a strict policy; and errors of ours as plain pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from kartoteka.errors import KartotekaError, NotAllowed, NotFound, StaleEdit

if TYPE_CHECKING:
    from kartoteka.record.access import Who

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OPEN_TO_ALL = frozenset({"login", "logout", "theme", "keys", "help"})
"""Names of the addresses that show nothing of the case."""
_LOOPBACK = frozenset({"127.0.0.1", "::1"})

Answer = Callable[[HttpRequest], HttpResponse]


def security_headers(get_response: Answer) -> Answer:
    """Nothing from outside may run, nothing may frame a page, and no copy of a page is kept."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        # Static files say themselves how long they keep; everything else is somebody's.
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer


class WhoAsks:
    """Sets `request.who`; turns the errors that a user can mend into pages of status 403, 404, 409 or 400.

    A case without accounts is its machine's own: whoever asks from the machine itself is its owner. With the first
    account that ends, and everybody signs in.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.who = who_asks(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_: object) -> HttpResponse | None:
        """Whoever has no right in the case sees the sign-in page and nothing else. The lookups check again."""
        from kartoteka.workbench.views.errors import problem

        name = request.resolver_match.url_name if request.resolver_match else None
        if name in OPEN_TO_ALL or request.who.role != "nobody":  # type: ignore[attr-defined]
            return None
        if request.user.is_authenticated or request.method not in ("GET", "HEAD"):
            return problem(request, "Your account has no right in this case; its owner can give you one.", 403)
        return redirect_to_login(request.get_full_path(), "login")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        from kartoteka.workbench.views.errors import problem

        if isinstance(error, KartotekaError):
            return problem(request, error, status_of(error))
        return None


def who_asks(request: HttpRequest) -> Who:
    """The account that is signed in, or this machine's user where the case has no accounts."""
    from kartoteka.record.access import STRANGER, Who
    from kartoteka.record.models import User

    if request.user.is_authenticated:
        return Who.of(request.user)
    if request.META.get("REMOTE_ADDR") in _LOOPBACK and not User.objects.exists():
        return Who.local()
    return STRANGER


def status_of(error: KartotekaError) -> int:
    """The HTTP status that says what kind of error it is."""
    kinds = ((NotFound, 404), (NotAllowed, 403), (StaleEdit, 409))
    return next((status for kind, status in kinds if isinstance(error, kind)), 400)
