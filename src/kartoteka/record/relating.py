"""Decide on a relation: what a source says that somebody is to somebody. Every decision is an entry that stays."""

from __future__ import annotations

from typing import Any

from kartoteka import claims as core
from kartoteka.errors import InputError, StaleEdit
from kartoteka.record import access
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Entry, Relation, RelationJudgement, Role, Verdict
from kartoteka.record.projection.relations import hand_key
from kartoteka.record.terms import relation_types
from kartoteka.record.writing import change, words, write

_VERDICTS = (Verdict.ACCEPT.value, Verdict.REJECT.value, Verdict.CORRECT.value, Verdict.DOUBT.value)


def judge_relation(
    case: Case,
    relation: int,
    verdict: str,
    who: Who,
    *,
    reason: str = "",
    correction: core.Relation | None = None,
    version: int | None = None,
) -> RelationJudgement:
    """Decide on the relation of that id.

    Args:
        verdict: accept, reject, correct or doubt.
        correction: with `correct`, the relation as it should be, its entities named by their keys in the source;
            its place stays that of the one corrected.
        version: `Relation.version` as the user saw it; `None` does not ask whether somebody decided since.

    Raises:
        NotFound: there is no such relation that `who` may see.
        NotAllowed: `who` may not judge.
        StaleEdit: somebody else has decided since `version`.
        InputError: verdict, reason or correction cannot be used.
    """
    who.need(Role.REVIEWER, "judge relations")
    reason = words(reason, "reason")
    if verdict not in _VERDICTS:
        raise InputError(f"the verdict {verdict!r} is none of {', '.join(_VERDICTS)}")
    if (verdict == Verdict.CORRECT) != (correction is not None):
        raise InputError("a correction goes with the verdict 'correct', and that verdict needs one")
    with change(case):
        row = access.one(access.relations(who).select_related("source", "text"), "relation", pk=relation)
        if version is not None and version != row.version:
            raise _stale(row, f"you: {verdict}" + (f" ({reason})" if reason else ""))
        body: dict[str, Any] = {"relation": row.key, "verdict": verdict, "reason": reason}
        if correction is not None:
            body["says"] = _says(correction, row, who)
        entry = write(who, "relation", body)
        return RelationJudgement.objects.select_related("entry", "relation", "correction").get(entry=entry)


def _says(relation: core.Relation, row: Relation, who: Who) -> dict[str, Any]:
    """The relation as the log keeps it, checked."""
    if relation.type not in relation_types():
        raise InputError(f"the type {relation.type!r} is none of the vocabulary's; an editor can add it in Settings")
    value = None if relation.value is None else words(relation.value, "value", 300) or None
    ends = {key for key in (relation.subject, relation.object) if key is not None}
    known = set(access.entities(who).filter(source=row.source, key__in=ends).values_list("key", flat=True))
    if ends - known:
        raise InputError(f"{min(ends - known)!r} is nobody in {row.source.name}; add the person there first")
    if relation.subject == relation.object:
        raise InputError("nobody is something to themselves; choose two")
    made = core.Relation(relation.type, relation.subject, relation.object, value, row.start, row.end)
    if hand_key(made, row.source, row.text.number) == row.key:
        raise InputError("the correction says what the relation says already; accept it instead")
    said = [made.type, made.subject, made.object, made.value, made.start, made.end]
    return {"source": row.source.sha256, "text": row.text.number, "relation": said}


def _stale(row: Relation, yours: str) -> StaleEdit:
    last = Entry.objects.filter(relation=row).order_by("-seq").first()
    theirs = "nobody has decided"
    if last is not None:
        decided = getattr(last, "relation_judgement", None)
        theirs = f"{last.who}: {'took a decision back' if decided is None else decided.verdict}"
    return StaleEdit(
        f"somebody saved first: {theirs}; yours was not saved, {yours}: look at both and decide again",
        theirs,
        yours,
        row.version,
    )
