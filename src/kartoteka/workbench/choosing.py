"""The model that can be chosen as a reader, where the settings name one, and what its choice would send away."""

from __future__ import annotations

import os

from django.db import DatabaseError

from kartoteka.errors import ModelError
from kartoteka.model_reader.endpoint import WHOLE_CASE, Endpoint, from_environment, what_leaves
from kartoteka.record import services

READERS = ("rules", "model", "both")


def endpoint() -> Endpoint | None:
    """The endpoint of the settings; `None` where no model is named in them, or they cannot be used."""
    try:
        return from_environment() if os.environ.get("KARTOTEKA_MODEL") else None
    except ModelError:
        return None


def is_agreed(found: Endpoint) -> bool:
    """Whether the endpoint may be used for this case: it is on this machine, or an owner agreed to it."""
    return found.is_on_this_machine or found.host in services.agreed_hosts()


def sends_to() -> str:
    """The other machine that texts of this case may go to; empty where there is none."""
    found = endpoint()
    if found is None or found.is_on_this_machine:
        return ""
    try:
        return found.host if is_agreed(found) else ""
    except DatabaseError:
        return found.host  # every page says this, also the one that tells of a broken case


def form() -> dict[str, object]:
    """What the form says of the model: `sentence` is what an owner must agree to first, empty where nothing is."""
    found = endpoint()
    return {
        "endpoint": found,
        "sentence": "" if found is None or is_agreed(found) else what_leaves(found, WHOLE_CASE),
    }
