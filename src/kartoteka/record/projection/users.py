"""Who may do what: roles are given by entries of the log; passwords are not in it."""

from __future__ import annotations

from typing import Any

from kartoteka.record.models import Entry, User


def project_user(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: user, role, sees_confidential. Makes the account, without a password, where there is none."""
    user, is_new = User.objects.get_or_create(username=body["user"])
    user.role, user.sees_confidential = body["role"], body["sees_confidential"]
    if is_new:
        user.set_unusable_password()
    user.save()
