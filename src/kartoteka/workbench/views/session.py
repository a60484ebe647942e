"""Signing in and out, and what a browser remembers: colours and keys."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kartoteka.workbench.page import show

MOST_FAILURES = 6
FAILURES_KEPT_SECONDS = 300
_YEAR_SECONDS = 365 * 24 * 3600


class PatientLogin(AuthenticationForm):
    """Django's form; after several wrong passwords for a name it waits some minutes."""

    def clean(self) -> dict[str, object]:
        """
        Raises:
            ValidationError: wrong, or too often wrong.
        """
        name = str(self.cleaned_data.get("username") or "").lower()[:150]
        key = f"login-failures-{name.encode().hex()[:200]}"
        failures = cache.get(key, 0)
        if failures >= MOST_FAILURES:
            raise forms.ValidationError("Too many wrong passwords for this name. Wait five minutes.", code="wait")
        try:
            found = super().clean()
        except forms.ValidationError:
            cache.set(key, failures + 1, FAILURES_KEPT_SECONDS)
            raise
        cache.delete(key)
        return found


class Login(LoginView):
    """The sign-in page; somebody who is signed in goes on to the case."""

    template_name = "workbench/login.html"
    authentication_form = PatientLogin
    redirect_authenticated_user = True


login = Login.as_view()


def back(request: HttpRequest, otherwise: str = "case") -> HttpResponseRedirect:
    """To where the form says, if that is one of our own pages."""
    return HttpResponseRedirect(own_address(request) or reverse(otherwise))


def own_address(request: HttpRequest) -> str:
    """`next` out of the form or the address, if it leads to one of our own pages; else an empty string."""
    target = request.POST.get("next") or request.GET.get("next", "")
    safe = target.startswith("/") and url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return target if safe and len(target) < 2000 and target.isprintable() else ""


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the system has it; kept in a cookie."""
    return _kept(request, "theme", ("light", "dark"))


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Whether single keys do something (WCAG 2.1.4); kept in a cookie."""
    return _kept(request, "keys", ("off",))


def _kept(request: HttpRequest, name: str, allowed: tuple[str, ...]) -> HttpResponse:
    response = back(request)
    value = request.POST.get(name, "")
    if value in allowed:
        response.set_cookie(
            name, value, max_age=_YEAR_SECONDS, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    else:
        response.delete_cookie(name, samesite="Lax")
    return response


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What the pages are for, the signs, and the keys."""
    return show(request, "help", "")
