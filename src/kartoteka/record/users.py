"""Accounts and their roles; a change of a role is an entry of the log, a password is not."""

from __future__ import annotations

from kartoteka.errors import InputError, NotAllowed
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Entry, Role, User
from kartoteka.record.writing import change, words, write


def set_role(case: Case, user: str, role: str, who: Who, *, sees_confidential: bool = False) -> Entry:
    """Give the account of that name a role (`Role`), and make the account, without a password, if need be.

    Raises:
        NotAllowed: `who` is no owner, or the last owner's account would lose its role.
        InputError: name or role cannot be used.
    """
    who.need(Role.OWNER, "give roles")
    user = words(user, "user's name", 150)
    if not user or role not in Role.values:
        raise InputError(f"{role!r} is no role, or the name is empty; give a name and one of {', '.join(Role.values)}")
    with change(case):
        owners = set(User.objects.filter(role=Role.OWNER, is_active=True).values_list("username", flat=True))
        if owners == {user} and role != Role.OWNER:
            raise NotAllowed(f"{user} is the only owner; give somebody else that role first")
        body = {"user": user, "role": role, "sees_confidential": sees_confidential or role == Role.OWNER}
        return write(who, "user", body)
