"""How two readings differ, for a person: counts first, then each claim that differs, in order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from kartoteka.claims import Claim, Reading
from kartoteka.claims.difference import ClaimPair, Difference
from kartoteka.exchange.dates import in_words
from kartoteka.exchange.extract import extract
from kartoteka.exchange.signs import SIGNS, holder_chain
from kartoteka.reasoning.dossier import Indexed, indexed, line_of_claim
from kartoteka.reasoning.dossier.wording import holder_names
from kartoteka.reasoning.keys import ClaimKey

__all__ = ["difference_as_text", "difference_to_json"]

_SUBJECTS = ("patient", "agent", "recipient", "principal")


def difference_as_text(
    found: Difference, one: Reading, other: Reading, names: tuple[str, str], width: int = 110
) -> Text:
    """The difference of two readings that carry their text; `names` is how to call them."""
    here, there = indexed([one, other])
    text = Text()
    for row in (
        *_counts(found, names),
        *_differing(found, here, there, names, width),
        *_alone(f"Only in {names[0]}", found.only_one, here, width),
        *_alone(f"Only in {names[1]}", found.only_other, there, width),
    ):
        text.append_text(row).append("\n")
    return text


def difference_to_json(found: Difference) -> dict[str, Any]:
    """The difference as plain dicts and lists; claims and entities by their ids in their own reading."""
    return {
        "kartoteka": "difference/1",
        "agreed": [[pair.one.id, pair.other.id] for pair in found.agreed],
        "differing": [{"one": p.one.id, "other": p.other.id, "parts": list(p.parts)} for p in found.differing],
        "only_one": [claim.id for claim in found.only_one],
        "only_other": [claim.id for claim in found.only_other],
        "entities": {
            "agreed": [[one.id, other.id] for one, other in found.entities_agreed],
            "only_one": [entity.id for entity in found.entities_only_one],
            "only_other": [entity.id for entity in found.entities_only_other],
        },
        "notes": {
            "agreed": found.notes_agreed,
            "only_one": found.notes_only_one,
            "only_other": found.notes_only_other,
        },
    }


def _counts(found: Difference, names: tuple[str, str]) -> Iterator[Text]:
    rows = (
        ("claims", len(found.agreed), len(found.differing), len(found.only_one), len(found.only_other)),
        (
            "entities",
            len(found.entities_agreed),
            None,
            len(found.entities_only_one),
            len(found.entities_only_other),
        ),
        ("note marks", found.notes_agreed, None, found.notes_only_one, found.notes_only_other),
    )
    yield Text(f"{'':<12}{'agreed':>10}{'differing':>11}{'only 1':>10}{'only 2':>10}", style="bold")
    for label, *numbers in rows:
        yield Text(
            f"{label:<12}"
            + "".join(f"{'' if n is None else n:>{w}}" for n, w in zip(numbers, (10, 11, 10, 10), strict=True))
        )
    yield Text(f"1 {names[0]}    2 {names[1]}", style="dim")


def _differing(found: Difference, here: Indexed, there: Indexed, names: tuple[str, str], width: int) -> Iterator[Text]:
    if found.differing:
        yield Text()
        yield Text("Differing", style="bold")
    for pair in found.differing:
        yield _heading(pair.one, here, width, ", ".join(pair.parts))
        yield from _sides(pair, here, there)


def _sides(pair: ClaimPair, here: Indexed, there: Indexed) -> Iterator[Text]:
    for number, claim, reading in ((1, pair.one, here), (2, pair.other, there)):
        said = "; ".join(f"{part}: {_said(claim, part, reading)}" for part in pair.parts)
        yield Text(f"      {number}  {said}")


def _said(claim: Claim, part: str, reading: Indexed) -> str:
    """What the claim says in that part."""
    if part == "time":
        return "none" if claim.time is None else in_words(claim.time.bounds)
    if part == "holders":
        return holder_chain(holder_names(claim.holders, reading.names, "")) or "the narrator"
    if part == "notes":
        return ", ".join(claim.notes) or "none"
    if part in ("type", "post", "term", "factuality"):
        return str(getattr(claim, part) or "none")
    return ", ".join(reading.names.get(e, e) for e in claim.roles.get(part, ())) or "nobody"


def _alone(title: str, claims: tuple[Claim, ...], reading: Indexed, width: int) -> Iterator[Text]:
    if claims:
        yield Text()
        yield Text(title, style="bold")
    for claim in claims:
        yield _heading(claim, reading, width, "")


def _heading(claim: Claim, reading: Indexed, width: int, right: str) -> Text:
    subject = next((e for role in _SUBJECTS for e in claim.roles.get(role, ())), None)
    line = line_of_claim(reading, ClaimKey(0, claim.id), subject)
    name = f"{reading.names[subject]}: " if subject is not None and subject in reading.names else ""
    sign = f"{SIGNS[line.standing]} " if SIGNS[line.standing] else ""
    said = f"  [{claim.id}] {sign}{name}{line.phrase}"
    room = max(width - len(said) - len(right) - 6, 24)
    account = line.accounts[0]
    row = Text(said).append(f"  “{extract(account.sentence, account.trigger, room)}”", style="dim")
    return row.append(f"  {right}", style="bold") if right else row
