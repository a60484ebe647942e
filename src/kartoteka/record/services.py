"""What one can do with an open case: plain functions, imported after `open_case`.

Reading services take `who` asks (`Who`) and give rows or lazy query sets: what `who` may not see is not there.
Changing services take the case too, append one entry to the log, and give what it made.
"""

from kartoteka.record.access import STRANGER, Who
from kartoteka.record.adding import Added, add_source
from kartoteka.record.confidence import set_confidential, withdraw_source
from kartoteka.record.coverage import Coverage, coverage
from kartoteka.record.dump import dump, dump_hash, picture_hash
from kartoteka.record.history import Change, history
from kartoteka.record.identity import add_entity, judge_identity, merge, split
from kartoteka.record.judging import add_claim, judge
from kartoteka.record.lookup import (
    claim,
    claims_held_by,
    claims_of,
    cluster,
    people,
    queue,
    readings,
    relations_of,
    source,
    source_claims,
    source_of,
    sources,
    text_of,
)
from kartoteka.record.relating import judge_relation
from kartoteka.record.search import Hit, PersonHit, find_people, search
from kartoteka.record.sending import agree_to_sending, agreed_hosts, must_not_be_sent
from kartoteka.record.telling import Told, told, told_source
from kartoteka.record.terms import add_term, event_types, own_terms, relation_types, withdraw_term
from kartoteka.record.undoing import undo
from kartoteka.record.users import set_role
from kartoteka.record.verify import Verified, verify
from kartoteka.record.working_through import mark_done

__all__ = [
    "STRANGER",
    "Added",
    "Change",
    "Coverage",
    "Hit",
    "PersonHit",
    "Told",
    "Verified",
    "Who",
    "add_claim",
    "add_entity",
    "add_source",
    "add_term",
    "agree_to_sending",
    "agreed_hosts",
    "claim",
    "claims_held_by",
    "claims_of",
    "cluster",
    "coverage",
    "dump",
    "dump_hash",
    "event_types",
    "find_people",
    "history",
    "judge",
    "judge_identity",
    "judge_relation",
    "mark_done",
    "merge",
    "must_not_be_sent",
    "own_terms",
    "people",
    "picture_hash",
    "queue",
    "readings",
    "relation_types",
    "relations_of",
    "search",
    "set_confidential",
    "set_role",
    "source",
    "source_claims",
    "source_of",
    "sources",
    "split",
    "text_of",
    "told",
    "told_source",
    "undo",
    "verify",
    "withdraw_source",
    "withdraw_term",
]
