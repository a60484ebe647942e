"""What a claim and a reading are; the vocabulary; JSON in and out; the difference of two readings."""

from kartoteka.claims.from_json import from_json
from kartoteka.claims.model import (
    HOLDER_RUMOUR,
    HOLDER_UNSPECIFIED,
    Claim,
    ClaimTime,
    Entity,
    Listing,
    Mention,
    NoteMark,
    Reading,
    Relation,
    SourceHead,
    Time,
)
from kartoteka.claims.to_json import to_json

__all__ = [
    "HOLDER_RUMOUR",
    "HOLDER_UNSPECIFIED",
    "Claim",
    "ClaimTime",
    "Entity",
    "Listing",
    "Mention",
    "NoteMark",
    "Reading",
    "Relation",
    "SourceHead",
    "Time",
    "from_json",
    "to_json",
]
