"""Clients in this process, for what needs no browser: one for each role, and one who is nobody."""

from __future__ import annotations

from pathlib import Path

from django.test import Client, override_settings

from workbench.making import make_case

ROLES = ("stranger", "nobody", "reader", "reviewer", "editor", "owner")


def case_with_accounts(path: Path | None, *makers):  # type: ignore[no-untyped-def]
    """A case in which everybody must sign in, with an account for each role that has one."""
    case = make_case(path, *makers)
    from kartoteka.record import services
    from kartoteka.record.models import User
    from kartoteka.workbench.serving import serve_case

    serve_case(case)
    # Real passwords take long to check on purpose; those of the tests need not.
    override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]).enable()
    for role in reversed(ROLES[1:]):
        services.set_role(case, role, role, services.Who.local())
        user = User.objects.get(username=role)
        user.set_password("a long enough password")
        user.save()
    return case


def client(role: str, **more: object) -> Client:
    """A client signed in as that role's account; the stranger is not signed in."""
    from kartoteka.record.models import User

    made = Client(headers={"host": "localhost"}, raise_request_exception=False, **more)  # type: ignore[arg-type]
    if role != "stranger":
        made.force_login(User.objects.get(username=role))
    return made
