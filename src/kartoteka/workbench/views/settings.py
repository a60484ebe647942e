"""Settings: who may do what, and the conventions by which the case is read."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, password_validation, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kartoteka.claims.vocabulary import EVENT_GROUPS, FACTUALITY, ROLES
from kartoteka.errors import KartotekaError, NotFound
from kartoteka.record import services
from kartoteka.record.models import Role, User
from kartoteka.workbench.page import show, text, who_of
from kartoteka.workbench.serving import served
from kartoteka.workbench.words import type_words


@require_safe
def settings_page(request: HttpRequest) -> HttpResponse:
    """The page."""
    return settings_with(request)


@require_POST
def account_new(request: HttpRequest) -> HttpResponse:
    """Make an account. The first one must be an owner's, and from then on everybody signs in."""
    who = who_of(request)
    who.need(Role.OWNER, "make accounts")
    name, role, password = text(request, "username", 150), text(request, "role", 10), request.POST.get("password", "")
    errors = _faults(name, role, password)
    if errors:
        return settings_with(request, 400, errors=errors, given={"username": name, "role": role})
    first = not User.objects.exists()
    try:
        services.set_role(served(), name, role, who, sees_confidential="sees_confidential" in request.POST)
    except KartotekaError as error:
        return settings_with(request, 400, errors={"username": str(error)}, given={"username": name, "role": role})
    user = _with_password(name, password)
    if first:
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    messages.success(request, f"{name} can sign in now, as {role}.")
    return redirect("settings")


@require_POST
def account_change(request: HttpRequest, user_id: int) -> HttpResponse:
    """Another role, another password, or the account closed."""
    who = who_of(request)
    who.need(Role.OWNER, "change accounts")
    user = User.objects.filter(id=user_id).first()
    if user is None:
        raise NotFound(f"there is no account {user_id} in this case")
    password = request.POST.get("password", "")
    role = Role.NOBODY.value if "close" in request.POST else text(request, "role", 10)
    errors = _faults(user.username, role, password, new=False)
    if errors:
        return settings_with(request, 400, errors={f"account-{user_id}": " ".join(errors.values())})
    services.set_role(served(), user.username, role, who, sees_confidential="sees_confidential" in request.POST)
    if password:
        changed = _with_password(user.username, password)
        if changed.pk == request.user.pk:
            update_session_auth_hash(request, changed)
    messages.success(request, f"{user.username}: {role}{', with a new password' if password else ''}.")
    return redirect("settings")


def settings_with(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    """The page, with what a form on it was given and what was wrong with that."""
    who = who_of(request)
    who.need(Role.READER, "see the settings")
    accounts = User.objects.order_by("username") if who.may(Role.OWNER) else User.objects.none()
    return show(
        request,
        "settings",
        "settings",
        status,
        accounts=accounts,
        has_accounts=User.objects.exists(),
        roles=Role.choices,
        types=[(type_words(name), kind) for name, kind in services.event_types().items()],
        relation_words=services.relation_types(),
        own_terms=services.own_terms(),
        groups=EVENT_GROUPS,
        role_words=ROLES,
        factuality=FACTUALITY,
        **context,
    )


def _faults(name: str, role: str, password: str, new: bool = True) -> dict[str, str]:
    faults: dict[str, str] = {}
    if not name or name != name.strip() or "\x00" in name:
        faults["username"] = "Give the account a name."
    elif new and User.objects.filter(username__iexact=name).exists():
        faults["username"] = f"There is an account {name!r} already."
    if role not in Role.values:
        faults["role"] = "Choose a role from the list."
    elif new and role != Role.OWNER and not User.objects.exists():
        faults["role"] = "The first account must be an owner, or nobody could make others."
    if new or password:
        try:
            password_validation.validate_password(password, User(username=name))
        except ValidationError as error:
            faults["password"] = " ".join(error.messages)
    return faults


def _with_password(name: str, password: str) -> User:
    user = User.objects.get(username=name)
    user.set_password(password)
    user.save(update_fields=["password"])
    return user
