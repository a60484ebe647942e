"""From claims to lines: what each claim says of the person, and which claims tell of one happening."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kartoteka.claims import Claim
from kartoteka.claims.vocabulary import ENTITY_ROLES, event_type
from kartoteka.reasoning.chronology import Chronology
from kartoteka.reasoning.dossier.indexed import Indexed
from kartoteka.reasoning.dossier.model import Account, Footnote, Line, Standing, When
from kartoteka.reasoning.dossier.phrases import PHRASES, ROLE_ORDER, phrase
from kartoteka.reasoning.dossier.timing import when_of
from kartoteka.reasoning.dossier.wording import folded_passage, holder_names
from kartoteka.reasoning.event_kinds import event_kind
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.reasoning.words import say_length, say_list
from kartoteka.values import Bounds

__all__ = ["DENIED", "STANDINGS", "account_of", "line_of", "line_of_claim", "merged", "role_in"]

STANDINGS: Mapping[str, Standing] = {
    "CT+": "fact",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "denied",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "open",
}

DENIED: frozenset[Standing] = frozenset({"denied", "probably not", "possibly not"})
"""What the narrator says did not happen, more or less surely."""


def role_in(claim: Claim, entity_id: str) -> str | None:
    """The role in which the claim tells of that entity; `None` if it has none, or is only where it happened."""
    roles = [role for role in ROLE_ORDER if entity_id in claim.roles.get(role, ())]
    return roles[0] if roles and roles[0] in ENTITY_ROLES[:4] else None


def line_of(claim: Claim, role: str, entity_id: str, reading: Indexed, when: When, account: Account) -> Line:
    """The line of one claim, seen from the entity in that role."""
    standing = STANDINGS[claim.factuality]
    denied = standing in DENIED and not claim.holders
    words = phrase(claim.type, role, _fields(claim, role, entity_id, reading), trigger=account.quote, denied=denied)
    kind = event_type(claim.type, reading.reading.event_types)
    turning = claim.type in PHRASES and PHRASES[claim.type].turning and standing == "fact" and role == "patient"
    return Line(claim.type, kind.group, role, words, standing, when, (account,), turning, account.holders)


def line_of_claim(reading: Indexed, key: ClaimKey, entity_id: str | None) -> Line:
    """One claim of a reading as a line, with what it states itself; seen from nobody in particular without an entity.

    Raises:
        KeyError: the reading has no such claim.
    """
    claim = reading.claims[key.claim]
    subject = entity_id or ""
    role = role_in(claim, subject) or ""
    account = account_of(claim, key, reading, subject)
    return line_of(claim, role, subject, reading, when_of(claim, key, reading, None), account)


def account_of(claim: Claim, key: ClaimKey, reading: Indexed, subject: str) -> Account:
    """The claim with its words, as an account."""
    span = (claim.passage_start, claim.passage_end)
    marks = [(note.start, note.end) for note in reading.notes_between(*span)]
    sentence, trigger = folded_passage(reading.text, span, (claim.start, claim.end), marks)
    return Account(
        key=key,
        source=reading.reading.source.name,
        quote=" ".join(reading.text[claim.start : claim.end].split()),
        sentence=sentence,
        trigger=trigger,
        holders=holder_names(claim.holders, reading.names, subject),
        factuality=claim.factuality,
        notes=_footnotes(claim, reading),
        start=claim.start,
        reader=claim.reader,
        confidence=claim.confidence,
        explanation=claim.explanation,
    )


def merged(lines: Sequence[Line], chronology: Chronology | None = None) -> list[Line]:
    """The lines with those that tell of one happening joined, if they agree in how sure it is and on whose word.

    The phrase that says more stays, and the narrower time. What is one event is the chronology's conclusion; without
    one, claims of an event that happens once are joined, and others of equal times.
    """
    events = {} if chronology is None else {key: chronology.same_event(key) for key in _of_one_event(lines)}
    joined: list[Line] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    for line in lines:
        near = alike.setdefault(_alike(line), [])
        place = next((n for n in near if _same_happening(joined[n], line, events)), None)
        if place is None:
            near.append(len(joined))
            joined.append(line)
        else:
            joined[place] = _join(joined[place], line)
    return joined


def _fields(claim: Claim, own_role: str, entity_id: str, reading: Indexed) -> dict[str, str]:
    names = reading.names
    fields: dict[str, str] = {}
    for role in ENTITY_ROLES:
        others = [names[e] for e in _told_apart(claim.roles.get(role, ()), reading) if e != entity_id]
        fields["others" if role == own_role else role] = say_list(list(dict.fromkeys(others)))
    fields["at_place"] = f"in {fields['place']}" if fields.get("place") else ""
    fields["post"] = claim.post or ""
    fields["term"] = say_length(claim.term) if claim.term else ""
    return fields


def _told_apart(filled: Sequence[str], reading: Indexed) -> list[str]:
    """The fillers without a group whose members are named beside it ("the three"); "the others" are more than those."""
    known = [reading.entities[e] for e in filled if e in reading.entities]
    if sum(entity.kind == "person" for entity in known) > 1:
        known = [entity for entity in known if entity.kind != "group" or "other" in entity.name]
    return [entity.id for entity in known]


def _footnotes(claim: Claim, reading: Indexed) -> tuple[Footnote, ...]:
    """The notes of the claim's sentence: by their place in it, else by the nearest mark of that name."""
    found = []
    for mark in claim.notes:
        same = reading.notes_by_mark.get(mark, ())
        if same:
            nearest = min(same, key=lambda note: abs(note.start - claim.end))
            found.append(Footnote(mark, nearest.body))
        else:
            found.append(Footnote(mark, None))
    return tuple(found)


def _of_one_event(lines: Sequence[Line]) -> list[ClaimKey]:
    """Claims told as facts of a kind that is told again now and then."""
    return [line.accounts[0].key for line in lines if line.standing == "fact" and event_kind(line.type).same]


def _alike(line: Line) -> tuple[object, ...]:
    """What lines of one happening have in common; `_join` does not change it."""
    return line.type, line.role, line.standing, line.holders


def _same_happening(one: Line, other: Line, events: Mapping[ClaimKey, Collection[ClaimKey]]) -> bool:
    """Whether two lines that are alike tell of one happening."""
    if {a.sentence for a in one.accounts} & {a.sentence for a in other.accounts}:
        return False
    if other.accounts[0].key in events.get(one.accounts[0].key, ()):
        return True
    first, second = one.when.stated, other.when.stated
    if one.standing != "fact":
        # What was only said, planned or denied is no event: two rumours of a death are two rumours.
        return first is not None and first == second and one.phrase == other.phrase
    if event_kind(one.type).same == "once":
        return first is None or second is None or _within(first, second)
    told_again = event_kind(one.type).same == "dated"
    return told_again and first is not None and second is not None and _within(first, second)


def _within(one: Bounds, other: Bounds) -> bool:
    """Whether one of the two holds the other."""
    return _holds(one, other) or _holds(other, one)


def _holds(outer: Bounds, inner: Bounds) -> bool:
    after = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    before = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return after and before


def _join(one: Line, other: Line) -> Line:
    fuller = max(one, other, key=lambda line: (line.when.stated is not None, len(line.phrase)))
    narrower = min(one, other, key=lambda line: _width(line.when))
    return replace(fuller, when=narrower.when, accounts=one.accounts + other.accounts)


def _width(when: When) -> float:
    days = None if when.bounds is None else when.bounds.days
    return float("inf") if days is None else days
