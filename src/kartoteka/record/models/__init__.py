"""The tables. `Entry` (the log) and `Blob` (bytes) are what was written; all others are computed from them.

Whoever has the log and the blobs can make every other row again (`kartoteka.record.replay`), and so `verify`
finds a changed byte anywhere, a restored case is the same case on another database, and undo is exact.
"""

from kartoteka.record.models.accounts import Role, User
from kartoteka.record.models.claims import (
    Claim,
    ClaimHolder,
    ClaimRole,
    Listing,
    ListingPlace,
    ReadingClaim,
    Relation,
    Status,
)
from kartoteka.record.models.judgements import Certainty, Identity, Judgement, RelationJudgement, Sameness, Verdict
from kartoteka.record.models.log import Blob, Entry, Meta
from kartoteka.record.models.people import Cluster, Entity, Mention, NameKey, ReadingEntity
from kartoteka.record.models.sources import DoneSentence, Passage, Reading, Source, SourceText, Veil
from kartoteka.record.models.terms import Term

__all__ = [
    "Blob",
    "Certainty",
    "Claim",
    "ClaimHolder",
    "ClaimRole",
    "Cluster",
    "DoneSentence",
    "Entity",
    "Entry",
    "Identity",
    "Judgement",
    "Listing",
    "ListingPlace",
    "Mention",
    "Meta",
    "NameKey",
    "Passage",
    "Reading",
    "ReadingClaim",
    "ReadingEntity",
    "Relation",
    "RelationJudgement",
    "Role",
    "Sameness",
    "Source",
    "SourceText",
    "Status",
    "Term",
    "User",
    "Veil",
    "Verdict",
]
