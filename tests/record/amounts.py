"""How much a test tries: little in `make test`, as much as KARTOTEKA_SOAK says in `make soak` (tools/soak.py)."""

import os

SOAK = int(os.environ.get("KARTOTEKA_SOAK", "0"))


def amount(small: int) -> int:
    """So many, or as many as the soak asks for."""
    return SOAK or small
