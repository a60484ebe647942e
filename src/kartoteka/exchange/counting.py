"""Numbers of things in words: "1 source", "1,204 people".

>>> counted(2, "person")
'2 people'
"""

from __future__ import annotations

__all__ = ["counted"]

_PLURALS = {"person": "people"}


def counted(number: int, thing: str) -> str:
    """The number with the thing in the singular or the plural."""
    return f"{number:,} {thing if number == 1 else _PLURALS.get(thing, f'{thing}s')}"
