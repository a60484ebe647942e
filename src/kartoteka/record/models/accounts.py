"""People who work on the case, and what they may do."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What a user may do; each role may do what those after it may."""

    OWNER = "owner", "Owner: everything, users and confidential matters included"
    EDITOR = "editor", "Editor: adds sources and claims, marks as confidential"
    REVIEWER = "reviewer", "Reviewer: judges claims, says who is who"
    READER = "reader", "Reader: reads"
    NOBODY = "nobody", "No right in this case"


class User(AbstractUser):
    """An account. One database holds one case, so a role needs no case beside it.

    `sees_confidential` is the right to what is marked confidential; an owner always has it.
    """

    role = models.CharField(max_length=10, choices=Role.choices, default=Role.NOBODY)
    sees_confidential = models.BooleanField(default=False)
