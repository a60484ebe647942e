"""Decide on a claim, or add one. Every decision is an entry that stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Max

from kartoteka import claims as core
from kartoteka.claims.vocabulary import ENTITY_ROLES, FACTUALITY
from kartoteka.errors import InputError, StaleEdit
from kartoteka.record import access, blobs
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Certainty, Claim, Entry, Judgement, Role, Source, Verdict
from kartoteka.record.projection.judgements import hand_key
from kartoteka.record.terms import event_types
from kartoteka.record.writing import change, words, write


def judge(
    case: Case,
    claim: int,
    verdict: str,
    who: Who,
    *,
    reason: str = "",
    certainty: str = "",
    correction: core.Claim | None = None,
    version: int | None = None,
) -> Judgement:
    """Decide on the claim of that id.

    Args:
        verdict: accept, reject, correct or doubt (`Verdict`).
        certainty: how sure the researcher is that it was so (`Certainty`); empty: not said.
        correction: with `correct`, the claim as it should be: take `rows.claim_from_row(row)` and replace
            what is wrong. Roles and holders name entities by their keys in the source.
        version: `Claim.version` as the user saw it; `None` does not ask whether somebody else decided since.

    Raises:
        NotFound: there is no such claim that `who` may see.
        NotAllowed: `who` may not judge.
        StaleEdit: somebody else has decided since `version`.
        InputError: verdict, certainty, reason or correction cannot be used.
    """
    who.need(Role.REVIEWER, "judge claims")
    reason = words(reason, "reason")
    if verdict not in {v.value for v in Verdict} - {Verdict.ADD.value}:
        raise InputError(f"the verdict {verdict!r} is none of accept, reject, correct, doubt")
    if (verdict == Verdict.CORRECT) != (correction is not None):
        raise InputError("a correction goes with the verdict 'correct', and that verdict needs one")
    _check_certainty(certainty)
    with change(case):
        row = access.one(access.claims(who), "claim", pk=claim)
        if _is_stale(row, version):
            raise _stale(row, f"you: {verdict}" + (f" ({reason})" if reason else ""))
        body: dict[str, Any] = {"claim": row.key, "verdict": verdict, "certainty": certainty, "reason": reason}
        if correction is not None:
            body["says"] = _says(correction, row.source, row.text.number, who)
            if body["says"]["claim"]["id"] == row.key:
                raise InputError("the correction says what the claim says already; accept it instead")
        return _written(write(who, "judgement", body))


def add_claim(
    case: Case, source: int, claim: core.Claim, who: Who, *, reason: str = "", certainty: str = ""
) -> Judgement:
    """Add a claim that no reader saw, in the words of the source's latest text.

    `claim.id`, `reader`, `confidence` and `explanation` are not used; roles and holders name entities by their
    keys in the source (`Entity.key`).

    Raises:
        NotFound, NotAllowed, InputError: as `judge`; also where the case has the claim already.
    """
    who.need(Role.REVIEWER, "add claims")
    reason = words(reason, "reason")
    _check_certainty(certainty)
    with change(case):
        row = access.one(access.sources(who), "source", pk=source)
        number = row.texts.aggregate(last=Max("number"))["last"]
        says = _says(claim, row, number, who)
        key = says["claim"]["id"]
        if Claim.objects.filter(key=key, stands=True).exists():
            raise InputError("the source has this claim already, added by hand")
        body = {"claim": key, "verdict": Verdict.ADD.value, "certainty": certainty, "reason": reason, "says": says}
        return _written(write(who, "judgement", body))


def _written(entry: Entry) -> Judgement:
    """The judgement as it is now stored, not as it was before all was settled."""
    return Judgement.objects.select_related("entry", "claim", "correction").get(entry=entry)


def _check_certainty(certainty: str) -> None:
    if certainty and certainty not in Certainty.values:
        raise InputError(f"the certainty {certainty!r} is none of {', '.join(Certainty.values)}")


def _is_stale(row: Claim, version: int | None) -> bool:
    return version is not None and version != row.version


def _stale(row: Claim, yours: str) -> StaleEdit:
    last = Entry.objects.filter(claim=row).order_by("-seq").first()
    if last is None:
        theirs = "nobody has decided"
    elif last.action == "undo":
        theirs = f"{last.who}: took back entry {last.undoes_id}"
    else:
        decided = getattr(last, "judgement", None)
        said = last.action if decided is None else decided.verdict + (f" ({decided.reason})" if decided.reason else "")
        theirs = f"{last.who}: {said}"
    return StaleEdit(
        f"somebody saved first: {theirs}; yours was not saved, {yours}: look at both and decide again",
        theirs, yours, row.version,
    )  # fmt: skip


def _says(claim: core.Claim, source: Source, text_number: int, who: Who) -> dict[str, Any]:
    """The claim as the log keeps it, checked; its id is its key."""
    text = source.texts.get(number=text_number).text_id
    _check_claim(claim, len(blobs.content(text).decode()))
    keys = {e for filled in claim.roles.values() for e in filled} | set(claim.holders)
    keys -= {core.HOLDER_RUMOUR, core.HOLDER_UNSPECIFIED}
    known = set(access.entities(who).filter(source=source, key__in=keys).values_list("key", flat=True))
    if keys - known:
        raise InputError(f"{min(keys - known)!r} is nobody in {source.name}; add the person there first")
    made = replace(claim, reader="person", confidence=None, explanation=(), id="")
    made = replace(made, id=hand_key(made, source, text_number))
    return {"source": source.sha256, "text": text_number, "claim": _json(made)}


def _check_claim(claim: core.Claim, size: int) -> None:
    if claim.type not in event_types():
        raise InputError(f"the type {claim.type!r} is none of the vocabulary's; an editor can add it in Settings")
    if claim.factuality not in FACTUALITY:
        raise InputError(f"the factuality {claim.factuality!r} is none of {', '.join(FACTUALITY)}")
    unknown = set(claim.roles) - set(ENTITY_ROLES)
    if unknown:
        raise InputError(f"the role {min(unknown)!r} is none of {', '.join(ENTITY_ROLES)}")
    for what, start, end in (
        ("words of the claim", claim.start, claim.end),
        ("passage of the claim", claim.passage_start, claim.passage_end),
    ):
        if not 0 <= start < end <= size:
            raise InputError(f"the {what} lie at {start}-{end}, outside the text of {size} characters")
    for what, value in (("post", claim.post), ("term", claim.term)):
        if value is not None:
            words(value, what, 500)


def _json(claim: core.Claim) -> dict[str, Any]:
    head = core.SourceHead("", "", "", 0)
    return core.to_json(core.Reading(head, claims=(claim,)), explain=True)["claims"][0]
