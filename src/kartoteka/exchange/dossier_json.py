"""The dossier as JSON: what the page shows, for a program that wants to read it.

Dates are ISO days, both inside, `null` for an open side; `trigger` counts characters in `sentence`, `start` in the
source's text.
"""

from __future__ import annotations

from typing import Any

from kartoteka.reasoning.dossier import Account, Dispute, Dossier, Line
from kartoteka.values import Bounds

__all__ = ["dossier_to_json"]

Json = dict[str, Any]


def dossier_to_json(dossier: Dossier) -> Json:
    """The dossier as plain dicts and lists."""
    return {
        "kartoteka": "dossier/1",
        "name": dossier.name,
        "names": list(dossier.names),
        "descriptions": list(dossier.descriptions),
        "kin": [{"relation": k.relation, "name": k.name, "fate": k.fate} for k in dossier.kin],
        "posts": list(dossier.posts),
        "associates": list(dossier.associates),
        "sources": list(dossier.sources),
        "claims": dossier.claims,
        "reviewed": dossier.reviewed,
        "life": [_dispute(entry) if isinstance(entry, Dispute) else _line(entry) for entry in dossier.life],
        "unplaced": [_line(line) for line in dossier.unplaced],
    }


def _dispute(dispute: Dispute) -> Json:
    return {
        "dispute": dispute.subject,
        "exclusive": dispute.exclusive,
        "accounts": [_line(line) for line in dispute.lines],
    }


def _line(line: Line) -> Json:
    return {
        "type": line.type,
        "role": line.role,
        "phrase": line.phrase,
        "standing": line.standing,
        "stated": _bounds(line.when.stated),
        "derived": _bounds(line.when.derived),
        "time_words": list(line.when.words),
        "why": list(line.when.why),
        "holders": list(line.holders),
        "claims": [_account(account) for account in line.accounts],
    }


def _bounds(bounds: Bounds | None) -> Json | None:
    if bounds is None:
        return None
    earliest, latest = bounds.to_iso()
    return {"earliest": earliest, "latest": latest}


def _account(account: Account) -> Json:
    return {
        "number": account.number,
        "claim": account.key.claim,
        "source": account.source,
        "start": account.start,
        "quote": account.quote,
        "sentence": account.sentence,
        "trigger": list(account.trigger),
        "factuality": account.factuality,
        "holders": list(account.holders),
        "notes": [{"mark": note.mark, "body": note.body} for note in account.notes],
        "reader": account.reader,
        "confidence": account.confidence,
    }
